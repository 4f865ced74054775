/**
 * How long a deadline runs, and on which clock.
 * - `elapsed`: as a stopwatch measures it, `PT2H`; a day is 24 hours, also where the clocks change.
 * - `working`: only the opening hours of working days, `P5D`.
 * - `calendar`: as the wall calendar in Denmark counts, `P8W`, `P20Y9M`; the clock time stays the same, also where the
 *   clocks change, and years and months may be used.
 * - `next-working-day`: a local time of day, `10:00` or `24:00`, on the first working day after the start; counted back,
 *   on the last working day before.
 * - `at-once`: the start itself. An escalation that is wanted at once is a deadline due at once (design 4.3).
 */
export type DeadlineRule =
  | { readonly clock: 'elapsed' | 'working' | 'calendar'; readonly duration: string }
  | { readonly clock: 'next-working-day'; readonly at: string }
  | { readonly clock: 'at-once' };

/**
 * When a level of the escalation chain E0–E3 is reached (catalogue 1.6): once the share `of` (0 to 1) of the time until
 * the deadline is used, when it is due, or at a moment that a rule counts from its start or from its due moment.
 */
export interface LevelRule {
  readonly level: 0 | 1 | 2 | 3;
  readonly at:
    | { readonly is: 'part'; readonly of: number }
    | { readonly is: 'due' }
    | { readonly is: 'after-due'; readonly rule: DeadlineRule }
    | { readonly is: 'after-start'; readonly rule: DeadlineRule }
    | { readonly is: 'before-due'; readonly rule: DeadlineRule };
}

/** Where a rule or number comes from (catalogue 0.1). */
export type Evidence = 'SEED' | 'EXT' | 'PROPOSED';
