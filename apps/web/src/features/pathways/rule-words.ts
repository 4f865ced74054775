import type { TFunction } from 'i18next';
import type { Pathway } from '../../api';
import type { Language } from '../../i18n/i18n';
import { listInWords } from '../handover/pathway-words';

export type Deadline = Pathway['deadlines'][number];

/** How long a deadline runs, and on which clock, as the definition says it. */
export interface Rule {
  readonly clock: string;
  readonly duration?: string;
  readonly at?: string;
}

const units = [
  ['years', 'Y'],
  ['months', 'M'],
  ['weeks', 'W'],
  ['days', 'D'],
  ['hours', 'H'],
  ['minutes', 'm'],
] as const;

/** “2 timer”, “5 arbejdsdage”, “kl. 12.00 næste hverdag”; counted back, “… hverdagen før”. */
export function ruleInWords(t: TFunction, language: Language, rule: Rule, isCountedBack = false): string {
  const { clock, duration = '', at = '' } = rule;
  if (clock === 'at-once') return t('pathways.rule.at-once');
  if (clock === 'next-working-day') {
    if (at === '24:00' && !isCountedBack) return t('pathways.rule.endOfDay');
    const shown = language === 'da' ? at.replace(':', '.') : at;
    return t(isCountedBack ? 'pathways.rule.working-day-before' : 'pathways.rule.next-working-day', { clock: shown });
  }
  const parts = lengthOf(duration);
  if (parts.length === 0) return duration;
  const words = parts.map(([unit, count]) =>
    t(`pathways.rule.${clock === 'working' && unit === 'days' ? 'workingDays' : unit}`, { count }),
  );
  const length = listInWords(words, language);
  // Working days say so themselves.
  const isInHours = clock === 'working' && parts.some(([unit]) => unit === 'hours' || unit === 'minutes');
  return isInHours ? t('pathways.rule.working', { length }) : length;
}

/** A rule of a deadline with what it is counted from. */
export function dueInWords(t: TFunction, language: Language, pathway: Pathway, deadline: Deadline, rule: Rule): string {
  const { counts } = deadline;
  const isCountedBack = counts === 'before-effect' || counts === 'before-moment';
  const length = ruleInWords(t, language, rule, isCountedBack);
  const moments = pathway.moments.filter(({ name }) => name === deadline.moment).map(({ label }) => label[language]);
  const moment = moments.length === 0 ? (deadline.moment ?? '') : moments.join(` ${t('pathways.or')} `);
  return t(`pathways.counts.${counts}`, { length, moment });
}

/** When a level is reached: “når 50 % af tiden er gået”, “1 arbejdsdag efter fristen”. */
export function levelInWords(t: TFunction, language: Language, at: Readonly<Record<string, unknown>>): string {
  const length = ruleInWords(t, language, (at['rule'] ?? { clock: 'at-once' }) as Rule);
  switch (at['is']) {
    case 'part':
      return t('pathways.at.part', { percent: Math.round(Number(at['of']) * 100) });
    case 'after-due':
    case 'after-start':
    case 'before-due':
      return t(`pathways.at.${at['is']}`, { length });
    default:
      return t('pathways.at.due');
  }
}

function lengthOf(duration: string): readonly (readonly [(typeof units)[number][0], number])[] {
  const [, date = '', time = ''] = /^P([^T]*)(?:T(.*))?$/.exec(duration) ?? [];
  // M is months before the T and minutes after it.
  const text = date + time.replace('M', 'm');
  return units.flatMap(([unit, letter]) => {
    const found = new RegExp(`(\\d+)${letter}`).exec(text)?.[1];
    return found === undefined || found === '0' ? [] : [[unit, Number(found)] as const];
  });
}
