import { Temporal } from 'temporal-polyfill';
import type { Localized } from '@stafet/core';

/** An ISO 8601 duration that a clock can measure, `PT4H` or `P5D`. */
export type IsoDuration = string;

/** Why a text is no duration of a deadline. */
export type DurationFault =
  | 'not-a-duration'
  | 'calendar-unit' // a month or a year has no fixed length
  | 'negative'
  | 'zero'
  | 'finer-than-a-second'
  | 'longer-than-366-days';

export type ParsedDuration =
  { readonly ok: true; readonly duration: IsoDuration } | { readonly ok: false; readonly fault: DurationFault };

/** Whether `text` can be the duration of a deadline, and if not, the one reason why. */
export function parseDuration(text: string): ParsedDuration {
  const read = readDuration(text);
  return typeof read === 'string' ? { ok: false, fault: read } : { ok: true, duration: read.toString() };
}

/** @throws RangeError where `parseDuration` finds a fault: a rule is checked before it is stored. */
export function soundDuration(text: IsoDuration): Temporal.Duration {
  const read = readDuration(text);
  if (typeof read === 'string') throw new RangeError(`${text} cannot be the duration of a deadline: ${read}`);
  return read;
}

/** Milliseconds, given how long one day and one week are: 24 hours and 7 days of them, or opening hours and 5. */
export function lengthOf(duration: Temporal.Duration, day: number, daysPerWeek: number): number {
  const { weeks, days, hours, minutes, seconds } = duration;
  return (weeks * daysPerWeek + days) * day + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** `1 dag, 2 timer og 30 minutter`, `1 day, 2 hours and 30 minutes`. */
export function durationInWords({ weeks, days, hours, minutes, seconds }: Temporal.Duration): Localized {
  return enumeration([
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

const hourWords = { da: ['time', 'timer'], en: ['hour', 'hours'] } as const;
const minuteWords = { da: ['minut', 'minutter'], en: ['minute', 'minutes'] } as const;
const secondWords = { da: ['sekund', 'sekunder'], en: ['second', 'seconds'] } as const;

type Forms = Record<'da' | 'en', readonly [one: string, several: string]>;

function readDuration(text: string): Temporal.Duration | DurationFault {
  let duration;
  try {
    duration = Temporal.Duration.from(text);
  } catch {
    return 'not-a-duration';
  }
  return faultOf(duration) ?? duration;
}

function faultOf(duration: Temporal.Duration): DurationFault | undefined {
  if (duration.years !== 0 || duration.months !== 0) return 'calendar-unit';
  if (duration.sign < 0) return 'negative';
  if (duration.sign === 0) return 'zero';
  if (duration.milliseconds + duration.microseconds + duration.nanoseconds > 0) return 'finer-than-a-second';
  if (lengthOf(duration, day, 7) > longest) return 'longer-than-366-days';
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
