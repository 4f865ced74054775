import type { Pathway } from '../pathway';
import { faultsOfDefinition } from './definition';
import { alone, leftOut, walk, type Violation, type Walk } from './walk';
import { worldsOf } from './worlds';

/** What was walked in one world. */
export interface WorldWalked {
  readonly name: string;
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
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
  const { id, version } = pathway;
  const [fault] = faultsOfDefinition(pathway);
  if (fault !== undefined) return { id, version, worlds: [], violation: alone(fault) };
  const walks: Walk[] = [];
  const worlds: WorldWalked[] = [];
  for (const world of worldsOf(pathway)) {
    const walked = walk(pathway, world);
    const { states, transitions, refusals, violation } = walked;
    walks.push(walked);
    worlds.push({ name: world.name, states, transitions, refusals });
    if (violation !== undefined) return { id, version, worlds, violation };
    onWorld(worlds.at(-1) as WorldWalked);
  }
  const [missed] = leftOut(pathway, walks);
  return { id, version, worlds, ...(missed === undefined ? {} : { violation: missed }) };
}
