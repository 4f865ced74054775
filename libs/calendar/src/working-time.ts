import { day, lengthOf, soundDuration, type IsoDuration } from './duration';
import type { Instant } from '@stafet/core';
import { dateAt, epochAt, epochOf, millisecondsBetween, toInstant } from './local-time';
import { noWorkingDay, workingDaysFrom, type CalendarOptions } from './working-day';

export const usualOpeningHours = { from: '08:00', to: '16:00' } as const; // [PROPOSED]

/** Time as a stopwatch measures it: `P1D` is 24 hours, also where the clocks change in between. */
export function addElapsed(instant: Instant, duration: IsoDuration): Instant {
  return toInstant(epochOf(instant) + lengthOf(soundDuration(duration), day, 7));
}

export function subtractElapsed(instant: Instant, duration: IsoDuration): Instant {
  return toInstant(epochOf(instant) - lengthOf(soundDuration(duration), day, 7));
}

/**
 * Counts only the opening hours of working days. `P1D` is as long as one working day is open and `P1W` as long as five,
 * so a day more than Monday 10:00 is Tuesday 10:00. The answer lies within opening hours, at closing time at the latest.
 */
export function addWorkingTime(instant: Instant, duration: IsoDuration, options: CalendarOptions = {}): Instant {
  let left = workingLength(duration, options);
  for (const { opens, closes } of openingsFrom(instant, 1, options)) {
    const from = Math.max(opens, epochOf(instant));
    const available = Math.max(0, closes - from);
    if (left <= available) return toInstant(from + left);
    left -= available;
  }
  throw noWorkingDay(dateAt(instant));
}

/** The moment from which `duration` of working time is left until `instant`; the mirror image of `addWorkingTime`. */
export function subtractWorkingTime(instant: Instant, duration: IsoDuration, options: CalendarOptions = {}): Instant {
  let left = workingLength(duration, options);
  for (const { opens, closes } of openingsFrom(instant, -1, options)) {
    const to = Math.min(closes, epochOf(instant));
    const available = Math.max(0, to - opens);
    if (left <= available) return toInstant(to - left);
    left -= available;
  }
  throw noWorkingDay(dateAt(instant));
}

function workingLength(duration: IsoDuration, { openingHours = usualOpeningHours }: CalendarOptions): number {
  const openPerDay = millisecondsBetween(openingHours.from, openingHours.to);
  if (openPerDay <= 0) throw new RangeError(`Opening hours end after they begin, not ${openingHours.to}`);
  return lengthOf(soundDuration(duration), openPerDay, 5);
}

function* openingsFrom(instant: Instant, direction: 1 | -1, options: CalendarOptions) {
  const { from, to } = options.openingHours ?? usualOpeningHours;
  for (const date of workingDaysFrom(dateAt(instant), direction, options)) {
    yield { opens: epochAt(date, from), closes: epochAt(date, to) };
  }
}
