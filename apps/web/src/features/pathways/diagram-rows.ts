import type { Pathway } from '../../api';

/** Places in which the receiver has been asked and has not answered everything; one row of the picture. */
const asked = ['sent', 'delivered', 'delivery-failed', 'under-assessment', 'needs-information'];
/** Ways out that are open nearly everywhere, and would hide the others. */
const outside = ['withdrawn', 'closed-by-event', 'entered-in-error'];

/** A place in which a handover can stand; the row `asked` stands for several. */
export interface DiagramRow {
  readonly state: string;
  /** Whether it ends there. */
  readonly isEnd: boolean;
}

/** A way from one row to another, with the acts that lead there. */
export interface DiagramArc {
  readonly from: number;
  readonly to: number;
  readonly events: readonly string[];
  /** Arcs that overlap lie in different lanes; the innermost is 0. */
  readonly lane: number;
}

export interface DiagramRows {
  readonly rows: readonly DiagramRow[];
  readonly arcs: readonly DiagramArc[];
}

/** A pathway as rows from top to bottom, in the order in which a patient meets them, and arcs beside them. */
export function rowsOf({ diagram }: Pick<Pathway, 'diagram'>): DiagramRows {
  const ways = merged(diagram.transitions);
  const places = new Set(diagram.states.map(rowOf).filter((state) => !outside.includes(state)));
  const order = [...byDistance(places, ways)];
  const rows = order.map((state) => ({ state, isEnd: !ways.some(({ from }) => from === state) }));
  const arcs = ways
    .map(({ from, to, events }) => ({ from: order.indexOf(from), to: order.indexOf(to), events }))
    .filter(({ from, to }) => from >= 0 && to >= 0)
    .sort((one, other) => lengthOf(one) - lengthOf(other) || one.from - other.from);
  return { rows, arcs: inLanes(arcs) };
}

interface Way {
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
}

function rowOf(state: string): string {
  return asked.includes(state) ? 'asked' : state;
}

function merged(transitions: Pathway['diagram']['transitions']): readonly Way[] {
  const ways = new Map<string, { from: string; to: string; events: string[] }>();
  for (const { from: before, event, to: after } of transitions) {
    const [from, to] = [rowOf(before), rowOf(after)];
    if (from === to || outside.includes(from) || outside.includes(to)) continue;
    const way = ways.get(`${from} ${to}`) ?? { from, to, events: [] };
    const name = event.replace(/^act\./, '');
    if (!way.events.includes(name)) way.events.push(name);
    ways.set(`${from} ${to}`, way);
  }
  return [...ways.values()];
}

/** Breadth first from the draft; what ends it comes last, and what no way leads to as well. */
function byDistance(places: ReadonlySet<string>, ways: readonly Way[]): ReadonlySet<string> {
  const reached = new Set<string>(places.has('draft') ? ['draft'] : []);
  for (const place of reached) {
    for (const { from, to } of ways) if (from === place && places.has(to)) reached.add(to);
  }
  const all = [...new Set([...reached, ...places])];
  const isEnd = (place: string): boolean => !ways.some(({ from }) => from === place);
  return new Set([...all.filter((place) => !isEnd(place)), ...all.filter(isEnd)]);
}

function inLanes(arcs: readonly Omit<DiagramArc, 'lane'>[]): readonly DiagramArc[] {
  const lanes: (readonly (readonly [number, number])[])[] = [];
  return arcs.map((arc) => {
    const [top, bottom] = [Math.min(arc.from, arc.to), Math.max(arc.from, arc.to)];
    const isFree = (taken: readonly (readonly [number, number])[]): boolean =>
      taken.every(([above, below]) => bottom <= above || top >= below);
    const free = lanes.findIndex(isFree);
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = [...(lanes[lane] ?? []), [top, bottom]];
    return { ...arc, lane };
  });
}

function lengthOf({ from, to }: { readonly from: number; readonly to: number }): number {
  return Math.abs(to - from);
}
