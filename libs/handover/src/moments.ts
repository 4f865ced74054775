import { birthdayMoment, startOfLocalDay } from '@stafet/calendar';
import { instant, latest, type HandoverEvent, type Instant } from '@stafet/core';
import { ProblemError } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import { momentIn, noSuchMoment } from './own-act';

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

/**
 * The moments that a handover begins with, by the names that the pathway gives them: what the content says, and
 * birthdays where the day of birth is known.
 * @throws ProblemError `malformed`, `instant-too-far-ahead`.
 */
export function momentsAtBeginning(
  { moments = [] }: Pathway,
  content: Readonly<Record<string, unknown>>,
  birthDate: string | undefined,
  now: Instant,
): Readonly<Record<string, Instant>> {
  const known = moments.flatMap(({ name, from }): readonly (readonly [string, Instant])[] => {
    if ('birthday' in from) return birthDate === undefined ? [] : [[name, birthdayMoment(birthDate, from.birthday)]];
    if (!('content' in from) || content[from.content] === undefined) return [];
    const moment = momentOfContent(content[from.content]);
    if (moment === undefined) {
      throw new ProblemError('malformed', { errors: [{ pointer: `/content/${from.content}`, detail: noSuchMoment }] });
    }
    requireWithinReach(moment, now);
    return [[name, moment]];
  });
  return Object.fromEntries(known);
}

/** @throws ProblemError `instant-too-far-ahead`, for a moment of an act that deadlines would count from */
export function requireMomentsWithinReach({ moments = [] }: Pathway, event: HandoverEvent, now: Instant): void {
  if (event.type !== 'act') return;
  for (const { from } of moments) {
    const value = 'act' in from && from.act === event.act && from.field !== undefined && event.fields[from.field];
    if (typeof value === 'string') requireWithinReach(instant(value), now);
  }
}

/** A day begins at midnight in Denmark; a moment is that moment. */
function momentOfContent(value: unknown): Instant | undefined {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isDay ? momentIn(startOfLocalDay(value)) : momentIn(value);
}
