import { keyOf, type Decision, type HandoverState, type Instant, type Localized } from '@stafet/core';
import type { Pathway } from '../pathway';
import type { Books } from './books';
import { actors, type Move, type Voice } from './world';

/** The promises of catalogue 1.1, and those of the design that carry no number there. */
export const invariants = [
  'INV-1',
  'INV-2',
  'INV-3',
  'INV-4',
  'INV-5',
  'INV-6',
  'INV-7',
  'INV-8',
  'INV-9',
  'INV-10',
  /** Who waits has a deadline that runs, and no deadline runs where nobody waits. */
  'deadlines',
  /** The version moves with the facts that change what may be decided, and with no other (design 4.3). */
  'version',
  /** A refused event changes nothing, and no event makes the decision fail. */
  'refusal',
  /** From everywhere a handover can still come to an end. */
  'dead-end',
  /** Every phase and every step of the pathway can be reached. */
  'unreachable',
  /** Every event of the pathway can be done by somebody, somewhere, and every level of a deadline can come. */
  'unused-event',
  /** The definition says what the machine, the clocks and the reader need, once and without contradiction. */
  'definition',
] as const;
export type Invariant = (typeof invariants)[number];

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

/** A promise that is broken, in words that follow "og nu" and "and now". Organisations and days stand in it by id. */
export interface Finding {
  readonly invariant: Invariant;
  readonly found: Localized;
}

/** That this promise is broken, as it is told in both languages. */
export function broken(invariant: Invariant, da: string, en: string): Finding {
  return { invariant, found: { da, en } };
}

/** Items, or whatever else a story is about, as it names them. */
export function named(names: readonly string[]): string {
  return names.map((name) => `*${name}*`).join(', ');
}

/** The items of a handover as a story names them; of advice, which has none, what was done. */
export function itemsOf(state: HandoverState, otherwise: string): string {
  return named(state.items.length === 0 ? [otherwise] : state.items.map(keyOf));
}

/** For which side a voice may speak. The auditor is at the receiver, and her word confirms nothing (INV-2). */
export function sideOf(voice: Voice, state: HandoverState): 'sender' | 'receiver' | 'stafet' | 'nobody' {
  if (voice === 'stafet') return 'stafet';
  if (voice === 'auditor') return 'nobody';
  const organization = actors[voice].roles[0]?.organization;
  if (organization === state.sender) return 'sender';
  return organization === state.receiver ? 'receiver' : 'nobody';
}
