import { keyOf, type HandoverState, type Instant, type Item } from '@stafet/core';
import { guards } from '../guards';
import type { Pathway } from '../pathway';
import type { Books, Standing } from './books';
import { statesOf } from './parts';
import { elsewhere, sender, type Move, type World } from './world';

/** One place of the walk: how the handover and our own books stand on a day, and how that came about. */
export interface Stand {
  readonly state: HandoverState;
  readonly books: Books;
  /** Index into the days of the world. */
  readonly day: number;
  readonly from?: Stand;
  /** What led here from there; the passing of a night where it is absent. */
  readonly move?: Move;
  /** Stands from which one act leads here. */
  readonly comesFrom: Stand[];
}

/**
 * Two handovers with the same key have the same future in this world, by the catalogue's rules: when an old mark was
 * made does not matter, nor by which of the past days something was agreed.
 */
export function keysIn(pathway: Pathway, world: World): (stand: Stand) => string {
  const bounds = boundsOf(pathway);
  const moments = (pathway.moments ?? []).map(({ name }) => name);
  const order = new Map(world.days.map((day, index) => [day, String(index)]));
  return ({ state, books, day }) => {
    const today = world.days[day] as Instant;
    // What is over is over; of what is ahead the day counts.
    const ahead = (at: Instant | undefined): string => {
      if (at === undefined) return '-';
      return at <= today ? '<' : (order.get(at) ?? at);
    };
    const nameOf = (organization: string): string => {
      if (organization === sender) return 's';
      return organization === elsewhere ? 'e' : organization === state.receiver ? 'r' : organization;
    };
    const { particulars } = state;
    let key = `${day} ${state.phase} ${state.step} ${nameOf(state.receiver)}${ahead(state.effectiveFrom)}`;
    key += state.isQuestionOpen ? '?' : '.';
    for (const item of state.items) key += `|${itemKey(item, nameOf, ahead)}${standingKey(books, item, ahead)}`;
    key += `|${ahead(books.effectiveFrom)}${books.interrupted.join()}|${particulars.interrupted.join()}`;
    for (const name of Object.keys(books.clocks)) key += `;${name}${books.clocks[name]}`;
    key += `|${particulars.canReceiverHold}${particulars.hasSupplyDuty}${particulars.lacksCapacity}`;
    key += String(particulars.timesSentOn);
    for (const [act, most] of bounds) key += `,${Math.min(particulars.counts[act] ?? 0, most)}`;
    for (const name of moments) {
      const at = particulars.moments[name];
      // The same moment again restarts no clock, and an earlier one does.
      key += at === today ? '=' : ahead(at);
    }
    if (world.tells === 'marks') {
      key += `|${state.deliveredAt !== undefined}${state.openedAt !== undefined}${state.assignee !== undefined}`;
    }
    if (world.tells === 'levels') key += `|${levelsKey(state)}`;
    return key;
  };
}

/** How many levels may be told apart at once: two clocks that are late show whatever many of them would. */
export const mostLate = 2;

function levelsKey({ passedDeadlines }: HandoverState): string {
  if (passedDeadlines.length < 2) return passedDeadlines.map(({ name, level }) => `${name}${level}`).join();
  return passedDeadlines
    .map(({ name, level }) => `${name}${level}`)
    .sort()
    .join();
}

function itemKey(item: Item, nameOf: (id: string) => string, ahead: (at: Instant | undefined) => string): string {
  const name = `${keyOf(item)} ${item.status}${nameOf(item.holder)}`;
  // Of an item that is answered for good, how it came there is over.
  return item.status === 'accepted' ? `${name}${ahead(item.startsAt)}${ahead(item.takesEffectAt)}` : name;
}

function standingKey(books: Books, item: Item, ahead: (at: Instant | undefined) => string): string {
  const standing: Standing | undefined = books.items[keyOf(item)];
  if (standing?.is !== 'promised') return standing?.is ?? '?';
  return `p${ahead(standing.from)}${ahead(standing.offer)}`;
}

/** How far the machine's own conditions count each act; what was done more often than that has the same future. */
function boundsOf({ machine, events }: Pathway): readonly (readonly [act: string, most: number])[] {
  const counted = new Map<string, number>();
  const count = (act: string, times: unknown): void => {
    counted.set(act, Math.max(counted.get(act) ?? 0, typeof times === 'number' ? times : 1));
  };
  for (const { event = '', guard } of statesOf(machine).flatMap(({ ways }) => ways)) {
    if (guard === undefined) continue;
    const { act, atLeast, whileDoneFewerThan } = guard.params;
    if (typeof act === 'string') count(act, atLeast);
    if (whileDoneFewerThan !== undefined) count(event.slice('act.'.length), whileDoneFewerThan);
    // A guard that is not the kit's own may ask whether anything was done at all.
    if (guard.name === undefined || !(guard.name in guards)) events.forEach(({ type }) => count(type, 1));
  }
  return [...counted];
}

/** Makes whoever writes into the state fail. */
export function freeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) if (typeof each === 'object' && each !== null) freeze(each as object);
  return value;
}
