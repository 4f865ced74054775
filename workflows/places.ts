import { plainParticulars, phases, type Phase } from '@stafet/core';
import type { AnyMachineSnapshot, AnyStateMachine, StateValue } from 'xstate';
import type { MachineContext } from './pathway';

/** Where a handover can stand and wait: a phase of the common lifecycle, and the pathway's own step in it. */
export interface Place {
  readonly phase: Phase;
  /** The phase itself where the pathway has no steps in it. */
  readonly step: string;
  readonly waitsFor?: 'sender' | 'receiver';
  /** XState's own answer for this place, with an empty context. */
  readonly snapshot: AnyMachineSnapshot;
}

interface Node {
  readonly key: string;
  readonly states: Readonly<Record<string, Node>>;
  readonly meta?: { readonly waitsFor?: 'sender' | 'receiver' } | undefined;
  readonly always?: readonly unknown[] | undefined;
}

const nowhere = { items: [], passedDeadlines: [], particulars: plainParticulars } as unknown as MachineContext;
const known = new WeakMap<AnyStateMachine, ReadonlyMap<string, Place>>();

/** Every place of a machine, in its own order. States that are passed through in the same moment are none. */
export function placesOf(machine: AnyStateMachine): readonly Place[] {
  return [...placesByName(machine).values()];
}

/** The place with this name; throws where the machine has none, because a stored handover must have one. */
export function placeOf(machine: AnyStateMachine, phase: Phase, step: string): Place {
  const place = placesByName(machine).get(`${phase} ${step}`);
  if (place === undefined) throw new Error(`${machine.id} has no place ${phase}, ${step}`);
  return place;
}

/** The place in which a transition has arrived. */
export function placeAt(machine: AnyStateMachine, value: StateValue): Place {
  const { phase, step } = nameOf(pathOf(value));
  return placeOf(machine, phase, step);
}

function placesByName(machine: AnyStateMachine): ReadonlyMap<string, Place> {
  const cached = known.get(machine);
  if (cached !== undefined) return cached;
  const places = new Map(
    leavesOf(machine.root as unknown as Node, []).map(({ path, node }): [string, Place] => {
      const name = nameOf(path);
      return [
        `${name.phase} ${name.step}`,
        {
          ...name,
          ...(node.meta?.waitsFor === undefined ? {} : { waitsFor: node.meta.waitsFor }),
          snapshot: machine.resolveState({ value: valueOf(path), context: nowhere }),
        },
      ];
    }),
  );
  known.set(machine, places);
  return places;
}

function leavesOf(node: Node, path: readonly string[]): readonly { path: readonly string[]; node: Node }[] {
  const children = Object.entries(node.states);
  if (children.length > 0) return children.flatMap(([key, child]) => leavesOf(child, [...path, key]));
  return (node.always ?? []).length > 0 ? [] : [{ path, node }];
}

function nameOf(path: readonly string[]): { readonly phase: Phase; readonly step: string } {
  const at = path.findIndex((key) => (phases as readonly string[]).includes(key));
  const phase = path[at] as Phase | undefined;
  if (phase === undefined) throw new Error(`${path.join('.')} belongs to no phase`);
  return { phase, step: path.slice(at + 1).join('.') || phase };
}

function pathOf(value: StateValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([key, below]) => [key, ...(below === undefined ? [] : pathOf(below))]);
}

function valueOf(path: readonly string[]): StateValue {
  const [first = '', ...rest] = path;
  return rest.length === 0 ? first : { [first]: valueOf(rest) };
}
