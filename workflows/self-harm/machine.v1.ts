import { commonStates } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P16, selvskade på tværs: one joint plan, and each party confirms its own part of it.
 *
 * «styrke den fælles indsats i forhold til selvskade på tværs af psykiatri og somatik» [SEED] S0. One handover for each
 * party, all of one course: psychiatry, somatics, the municipality and the practice. Whoever drew up the plan holds every
 * part that its party has not confirmed (INV-5), whatever the others have said.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'self-harm.v1',
  context: ({ input }) => input,
  initial: 'draft',
  // One party has been asked for its part; it confirms, asks, rejects or sends on, and nobody waits for the others.
  states: commonStates,
});
