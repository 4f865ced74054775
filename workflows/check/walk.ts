import {
  keyOf as keyOfItem,
  nameOfEvent,
  plainParticulars,
  type Decision,
  type HandoverState,
  type Instant,
  type Item,
} from '@stafet/core';
import { decide } from '../decide';
import type { Pathway } from '../pathway';
import { placesOf } from '../places';
import { arrive, enter, openBooks, windClocks, type Books } from './books';
import { brokenPromise } from './promises';
import { wronglyRefused } from './record';
import { closedPhases, type Finding, type Invariant, type Turn } from './turn';
import { actors, dayName, days, draftIn, movesIn, sender, tell, type Move, type World } from './world';

/** A broken promise, with the shortest story that leads to it. */
export interface Violation {
  readonly invariant: Invariant;
  readonly story: readonly string[];
}

/** What was walked. The numbers are there to be looked at: a walk that got small proves little. */
export interface Walk {
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
  /** The places that were reached, as `phase step`. */
  readonly reached: ReadonlySet<string>;
  /** The events that somebody could do somewhere, by their names. */
  readonly done: ReadonlySet<string>;
  readonly violation?: Violation;
}

interface Stand {
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
 * Walks every state that a handover of this pathway can reach in this world, nearest first, and judges every decision
 * on the way. Ends at the first broken promise. `judge` is the engine under test.
 */
export function walk(pathway: Pathway, world: World, judge: typeof decide = decide): Walk {
  const draft = freeze(draftIn(world, pathway));
  const start: Stand = { state: draft, books: openBooks(draft), day: 0, comesFrom: [] };
  const keyOf = keysIn(pathway, world);
  const known = new Map([[keyOf(start), start]]);
  const stands = [start];
  const moves = movesIn(world, pathway);
  const reached = new Set<string>();
  const done = new Set<string>();
  let transitions = 0;
  let refusals = 0;
  const so = (violation?: Violation): Walk => ({
    states: stands.length,
    transitions,
    refusals,
    reached,
    done,
    ...(violation === undefined ? {} : { violation }),
  });
  const arriveAt = (next: Stand, from: Stand): void => {
    const key = keyOf(next);
    const there = known.get(key);
    (there ?? next).comesFrom.push(from);
    if (there !== undefined) return;
    known.set(key, next);
    stands.push(next);
  };

  // The list grows while it is walked: that is what makes the first story found the shortest.
  for (const stand of stands) {
    reached.add(`${stand.state.phase} ${stand.state.step}`);
    const at = world.days[stand.day];
    if (at === undefined) continue;
    const tomorrow = world.days[stand.day + 1];
    if (tomorrow !== undefined && !closedPhases.includes(stand.state.phase)) {
      const { state, books } = stand;
      arriveAt({ state, books, day: stand.day + 1, from: stand, comesFrom: [] }, stand);
    }
    for (const move of moves(stand.state, stand.day)) {
      const result = tryMove(pathway, stand, move, at, judge);
      if (result === 'refused') {
        refusals += 1;
        continue;
      }
      transitions += 1;
      if ('found' in result) return so(violationOf(stand, move, result));
      done.add(nameOfEvent(move.event));
      arriveAt(result.next, stand);
      for (const successor of world.followsSuccessors ? successorsOf(pathway, result, at, judge) : []) {
        if ('found' in successor) return so(violationOf(stand, move, successor));
        arriveAt(successor, stand);
      }
    }
  }
  return so(deadEnd(stands));
}

/** The places and the events that a pathway names and that none of the walks has come to. */
export function leftOut(pathway: Pathway, walks: readonly Walk[]): readonly string[] {
  const acts = pathway.events.map(({ type }) => type);
  // A pathway that cannot be sent on has no use for the end of what was sent on, nor for a no that nobody may say.
  const isPossible = (phase: string): boolean =>
    (phase !== 'redirected' || acts.includes('redirect')) && (phase !== 'rejected' || acts.includes('reject'));
  const places = placesOf(pathway.machine)
    .filter(({ phase }) => isPossible(phase))
    .map(({ phase, step }) => `${phase} ${step}`)
    .filter((place) => !walks.some((each) => each.reached.has(place)));
  return [...places, ...acts.filter((act) => !walks.some((each) => each.done.has(act)))];
}

interface Made {
  readonly next: Stand;
  readonly decision: Decision;
}

function tryMove(
  pathway: Pathway,
  place: Stand,
  move: Move,
  at: Instant,
  judge: typeof decide,
): Made | Finding | 'refused' {
  let answer;
  try {
    answer = judge(pathway, place.state, move.event, actors[move.voice], at);
  } catch (error) {
    // The state is frozen: whoever writes into it ends here too.
    return { invariant: 'refusal', found: `no decision came: ${String(error)}` };
  }
  if (answer.kind === 'refused') {
    const asked = { pathway, before: place.state, move, at, books: { before: place.books } };
    return wronglyRefused(asked) ?? 'refused';
  }

  const arrived = arrive(place.books, at);
  const entered = enter(arrived, place.state, move.event, at);
  const clocks = windClocks(place.books.clocks, answer.effects);
  const after = { ...arrive(entered, at), clocks };
  const turn: Turn = {
    pathway,
    before: place.state,
    move,
    at,
    decision: answer,
    books: { before: place.books, entered, after },
  };
  const next = {
    state: freeze(answer.state),
    books: after,
    day: place.day,
    from: place,
    move,
    comesFrom: [],
  };
  return brokenPromise(turn) ?? { next, decision: answer };
}

/** The linked requests that a decision opens, as they stand once Stafet has sent them in the name of the sender. */
function successorsOf(pathway: Pathway, made: Made, at: Instant, judge: typeof decide): readonly (Stand | Finding)[] {
  const { next, decision } = made;
  return decision.effects.flatMap((effect): readonly (Stand | Finding)[] => {
    if (effect.type !== 'open-successor') return [];
    const { particulars } = decision.state;
    const timesSentOn = particulars.timesSentOn + (effect.because === 'redirect' ? 1 : 0);
    // Twice is what the rules know of (catalogue 1.7, rule 5); more is no other world.
    if (timesSentOn > 2) return [];
    const draft: HandoverState = {
      ...decision.state,
      phase: 'draft',
      step: 'draft',
      receiver: effect.receiver,
      items: decision.state.items
        .filter((item) => effect.items.includes(keyOfItem(item)))
        .map(({ kind, scope }) => ({
          kind,
          ...(scope === undefined ? {} : { scope }),
          status: 'requested',
          holder: sender,
        })),
      isQuestionOpen: false,
      sentAt: undefined,
      deliveredAt: undefined,
      openedAt: undefined,
      passedDeadlines: [],
      particulars: {
        ...plainParticulars,
        hasSupplyDuty: particulars.hasSupplyDuty,
        moments: particulars.moments,
        timesSentOn,
      },
    };
    const from = { state: freeze(draft), books: openBooks(draft), day: next.day, from: next, comesFrom: [] };
    const move: Move = { voice: 'sender', event: { type: 'send' } };
    const sent = tryMove(pathway, from, move, at, judge);
    if (sent === 'refused') return [{ invariant: 'INV-8', found: 'the linked request cannot be sent' }];
    return ['found' in sent ? sent : sent.next];
  });
}

/** A place from which no way leads to an end of the handover. */
function deadEnd(places: readonly Stand[]): Violation | undefined {
  const canEnd = new Set(places.filter((place) => closedPhases.includes(place.state.phase)));
  for (const place of canEnd) place.comesFrom.forEach((from) => canEnd.add(from));
  const stuck = places.find((place) => !canEnd.has(place));
  return stuck && { invariant: 'dead-end', story: [...storyOf(stuck), `and now it can never end`] };
}

function violationOf(place: Stand, move: Move, { invariant, found }: Finding): Violation {
  return { invariant, story: [...storyOf(place), tell(move), `and now ${found}`] };
}

function storyOf(stand: Stand): readonly string[] {
  const { from, move, day } = stand;
  if (from === undefined) return [];
  return [...storyOf(from), move === undefined ? `it becomes ${dayName(days[day])}` : tell(move)];
}

/** Two handovers with the same key have the same future in this world. When an old mark was made does not matter. */
function keysIn(pathway: Pathway, world: World): (stand: Stand) => string {
  const most = mostCounted(pathway);
  return ({ state, books, day }) => {
    const { sentAt, deliveredAt, openedAt, assignee, passedDeadlines, particulars, ...rest } = state;
    const marks = world.tellsMarksApart
      ? [sentAt, deliveredAt, openedAt, assignee].map((mark) => mark !== undefined)
      : [];
    const late = world.tellsMarksApart ? [...passedDeadlines].sort((a, b) => (a.name < b.name ? -1 : 1)) : [];
    const known = {
      ...particulars,
      counts: Object.entries(particulars.counts).map(([act, count]) => [act, Math.min(count, most)]),
      // What is known of the citizen decides nothing here but whether it is news.
      circumstances: [],
    };
    return JSON.stringify([day, { ...rest, items: state.items.map(still) }, known, books, marks, late]);
  };
}

/** How far the machine's own conditions count; what was done more often than that has the same future. */
function mostCounted(pathway: Pathway): number {
  const conditions = JSON.stringify(pathway.machine.config);
  const bounds = [...conditions.matchAll(/"(?:whileDoneFewerThan|atLeast)":(\d+)/g)].map(([, bound]) => Number(bound));
  return Math.max(1, ...bounds);
}

/** Of an item that is answered for good, how it came there is over. */
function still(item: Item): Item {
  const { kind, scope, status, holder } = item;
  return status === 'accepted' ? item : { kind, ...(scope === undefined ? {} : { scope }), status, holder };
}

function freeze<T extends object>(value: T): T {
  for (const each of Object.values(value)) {
    if (typeof each === 'object' && each !== null && !Object.isFrozen(each)) freeze(each as object);
  }
  return Object.freeze(value);
}
