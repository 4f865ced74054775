import type { Pathway } from '../pathway';
import { faultsOfDefinition } from './definition';
import { alone, leftOut, walk, type Violation } from './walk';
import { worldsOf } from './worlds';

/** What was walked in one world. */
export interface WorldWalked {
  readonly name: string;
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
}

/** One world of a pathway, walked on its own, in a thread of its own where there are several. */
export interface WorldProof extends WorldWalked {
  readonly reached: readonly string[];
  readonly done: readonly string[];
  readonly violation?: Violation;
}

/** What a proof of one pathway came to; it holds where no violation is named. */
export interface Proof {
  readonly id: string;
  readonly version: number;
  readonly worlds: readonly WorldWalked[];
  readonly violation?: Violation;
}

/** Proves a pathway: its definition first, then every world, and at last that nothing in it is for nothing. */
export function prove(pathway: Pathway, onWorld: (world: WorldWalked) => void = () => undefined): Proof {
  const walked: WorldProof[] = [];
  if (violationOfDefinition(pathway) === undefined) {
    for (const index of worldsOf(pathway).keys()) {
      const world = proveWorld(pathway, index);
      walked.push(world);
      if (world.violation !== undefined) break;
      onWorld(world);
    }
  }
  return proofOf(pathway, walked);
}

/** What is wrong with the definition before anything is walked. */
export function violationOfDefinition(pathway: Pathway): Violation | undefined {
  const [fault] = faultsOfDefinition(pathway);
  return fault && alone(fault);
}

/** Walks the pathway in the world of this place in `worldsOf`. */
export function proveWorld(pathway: Pathway, index: number): WorldProof {
  const world = worldsOf(pathway)[index];
  if (world === undefined) throw new Error(`${pathway.id} has no world ${index}`);
  const { reached, done, ...walked } = walk(pathway, world);
  return { name: world.name, ...walked, reached: [...reached], done: [...done] };
}

/** The proof that worlds walked on their own amount to; the story is that of the first world that breaks a promise. */
export function proofOf(pathway: Pathway, walked: readonly WorldProof[]): Proof {
  const { id, version } = pathway;
  const worlds = walked.map(({ name, states, transitions, refusals }) => ({ name, states, transitions, refusals }));
  const isNot = violationOfDefinition(pathway) ?? walked.find(({ violation }) => violation)?.violation;
  const seen = walked.map(({ reached, done }) => ({ reached: new Set(reached), done: new Set(done) }));
  const violation = isNot ?? leftOut(pathway, seen)[0];
  return { id, version, worlds, ...(violation === undefined ? {} : { violation }) };
}
