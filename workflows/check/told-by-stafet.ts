import type { HandoverEvent } from '@stafet/core';

/** What only Stafet itself can tell. */
export const toldByStafet: readonly HandoverEvent['type'][] = [
  'delivered',
  'delivery-failed',
  'transferred',
  'deadline-passed',
  'circumstance',
  'closed-by-event',
  'reopened',
];
