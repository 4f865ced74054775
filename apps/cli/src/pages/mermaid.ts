import { chartOf, type Chart, type ChartMove, type ChartState, type Pathway } from '@stafet/workflows';

/**
 * What every state shares and what a reader of the way does not look for: facts that lead nowhere else, and the two ends
 * that are reached from everywhere. The page says so below the picture.
 */
const leftOut = ['closed-by-event', 'correct', 'circumstance', 'deadline-passed', 'assign', 'phone-call', 'reopened'];
const endsOfEverything = ['closed-by-event', 'entered-in-error'];

/** The way of a handover as a Mermaid state diagram, derived from the machine. */
export function diagram(pathway: Pathway): string {
  const chart = chartOf(pathway);
  const states = chart.states.filter(({ path }) => !endsOfEverything.includes(path));
  const moves = joined(readable(chart));
  const lines = [
    'stateDiagram-v2',
    `  [*] --> ${idOf(chart.initial)}`,
    ...states.flatMap((state) => declared(state, moves, '  ')),
    ...moves.filter((move) => insideOf(move, chart) === undefined).map((move) => `  ${arrow(move)}`),
    ...leaves(states)
      .filter((state) => state.isEnd)
      .map(({ path }) => `  ${idOf(path)} --> [*]`),
  ];
  return ['```mermaid', ...lines, '```'].join('\n');
}

// Mermaid's ids know no hyphens and no dots, and a few words mean something else to it.
function idOf(path: string): string {
  const id = path.replace(/[^a-z0-9]+/gi, '_');
  return ['end', 'state', 'note', 'class', 'direction'].includes(id) ? `${id}_` : id;
}

const words = (name: string): string => name.replaceAll('-', ' ');

function declared(state: ChartState, moves: readonly Arrow[], indent: string): readonly string[] {
  const { path, name, states } = state;
  if (state.isPassing) return [`${indent}state ${idOf(path)} <<choice>>`];
  if (states.length === 0) return [`${indent}state "${words(name)}" as ${idOf(path)}`];
  const within = moves.filter((move) => move.from.startsWith(`${path}.`) && move.to.startsWith(`${path}.`));
  return [
    `${indent}state "${words(name)}" as ${idOf(path)} {`,
    ...(state.initial === undefined ? [] : [`${indent}  [*] --> ${idOf(state.initial)}`]),
    ...states.flatMap((each) => declared(each, [], `${indent}  `)),
    ...within.map((move) => `${indent}  ${arrow(move)}`),
    `${indent}}`,
  ];
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

const arrow = ({ from, to, label }: Arrow): string => `${idOf(from)} --> ${idOf(to)}: ${label}`;

/** The moves that the picture shows, each with its label. */
function readable(chart: Chart): readonly Arrow[] {
  const every = leaves(chart.states);
  return chart.moves.flatMap((move): readonly Arrow[] => {
    const { event, from, to } = move;
    if (event !== undefined && leftOut.includes(event)) return [];
    if ([from, to].some((path) => endsOfEverything.includes(path.split('.')[0] ?? ''))) return [];
    const label = labelOf(move);
    const isGroup = !every.some(({ path }) => path === from);
    // What stays where it is, is told only where it is an act of the pathway's own in one state.
    if (from === to) return event?.startsWith('act.') === true && !isGroup ? [{ from, to, label }] : [];
    // From a group into itself: drawn from the state to which one comes back.
    if (isGroup && to.startsWith(`${from}.`)) {
      const back = chart.moves.find((each) => each.from === to && each.to !== to && each.to.startsWith(`${from}.`));
      return back === undefined ? [] : [{ from: back.to, to, label }];
    }
    return [{ from, to, label }];
  });
}

/** Several events that lead the same way are one arrow. */
function joined(arrows: readonly Arrow[]): readonly Arrow[] {
  const ways = new Map<string, Arrow>();
  for (const each of arrows) {
    const key = `${each.from} ${each.to}`;
    const there = ways.get(key);
    const isNew = there === undefined || !there.label.split(', ').includes(each.label);
    if (isNew) ways.set(key, there === undefined ? each : { ...there, label: `${there.label}, ${each.label}` });
  }
  return [...ways.values()];
}

/** The group that both ends of an arrow stand in, as it is drawn inside it; undefined between groups. */
function insideOf({ from, to }: Arrow, { states }: Chart): string | undefined {
  const group = from.split('.')[0] ?? '';
  const isGroup = states.some(({ path, states: inner }) => path === group && inner.length > 0);
  return isGroup && from.includes('.') && to.startsWith(`${group}.`) ? group : undefined;
}

/** What an arrow says: the event with what it must say, or the claim under which a state is left at once. */
export function labelOf({ event, guard }: Pick<ChartMove, 'event' | 'guard'>): string {
  const params = guard?.params ?? {};
  const saying = Object.values((params['saying'] ?? {}) as Readonly<Record<string, unknown>>).map(String);
  const fewer = params['whileDoneFewerThan'];
  const times = typeof fewer !== 'number' ? [] : [fewer === 1 ? 'the first time' : `the first ${fewer} times`];
  const said = [...saying.map(words), ...times];
  if (event !== undefined) {
    const name = words(event.replace(/^act\./, ''));
    return said.length === 0 ? name : `${name} (${said.join(' and ')})`;
  }
  if (guard === undefined) return 'otherwise';
  const act = params['act'];
  if (typeof act === 'string') return `${words(act)} was done`;
  const claim = guard.name
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .trim();
  return said.length === 0 ? claim : `${claim} (${said.join(' and ')})`;
}

function leaves(states: readonly ChartState[]): readonly ChartState[] {
  return states.flatMap((state) => (state.states.length === 0 ? [state] : leaves(state.states)));
}
