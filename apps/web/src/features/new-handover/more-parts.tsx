import { useTranslation } from 'react-i18next';
import type { Organization, Pathway } from '../../api';
import { waysOn } from '../handover/ways';
import { partField, type PartDraft, type SettledPart } from './new-handover-draft';
import { PartFields } from './part-fields';
import { PathwayField } from './pathway-field';
import type { ProposedReceiver } from './settled-parts';

interface MorePartsProps {
  /** The parts after the first. */
  readonly parts: readonly (SettledPart & { readonly proposal: ProposedReceiver })[];
  readonly pathways: readonly Pathway[];
  readonly sender: Organization | undefined;
  readonly organizations: readonly Organization[];
  readonly now: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (part: PartDraft, changed: Partial<PartDraft>) => void;
  readonly onAdd: () => void;
  readonly onRemove: (number: number) => void;
}

/** What other receivers take over at the same time: each confirms its own part. */
export function MoreParts({ parts, pathways, sender, onAdd, onRemove, onChange, errors, ...shared }: MorePartsProps) {
  const { t } = useTranslation();
  const usable = pathways.filter(
    (each) =>
      each.transfers && waysOn(each, shared.now).some(({ from }) => sender !== undefined && from.includes(sender.type)),
  );
  return (
    <>
      {parts.map((part, index) => {
        const { draft, pathway } = part;
        const id = (name: string): string => partField(draft.number, name);
        return (
          <section key={draft.number} className="course-part" aria-labelledby={id('heading')}>
            <h2 id={id('heading')}>{t('form.part', { number: index + 2 })}</h2>
            <PathwayField
              id={id('pathway')}
              pathways={usable}
              value={draft.pathway}
              error={errors[id('pathway')]}
              onChange={(chosen) => onChange(draft, { pathway: chosen, items: [], content: {}, receiver: '' })}
            />
            {pathway === undefined ? null : (
              <PartFields
                {...shared}
                part={part}
                pathway={pathway}
                sender={sender}
                proposal={part.proposal}
                errors={errors}
                onChange={(changed) => onChange(draft, changed)}
              />
            )}
            <button type="button" className="button button-secondary" onClick={() => onRemove(draft.number)}>
              {t('form.removePart', { number: index + 2 })}
            </button>
          </section>
        );
      })}
      <p className="add-part">
        <button type="button" className="button button-secondary" onClick={onAdd}>
          {t('form.addPart')}
        </button>{' '}
        <span className="form-hint">{t('form.addPartHint')}</span>
      </p>
    </>
  );
}
