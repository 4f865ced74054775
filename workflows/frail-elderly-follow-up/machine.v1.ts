import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P27, opfølgning for de svageste ældre: a somatic hospital hands care and follow-up over to municipality or GP.
 *
 * «enten tidlig indsats eller opfølgning efter indlæggelse for de svageste ældre» [SEED] S2. It runs as the good
 * discharge (P01) does; the states are the same.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'frail-elderly-follow-up.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The hospital writes. Nobody has been asked for anything.
    draft,
    // Municipality or general practice has been asked. The hospital holds every item that is not confirmed.
    asked,
    // Item by item: the municipality can confirm the nursing and still ask about the support.
    answered,
    // Confirmed, and the discharge is still ahead: the hospital holds it until then.
    accepted,
    rescheduled,
    // Who confirmed holds it, and completes it when the early effort or the follow-up is over.
    transferred,
    ...endings,
  },
});
