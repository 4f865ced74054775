import type { Audience, DeadlineDefinition, DeadlineRule, EscalationLevel, RuleCondition } from '@stafet/core';
import { audiences, both } from './words';

const units: readonly (readonly [letter: string, one: string, many: string])[] = [
  ['Y', 'year', 'years'],
  ['M', 'month', 'months'],
  ['W', 'week', 'weeks'],
  ['D', 'day', 'days'],
];
const clockUnits: typeof units = [
  ['H', 'hour', 'hours'],
  ['M', 'minute', 'minutes'],
  ['S', 'second', 'seconds'],
];

/** An ISO 8601 duration in words, `PT2H` as "2 hours"; on the working clock, "2 working hours". */
export function duration(text: string, isWorking = false): string {
  const [days = '', hours = ''] = text.slice(1).split('T');
  const part = (from: string, letters: typeof units): readonly string[] =>
    [...from.matchAll(/(\d+(?:\.\d+)?)([A-Z])/g)].map(([, number = '', letter]) => {
      const [, one = '', many = ''] = letters.find(([each]) => each === letter) ?? [];
      return `${number} ${isWorking ? 'working ' : ''}${number === '1' ? one : many}`;
    });
  return [...part(days, units), ...part(hours, clockUnits)].join(' and ');
}

/** A rule in words, without saying what it is counted from. */
export function length(rule: DeadlineRule): string {
  switch (rule.clock) {
    case 'at-once':
      return 'at once';
    case 'next-working-day':
      return rule.at === '24:00' ? 'the end of the next working day' : `${rule.at} on the next working day`;
    case 'working':
      return duration(rule.duration, true);
    case 'elapsed':
    case 'calendar':
      return duration(rule.duration);
  }
}

const conditions: Readonly<Record<RuleCondition, string>> = {
  'effect-within-24-hours': 'where the moment of effect is within 24 hours',
  always: '',
};

/** The whole length of a clock: each rule, what it is counted from, and when it is meant. */
export function lengthOf({ rules, counts, moment }: DeadlineDefinition): string {
  const from = {
    'after-start': '',
    'before-effect': 'before the moment of effect',
    'after-effect': 'after the moment of effect',
    'after-moment': `after ${moment ?? ''}`,
    'before-moment': `before ${moment ?? ''}`,
  }[counts];
  return rules
    .map(({ rule, when }, index) => {
      const otherwise = when === 'always' && index > 0 ? 'otherwise' : '';
      const counted = rule.clock === 'next-working-day' && counts === 'before-effect' ? 'counted back from it' : from;
      return [otherwise, length(rule), counted, conditions[when]].filter((part) => part !== '').join(' ');
    })
    .join('; ');
}

/** When a level is reached, in words. */
export function levelAt({ rule: { at }, when }: EscalationLevel): string {
  const moment = ((): string => {
    switch (at.is) {
      case 'part':
        return `at ${Math.round(at.of * 100)} % of the time`;
      case 'due':
        return 'when it is due';
      case 'after-due':
        return `${length(at.rule)} after`;
      case 'after-start':
        return `${length(at.rule)} from the start`;
      case 'before-due':
        return `${length(at.rule)} before it is due`;
    }
  })();
  return when === undefined || when === 'always' ? moment : `${moment}, ${conditions[when]}`;
}

export function told(tells: readonly Audience[]): string {
  return tells.map((audience) => both(audiences[audience])).join(', ');
}
