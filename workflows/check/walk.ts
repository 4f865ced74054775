import { phases, type HandoverState, type Instant, type Item, type Phase } from '@stafet/core';
import { decide } from '../decide';
import type { Pathway } from '../pathway';
import { arrive, enter, openBooks, windClocks, type Books } from './books';
import { brokenPromise } from './promises';
import { wronglyRefused } from './record';
import { closedPhases, type Finding, type Invariant, type Turn } from './turn';
import { actors, dayName, draftIn, movesIn, type Move, type World } from './world';

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
  readonly phases: ReadonlySet<Phase>;
  readonly violation?: Violation;
}

interface Place {
  readonly state: HandoverState;
  readonly books: Books;
  /** Index into the days of the world. */
  readonly day: number;
  readonly from?: Place;
  readonly told?: string;
  /** Places from which one act leads here. */
  readonly comesFrom: Place[];
}

/**
 * Walks every state that a handover of this pathway can reach in this world, nearest first, and judges every decision
 * on the way. Ends at the first broken promise. `judge` is the engine under test.
 */
export function walk(pathway: Pathway, world: World, judge: typeof decide = decide): Walk {
  const draft = freeze(draftIn(world, pathway));
  const start: Place = { state: draft, books: openBooks(draft), day: 0, comesFrom: [] };
  const known = new Map([[keyOf(start, world), start]]);
  const places = [start];
  const reached = new Set<Phase>();
  let transitions = 0;
  let refusals = 0;
  const so = (violation?: Violation): Walk => ({
    states: places.length,
    transitions,
    refusals,
    phases: reached,
    ...(violation === undefined ? {} : { violation }),
  });
  const arriveAt = (next: Place, from: Place): void => {
    const key = keyOf(next, world);
    const there = known.get(key);
    (there ?? next).comesFrom.push(from);
    if (there !== undefined) return;
    known.set(key, next);
    places.push(next);
  };

  // The list grows while it is walked: that is what makes the first story found the shortest.
  for (const place of places) {
    reached.add(place.state.phase);
    const at = world.days[place.day];
    if (at === undefined) continue;
    const tomorrow = world.days[place.day + 1];
    if (tomorrow !== undefined && !closedPhases.includes(place.state.phase)) {
      const told = `it becomes ${dayName(tomorrow)}`;
      arriveAt({ ...place, day: place.day + 1, from: place, told, comesFrom: [] }, place);
    }
    for (const move of movesIn(world, pathway, place.state, at)) {
      const result = tryMove(pathway, place, move, at, judge);
      if (result === 'refused') {
        refusals += 1;
        continue;
      }
      transitions += 1;
      if ('found' in result) return so(violationOf(place, move, result));
      arriveAt(result, place);
    }
  }
  return so(deadEnd(places));
}

/** The phases that the pathway's machine has and that none of the walks has seen. */
export function unreachedPhases(pathway: Pathway, walks: readonly Walk[]): readonly Phase[] {
  const declared = new Set(namesIn(pathway.machine.root.states));
  return phases.filter((phase) => declared.has(phase) && !walks.some((each) => each.phases.has(phase)));
}

function tryMove(
  pathway: Pathway,
  place: Place,
  move: Move,
  at: Instant,
  judge: typeof decide,
): Place | Finding | 'refused' {
  let answer;
  try {
    answer = judge(pathway, place.state, move.event, actors[move.voice], at);
  } catch (error) {
    // The state is frozen: whoever writes into it ends here too.
    return { invariant: 'refusal', found: `no decision came: ${String(error)}` };
  }
  if (answer.kind === 'refused') {
    const asked = { before: place.state, move, at, books: { before: place.books } };
    return wronglyRefused(asked) ?? 'refused';
  }

  const arrived = arrive(place.books, at);
  const entered = enter(arrived, move.event, at);
  const clocks = windClocks(pathway, place.books.clocks, answer.effects, entered.effectiveFrom);
  const after = { ...arrive(entered, at), clocks };
  const turn: Turn = {
    pathway,
    before: place.state,
    move,
    at,
    decision: answer,
    books: { before: place.books, entered, after },
  };
  return (
    brokenPromise(turn) ?? {
      state: freeze(answer.state),
      books: after,
      day: place.day,
      from: place,
      told: move.told,
      comesFrom: [],
    }
  );
}

/** A place from which no way leads to an end of the handover. */
function deadEnd(places: readonly Place[]): Violation | undefined {
  const canEnd = new Set(places.filter((place) => closedPhases.includes(place.state.phase)));
  for (const place of canEnd) place.comesFrom.forEach((from) => canEnd.add(from));
  const stuck = places.find((place) => !canEnd.has(place));
  return stuck && { invariant: 'dead-end', story: [...storyOf(stuck), `and now it can never end`] };
}

function violationOf(place: Place, move: Move, { invariant, found }: Finding): Violation {
  return { invariant, story: [...storyOf(place), move.told, `and now ${found}`] };
}

function storyOf(place: Place): readonly string[] {
  return [...(place.from === undefined ? [] : storyOf(place.from)), ...(place.told === undefined ? [] : [place.told])];
}

/** Two handovers with the same key have the same future in this world. When an old mark was made does not matter. */
function keyOf({ state, books, day }: Place, world: World): string {
  const { sentAt, deliveredAt, openedAt, assignee, passedDeadlines, ...rest } = state;
  const marks = world.tellsMarksApart
    ? [sentAt, deliveredAt, openedAt, assignee].map((mark) => mark !== undefined)
    : [];
  const late = world.tellsMarksApart ? [[...passedDeadlines].sort((a, b) => (a.name < b.name ? -1 : 1))] : [];
  return JSON.stringify([day, { ...rest, items: state.items.map(still) }, books, marks, late]);
}

/** Of an item that is answered for good, how it came there is over. */
function still(item: Item): Item {
  return item.status === 'accepted' ? item : { kind: item.kind, status: item.status, holder: item.holder };
}

function namesIn(states: Readonly<Record<string, { readonly states: object }>>): readonly string[] {
  return Object.entries(states).flatMap(([name, node]) => [name, ...namesIn(node.states as typeof states)]);
}

function freeze<T extends object>(value: T): T {
  for (const each of Object.values(value)) {
    if (typeof each === 'object' && each !== null && !Object.isFrozen(each)) freeze(each as object);
  }
  return Object.freeze(value);
}
