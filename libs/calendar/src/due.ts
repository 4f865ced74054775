import type { DeadlineRule, Instant, Localized } from '@stafet/core';
import { Temporal } from 'temporal-polyfill';
import { clockTime, dateAndTime, fullDate } from './date-words';
import { momentAfter, momentBefore } from './deadline-moment';
import {
  durationInWords,
  soundCalendarDuration,
  soundDuration,
  workingDurationInWords,
  type IsoDuration,
} from './duration';
import { dateAt, endOfDay, localMoment, type LocalTime } from './local-time';
import { closureOf, type CalendarOptions, type Closure } from './working-day';
import { usualOpeningHours } from './working-time';

export interface Due {
  readonly dueAt: Instant;
  readonly explanation: Localized;
}

export interface DueOptions extends CalendarOptions {
  /**
   * What the deadline counts from, with its preposition: `efter udskrivelsen`, `after the discharge`. Left out, it is
   * the sending forwards, and backwards the moment at which the handover takes effect.
   */
  readonly reference?: Localized;
}

/**
 * When `rule` falls due for what was sent at `from`, and why then. Later than `from`, unless the rule says at once.
 * @throws RangeError where the rule's duration has a fault (`parseDuration`, `parseCalendarDuration`) or its time is
 * no time.
 */
export function dueAt(rule: DeadlineRule, from: Instant, options: DueOptions = {}): Due {
  const moment = momentAfter(rule, from, options);
  return { dueAt: moment, explanation: explainDue(rule, from, moment, options) };
}

/**
 * When `rule` falls due for what takes effect at `effectiveFrom`: that long before it, and why then. `next-working-day`
 * is the last working day before it; `at-once` is `effectiveFrom` itself.
 */
export function dueBefore(rule: DeadlineRule, effectiveFrom: Instant, options: DueOptions = {}): Due {
  const moment = momentBefore(rule, effectiveFrom, options);
  return { dueAt: moment, explanation: explainBefore(rule, effectiveFrom, moment, options) };
}

/** Why what was sent at `from` is due at `due`: the rule, the moment it leads to, and the holidays it skips. */
export function explainDue(rule: DeadlineRule, from: Instant, due: Instant, options: DueOptions = {}): Localized {
  const { reference = afterSending } = options;
  switch (rule.clock) {
    case 'next-working-day':
      return explainWorkingDay(rule.at, dayAfter(options.reference), [from, due], options);
    case 'at-once':
      return at({ da: `straks ${reference.da}`, en: `immediately ${reference.en}` }, due);
    default:
      return explainLength(rule, reference, [from, due], options);
  }
}

const afterSending = { da: 'efter afsendelsen', en: 'after sending' };
const beforeEffect = { da: 'før overdragelsen', en: 'before the handover takes effect' };

/** A rule that measures a length of time. */
type DurationRule = Extract<DeadlineRule, { duration: string }>;

function explainBefore(rule: DeadlineRule, to: Instant, due: Instant, options: DueOptions): Localized {
  const { reference = beforeEffect } = options;
  switch (rule.clock) {
    case 'next-working-day':
      return explainWorkingDay(rule.at, lastDay(reference), [to, due], options);
    case 'at-once':
      return at({ da: 'straks', en: 'at once' }, due);
    default:
      return explainLength(rule, reference, [to, due], options);
  }
}

function dayAfter(reference: Localized | undefined): Localized {
  if (reference === undefined) return { da: 'næste hverdag', en: 'the next working day' };
  return { da: `første hverdag ${reference.da}`, en: `the first working day ${reference.en}` };
}

function lastDay(reference: Localized): Localized {
  return { da: `sidste hverdag ${reference.da}`, en: `the last working day ${reference.en}` };
}

function explainWorkingDay(
  time: LocalTime,
  day: Localized,
  [counted, due]: readonly [Instant, Instant],
  options: CalendarOptions,
): Localized {
  // The end of a day is the first moment of the next one; the day that ends is the one to name.
  const date = time === endOfDay ? dateAt(due).subtract({ days: 1 }) : dateAt(due);
  const [clock, dateWords] = [clockTime(time), fullDate(date)];
  const explanation = {
    da: `kl. ${clock.da} ${day.da} (${dateWords.da})`,
    en: `${clock.en} on ${day.en} (${dateWords.en})`,
  };
  const [first, last] = due > counted ? [dateAt(counted), date] : [date, dateAt(counted)];
  return withSkipped(explanation, first.add({ days: 1 }), last, options);
}

function explainLength(
  rule: DurationRule,
  reference: Localized,
  [counted, due]: readonly [Instant, Instant],
  options: CalendarOptions,
): Localized {
  const words = lengthInWords(rule, options);
  const explanation = { da: `${words.da} ${reference.da}`, en: `${words.en} ${reference.en}` };
  if (rule.clock === 'elapsed') return explanation;
  if (rule.clock === 'calendar') return at(explanation, due);
  const [first, last] = due > counted ? [counted, due] : [due, counted];
  return withSkipped(at(explanation, due), dateAt(first), dateAt(last), options);
}

function lengthInWords({ clock, duration }: DurationRule, options: CalendarOptions): Localized {
  if (clock === 'working') return workingTimeInWords(duration, options);
  return durationInWords(clock === 'calendar' ? soundCalendarDuration(duration) : soundDuration(duration));
}

/** The same words with the moment they lead to: `… (mandag den 23. november 2026 kl. 10.00)`. */
function at({ da, en }: Localized, due: Instant): Localized {
  const moment = dateAndTime(localMoment(due));
  return { da: `${da} (${moment.da})`, en: `${en} (${moment.en})` };
}

function workingTimeInWords(duration: IsoDuration, { openingHours = usualOpeningHours }: CalendarOptions): Localized {
  const length = soundDuration(duration);
  const words = workingDurationInWords(length);
  const isWholeDays = length.hours + length.minutes + length.seconds === 0;
  if (isWholeDays) return words;
  const [opens, closes] = [clockTime(openingHours.from), clockTime(openingHours.to)];
  return {
    da: `${words.da} i åbningstiden på hverdage (kl. ${opens.da}–${closes.da})`,
    en: `${words.en} within opening hours on working days (${opens.en}–${closes.en})`,
  };
}

/** Names the closed days from `first` until `last`; ordinary weekends alone need no words. */
function withSkipped(
  { da, en }: Localized,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  options: CalendarOptions,
): Localized {
  const skipped: Closure[] = [];
  for (let date = first; Temporal.PlainDate.compare(date, last) < 0; date = date.add({ days: 1 })) {
    const closure = closureOf(date, options);
    if (closure !== undefined) skipped.push(closure);
  }
  if (skipped.every(({ kind }) => kind === 'weekend')) return { da, en };
  const names = (language: keyof Localized) => [...new Set(skipped.map(({ name }) => name[language]))].join(', ');
  return { da: `${da}; springer over: ${names('da')}`, en: `${en}; skipping: ${names('en')}` };
}
