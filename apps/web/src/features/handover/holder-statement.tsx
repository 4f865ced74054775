import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Handover, HandoverItem } from '../../api';
import { languageOf, wordFor } from '../../i18n/i18n';
import { pathwaysQuery } from '../../queries';
import { momentInWords } from '../../ui/moment';
import { itemInSentence, itemLabel, listInWords } from './pathway-words';
import { keyOf } from './ways';

/** Who holds the responsibility now, in the largest words of the page: once per holder. */
export function HolderStatement({ handover }: { readonly handover: Handover }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  const groups = byHolder(handover.items);
  return (
    <section className="holder" aria-labelledby="who-holds" aria-live="polite">
      <h2 id="who-holds" className="holder-label">
        {t('handover.whoHolds')}
      </h2>
      {groups.map((items) => {
        const [first] = items;
        if (first === undefined) return null;
        const kinds = items.map((each) => itemInSentence(pathways, handover.pathway, keyOf(each), language));
        return (
          <div key={first.holder.id} className="holder-group">
            <p className="holder-words">
              {groups.length === 1
                ? t('handover.allHeld', { holder: first.holder.name })
                : t('handover.held', { holder: first.holder.name, item: listInWords(kinds, language) })}
            </p>
            <ul className="holder-items no-max-width">
              {items.map((item) => (
                <li key={keyOf(item)}>
                  <strong>{itemLabel(pathways, handover.pathway, keyOf(item), language)}</strong>{' '}
                  {t('handover.since', { at: momentInWords(item.holder.since, language) })}.{' '}
                  {handover.phase === 'draft' ? null : (
                    <span className="badge">{wordFor(i18n, 'status', item.status)}</span>
                  )}{' '}
                  {item.status === 'accepted' && item.effectiveFrom !== null ? (
                    <strong className="takes-over">
                      {t('handover.takesOver', {
                        receiver: handover.receiver.name,
                        at: momentInWords(item.effectiveFrom, language),
                      })}
                    </strong>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function byHolder(items: readonly HandoverItem[]): readonly (readonly HandoverItem[])[] {
  const groups = new Map<string, HandoverItem[]>();
  for (const item of items) groups.set(item.holder.id, [...(groups.get(item.holder.id) ?? []), item]);
  return [...groups.values()];
}
