import { commonStates } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P26, afslutning til almen praksis: psychiatry ends a course and asks the practice to take the treatment over.
 *
 * «… i forbindelse med overdragelse af behandleransvar og komplicerede sygdomsbilleder» [SEED] S2. A discharge letter is
 * information and moves nothing: what the practice is asked to do, it confirms, and psychiatry keeps what it does not.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'discharge-to-gp.v1',
  context: ({ input }) => input,
  initial: 'draft',
  // The practice opens, asks, confirms, rejects or sends on, item by item; treatment and medication may part.
  states: commonStates,
});
