import { transition, type AnyMachineSnapshot, type AnyStateMachine, type StateValue } from 'xstate';
import type { MachineContext, MachineEvent } from './pathway';
import { placeAt, type Place } from './places';

/** Where a machine has come by one event, what it knows there, and what it asked for by name. */
export interface Step {
  readonly place: Place;
  readonly context: MachineContext;
  readonly requests: readonly string[];
}

type Named = string | { readonly type: string; readonly params?: unknown };
type Moment = { readonly context: MachineContext; readonly event: MachineEvent };
type Guard = (moment: Moment, params: unknown) => boolean;
type Change = (moment: Moment, params: unknown) => Partial<MachineContext>;

interface Node {
  readonly type: string;
  readonly path: readonly string[];
  readonly parent?: Node | undefined;
  readonly states: Readonly<Record<string, Node>>;
  readonly initial?: { readonly target?: readonly Node[]; readonly actions?: readonly unknown[] };
  readonly transitions: ReadonlyMap<string, readonly Way[]>;
  readonly always?: readonly Way[];
  readonly entry: readonly Named[];
  readonly exit: readonly unknown[];
  readonly invoke: readonly unknown[];
}

/** One transition of a machine, as XState has resolved it. */
interface Way {
  readonly guard?: Named | undefined;
  readonly target?: readonly Node[] | undefined;
  readonly actions: readonly Named[];
  readonly source: Node;
  readonly reenter: boolean;
}

/** A way with everything looked up that does not depend on the handover. */
interface Known {
  readonly guard: ((moment: Moment) => boolean) | undefined;
  readonly actions: readonly ({ readonly request: string } | { readonly change: (moment: Moment) => object })[];
  readonly leaf: Node | undefined;
}

interface Plan {
  readonly leafOf: (place: Place) => Node;
  readonly waysOf: (place: Place, event: string) => readonly Known[];
  readonly onwardsFrom: (leaf: Node) => readonly Known[];
  readonly placeOfLeaf: (leaf: Node) => Place;
}

// A machine that passes through more states than it can have goes round in circles.
const mostSteps = 100;

const plans = new WeakMap<AnyStateMachine, Plan | 'by-xstate'>();

/**
 * Takes one transition of the machine with everything that follows in the same moment; nothing where the machine has no
 * place for the event. It answers as XState's `transition` does, and a test compares them on every step of the check:
 * what it saves is to look the machine up again and again, which is most of the time of a decision.
 */
export function stepOf(
  machine: AnyStateMachine,
  from: Place,
  context: MachineContext,
  event: MachineEvent,
): Step | undefined {
  const plan = plans.get(machine) ?? planOf(machine);
  if (plan === 'by-xstate') return stepByXState(machine, from, context, event);
  let way = firstOpen(plan.waysOf(from, event.type), { context, event });
  if (way === undefined) return undefined;
  let leaf = plan.leafOf(from);
  let now = context;
  const requests: string[] = [];
  for (let steps = 0; way !== undefined; steps += 1) {
    if (steps > mostSteps) throw new Error(`${machine.id} goes round in circles`);
    for (const action of way.actions) {
      if ('request' in action) requests.push(action.request);
      else now = { ...now, ...action.change({ context: now, event }) };
    }
    leaf = way.leaf ?? leaf;
    way = firstOpen(plan.onwardsFrom(leaf), { context: now, event });
  }
  return { place: plan.placeOfLeaf(leaf), context: now, requests };
}

function firstOpen(ways: readonly Known[], moment: Moment): Known | undefined {
  return ways.find(({ guard }) => guard === undefined || guard(moment));
}

/** XState's own answer, for machines with something that the kit does not use, and to compare with. */
export function stepByXState(
  machine: AnyStateMachine,
  from: Place,
  context: MachineContext,
  event: MachineEvent,
): Step | undefined {
  const before = { ...from.snapshot, context } as AnyMachineSnapshot;
  // `can` would deny an act that is only recorded, such as a phone call: a transition without target and actions.
  if (machine.getTransitionData(before, event).length === 0) return undefined;
  const [after, requests] = transition(machine, before, event) as [
    { readonly value: StateValue; readonly context: MachineContext },
    readonly { type: string }[],
  ];
  return {
    place: placeAt(machine, after.value),
    context: after.context,
    requests: requests.map(({ type }) => type),
  };
}

function planOf(machine: AnyStateMachine): Plan | 'by-xstate' {
  const root = machine.root as unknown as Node;
  const plan = isPlain(root, machine) ? knownPlan(machine, root) : 'by-xstate';
  plans.set(machine, plan);
  return plan;
}

