import { instant, latest, type Instant } from '@stafet/core';
import { ProblemError } from '@stafet/platform';

// Nobody agrees on a moment further away than this; who writes it has mistyped. Milliseconds, 366 days.
const reach = 366 * 24 * 60 * 60 * 1_000;

/**
 * The moment of the next decision: the database's own time, and later than every decision that it must come after,
 * also where the clock stood still or went back. The facts of one decision share it.
 */
export function nextMoment(now: Instant, ...earlier: readonly Instant[]): Instant {
  return latest(now, ...earlier.map((each) => instant(new Date(Date.parse(each) + 1).toISOString())));
}

/** @throws ProblemError `instant-too-far-ahead`, for a moment that would leave the sender with it for years */
export function requireWithinReach(moment: Instant, now: Instant): void {
  if (Date.parse(moment) - Date.parse(now) > reach) throw new ProblemError('instant-too-far-ahead');
}
