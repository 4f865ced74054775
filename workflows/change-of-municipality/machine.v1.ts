import { commonStates } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * Change of municipality: a citizen moves, and the municipality that she leaves hands her over to the one she moves to.
 *
 * Catalogue 1.4 [PROPOSED]: responsibility stays with the current municipality until the new one confirms. It is the core
 * rule again: «ingen slipper kontakten, før en anden har taget over» [SEED] S0. The day of the move alone moves nothing.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'change-of-municipality.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: commonStates,
});
