import type { DeadlineRule, Instant, Localized } from '@stafet/core';
import { Temporal } from 'temporal-polyfill';
import { clockTime, fullDate } from './date-words';
import { durationInWords, soundDuration, workingDurationInWords, type IsoDuration } from './duration';
import { dateAt, localMoment, type LocalTime } from './local-time';
import { closureOf, nextWorkingDayAt, type CalendarOptions, type Closure } from './working-day';
import { addElapsed, addWorkingTime, subtractElapsed, subtractWorkingTime, usualOpeningHours } from './working-time';

export interface Due {
  readonly dueAt: Instant;
  readonly explanation: Localized;
}

/** A rule that measures a length of time, and so can count backwards as well. */
export type DurationRule = Extract<DeadlineRule, { duration: string }>;

/**
 * When `rule` falls due for what was sent at `from`, and why then. Always later than `from`.
 * @throws RangeError where the rule's duration has a fault (`parseDuration`) or its time is no time.
 */
export function dueAt(rule: DeadlineRule, from: Instant, options: CalendarOptions = {}): Due {
  const moment = momentAfter(rule, from, options);
  return { dueAt: moment, explanation: explainDue(rule, from, moment, options) };
}

/** When `rule` falls due for what takes effect at `effectiveFrom`: that long before it, and why then. */
export function dueBefore(rule: DurationRule, effectiveFrom: Instant, options: CalendarOptions = {}): Due {
  const subtract = rule.clock === 'elapsed' ? subtractElapsed : subtractWorkingTime;
  const moment = subtract(effectiveFrom, rule.duration, options);
  return { dueAt: moment, explanation: explainLength(rule, beforeEffect, moment, [moment, effectiveFrom], options) };
}

/** Why what was sent at `from` is due at `due`: the rule, the moment it leads to, and the holidays it skips. */
export function explainDue(rule: DeadlineRule, from: Instant, due: Instant, options: CalendarOptions = {}): Localized {
  return rule.clock === 'next-working-day'
    ? explainNextWorkingDay(rule.at, from, due, options)
    : explainLength(rule, afterSending, due, [from, due], options);
}

const afterSending = { da: 'efter afsendelsen', en: 'after sending' };
const beforeEffect = { da: 'før overdragelsen', en: 'before the handover takes effect' };

function momentAfter(rule: DeadlineRule, from: Instant, options: CalendarOptions): Instant {
  switch (rule.clock) {
    case 'elapsed':
      return addElapsed(from, rule.duration);
    case 'working':
      return addWorkingTime(from, rule.duration, options);
    case 'next-working-day':
      return nextWorkingDayAt(from, rule.at, options);
  }
}

function explainNextWorkingDay(at: LocalTime, from: Instant, due: Instant, options: CalendarOptions): Localized {
  const time = clockTime(Temporal.PlainTime.from(at));
  const date = fullDate(dateAt(due));
  const explanation = {
    da: `kl. ${time.da} næste hverdag (${date.da})`,
    en: `${time.en} on the next working day (${date.en})`,
  };
  return withSkipped(explanation, dateAt(from).add({ days: 1 }), dateAt(due), options);
}

function explainLength(
  { clock, duration }: DurationRule,
  reference: Localized,
  due: Instant,
  [from, to]: readonly [Instant, Instant],
  options: CalendarOptions,
): Localized {
  if (clock === 'elapsed') {
    const words = durationInWords(soundDuration(duration));
    return { da: `${words.da} ${reference.da}`, en: `${words.en} ${reference.en}` };
  }
  const words = workingTimeInWords(duration, options);
  const moment = localMoment(due);
  const [date, time] = [fullDate(moment.toPlainDate()), clockTime(moment.toPlainTime())];
  const explanation = {
    da: `${words.da} ${reference.da} (${date.da} kl. ${time.da})`,
    en: `${words.en} ${reference.en} (${date.en} at ${time.en})`,
  };
  return withSkipped(explanation, dateAt(from), dateAt(to), options);
}

function workingTimeInWords(duration: IsoDuration, { openingHours = usualOpeningHours }: CalendarOptions): Localized {
  const length = soundDuration(duration);
  const words = workingDurationInWords(length);
  const isWholeDays = length.hours + length.minutes + length.seconds === 0;
  if (isWholeDays) return words;
  const opens = clockTime(Temporal.PlainTime.from(openingHours.from));
  const closes = clockTime(Temporal.PlainTime.from(openingHours.to));
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
