import { advice } from '../advice';
import { commonEvents } from '../events';
import { lifecycle } from '../lifecycle';
import type { Pathway } from '../pathway';
import { placesOf, type Place } from '../places';
import { statesOf, type Part, type State } from './parts';
import { toldByStafet } from './told-by-stafet';
import { broken, type Finding } from './turn';

/** More states than this are no pathway that anybody could follow. */
export const mostStates = 60;

const fault = (da: string, en: string): Finding => broken('definition', da, en);
const wordsOf = (vocabulary: { readonly createMachine: (config: never) => unknown }) => {
  const { implementations } = vocabulary.createMachine({ initial: 'draft', states: { draft: {} } } as never) as {
    readonly implementations: Readonly<Record<'guards' | 'actions', object>>;
  };
  return { guards: Object.keys(implementations.guards), actions: Object.keys(implementations.actions) };
};
const ofTransfer = wordsOf(lifecycle);
const ofAdvice = wordsOf(advice);

/** What is wrong with a machine as it is written: words that are not the kit's, and places that nobody can stand in. */
export function faultsOfMachine(pathway: Pathway): readonly Finding[] {
  const { machine, events, transfers } = pathway;
  const states = statesOf(machine);
  if (states.length > mostStates) {
    const count = states.length - 1;
    return [fault(`*${machine.id}* har ${count} tilstande`, `*${machine.id}* has ${count} states`)];
  }
  const words = transfers ? ofTransfer : ofAdvice;
  const known = new Set([
    // The common states are composed whole, also where a pathway leaves an act of them to nobody.
    ...commonEvents.map(({ type }) => type),
    ...events.flatMap(({ type, fields }) => (fields === undefined ? [] : [`act.${type}`])),
    ...toldByStafet,
  ]);
  const ways = states.flatMap((state) => state.ways);
  return [
    ...faultsOfPlaces(machine.id, states, () => placesOf(machine)),
    ...states.flatMap(({ path, foreign }) =>
      foreign.map((key) => fault(`*${path}* bruger *${key}*`, `*${path}* uses *${key}*`)),
    ),
    ...unknown(
      ways.flatMap(({ guard }) => guard ?? []),
      words.guards,
      'betingelsen',
      'the guard',
    ),
    ...unknown(
      [...states.flatMap(({ entry }) => entry), ...ways.flatMap(({ actions }) => actions)],
      words.actions,
      'virkningen',
      'the effect',
    ),
    ...ways.flatMap(({ event, from }) =>
      event === undefined || known.has(event)
        ? []
        : [
            fault(
              `*${from}* venter på *${event}*, som ikke findes`,
              `*${from}* waits for *${event}*, which does not exist`,
            ),
          ],
    ),
    ...faultsOfCircles(states),
    ...faultsOfShortCuts(states),
  ];
}

function faultsOfPlaces(id: string, states: readonly State[], places: () => readonly Place[]): readonly Finding[] {
  const outside = states.find(({ path }, index) => index > 0 && !path.includes('.') && /\s/.test(path));
  if (outside !== undefined) return [fault(`*${outside.path}* er intet navn`, `*${outside.path}* is no name`)];
  let all: readonly Place[];
  try {
    all = places();
  } catch {
    return [fault(`*${id}* har et trin uden fase`, `*${id}* has a step that belongs to no phase`)];
  }
  const needed = ['draft', 'sent'].filter((phase) => !all.some((place) => place.phase === phase));
  const first = states[0]?.initial;
  return [
    ...needed.map((phase) => fault(`*${id}* har ingen fase *${phase}*`, `*${id}* has no phase *${phase}*`)),
    ...(first === 'draft' ? [] : [fault(`*${id}* begynder i *${first}*`, `*${id}* begins in *${first}*`)]),
  ];
}

function unknown(parts: readonly Part[], words: readonly string[], da: string, en: string): readonly Finding[] {
  const names = new Set(
    parts.filter(({ name }) => name === undefined || !words.includes(name)).map(({ name }) => name),
  );
  return [...names].map((name = 'inline') => fault(`${da} *${name}* kendes ikke`, `${en} *${name}* is not known`));
}

/** States that are left in the same moment, and lead to each other in a circle that nobody ever leaves. */
function faultsOfCircles(states: readonly State[]): readonly Finding[] {
  const byPath = new Map(states.map((state) => [state.path, state]));
  const leafOf = (path: string): string => {
    const first = byPath.get(path)?.initial;
    return first === undefined ? path : leafOf(first);
  };
  const around = (path: string): readonly string[] => {
    const keys = path.split('.');
    return keys.map((_, index) => keys.slice(0, keys.length - index).join('.'));
  };
  const onwards = (leaf: string): readonly string[] =>
    around(leaf).flatMap((path) =>
      (byPath.get(path)?.ways ?? []).flatMap(({ event, to }) => (event === undefined ? to.map(leafOf) : [])),
    );
  const over = new Set<string>();
  const circleFrom = (leaf: string, way: ReadonlySet<string>): string | undefined => {
    if (way.has(leaf)) return leaf;
    if (over.has(leaf)) return undefined;
    const further = new Set([...way, leaf]);
    for (const next of onwards(leaf)) {
      const found = circleFrom(next, further);
      if (found !== undefined) return found;
    }
    over.add(leaf);
    return undefined;
  };
  for (const { path, initial } of states) {
    const found = initial === undefined && path !== '' ? circleFrom(path, new Set()) : undefined;
    if (found !== undefined) return [fault(`*${found}* fører i ring`, `*${found}* leads round in circles`)];
  }
  return [];
}

/** Completing from the first step in which somebody is waited for would skip what the pathway waits for there. */
function faultsOfShortCuts(states: readonly State[]): readonly Finding[] {
  const held = states.find(({ path }) => path === 'transferred');
  const first = states.find(({ path }) => path === held?.initial);
  if (held === undefined || first?.waitsFor === undefined) return [];
  const others = states.filter(({ path }) => path.startsWith('transferred.') && path !== first.path);
  const skips = [held, first].some(({ ways }) =>
    ways.some(({ event, to }) => event === 'complete' && to.includes('completed')),
  );
  const step = first.path.split('.').at(-1) ?? first.path;
  return skips && others.length > 0
    ? [fault(`*${step}* kan springes over ved at afslutte`, `*${step}* can be skipped by completing`)]
    : [];
}
