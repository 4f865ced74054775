import type { AnyStateMachine } from 'xstate';

/** A guard or an action as a machine names it; `undefined` in place of a name where it is written out inline. */
export interface Part {
  readonly name: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One transition of a machine as it is written. */
export interface Way {
  /** The state that it leaves, `asked.sent`. */
  readonly from: string;
  /** The states that it leads to; the first of those inside is not looked up. */
  readonly to: readonly string[];
  /** Absent where the state is left in the same moment. */
  readonly event?: string;
  readonly guard?: Part;
  readonly actions: readonly Part[];
}

/** One state of a machine as it is written. */
export interface State {
  readonly path: string;
  readonly waitsFor?: string;
  readonly entry: readonly Part[];
  /** Which state inside is entered first. */
  readonly initial?: string;
  /** Keys of what the kit has no use for, and that no pure transition runs. */
  readonly foreign: readonly string[];
  readonly ways: readonly Way[];
}

interface Node {
  readonly path: readonly string[];
  readonly type: string;
  readonly states: Readonly<Record<string, Node>>;
  readonly initial?: { readonly target?: readonly Node[] } | undefined;
  readonly entry: readonly unknown[];
  readonly exit: readonly unknown[];
  readonly invoke: readonly unknown[];
  readonly always?: readonly Transition[] | undefined;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly meta?: { readonly waitsFor?: string } | undefined;
}

interface Transition {
  readonly eventType?: string;
  readonly target?: readonly Node[] | undefined;
  readonly guard?: unknown;
  readonly actions: readonly unknown[];
}

/** Every state of a machine, the root first, with all that it names. */
export function statesOf(machine: AnyStateMachine): readonly State[] {
  return below(machine.root as unknown as Node);
}

function below(node: Node): readonly State[] {
  return [stateOf(node), ...Object.values(node.states).flatMap(below)];
}

function stateOf(node: Node): State {
  const from = node.path.join('.');
  const first = node.initial?.target?.[0]?.path.join('.');
  const way = (event: string | undefined, { target, guard, actions }: Transition): Way => ({
    from,
    to: (target ?? []).map(({ path }) => path.join('.')),
    ...(event === undefined ? {} : { event }),
    ...(guard === undefined ? {} : { guard: partOf(guard) }),
    actions: actions.map(partOf),
  });
  return {
    path: from,
    ...(node.meta?.waitsFor === undefined ? {} : { waitsFor: node.meta.waitsFor }),
    entry: node.entry.map(partOf),
    ...(first === undefined ? {} : { initial: first }),
    foreign: [
      ...['after', 'onDone', 'output', 'history'].filter((key) => node.config[key] !== undefined),
      ...(node.exit.length > 0 ? ['exit'] : []),
      ...(node.invoke.length > 0 ? ['invoke'] : []),
      ...(['parallel', 'history'].includes(node.type) ? [node.type] : []),
    ],
    ways: [
      ...[...node.transitions].flatMap(([event, all]) => all.map((each) => way(event, each))),
      ...(node.always ?? []).map((each) => way(undefined, each)),
    ],
  };
}

function partOf(part: unknown): Part {
  if (typeof part === 'string') return { name: part, params: {} };
  if (typeof part !== 'object' || part === null || !('type' in part)) return { name: undefined, params: {} };
  const { type, params = {} } = part as { readonly type: string; readonly params?: unknown };
  return { name: type, params: params as Readonly<Record<string, unknown>> };
}
