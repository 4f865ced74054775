import { keyOf, type Decision, type HandoverState, type Instant } from '@stafet/core';
import { clocksOf } from './clocks';
import type { Pathway } from './pathway';
import { placesOf } from './places';

/** Why a running handover cannot go on with another version of its pathway. */
export type MigrationRefusal =
  /** Another pathway, or a version that is not newer. */
  | { readonly code: 'not-a-newer-version' }
  /** Where it stands has no place in the newer version, and the newer version names none. */
  | { readonly code: 'no-such-step'; readonly step: string }
  /** What is handed over is not handed over there. */
  | { readonly code: 'no-such-item'; readonly items: readonly string[] };

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
  const unknown = state.items.filter((item) => !to.items.some((each) => keyOf(each) === keyOf(item)));
  if (unknown.length > 0) return { code: 'no-such-item', items: unknown.map(keyOf) };

  const moved: HandoverState = { ...state, step };
  const [ran, runs] = [clocksOf(from, state), clocksOf(to, moved)];
  const clocksStarted = runs.filter((name) => !ran.includes(name));
  const clocksStopped = ran.filter((name) => !runs.includes(name));
  const names = (pathway: Pathway): readonly string[] => pathway.events.map(({ type }) => type);
  return {
    decision: {
      kind: 'decision',
      state: { ...moved, passedDeadlines: moved.passedDeadlines.filter(({ name }) => !clocksStopped.includes(name)) },
      facts: [{ type: 'migrated', at, pathwayVersion: to.version }],
      effects: [
        ...clocksStopped.map((name) => ({ type: 'clear-deadline', name }) as const),
        ...clocksStarted.map((name) => ({ type: 'set-deadline', name }) as const),
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
