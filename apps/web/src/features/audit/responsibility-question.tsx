import { useState, type SyntheticEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemIn, type Handover } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { pathwaysQuery, responsibilityQuery } from '../../queries';
import { Alert } from '../../ui/alert';
import { Faulty } from '../../ui/faulty';
import { MomentField } from '../../ui/fields';
import { instantInDenmark, momentToTheSecond, partsInDenmark } from '../../ui/moment';
import { itemInSentence } from '../handover/pathway-words';
import { keyOf } from '../handover/ways';

/** “Who held it on Saturday at 14.32?” — answered with the audit entries that prove it. */
export function ResponsibilityQuestion({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation();
  const [{ date, clock }, setParts] = useState(() => partsInDenmark(new Date().toISOString(), true));
  const [at, setAt] = useState<string>();
  const ask = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAt(instantInDenmark(date, clock));
  };
  return (
    <section aria-labelledby="who-held" className="question">
      <h2 id="who-held">{t('audit.title')}</h2>
      <form onSubmit={ask} noValidate>
        <MomentField
          id="held-at"
          label={t('audit.lead')}
          date={date}
          clock={clock}
          withSeconds
          onChange={(newDate, newClock) => setParts({ date: newDate, clock: newClock })}
        />
        <button type="submit" className="button button-secondary">
          {t('audit.ask')}
        </button>
      </form>
      <div aria-live="polite">{at === undefined ? null : <Answer handover={handover} at={at} />}</div>
    </section>
  );
}

function Answer({ handover, at }: { readonly handover: Handover; readonly at: string }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  const answer = useQuery(responsibilityQuery(handover.id, at));
  if (answer.isPending) return <p>{t('app.loading')}</p>;
  if (answer.isError) {
    if (problemIn(answer.error).code !== 'instant-outside-record') return <Faulty fault={answer.error} />;
    return <Alert kind="info" heading={t('audit.outside', { at: momentToTheSecond(handover.createdAt, language) })} />;
  }
  return (
    <div className="answer">
      <p>{t('audit.answer', { at: momentToTheSecond(answer.data.at, language) })}</p>
      <ul>
        {answer.data.items.map((item) => (
          <li key={keyOf(item)}>
            <strong>
              {t('audit.held', {
                holder: item.holder.name,
                item: itemInSentence(pathways, handover.pathway, keyOf(item), language),
              })}
            </strong>{' '}
            {t('audit.since', { at: momentToTheSecond(item.since, language) })}.
            <span className="proof">
              {t('audit.proof', { seq: item.evidence.seq })} <code>{item.evidence.hash}</code>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
