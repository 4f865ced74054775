import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api';
import { languageOf, wordFor } from '../../i18n/i18n';
import { pathwaysQuery } from '../../queries';
import { distanceToDue, momentInWords } from '../../ui/moment';
import { useNow } from '../../ui/now';
import { StatusShape } from '../../ui/shapes';
import { deadlineLabel } from './pathway-words';

/** Until when somebody is waited for, why just then, and who has been told that it is late. */
export function Deadlines({ handover }: { readonly handover: Handover }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  const now = useNow();
  const { escalationLevel } = handover;
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{t('handover.deadlines')}</h2>
      {escalationLevel === 0 ? null : (
        <p className="overdue">
          <StatusShape kind="warning" />
          {t('handover.level', { level: wordFor(i18n, 'level', String(escalationLevel)) })}
        </p>
      )}
      {handover.deadlines.length === 0 ? <p>{t('handover.noDeadlines')}</p> : null}
      <ul className="nobullet-list deadlines">
        {handover.deadlines.map((deadline) => (
          <li key={deadline.name}>
            <strong>{deadlineLabel(pathways, handover.pathway, deadline.name, language)}</strong>
            <span className={deadline.overdue ? 'overdue' : undefined}>
              {deadline.overdue ? <StatusShape kind="warning" /> : null}
              {t('handover.due', { at: momentInWords(deadline.dueAt, language, now) })}{' '}
              {deadline.paused ? null : `(${distanceToDue(t, deadline.dueAt, now, deadline.overdue)})`}
            </span>
            {deadline.paused ? <span>{t('handover.paused')}</span> : null}
            <span className="deadline-why">{language === 'da' ? deadline.explanation : deadline.explanationEn}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
