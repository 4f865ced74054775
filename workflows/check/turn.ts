import type { Decision, HandoverState, Instant, Phase } from '@stafet/core';
import type { Pathway } from '../pathway';
import type { Books } from './books';
import { actors, type Move, type Voice } from './world';

/** The promises of catalogue 1.1, and those of the design that carry no number there. */
export type Invariant =
  | 'INV-1'
  | 'INV-2'
  | 'INV-3'
  | 'INV-4'
  | 'INV-5'
  | 'INV-6'
  | 'INV-7'
  | 'INV-8'
  | 'INV-9'
  | 'INV-10'
  /** Who waits has a deadline that runs, and no deadline runs where nobody waits. */
  | 'deadlines'
  /** The version moves with the facts that change what may be decided, and with no other (design 4.3). */
  | 'version'
  /** A refused event changes nothing, and no event makes the decision fail. */
  | 'refusal'
  /** From everywhere a handover can still come to an end. */
  | 'dead-end'
  /** Every phase and every step of the pathway can be reached. */
  | 'unreachable'
  /** Every event of the pathway can be done by somebody, somewhere. */
  | 'unused-event';

/** One decision, with everything that it is judged by. */
export interface Turn {
  readonly pathway: Pathway;
  readonly before: HandoverState;
  readonly move: Move;
  readonly at: Instant;
  readonly decision: Decision;
  /** Our own books before the act, after it, and after what was due by then has moved. */
  readonly books: { readonly before: Books; readonly entered: Books; readonly after: Books };
}

export interface Finding {
  readonly invariant: Invariant;
  readonly found: string;
}

/** Phases after which nothing more happens in this handover. */
export const closedPhases: readonly Phase[] = [
  'completed',
  'rejected',
  'redirected',
  'withdrawn',
  'closed-by-event',
  'entered-in-error',
];
/** For which side a voice may speak. The auditor is at the receiver, and her word confirms nothing (INV-2). */
export function sideOf(voice: Voice, state: HandoverState): 'sender' | 'receiver' | 'stafet' | 'nobody' {
  if (voice === 'stafet') return 'stafet';
  const organization = actors[voice].roles[0]?.organization;
  if (voice === 'auditor') return 'nobody';
  if (organization === state.sender) return 'sender';
  return organization === state.receiver ? 'receiver' : 'nobody';
}
