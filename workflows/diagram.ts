import type { Pathway } from './pathway';

/** A pathway as a picture can be drawn from it: where it can stand, and what leads from where to where. */
export interface Diagram {
  readonly states: readonly string[];
  readonly transitions: readonly { readonly from: string; readonly event: string; readonly to: string }[];
}

interface Node {
  readonly key: string;
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<
    string,
    readonly { readonly eventType: string; readonly target?: readonly Node[] | undefined }[]
  >;
  readonly always?: readonly { readonly target?: readonly Node[] | undefined }[];
}

/** Derived from the machine itself, so that the picture cannot drift from what happens. */
export function diagramOf(pathway: Pathway): Diagram {
  const leaves = leavesOf(pathway.machine.root as unknown as Node, []);
  // States that are passed through in the same moment are no places where a patient waits.
  const passing = new Map(
    leaves.filter(({ node }) => (node.always ?? []).length > 0).map(({ node }) => [node.key, node]),
  );
  const reached = (node: Node, seen: readonly string[] = []): readonly string[] => {
    if (seen.includes(node.key)) return [];
    if (passing.has(node.key)) {
      return (node.always ?? []).flatMap((each) =>
        (each.target ?? []).flatMap((to) => reached(to, [...seen, node.key])),
      );
    }
    const first = Object.values(node.states)[0];
    return first === undefined ? [node.key] : reached(first, seen);
  };
  const transitions = leaves
    .filter(({ node }) => !passing.has(node.key))
    .flatMap(({ node, above }) =>
      [...above, node].flatMap((level) =>
        [...level.transitions.values()]
          .flat()
          .flatMap(({ eventType, target }) =>
            (target ?? [node]).flatMap((to) => reached(to)).map((to) => ({ from: node.key, event: eventType, to })),
          ),
      ),
    );
  const unique = new Map(transitions.map((each) => [`${each.from} ${each.event} ${each.to}`, each]));
  return {
    states: leaves.filter(({ node }) => !passing.has(node.key)).map(({ node }) => node.key),
    transitions: [...unique.values()].filter((each) => each.event !== ''),
  };
}

function leavesOf(
  node: Node,
  above: readonly Node[],
): readonly { readonly node: Node; readonly above: readonly Node[] }[] {
  const children = Object.values(node.states);
  return children.length === 0 ? [{ node, above }] : children.flatMap((child) => leavesOf(child, [...above, node]));
}
