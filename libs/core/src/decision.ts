import type { Effect, Fact } from './effects';
import type { HandoverState } from './handover';
import type { Refusal } from './refusal';

/** What is to be recorded, all of it or nothing. */
export interface Decision {
  readonly kind: 'decision';
  readonly state: HandoverState;
  readonly facts: readonly Fact[];
  readonly effects: readonly Effect[];
  /** Whether a fact changed what may be decided; only then does the version that clients see move (design 4.3). */
  readonly movesVersion: boolean;
}

export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

export function refuse(refusal: Refusal): Refused {
  return { kind: 'refused', refusal };
}