function knownPlan(machine: AnyStateMachine, root: Node): Plan {
  const ways = new Map<Place, Map<string, readonly Known[]>>();
  const onwards = new Map<Node, readonly Known[]>();
  const places = new Map<Node, Place>();
  const leaves = new Map<Place, Node>();
  const remembered = <Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value => {
    const there = known.get(key);
    if (there !== undefined) return there;
    const made = make();
    known.set(key, made);
    return made;
  };
  const leafOf = (place: Place): Node => remembered(leaves, place, () => leafAt(root, place));
  return {
    leafOf,
    waysOf: (place, event) => {
      const ofPlace = remembered(ways, place, () => new Map<string, readonly Known[]>());
      // XState asks the innermost state first.
      return remembered(ofPlace, event, () =>
        levelsOf(leafOf(place)).flatMap((node) => (node.transitions.get(event) ?? []).map(known)),
      );
    },
    onwardsFrom: (leaf) =>
      remembered(onwards, leaf, () => levelsOf(leaf).flatMap((node) => (node.always ?? []).map(known))),
    placeOfLeaf: (leaf) => remembered(places, leaf, () => placeAt(machine, valueOf(leaf.path))),
  };

  function known({ guard, actions, target, source }: Way): Known {
    const [to] = target ?? [];
    return {
      guard: guard === undefined ? undefined : conditionOf(guard),
      actions: [...actions, ...(to === undefined ? [] : entered(to, source).flatMap(({ entry }) => entry))].map(
        actionOf,
      ),
      leaf: to === undefined ? undefined : innermost(to),
    };
  }

  function conditionOf(guard: Named): (moment: Moment) => boolean {
    const [name, params] = typeof guard === 'string' ? [guard] : [guard.type, guard.params];
    const check = machine.implementations.guards[name] as unknown as Guard;
    return (moment) => check(moment, params);
  }

  function actionOf(action: Named): Known['actions'][number] {
    const [name, params] = typeof action === 'string' ? [action] : [action.type, action.params];
    const change = assignmentOf(machine.implementations.actions[name]);
    return change === undefined ? { request: name } : { change: (moment) => change(moment, params) };
  }
}

/** Whether the machine has nothing in it but what is looked up here: named guards and actions, states within states. */
function isPlain(node: Node, machine: AnyStateMachine): boolean {
  const { guards, actions } = machine.implementations;
  const isNamed = (named: unknown): named is Named =>
    typeof named === 'string' ||
    (typeof named === 'object' && named !== null && 'type' in named && typeof (named as Named) === 'object');
  const nameOf = (named: Named): string => (typeof named === 'string' ? named : named.type);
  const isKnownGuard = (guard: unknown): boolean =>
    guard === undefined || (isNamed(guard) && isPlainFunction(guards[nameOf(guard)]));
  const isKnownAction = (action: unknown): boolean => {
    const made: unknown = isNamed(action) ? actions[nameOf(action)] : undefined;
    return assignmentOf(made) !== undefined || isPlainFunction(made);
  };
  const isPlainWay = (way: Way): boolean =>
    !way.reenter && (way.target ?? []).length < 2 && isKnownGuard(way.guard) && way.actions.every(isKnownAction);
  // What has ended hears nothing, and nothing is heard everywhere.
  const hearsNothing = node.transitions.size === 0 && (node.always ?? []).length === 0;
  return (
    ((node.parent !== undefined && node.type !== 'final') || hearsNothing) &&
    ['atomic', 'compound', 'final'].includes(node.type) &&
    node.exit.length === 0 &&
    node.invoke.length === 0 &&
    (node.initial?.actions ?? []).length === 0 &&
    node.entry.every(isKnownAction) &&
    [...node.transitions.entries()].every(([event, ways]) => !/\*|^xstate\./.test(event) && ways.every(isPlainWay)) &&
    (node.always ?? []).every(isPlainWay) &&
    Object.values(node.states).every((child) => isPlain(child, machine))
  );
}

function isPlainFunction(made: unknown): boolean {
  return typeof made === 'function' && !('resolve' in made) && !('check' in made);
}

/** What XState's `assign` was given; undefined where the action is none. */
function assignmentOf(made: unknown): Change | undefined {
  if (typeof made !== 'function' || !('assignment' in made)) return undefined;
  return typeof made.assignment === 'function' ? (made.assignment as Change) : undefined;
}

/** The states that are entered on the way from `source` to `to` and in it, the outermost first. */
function entered(to: Node, source: Node): readonly Node[] {
  const below = belowOf(to);
  const own = levelsOf(to);
  // A state that leads into itself is not left: only what is in it is entered anew.
  if (own.includes(source)) return [...own.slice(0, own.indexOf(source)).reverse(), ...below];
  const around = levelsOf(source);
  const first = own.findIndex((node, index) => index > 0 && around.includes(node));
  return [...own.slice(0, first).reverse(), ...below];
}

function belowOf(node: Node): readonly Node[] {
  const [first] = node.initial?.target ?? [];
  return first === undefined ? [] : [first, ...belowOf(first)];
}

function innermost(node: Node): Node {
  return belowOf(node).at(-1) ?? node;
}

/** The state and everything around it, from the inside out. */
function levelsOf(node: Node): readonly Node[] {
  return node.parent === undefined ? [node] : [node, ...levelsOf(node.parent)];
}

function leafAt(root: Node, { snapshot }: Place): Node {
  let [node, value]: [Node, StateValue | undefined] = [root, snapshot.value as StateValue];
  while (value !== undefined) {
    const [key, rest]: [string, StateValue | undefined] =
      typeof value === 'string' ? [value, undefined] : (Object.entries(value)[0] as [string, StateValue]);
    node = node.states[key] as Node;
    value = rest;
  }
  return node;
}

function valueOf([first = '', ...rest]: readonly string[]): StateValue {
  return rest.length === 0 ? first : { [first]: valueOf(rest) };
}
