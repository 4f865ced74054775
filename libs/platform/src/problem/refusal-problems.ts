import type { RefusalCode } from '@stafet/core';

/** What a caller is told, and with which status. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  /** What the caller can do about it. */
  readonly detail: string;
}

/** The problem of every refusal of the core. */
export const refusalProblems = {
  'actor-not-entitled': {
    status: 403,
    title: 'This is not yours to do',
    detail: 'Only the other side of the handover can do this. availableEvents lists what you can do.',
  },
  'event-not-expected': {
    status: 409,
    title: 'The handover is not where this can happen',
    detail: 'The handover has moved on. Read it again; availableEvents lists what can happen now.',
  },
  'item-unknown': {
    status: 422,
    title: 'The handover has no such item',
    detail: 'Name only items that the handover lists.',
  },
  'item-already-answered': {
    status: 409,
    title: 'The item has been answered already',
    detail: 'Read the handover again; an answer stands. To give an item back, start a handover in the other direction.',
  },
  'reason-unknown': {
    status: 422,
    title: 'The reason is not on the list',
    detail: 'Use one of the reasons that the pathway lists for this event.',
  },
  'reason-needs-text': {
    status: 422,
    title: 'This reason needs words',
    detail: 'Say in `text` what the reason is.',
  },
  'alternative-required': {
    status: 422,
    title: 'Say what else there is',
    detail: 'With this reason, `text` says what to do instead or `betterReceiver` names the organisation to ask.',
  },
  'effective-from-required': {
    status: 422,
    title: 'The moment of effect is missing',
    detail:
      'Its deadlines are counted back from the moment of effect: send effectiveFrom, for a discharge the planned time.',
  },
  'start-date-required': {
    status: 422,
    title: 'Name the day from which you take over',
    detail: 'On this pathway a confirmation counts only with `startDate`.',
  },
  'receiver-only-advises': {
    status: 409,
    title: 'The receiver gives advice and can hold nothing',
    detail: 'Send it on with `redirect` to whoever can take over; the sender holds it until then.',
  },
  'better-receiver-required': {
    status: 422,
    title: 'Name the right receiver',
    detail: 'With the reason wrong-catchment, `betterReceiver` names the organisation that it belongs to.',
  },
  'instant-in-the-past': {
    status: 422,
    title: 'The moment lies in the past',
    detail: 'Give a moment that lies ahead.',
  },
  'receiver-unsuitable': {
    status: 422,
    title: 'The receiver cannot be asked',
    detail:
      'Name an organisation that is neither the sender nor the receiver of this handover and that the pathway allows.',
  },
} as const satisfies Record<RefusalCode, Problem>;
