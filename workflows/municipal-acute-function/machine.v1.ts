import { commonStates } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P12, kommunal akutfunktion: the nursing goes to the municipality's acute function, and the medical responsibility goes
 * another way, from physician to physician.
 *
 * «Herunder tydelighed om det lægefaglige ansvar, når en borger er tilknyttet en kommunal akutfunktion» [SEED] S2. Two
 * handovers of one course follow these states, each with its own item and its own receiver: the acute function is asked
 * for the nursing, and a general practice for the medical responsibility. The hospital or the practice that sends holds
 * each of them until its own receiver has confirmed, whatever became of the other.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'municipal-acute-function.v1',
  context: ({ input }) => input,
  initial: 'draft',
  // Asked by phone and in writing; confirmed, asked back, rejected, or sent on to the neighbouring unit. Want of capacity
  // calls the next level, and the patient stays with the sender.
  states: commonStates,
});
