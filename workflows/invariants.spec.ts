import { unreachedPhases, walk, type Walk } from './check/walk';
import { worlds } from './check/worlds';
import { pathways } from './registry';

/** A walk that got smaller than this has lost a piece of the world, and proves less than it did. */
const least = { states: 3000, transitions: 30_000, refusals: 500_000 };

describe.each(pathways.map((pathway) => ({ pathway, name: `${pathway.id} v${pathway.version}` })))(
  'every reachable state of $name',
  ({ pathway, name }) => {
    const walks: Walk[] = [];
    const sum = (count: 'states' | 'transitions' | 'refusals'): number =>
      walks.reduce((total, each) => total + each[count], 0);

    it.each(worlds)('keeps INV-1 … INV-10 in a world $name', (world) => {
      const walked = walk(pathway, world);
      walks.push(walked);
      expect(walked.violation).toBeUndefined();
    });

    it('includes every phase of the pathway', () => {
      expect(unreachedPhases(pathway, walks)).toEqual([]);
    });

    it('is a world that is not a toy', () => {
      const counts = { states: sum('states'), transitions: sum('transitions'), refusals: sum('refusals') };
      process.stdout.write(
        `${name}: ${counts.states} states, ${counts.transitions} transitions, ${counts.refusals} refusals\n`,
      );
      expect(counts.states).toBeGreaterThan(least.states);
      expect(counts.transitions).toBeGreaterThan(least.transitions);
      expect(counts.refusals).toBeGreaterThan(least.refusals);
    });
  },
);
