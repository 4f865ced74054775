import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WorkListEntry } from '../../api';
import { languageOf, wordFor } from '../../i18n/i18n';
import { pathwaysQuery } from '../../queries';
import { distanceToDue, momentInShort } from '../../ui/moment';
import { useNow } from '../../ui/now';
import { StatusShape } from '../../ui/shapes';
import { itemLabel, pathwayName } from '../handover/pathway-words';
import { keyOf } from '../handover/ways';

/** One handover in a list: whose, who holds each item now, where it stands and what is due. */
export function HandoverRow({ entry }: { readonly entry: WorkListEntry }) {
  const { t, i18n } = useTranslation();
  const pathways = useQuery(pathwaysQuery).data;
  const language = languageOf(i18n);
  // Nobody has been asked yet, so no item waits for an answer.
  const isDraft = entry.phase === 'draft';
  return (
    <li className={entry.overdue ? 'row-card row-card--overdue' : 'row-card'}>
      <div className="row-who">
        <Link to="/handovers/$id" params={{ id: entry.id }} className="row-name">
          {entry.patient.name ?? t('handover.unnamed')}
        </Link>
        <span className="row-cpr">{entry.patient.maskedCpr}</span>
        <span className="row-pathway">{pathwayName(pathways, entry.pathway, language)}</span>
        <span className="row-route">
          {t('handover.route', { sender: entry.sender.name, receiver: entry.receiver.name })}
        </span>
      </div>
      <div className="row-items">
        {/* Advice has no items: whoever asks stays responsible. */}
        <span className="row-label">
          {entry.items.length === 0 ? t('handover.staysWith', { sender: entry.sender.name }) : t('views.holdsNow')}
        </span>
        <ul>
          {entry.items.map((item) => (
            <li key={keyOf(item)}>
              <strong>{item.holder.name}</strong>: {itemLabel(pathways, entry.pathway, keyOf(item), language)}{' '}
              {isDraft ? null : (
                <span className="row-status">({wordFor(i18n, 'status', item.status).toLowerCase()})</span>
              )}
            </li>
          ))}
        </ul>
      </div>
      <div className="row-state">
        <span className="badge">{wordFor(i18n, 'phase', entry.phase)}</span>
        <Due entry={entry} />
      </div>
    </li>
  );
}

function Due({ entry }: { readonly entry: WorkListEntry }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (
    <div className="row-due">
      {entry.overdue ? (
        <strong className="overdue">
          <StatusShape kind="warning" />
          {t('views.isOverdue')}
        </strong>
      ) : null}
      {entry.nextDueAt === null ? null : (
        <span>
          {t('views.nextDue')}: {momentInShort(entry.nextDueAt, languageOf(i18n), now)} (
          {distanceToDue(t, entry.nextDueAt, now, entry.overdue)})
        </span>
      )}
    </div>
  );
}
