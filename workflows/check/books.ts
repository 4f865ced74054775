import {
  keyOf,
  latest,
  type Effect,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type ItemKey,
} from '@stafet/core';

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
  /** What an event from outside closed, and what is asked for again if it turns out not to be so. */
  readonly interrupted: readonly ItemKey[];
  /** Which clocks run, by the effects that the engine asked for. */
  readonly clocks: Readonly<Record<string, 'running' | 'paused'>>;
}

/** The books of a draft: everything is open, and nothing runs. */
export function openBooks(state: HandoverState): Books {
  return {
    effectiveFrom: state.effectiveFrom,
    items: Object.fromEntries(state.items.map((item) => [keyOf(item), { is: 'open' }])),
    interrupted: [],
    clocks: {},
  };
}

/** What was promised and is due by `at` has moved, whether or not anybody looked (INV-6). */
export function arrive(books: Books, at: Instant): Books {
  return each(books, (standing) => (standing.is === 'promised' && standing.from <= at ? { is: 'moved' } : standing));
}

/** What an act does by the catalogue's rules; the books must have arrived at `at` before. */
export function enter(books: Books, before: HandoverState, event: HandoverEvent, at: Instant): Books {
  const isMeant = (kind: ItemKey): boolean =>
    !('items' in event) || event.items === undefined || event.items.includes(kind);
  switch (event.type) {
    case 'accept': {
      const from = latest(at, books.effectiveFrom, event.startsAt);
      return each(books, (standing, kind) =>
        standing.is === 'open' && isMeant(kind)
          ? { is: 'promised', from, confirmedAt: at, offer: event.startsAt }
          : standing,
      );
    }
    case 'reject':
      // Want of capacity alone does not end a supply duty (catalogue 1.7, rule 3).
      if (event.reason === 'no-capacity' && before.particulars.hasSupplyDuty) return books;
      return each(books, (standing, kind) => (standing.is === 'open' && isMeant(kind) ? { is: 'out' } : standing));
    case 'redirect':
      return each(books, (standing) => (standing.is === 'open' ? { is: 'out' } : standing));
    case 'closed-by-event': {
      const isInterrupted = ({ is }: Standing): boolean => is === 'open' || is === 'promised';
      const interrupted = Object.keys(books.items).filter((kind) => isInterrupted(books.items[kind] as Standing));
      return {
        ...each(books, (standing) => (standing.is === 'moved' ? standing : { is: 'out' })),
        interrupted: before.phase === 'draft' ? [] : interrupted,
      };
    }
    case 'reopened':
      return { ...books, interrupted: [] };
    case 'withdraw':
    case 'correct':
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

/** The clocks after the effects. */
export function windClocks(clocks: Books['clocks'], effects: readonly Effect[]): Books['clocks'] {
  const wound = new Map(Object.entries(clocks));
  for (const effect of effects) {
    if (effect.type === 'set-deadline') wound.set(effect.name, 'running');
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
