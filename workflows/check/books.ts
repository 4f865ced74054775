import { keyOf, latest, type Effect, type HandoverEvent, type HandoverState, type Instant } from '@stafet/core';
import type { Pathway } from '../pathway';

/** How one item stands by our own books. Only `moved` means that the receiver holds it. */
export type Standing =
  | { readonly is: 'open' }
  | {
      readonly is: 'promised';
      readonly from: Instant;
      readonly confirmedAt: Instant;
      readonly offer?: Instant | undefined;
    }
  | { readonly is: 'moved' }
  | { readonly is: 'out' };

/**
 * What follows from the acts themselves, by the catalogue's rules and by none of the engine's code: the second pair of
 * books that every decision of the engine is compared with.
 */
export interface Books {
  readonly effectiveFrom?: Instant | undefined;
  readonly items: Readonly<Record<string, Standing>>;
  /** Which clocks run, by the effects that the engine asked for. */
  readonly clocks: Readonly<Record<string, 'running' | 'paused'>>;
}

/** The books of a draft: everything is open, and nothing runs. */
export function openBooks(state: HandoverState): Books {
  return {
    effectiveFrom: state.effectiveFrom,
    items: Object.fromEntries(state.items.map((item) => [keyOf(item), { is: 'open' }])),
    clocks: {},
  };
}

/** What was promised and is due by `at` has moved, whether or not anybody looked (INV-6). */
export function arrive(books: Books, at: Instant): Books {
  return each(books, (standing) => (standing.is === 'promised' && standing.from <= at ? { is: 'moved' } : standing));
}

/** What an act does by the catalogue's rules; the books must have arrived at `at` before. */
export function enter(books: Books, event: HandoverEvent, at: Instant): Books {
  switch (event.type) {
    case 'accept': {
      const from = latest(at, books.effectiveFrom, event.startsAt);
      return each(books, (standing, kind) =>
        standing.is === 'open' && (event.items?.includes(kind) ?? true)
          ? { is: 'promised', from, confirmedAt: at, offer: event.startsAt }
          : standing,
      );
    }
    case 'reject':
      return each(books, (standing, kind) =>
        standing.is === 'open' && (event.items?.includes(kind) ?? true) ? { is: 'out' } : standing,
      );
    case 'redirect':
      return each(books, (standing) => (standing.is === 'open' ? { is: 'out' } : standing));
    case 'withdraw':
    case 'correct':
    case 'closed-by-event':
      return each(books, (standing) => (standing.is === 'moved' ? standing : { is: 'out' }));
    case 'reschedule':
      return { ...each(books, (standing) => moved(standing, event.effectiveFrom)), effectiveFrom: event.effectiveFrom };
    default:
      return books;
  }
}

/** INV-6: later moves the transfer with it; earlier than confirmed is open again. */
function moved(standing: Standing, effectiveFrom: Instant): Standing {
  if (standing.is !== 'promised') return standing;
  const from = latest(standing.confirmedAt, effectiveFrom, standing.offer);
  return from < standing.from ? { is: 'open' } : { ...standing, from };
}

/** The clocks after the effects. A clock that counts back from a moment of effect needs one to run. */
export function windClocks(
  pathway: Pathway,
  clocks: Books['clocks'],
  effects: readonly Effect[],
  effectiveFrom: Instant | undefined,
): Books['clocks'] {
  const wound = new Map(Object.entries(clocks));
  for (const effect of effects) {
    if (effect.type === 'set-deadline') {
      const counts = pathway.deadlines.find((deadline) => deadline.name === effect.name)?.counts;
      if (counts === 'after-start' || effectiveFrom !== undefined) wound.set(effect.name, 'running');
    }
    if (effect.type === 'clear-deadline') wound.delete(effect.name);
    if (effect.type === 'pause-deadline' && wound.has(effect.name)) wound.set(effect.name, 'paused');
    if (effect.type === 'resume-deadline' && wound.has(effect.name)) wound.set(effect.name, 'running');
  }
  return Object.fromEntries([...wound].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function each(books: Books, change: (standing: Standing, kind: string) => Standing): Books {
  return {
    ...books,
    items: Object.fromEntries(Object.entries(books.items).map(([kind, standing]) => [kind, change(standing, kind)])),
  };
}
