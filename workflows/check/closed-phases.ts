import type { Phase } from '@stafet/core';

/** Phases after which nothing more happens in this handover. */
export const closedPhases: readonly Phase[] = [
  'completed',
  'rejected',
  'redirected',
  'withdrawn',
  'closed-by-event',
  'entered-in-error',
];
