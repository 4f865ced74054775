import { useTranslation } from 'react-i18next';
import type { Organization, Pathway } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { CheckboxGroup, MomentField, RadioGroup } from '../../ui/fields';
import { SearchSelect } from '../../ui/search-select';
import { formFields } from '../handover/form-schema';
import { SchemaForm } from '../handover/schema-form';
import { keyOf, receiversFor, wayBetween } from '../handover/ways';
import { partField, wantedMoment, type PartDraft, type SettledPart } from './new-handover-draft';
import type { ProposedReceiver } from './settled-parts';

interface PartFieldsProps {
  readonly part: SettledPart;
  readonly pathway: Pathway;
  readonly sender: Organization | undefined;
  readonly organizations: readonly Organization[];
  readonly proposal: ProposedReceiver;
  readonly now: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (changed: Partial<PartDraft>) => void;
}

/** What is handed over, when, to whom and with which information; of advice, to whom and what is asked. */
export function PartFields({ part, pathway, sender, organizations, proposal, now, errors, onChange }: PartFieldsProps) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const { draft } = part;
  const id = (name: string): string => partField(draft.number, name);
  // A further part has a heading of its own above this one.
  const Heading = draft.number === 0 ? 'h2' : 'h3';
  return (
    <>
      {pathway.transfers ? <Transferred part={part} errors={errors} onChange={onChange} /> : null}
      <ReceiverField
        part={part}
        pathway={pathway}
        sender={sender}
        organizations={organizations}
        proposal={proposal}
        at={wantedMoment(draft) ?? now}
        error={errors[id('receiver')]}
        onChange={(receiver) => onChange({ receiver })}
      />
      <div>
        <Heading>{pathway.transfers ? t('form.content') : t('form.question')}</Heading>
        <p>
          <button
            type="button"
            className="button button-secondary"
            onClick={() => onChange({ content: pathway.exampleContent, examples: draft.examples + 1 })}
          >
            {t('form.fillExample')}
          </button>{' '}
          <span className="form-hint">{t('form.exampleHint')}</span>
        </p>
        <SchemaForm
          key={`${pathway.id} ${draft.examples}`}
          fields={formFields(pathway.contentSchema, language)}
          values={draft.content}
          errors={errors}
          idOf={(name) => id(`content-${name}`)}
          onChange={(content) => onChange({ content })}
        />
      </div>
    </>
  );
}

function Transferred({
  part: { draft, choices, items },
  errors,
  onChange,
}: Pick<PartFieldsProps, 'part' | 'errors' | 'onChange'>) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const id = (name: string): string => partField(draft.number, name);
  const [only, ...others] = choices;
  return (
    <>
      {only !== undefined && others.length === 0 ? (
        <p>
          {t('form.what')} <strong>{only.label[language]}</strong>
        </p>
      ) : (
        <CheckboxGroup
          id={id('items')}
          label={t('form.what')}
          error={errors[id('items')]}
          choices={choices.map((item) => ({ value: keyOf(item), label: item.label[language] }))}
          chosen={items}
          onChange={(chosen) => onChange({ items: chosen })}
        />
      )}
      <RadioGroup
        id={id('when')}
        label={t('form.when')}
        choices={[
          { value: 'at-once', label: t('form.atOnce') },
          { value: 'from-time', label: t('form.fromTime') },
        ]}
        value={draft.when}
        onChange={(when) => onChange({ when: when === 'from-time' ? 'from-time' : 'at-once' })}
      />
      {draft.when === 'at-once' ? null : (
        <MomentField
          id={id('effectiveFrom')}
          label={t('form.fromTime')}
          error={errors[id('effectiveFrom')]}
          date={draft.date}
          clock={draft.clock}
          onChange={(date, clock) => onChange({ date, clock })}
        />
      )}
    </>
  );
}

interface ReceiverFieldProps extends Pick<
  PartFieldsProps,
  'part' | 'pathway' | 'sender' | 'organizations' | 'proposal'
> {
  readonly at: string;
  readonly error: string | undefined;
  readonly onChange: (receiver: string) => void;
}

function ReceiverField({
  part: { draft, receiver, items },
  pathway,
  sender,
  organizations,
  proposal,
  at,
  error,
  onChange,
}: ReceiverFieldProps) {
  const { t, i18n } = useTranslation();
  const receivers = receiversFor(pathway, sender?.type, organizations, at).filter((each) => each.id !== sender?.id);
  const receiverType = receivers.find((each) => each.id === receiver)?.type;
  const way = wayBetween(pathway, { sender: sender?.type, receiver: receiverType }, items, at);
  const hint =
    proposal.because === undefined
      ? t(proposal.isImpossible ? 'form.noProposal' : 'form.chooseMunicipality')
      : t('form.proposed', { because: proposal.because[languageOf(i18n)] });
  return (
    <>
      <SearchSelect
        id={partField(draft.number, 'receiver')}
        label={t('form.receiver')}
        hint={receivers.length === 0 ? t('form.noReceivers') : hint}
        error={error}
        groups={[{ label: '', choices: receivers.map((each) => ({ value: each.id, label: each.name })) }]}
        value={receiver}
        onChange={onChange}
      />
      {way?.freeChoice === true ? <p className="form-hint">{t('form.freeChoiceHint')}</p> : null}
      {way?.receiverAdvises === true ? <p className="form-hint">{t('form.receiverAdvises')}</p> : null}
    </>
  );
}
