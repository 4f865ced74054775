import { prove, type Proof } from './check/prove';
import { pathways } from './registry';

/** A walk that got smaller than this has lost a piece of the world, and proves less than it did. */
const least = {
  transfers: { states: 700, transitions: 7000, refusals: 60_000 },
  advice: { states: 200, transitions: 2000, refusals: 15_000 },
};

describe.each(pathways.map((pathway) => ({ pathway, name: `${pathway.id} v${pathway.version}` })))(
  'every reachable state of $name',
  ({ pathway }) => {
    let proof: Proof;

    it('keeps INV-1 … INV-10, has no dead end, and nothing in it is for nothing', () => {
      proof = prove(pathway);
      expect(proof.violation).toBeUndefined();
    });

    it('is a world that is not a toy', () => {
      const sum = (count: 'states' | 'transitions' | 'refusals'): number =>
        proof.worlds.reduce((total, world) => total + world[count], 0);
      const bound = pathway.transfers ? least.transfers : least.advice;
      expect(sum('states')).toBeGreaterThan(bound.states);
      expect(sum('transitions')).toBeGreaterThan(bound.transitions);
      expect(sum('refusals')).toBeGreaterThan(bound.refusals);
    });
  },
);
