import { invariants, type Proof, type Violation } from '@stafet/workflows';

/** How much of a pathway was walked, over all its worlds. */
export function totalOf({ worlds }: Proof): Readonly<Record<'states' | 'transitions' | 'refusals', number>> {
  const sum = (count: 'states' | 'transitions' | 'refusals'): number =>
    worlds.reduce((total, world) => total + world[count], 0);
  return { states: sum('states'), transitions: sum('transitions'), refusals: sum('refusals') };
}

/** What a pathway that keeps every promise holds, each by its id. */
export function heldLine(): string {
  return `  holds ${invariants.join(', ')}`;
}

/** A broken promise with its story, in Danish and in English. */
export function brokenLines({ invariant, story }: Violation): readonly string[] {
  return [
    `  BROKEN ${invariant}`,
    ...story.da.map((line) => `    ${line}`),
    '',
    ...story.en.map((line) => `    ${line}`),
  ];
}
