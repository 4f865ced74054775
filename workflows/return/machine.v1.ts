import { commonStates } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * Handing back: the holder asks a former holder to take over again.
 *
 * INV-7: after a transfer the former sender cannot take it back silently, and the receiver cannot push it back silently.
 * «Det er vigtigt, at ingen slipper kontakten, før en anden har taget over.» [SEED] S0. So it is a handover like any
 * other, in the opposite direction: whoever hands back holds on until the former holder confirms, and goes on holding
 * where she does not. There is no other undo of a confirmation.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'return.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: commonStates,
});
