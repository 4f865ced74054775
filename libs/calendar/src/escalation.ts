import type { Instant, LevelRule } from '@stafet/core';
import { momentAfter, momentBefore } from './deadline-moment';
import { epochOf, toInstant } from './local-time';
import type { CalendarOptions } from './working-day';

/** When one level of a deadline is reached. */
export interface LevelMoment {
  readonly level: LevelRule['level'];
  readonly at: Instant;
}

/**
 * When each level of a deadline that runs from `startedAt` to `due` is reached, in the order of the levels: never before
 * the start, never before the level below, and a warning (level 0) never after `due`. So what falls due at E1 is overdue
 * at `due` itself. Of several rules for one level the first to come is meant.
 * @throws RangeError where a share is not between 0 and 1, or a rule cannot be counted (`dueAt`).
 */
export function levelMoments(
  levels: readonly LevelRule[],
  startedAt: Instant,
  due: Instant,
  options: CalendarOptions = {},
): readonly LevelMoment[] {
  const firstMoments = new Map<LevelRule['level'], Instant>();
  for (const rule of levels) {
    const moment = momentOf(rule.at, startedAt, due, options);
    const at = rule.level === 0 ? earlier(moment, due) : moment;
    firstMoments.set(rule.level, earlier(at, firstMoments.get(rule.level) ?? at));
  }
  let last = startedAt;
  return [...firstMoments]
    .sort(([one], [other]) => one - other)
    .map(([level, at]) => {
      last = at > last ? at : last;
      return { level, at: last };
    });
}

/** The level to wait for when `passed` has been reached, or none yet; undefined after the last one. */
export function nextLevelAfter<Level extends Pick<LevelRule, 'level'>>(
  levels: readonly Level[],
  passed: LevelRule['level'] | undefined,
): Level | undefined {
  return levels
    .filter(({ level }) => passed === undefined || level > passed)
    .reduce<Level | undefined>(
      (lowest, each) => (lowest === undefined || each.level < lowest.level ? each : lowest),
      undefined,
    );
}

function momentOf(at: LevelRule['at'], startedAt: Instant, due: Instant, options: CalendarOptions): Instant {
  switch (at.is) {
    case 'part':
      return partOf(at.of, startedAt, due);
    case 'due':
      return due;
    case 'after-due':
      return momentAfter(at.rule, due, options);
    case 'after-start':
      return momentAfter(at.rule, startedAt, options);
    case 'before-due':
      return momentBefore(at.rule, due, options);
  }
}

function partOf(share: number, startedAt: Instant, due: Instant): Instant {
  const isShare = share >= 0 && share <= 1;
  if (!isShare) throw new RangeError(`A share of a deadline is from 0 to 1, not ${share}`);
  const start = epochOf(startedAt);
  return toInstant(Math.round(start + share * (epochOf(due) - start)));
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}
