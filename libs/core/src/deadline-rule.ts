/** How long a deadline runs. `next-working-day` is a local time of day on the first working day after the start. */
export type DeadlineRule =
  | { readonly clock: 'elapsed' | 'working'; readonly duration: string }
  | { readonly clock: 'next-working-day'; readonly at: string };

/** Where a rule or number comes from (catalogue 0.1). */
export type Evidence = 'SEED' | 'EXT' | 'PROPOSED';
