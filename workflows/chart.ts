import type { Pathway } from './pathway';

/** What leads from one state to another: an event, or, out of a state that is only passed through, a condition. */
export interface ChartMove {
  readonly from: string;
  readonly to: string;
  /** Absent where the state is left in the same moment. */
  readonly event?: string;
  /** The name of the guard, with what it asks for; absent where it always holds. */
  readonly guard?: { readonly name: string; readonly params: Readonly<Record<string, unknown>> };
}

/** A state of the machine as it is written: with the states inside it. */
export interface ChartState {
  /** Where it stands in the machine, `asked.needs-information`. */
  readonly path: string;
  readonly name: string;
  readonly states: readonly ChartState[];
  /** Which of the states inside it is entered first. */
  readonly initial?: string;
  /** Left in the same moment: no place where a patient waits. */
  readonly isPassing: boolean;
  readonly isEnd: boolean;
}

/** A machine as it is written, for a picture that keeps its groups; `diagramOf` has it flat. */
export interface Chart {
  readonly states: readonly ChartState[];
  readonly initial: string;
  readonly moves: readonly ChartMove[];
}

interface Node {
  readonly key: string;
  readonly path: readonly string[];
  readonly type: string;
  readonly states: Readonly<Record<string, Node>>;
  readonly initial?: { readonly target?: readonly Node[] | undefined };
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[];
}

interface Transition {
  readonly eventType: string;
  readonly target?: readonly Node[] | undefined;
  readonly guard?: string | { readonly type: string; readonly params?: Readonly<Record<string, unknown>> } | undefined;
}

/** Derived from the machine itself, so that no picture can drift from what happens. */
export function chartOf(pathway: Pathway): Chart {
  const root = pathway.machine.root as unknown as Node;
  return {
    states: Object.values(root.states).map(stateOf),
    initial: pathOf(root.initial?.target?.[0]) ?? '',
    moves: Object.values(root.states).flatMap(movesOf),
  };
}

const pathOf = (node: Node | undefined): string | undefined => node?.path.join('.');

function stateOf(node: Node): ChartState {
  const states = Object.values(node.states).map(stateOf);
  const initial = pathOf(node.initial?.target?.[0]);
  return {
    path: node.path.join('.'),
    name: node.key,
    states,
    ...(initial === undefined ? {} : { initial }),
    isPassing: (node.always ?? []).length > 0,
    isEnd: node.type === 'final',
  };
}

function movesOf(node: Node): readonly ChartMove[] {
  const from = node.path.join('.');
  const move = ({ target, guard }: Transition, event?: string): readonly ChartMove[] => {
    const named = typeof guard === 'string' ? { type: guard } : guard;
    return (target ?? [node]).map((to) => ({
      from,
      to: to.path.join('.'),
      ...(event === undefined ? {} : { event }),
      ...(named === undefined ? {} : { guard: { name: named.type, params: named.params ?? {} } }),
    }));
  };
  return [
    ...[...node.transitions]
      .filter(([event]) => event !== '')
      .flatMap(([event, each]) => each.flatMap((transition) => move(transition, event))),
    ...(node.always ?? []).flatMap((transition) => move(transition)),
    ...Object.values(node.states).flatMap(movesOf),
  ];
}
