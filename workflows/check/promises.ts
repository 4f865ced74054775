import { keyOf, nameOfEvent, type HandoverEvent, type Instant, type Item } from '@stafet/core';
import type { Standing } from './books';
import { deadlines, particulars, phase, trail, version } from './record';
import { sideOf, type Finding, type Invariant, type Turn } from './turn';
import { toldByStafet } from './told-by-stafet';
import { dayName, sender } from './world';

/** The first promise that a decision breaks, or nothing where it keeps them all. */
export function brokenPromise(turn: Turn): Finding | undefined {
  for (const promise of [
    entitled,
    advice,
    holders,
    items,
    ledger,
    successor,
    trail,
    phase,
    deadlines,
    particulars,
    version,
  ]) {
    const finding = promise(turn);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** INV-2: an authorised person at the receiver confirms; Stafet tells and never confirms; each act is its side's own. */
function entitled({ pathway, before, move: { voice, event } }: Turn): Finding | undefined {
  const broken = (found: string): Finding => ({ invariant: 'INV-2', found });
  const side = sideOf(voice, before);
  const name = nameOfEvent(event);
  if (toldByStafet.includes(event.type) !== (side === 'stafet')) return broken(`${name} is not for this actor to say`);
  if (side === 'stafet') return undefined;
  const byReceiver = event.type === 'accept' || event.type === 'reject' || event.type === 'redirect';
  if (byReceiver && side !== 'receiver') return broken(`only the receiver may ${event.type}`);
  if (event.type === 'accept' && !before.particulars.canReceiverHold) return broken('who only advises has confirmed');
  const by = pathway.events.find(({ type }) => type === name)?.by;
  const isTheirs = by === side || (by === 'either' && side !== 'nobody');
  return isTheirs ? undefined : broken(`${name} is not for this actor to say`);
}

/** Which promise is broken when an item moves, or counts as confirmed, without a word of the receiver for it. */
function blame(event: HandoverEvent): Invariant {
  switch (event.type) {
    case 'delivered':
    case 'delivery-failed':
    case 'open':
      return 'INV-3';
    case 'reject':
    case 'withdraw':
    case 'deadline-passed':
      return 'INV-4';
    case 'accept':
      return 'INV-5';
    case 'reschedule':
      return 'INV-6';
    case 'redirect':
      return 'INV-8';
    case 'closed-by-event':
      return 'INV-10';
    default:
      return 'INV-2';
  }
}

/** INV-1 … INV-8: who holds an item now is whom our own books name. */
function holders({ before, move, decision, books }: Turn): Finding | undefined {
  if (decision.state.sender !== before.sender || decision.state.receiver !== before.receiver) {
    return { invariant: 'INV-8', found: 'a side of the handover was exchanged' };
  }
  for (const [kind, standing] of Object.entries(books.after.items)) {
    const held = decision.state.items.filter((item) => keyOf(item) === kind).map((item) => item.holder);
    const [holder] = held;
    if (held.length !== 1 || (holder !== sender && holder !== before.receiver)) {
      return { invariant: 'INV-1', found: `${kind} is held by ${held.join(' and ') || 'nobody'}` };
    }
    if (standing.is === 'moved' && holder === sender) {
      const isTakenBack = before.items.some((item) => keyOf(item) === kind && item.holder === before.receiver);
      return isTakenBack
        ? { invariant: 'INV-7', found: `the sender has taken ${kind} back` }
        : { invariant: 'INV-6', found: `the moment of effect of ${kind} has come, and it has not moved` };
    }
    if (standing.is !== 'moved' && holder === before.receiver) {
      return standing.is === 'promised'
        ? { invariant: 'INV-6', found: `the receiver holds ${kind} before ${dayName(standing.from)}` }
        : { invariant: blame(move.event), found: `the receiver holds ${kind} and never confirmed it` };
    }
  }
  return decision.state.items.length === before.items.length
    ? undefined
    : { invariant: 'INV-1', found: 'an item was added or lost' };
}

const statuses: Readonly<Record<Standing['is'], readonly Item['status'][]>> = {
  open: ['requested'],
  promised: ['accepted'],
  moved: ['transferred', 'closed'],
  out: ['rejected', 'closed'],
};

/** INV-4 … INV-7: each item is answered on its own, and counts from the agreed moment. */
function items({ move, decision, books }: Turn): Finding | undefined {
  for (const item of decision.state.items) {
    const standing = books.after.items[keyOf(item)];
    if (standing === undefined) return { invariant: 'INV-1', found: `${keyOf(item)} came from nowhere` };
    if (!statuses[standing.is].includes(item.status)) {
      const invariant = standing.is === 'moved' ? 'INV-7' : blame(move.event);
      return { invariant, found: `${keyOf(item)} counts as ${item.status}, and it is ${standing.is}` };
    }
    if (standing.is === 'promised' && item.takesEffectAt !== standing.from) {
      const found = `${keyOf(item)} takes effect on ${dayName(item.takesEffectAt)} and not on ${dayName(standing.from)}`;
      return { invariant: 'INV-6', found };
    }
  }
  return decision.state.effectiveFrom === books.after.effectiveFrom
    ? undefined
    : { invariant: 'INV-6', found: `the agreed moment is ${dayName(decision.state.effectiveFrom)}` };
}

/** INV-1: the intervals of the ledger, folded from the effects, leave no gap and do not overlap. */
function ledger({ at, decision, books }: Turn): Finding | undefined {
  const from = new Map<string, Instant>();
  const done = new Set<string>();
  for (const [kind, standing] of Object.entries(books.before.items)) {
    if (standing.is === 'promised') from.set(kind, standing.from);
    if (standing.is === 'moved') done.add(kind);
  }
  for (const effect of decision.effects) {
    if (effect.type === 'cancel-transfer') {
      const planned = from.get(effect.item);
      if (done.has(effect.item) || (planned !== undefined && planned <= at)) {
        return { invariant: 'INV-7', found: `the ledger takes ${effect.item} back` };
      }
      if (planned !== effect.from) {
        return {
          invariant: 'INV-1',
          found: `no transfer of ${effect.item} on ${dayName(effect.from)} is there to cancel`,
        };
      }
      from.delete(effect.item);
    }
    if (effect.type === 'schedule-transfer') {
      if (from.has(effect.item) || done.has(effect.item)) {
        return { invariant: 'INV-1', found: `the ledger has ${effect.item} transferred twice` };
      }
      if (effect.from < at) return { invariant: 'INV-6', found: `the ledger changes the past of ${effect.item}` };
      from.set(effect.item, effect.from);
    }
  }
  for (const [kind, standing] of Object.entries(books.entered.items)) {
    const planned = standing.is === 'promised' ? standing.from : undefined;
    if (standing.is === 'moved' ? from.has(kind) || done.has(kind) : from.get(kind) === planned) continue;
    return { invariant: 'INV-1', found: `the ledger transfers ${kind} on ${dayName(from.get(kind))}` };
  }
  return undefined;
}

/**
 * INV-8: a redirect asks another receiver for exactly what is still open. INV-10: a cancelled death notice asks the same
 * one for exactly what it closed. Nothing else opens a request.
 */
function successor({ before, move: { event }, decision, books }: Turn): Finding | undefined {
  const opened = decision.effects.filter((effect) => effect.type === 'open-successor');
  const [first] = opened;
  const open = Object.keys(books.before.items).filter((kind) => books.before.items[kind]?.is === 'open');
  const asks = (to: string, items: readonly string[]): boolean =>
    opened.length === 1 && first?.receiver === to && first.because === event.type && same(first.items, items);
  if (event.type === 'redirect') {
    const isRight = ![before.receiver, sender].includes(event.receiver) && asks(event.receiver, open);
    return isRight ? undefined : { invariant: 'INV-8', found: 'the linked request does not carry what is still open' };
  }
  if (event.type === 'reopened') {
    const isRight = books.before.interrupted.length > 0 && asks(before.receiver, books.before.interrupted);
    return isRight ? undefined : { invariant: 'INV-10', found: 'what was interrupted is not asked for again' };
  }
  return opened.length === 0 ? undefined : { invariant: 'INV-8', found: 'a request was opened that nobody asked for' };
}

/** Advice moves nothing: it has no items, and asks nothing of the ledger (catalogue 5). */
function advice({ pathway, decision }: Turn): Finding | undefined {
  if (pathway.transfers) return undefined;
  const moves = decision.effects.some(({ type }) => /transfer|successor/.test(type));
  return decision.state.items.length > 0 || moves || decision.facts.some(({ newHolder }) => newHolder !== undefined)
    ? { invariant: 'INV-2', found: 'advice has moved responsibility' }
    : undefined;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
