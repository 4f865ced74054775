import type { Instant } from '@stafet/core';
import { soundCalendarDuration, type IsoDuration } from './duration';
import { localMoment, toInstant } from './local-time';

/**
 * Time as the wall calendar in Denmark counts it: `P8W` after Monday 09:00 is Monday 09:00, also where the clocks change
 * in between. Where the month has no such day its last one is meant, as in Regulation (EEC) 1182/71, article 3(2)(c);
 * a clock time that the spring change skips is an hour later, and of the two in autumn the first is meant.
 */
export function addCalendar(instant: Instant, duration: IsoDuration): Instant {
  return toInstant(localMoment(instant).add(soundCalendarDuration(duration)).epochMilliseconds);
}

/** That long before `instant`, by the same rules as `addCalendar`. */
export function subtractCalendar(instant: Instant, duration: IsoDuration): Instant {
  return toInstant(localMoment(instant).subtract(soundCalendarDuration(duration)).epochMilliseconds);
}
