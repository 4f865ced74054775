import { Temporal } from 'temporal-polyfill';
import type { Localized } from '@stafet/core';

/** An ISO 8601 duration: `PT4H` or `P5D` where a clock measures it, `P8W` or `P20Y9M` where the calendar counts it. */
export type IsoDuration = string;

/** Why a text is no duration of a deadline. */
export type DurationFault =
  | 'not-a-duration'
  | 'calendar-unit' // a month or a year has no fixed length
  | 'negative'
  | 'zero'
  | 'finer-than-a-second'
  | 'longer-than-366-days'
  | 'clock-unit' // the calendar counts whole days; hours are for the clocks
  | 'longer-than-25-years';

export type ParsedDuration =
  { readonly ok: true; readonly duration: IsoDuration } | { readonly ok: false; readonly fault: DurationFault };

/** Whether `text` can be the duration of a deadline on the clock `elapsed` or `working`, and if not, the one reason why. */
export function parseDuration(text: string): ParsedDuration {
  return parsed(readDuration(text, clockFault));
}

/** Whether `text` can be the duration of a deadline on the clock `calendar`, and if not, the one reason why. */
export function parseCalendarDuration(text: string): ParsedDuration {
  return parsed(readDuration(text, calendarFault));
}

/** @throws RangeError where `parseDuration` finds a fault: a rule is checked before it is stored. */
export function soundDuration(text: IsoDuration): Temporal.Duration {
  return sound(text, readDuration(text, clockFault));
}

/** @throws RangeError where `parseCalendarDuration` finds a fault. */
export function soundCalendarDuration(text: IsoDuration): Temporal.Duration {
  return sound(text, readDuration(text, calendarFault));
}

/** Milliseconds, given how long one day and one week are: 24 hours and 7 days of them, or opening hours and 5. */
export function lengthOf(duration: Temporal.Duration, day: number, daysPerWeek: number): number {
  const { weeks, days, hours, minutes, seconds } = duration;
  return (weeks * daysPerWeek + days) * day + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** `20 år og 9 måneder`, `1 dag, 2 timer og 30 minutter`; `20 years and 9 months`, `1 day, 2 hours and 30 minutes`. */
export function durationInWords(duration: Temporal.Duration): Localized {
  const { years, months, weeks, days, hours, minutes, seconds } = duration;
  return enumeration([
    count(years, { da: ['år', 'år'], en: ['year', 'years'] }),
    count(months, { da: ['måned', 'måneder'], en: ['month', 'months'] }),
    count(weeks, { da: ['uge', 'uger'], en: ['week', 'weeks'] }),
    count(days, { da: ['dag', 'dage'], en: ['day', 'days'] }),
    count(hours, hourWords),
    count(minutes, minuteWords),
    count(seconds, secondWords),
  ]);
}

/** `5 hverdage`, `5 working days`; a week of working time is five working days. */
export function workingDurationInWords({ weeks, days, hours, minutes, seconds }: Temporal.Duration): Localized {
  return enumeration([
    count(weeks * 5 + days, { da: ['hverdag', 'hverdage'], en: ['working day', 'working days'] }),
    count(hours, hourWords),
    count(minutes, minuteWords),
    count(seconds, secondWords),
  ]);
}

export const day = 24 * 60 * 60 * 1000;

const longest = 366 * day;
const longestYears = 25; // beyond the age of 21, the farthest that the catalogue counts (P07)
const daysPerYear = 365.2425;

const hourWords = { da: ['time', 'timer'], en: ['hour', 'hours'] } as const;
const minuteWords = { da: ['minut', 'minutter'], en: ['minute', 'minutes'] } as const;
const secondWords = { da: ['sekund', 'sekunder'], en: ['second', 'seconds'] } as const;

type Forms = Record<'da' | 'en', readonly [one: string, several: string]>;

type FaultOf = (duration: Temporal.Duration) => DurationFault | undefined;

function readDuration(text: string, faultOf: FaultOf): Temporal.Duration | DurationFault {
  let duration;
  try {
    duration = Temporal.Duration.from(text);
  } catch {
    return 'not-a-duration';
  }
  return faultOf(duration) ?? duration;
}

function parsed(read: Temporal.Duration | DurationFault): ParsedDuration {
  return typeof read === 'string' ? { ok: false, fault: read } : { ok: true, duration: read.toString() };
}

function sound(text: IsoDuration, read: Temporal.Duration | DurationFault): Temporal.Duration {
  if (typeof read === 'string') throw new RangeError(`${text} cannot be the duration of a deadline: ${read}`);
  return read;
}

function clockFault(duration: Temporal.Duration): DurationFault | undefined {
  if (duration.years !== 0 || duration.months !== 0) return 'calendar-unit';
  if (duration.sign < 0) return 'negative';
  if (duration.sign === 0) return 'zero';
  if (duration.milliseconds + duration.microseconds + duration.nanoseconds > 0) return 'finer-than-a-second';
  if (lengthOf(duration, day, 7) > longest) return 'longer-than-366-days';
  return undefined;
}

function calendarFault(duration: Temporal.Duration): DurationFault | undefined {
  const { years, months, weeks, days, sign } = duration;
  if (sign < 0) return 'negative';
  if (sign === 0) return 'zero';
  if (Temporal.Duration.from({ years, months, weeks, days }).toString() !== duration.toString()) return 'clock-unit';
  if (years + months / 12 + (weeks * 7 + days) / daysPerYear > longestYears) return 'longer-than-25-years';
  return undefined;
}

function count(number: number, { da, en }: Forms): Localized | undefined {
  if (number === 0) return undefined;
  const form = number === 1 ? 0 : 1;
  return { da: `${number} ${da[form]}`, en: `${number} ${en[form]}` };
}

function enumeration(parts: readonly (Localized | undefined)[]): Localized {
  const given = parts.filter((part) => part !== undefined);
  const join = (words: string[], and: string) =>
    words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1) ?? ''}`;
  return {
    da: join(
      given.map((part) => part.da),
      'og',
    ),
    en: join(
      given.map((part) => part.en),
      'and',
    ),
  };
}
