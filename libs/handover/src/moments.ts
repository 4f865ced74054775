import { birthdayMoment, startOfLocalDay } from '@stafet/calendar';
import { instant, latest, type HandoverEvent, type Instant } from '@stafet/core';
import { ProblemError } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import { momentIn, noSuchMoment } from './own-act';

// Nobody agrees on a moment further away than this; who writes it has mistyped. Milliseconds, 366 days.
const reach = 366 * 24 * 60 * 60 * 1_000;
// The calendar counts no deadline further than this, 25 years (the age of 21 is the farthest in the catalogue).
const farthestMoment = 25 * reach;

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
 * @throws ProblemError `malformed`.
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
    if (moment === undefined) throw malformed(`/content/${from.content}`, noSuchMoment);
    requireCountable(moment, now, `/content/${from.content}`);
    return [[name, moment]];
  });
  return Object.fromEntries(known);
}

/** @throws ProblemError `malformed`, for a moment of an act that no deadline can count from. */
export function requireCountableMoments({ moments = [] }: Pathway, event: HandoverEvent, now: Instant): void {
  if (event.type !== 'act') return;
  for (const { from } of moments) {
    if (!('act' in from) || from.act !== event.act || from.field === undefined) continue;
    const value = event.fields[from.field];
    if (typeof value === 'string') requireCountable(instant(value), now, `/${from.field}`);
  }
}

function requireCountable(moment: Instant, now: Instant, pointer: string): void {
  if (Date.parse(moment) - Date.parse(now) > farthestMoment) throw malformed(pointer, 'must lie within 25 years');
}

function malformed(pointer: string, detail: string): ProblemError {
  return new ProblemError('malformed', { errors: [{ pointer, detail }] });
}

/** A day begins at midnight in Denmark; a moment is that moment. */
function momentOfContent(value: unknown): Instant | undefined {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isDay ? momentIn(startOfLocalDay(value)) : momentIn(value);
}
