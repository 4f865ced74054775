import { nameOfEvent, type HandoverEvent, type Localized } from '@stafet/core';
import { decide } from '../decide';
import type { Pathway } from '../pathway';
import { placesOf } from '../places';
import { openBooks } from './books';
import { narratorOf, storyOf, type Narrator, type Story } from './narrate';
import { freeze, keysIn, mostLate, type Stand } from './stand';
import { successorsOf, tryMove } from './trial';
import { broken, named, type Finding, type Invariant } from './turn';
import { closedPhases } from './closed-phases';
import { draftIn, movesIn, type Move, type World } from './world';

/** A broken promise, with the shortest story that leads to it. */
export interface Violation {
  readonly invariant: Invariant;
  readonly story: Story;
}

/** What was walked. The numbers are there to be looked at: a walk that got small proves little. */
export interface Walk {
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
  /** The places that were reached, as `phase step`. */
  readonly reached: ReadonlySet<string>;
  /** The events that somebody could do somewhere, by their names; a level of a deadline as `respond E1`. */
  readonly done: ReadonlySet<string>;
  readonly violation?: Violation;
}

/** Ends that are no way out of a pathway: a handover that only a death or an error could end is stuck. */
const endsOtherwise: readonly (HandoverEvent['type'] | undefined)[] = ['correct', 'closed-by-event'];

/**
 * Walks every state that a handover of this pathway can reach in this world, nearest first, and judges every decision
 * on the way. Ends at the first broken promise. `judge` is the engine under test.
 */
export function walk(pathway: Pathway, world: World, judge: typeof decide = decide): Walk {
  const narrator = narratorOf(pathway);
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
    if (world.tells === 'levels' && next.state.passedDeadlines.length > mostLate) return;
    const key = keyOf(next);
    const there = known.get(key);
    if (there !== from && !endsOtherwise.includes(next.move?.event.type)) (there ?? next).comesFrom.push(from);
    if (there !== undefined) return;
    freeze(next.state);
    known.set(key, next);
    stands.push(next);
  };

  // The list grows while it is walked: that is what makes the first story found the shortest.
  for (const stand of stands) {
    reached.add(`${stand.state.phase} ${stand.state.step}`);
    const at = world.days[stand.day];
    if (at === undefined) continue;
    if (stand.day + 1 < world.days.length && !closedPhases.includes(stand.state.phase)) {
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
      if ('found' in result) return so(violationOf(narrator, stand, move, result));
      done.add(doneBy(move));
      arriveAt(result.next, stand);
      for (const successor of world.followsSuccessors ? successorsOf(pathway, result, at, judge) : []) {
        if ('found' in successor) return so(violationOf(narrator, stand, move, successor));
        arriveAt(successor, stand);
      }
    }
  }
  return so(deadEnd(narrator, stands));
}

function doneBy({ event }: Move): string {
  return event.type === 'deadline-passed' ? `${event.deadline} E${event.level}` : nameOfEvent(event);
}

/** What a pathway names and none of the walks has come to: places, events, and levels of deadlines. */
export function leftOut(pathway: Pathway, walks: readonly Pick<Walk, 'reached' | 'done'>[]): readonly Violation[] {
  const acts = pathway.events.map(({ type }) => type);
  const isDone = (name: string): boolean => walks.some(({ done }) => done.has(name));
  // A pathway that cannot be sent on has no use for the end of what was sent on, nor for a no that nobody may say.
  const isPossible = (phase: string): boolean =>
    (phase !== 'redirected' || acts.includes('redirect')) && (phase !== 'rejected' || acts.includes('reject'));
  const places = placesOf(pathway.machine)
    .filter(({ phase }) => isPossible(phase))
    .filter(({ phase, step }) => !walks.some(({ reached }) => reached.has(`${phase} ${step}`)))
    .map(({ step }) =>
      broken('unreachable', `intet fører nogensinde til ${named([step])}`, `nothing ever leads to ${named([step])}`),
    );
  const events = acts
    .filter((act) => !isDone(act))
    .map((act) =>
      broken('unused-event', `ingen kan nogensinde vælge ${named([act])}`, `nobody can ever do ${named([act])}`),
    );
  const levels = pathway.deadlines.flatMap(({ name, levels: all }) =>
    [...new Set(all.map(({ rule }) => rule.level))]
      .filter((level) => !isDone(`${name} E${level}`))
      .map((level) =>
        broken(
          'unused-event',
          `fristen ${named([name])} kan aldrig nå E${level}`,
          `the deadline ${named([name])} can never reach E${level}`,
        ),
      ),
  );
  return [...places, ...events, ...levels].map(alone);
}

/** A finding that needs no story before it. */
export function alone({ invariant, found }: Finding): Violation {
  return { invariant, story: storyOf([found]) };
}

/** A place from which no way leads to an end of the handover. */
function deadEnd(narrator: Narrator, places: readonly Stand[]): Violation | undefined {
  const canEnd = new Set(places.filter((place) => closedPhases.includes(place.state.phase)));
  for (const place of canEnd) place.comesFrom.forEach((from) => canEnd.add(from));
  const stuck = places.find((place) => !canEnd.has(place));
  if (stuck === undefined) return undefined;
  const items = stuck.state.items.map(({ kind, scope }) => (scope === undefined ? kind : `${kind}/${scope}`));
  const what = named(items.length === 0 ? [stuck.state.step] : items);
  const end = { da: `og nu kan det aldrig slutte: ${what}`, en: `and now it can never end: ${what}` };
  return { invariant: 'dead-end', story: storyOf([...linesTo(narrator, stuck), end]) };
}

function violationOf(narrator: Narrator, place: Stand, move: Move, { invariant, found }: Finding): Violation {
  const { da, en } = narrator.inWords(found);
  const end = { da: `og nu ${da}`, en: `and now ${en}` };
  const last = narrator.tell(move, place.state);
  return { invariant, story: storyOf([...linesTo(narrator, place), last, end]) };
}

function linesTo(narrator: Narrator, { from, move, day }: Stand): readonly Localized[] {
  if (from === undefined) return [];
  return [...linesTo(narrator, from), move === undefined ? narrator.night(day) : narrator.tell(move, from.state)];
}
