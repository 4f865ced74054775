import { instant, latest, type Instant } from '@stafet/core';

/**
 * The moment of the next fact: the database's own time, and later than everything that it must come after, so that
 * no two facts share a moment even where the clock stood still or went back.
 */
export function nextMoment(now: Instant, ...earlier: readonly Instant[]): Instant {
  return latest(now, ...earlier.map((each) => instant(new Date(Date.parse(each) + 1).toISOString())));
}
