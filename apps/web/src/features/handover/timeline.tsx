import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Fact, Handover } from '../../api';
import { languageOf, wordFor } from '../../i18n/i18n';
import { pathwaysQuery } from '../../queries';
import { momentInWords } from '../../ui/moment';
import { formFields } from './form-schema';
import {
  deadlineLabel,
  escalatesInstead,
  factLabel,
  fieldsOfAct,
  isOwnAct,
  itemInSentence,
  listInWords,
  reasonLabel,
} from './pathway-words';
import { valueInWords } from './schema-words';

interface TimelineProps {
  readonly handover: Handover;
  readonly facts: readonly Fact[];
  readonly isAuditor: boolean;
}

/** Everything that has happened, in order: what, who, for whom, when, and who was told of it. */
export function Timeline({ handover, facts, isAuditor }: TimelineProps) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('handover.timeline')}</h2>
      <ol className="timeline no-max-width">
        {facts.map((fact) => (
          <li key={fact.seq} className={hasMoved(fact) ? 'fact fact--moved' : 'fact'}>
            <p className="fact-head">
              <strong>{factLabel(i18n, pathways, handover.pathway, fact.type)}</strong>{' '}
              <time dateTime={fact.at}>{momentInWords(fact.at, language)}</time>
            </p>
            <p className="fact-who">
              {fact.actor.name === 'Stafet'
                ? fact.actor.name
                : `${fact.actor.name}, ${t('timeline.for', { organization: fact.organization.name })}`}
            </p>
            <FactDetails handover={handover} fact={fact} />
            <Deliveries fact={fact} />
            {isAuditor ? (
              <details className="fact-proof">
                <summary>
                  {t('timeline.evidence')} {fact.seq}
                </summary>
                <code>{fact.hash}</code>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The coded values of an act of the pathway's own, each with its label. */
function useOwnDetails(handover: Handover, { type, details }: Fact): readonly string[] {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  if (details === undefined || !isOwnAct(pathways, handover.pathway, type)) return [];
  return formFields(fieldsOfAct(pathways, handover, type) ?? {}, language)
    .filter((field) => details[field.name] !== undefined)
    .map((field) => `${field.label}: ${valueInWords(t, language, field, details[field.name])}`);
}

/** A refusal for want of capacity that answered nothing, because the receiver owes it (catalogue 1.7, rule 3). */
function isUnfinishedRefusal(
  { type, reason, items }: Fact,
  pathways: Parameters<typeof factLabel>[1],
  pathway: string,
) {
  return (
    type === 'reject' && reason !== undefined && items.length === 0 && escalatesInstead(pathways, pathway, type, reason)
  );
}

function FactDetails({ handover, fact }: { readonly handover: Handover; readonly fact: Fact }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  const { pathway } = handover;
  const ownDetails = useOwnDetails(handover, fact);
  const kinds = fact.items.map((key) => itemInSentence(pathways, pathway, key, language));
  const lines = [
    kinds.length > 0 ? t('timeline.items', { items: listInWords(kinds, language) }) : '',
    fact.reason === undefined
      ? ''
      : t('timeline.reason', { reason: reasonLabel(pathways, pathway, fact.type, fact.reason, language) }),
    fact.outcome === undefined ? '' : t('timeline.outcome', { outcome: fact.outcome }),
    fact.deadline === undefined
      ? ''
      : t('timeline.deadline', { deadline: deadlineLabel(pathways, pathway, fact.deadline, language) }),
    fact.level === undefined
      ? ''
      : t('timeline.level', { level: fact.level, words: wordFor(i18n, 'level', String(fact.level)) }),
    fact.circumstance === undefined ? '' : wordFor(i18n, 'circumstance', fact.circumstance),
    fact.receiver === undefined ? '' : t('timeline.receiver', { receiver: fact.receiver.name }),
    fact.effectiveFrom === undefined ? '' : t('timeline.newTime', { at: momentInWords(fact.effectiveFrom, language) }),
    fact.effectiveAt === undefined || fact.effectiveAt === fact.at
      ? ''
      : t('timeline.effective', { at: momentInWords(fact.effectiveAt, language) }),
    ...ownDetails,
    isUnfinishedRefusal(fact, pathways, pathway) ? t('timeline.escalatesAtOnce') : '',
  ].filter((line) => line !== '');
  return (
    <>
      {fact.text === undefined ? null : <blockquote className="fact-text">{fact.text}</blockquote>}
      {hasMoved(fact) ? (
        <p className="fact-moved">
          {t('timeline.moved', { from: fact.previousHolder?.name ?? '', to: fact.newHolder?.name ?? '' })}
        </p>
      ) : null}
      {lines.length === 0 ? null : <p className="fact-lines">{lines.join(' · ')}</p>}
    </>
  );
}

function Deliveries({ fact }: { readonly fact: Fact }) {
  const { t, i18n } = useTranslation();
  if (fact.deliveries.length === 0) return null;
  return (
    <ul className="fact-deliveries">
      {fact.deliveries.map((each) => (
        <li key={`${each.recipient.id} ${each.channel}`}>
          {t('timeline.deliveries')} {each.recipient.name} ({wordFor(i18n, 'channel', each.channel)}):{' '}
          {wordFor(i18n, 'delivery', each.status)}
        </li>
      ))}
    </ul>
  );
}

function hasMoved({ previousHolder, newHolder }: Fact): boolean {
  return previousHolder !== undefined && newHolder !== undefined && previousHolder.id !== newHolder.id;
}
