import { keyOf, type Decision, type Effect, type HandoverState, type Instant, type ItemName } from '@stafet/core';
import { clocksOf, clocksPausedIn } from './clocks';
import type { Pathway } from './pathway';
import { placesOf } from './places';

/** Why a running handover cannot go on with another version of its pathway. */
export type MigrationRefusal =
  /** Another pathway, or a version that is not newer. */
  | { readonly code: 'not-a-newer-version' }
  /** Where it stands has no place in the newer version, and the newer version names none. */
  | { readonly code: 'no-such-step'; readonly step: string }
  /** What is handed over is not handed over there. */
  | { readonly code: 'no-such-item'; readonly items: readonly string[] }
  /** A clock that goes on waits for a level that is not known there, and would never come to those after it. */
  | { readonly code: 'no-such-level'; readonly deadlines: readonly string[] };

/** What would change for one running handover. */
export interface Migration {
  readonly decision: Decision;
  readonly step: string;
  readonly clocksStarted: readonly string[];
  readonly clocksStopped: readonly string[];
  readonly eventsAdded: readonly string[];
  readonly eventsRemoved: readonly string[];
}

/**
 * Takes a handover from one version of its pathway to a newer one, or says what has no place there. Nobody's
 * responsibility changes by it: sides, items and moments stay as they are. A clock that both versions know goes on.
 */
export function migrate(from: Pathway, to: Pathway, state: HandoverState, at: Instant): Migration | MigrationRefusal {
  if (from.id !== to.id || from.version >= to.version || from.transfers !== to.transfers) {
    return { code: 'not-a-newer-version' };
  }
  const step = to.stepsBefore?.[state.step] ?? state.step;
  const place = placesOf(to.machine).find((each) => each.phase === state.phase && each.step === step);
  if (place === undefined) return { code: 'no-such-step', step: state.step };
  // What is handed back has the scopes that it has where it came from.
  const isHandedBack = to.transfers && to.takesItemsOf !== undefined;
  const nameIn = (item: ItemName): string => (isHandedBack ? item.kind : keyOf(item));
  const unknown = state.items.filter((item) => !to.items.some((each) => nameIn(each) === nameIn(item)));
  if (unknown.length > 0) return { code: 'no-such-item', items: unknown.map(keyOf) };

  const moved: HandoverState = { ...state, step };
  const [ran, runs] = [clocksOf(from, state), clocksOf(to, moved)];
  const clocksStarted = runs.filter((name) => !ran.includes(name));
  const clocksStopped = ran.filter((name) => !runs.includes(name));
  const lost = ran.filter((name) => runs.includes(name) && losesALevel(from, to, state, name));
  if (lost.length > 0) return { code: 'no-such-level', deadlines: lost };
  const names = (pathway: Pathway): readonly string[] => pathway.events.map(({ type }) => type);
  return {
    decision: {
      kind: 'decision',
      state: { ...moved, passedDeadlines: moved.passedDeadlines.filter(({ name }) => !clocksStopped.includes(name)) },
      facts: [{ type: 'migrated', at, pathwayVersion: to.version }],
      effects: [
        ...clocksStopped.map((name) => ({ type: 'clear-deadline', name }) as const),
        ...clocksStarted.map((name) => ({ type: 'set-deadline', name }) as const),
        ...pausesChanged(clocksPausedIn(from, state), clocksPausedIn(to, moved), clocksStopped),
      ],
      movesVersion: true,
    },
    step,
    clocksStarted,
    clocksStopped,
    eventsAdded: names(to).filter((name) => !names(from).includes(name)),
    eventsRemoved: names(from).filter((name) => !names(to).includes(name)),
  };
}

/** A clock that one version lets stand still while a question is open, and the other does not. */
function pausesChanged(before: readonly string[], after: readonly string[], stopped: readonly string[]): Effect[] {
  const resumed = before.filter((name) => !after.includes(name) && !stopped.includes(name));
  const paused = after.filter((name) => !before.includes(name));
  return [
    ...resumed.map((name) => ({ type: 'resume-deadline', name }) as const),
    ...paused.map((name) => ({ type: 'pause-deadline', name }) as const),
  ];
}

function losesALevel(from: Pathway, to: Pathway, { passedDeadlines }: HandoverState, name: string): boolean {
  const levelsIn = ({ deadlines }: Pathway): readonly number[] =>
    deadlines.filter((each) => each.name === name).flatMap(({ levels }) => levels.map(({ rule }) => rule.level));
  const passed = passedDeadlines.find((each) => each.name === name)?.level ?? -1;
  const known = levelsIn(to);
  return levelsIn(from).some((level) => level > passed && !known.includes(level));
}
