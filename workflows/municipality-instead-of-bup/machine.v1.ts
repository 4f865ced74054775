import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P20, henvisning til kommunen som alternativ til BUP: a GP asks the municipality to help a child with mild symptoms.
 *
 * «give de alment praktiserende læger en mulighed for at henvise til kommunen som alternativ til henvisning til børne- og
 * ungdomspsykiatrien» [SEED] S2.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'municipality-instead-of-bup.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The practice writes.
    draft,
    // The municipality has been asked. It can send on to BUP, and the child keeps its place in time: the clock of the
    // first request goes on, and the practice holds it until one of them confirms (INV-8).
    asked,
    answered,
    accepted,
    rescheduled,
    // The municipality, or BUP, has taken over the help to the child.
    transferred,
    ...endings,
  },
});
