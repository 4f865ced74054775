import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P24, indlæggelse med tvang eller dom: police or physician turn to the psychiatric department directly.
 *
 * «henvises patienter, der indlægges med dom eller tvang, direkte til den pågældende psykiatriske afdeling» [SEED] S2. The
 * fælles akutmodtagelse is passed by.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'coercion-or-court-order.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // Police or physician write, and phone.
    draft,
    // The department has been asked. It can say that it is the wrong patient, never that it has no room for the right
    // one: that is told to the key contacts at once, and the request stays.
    asked,
    answered,
    accepted,
    rescheduled,
    // The department has the patient, and completes when the admission is over.
    transferred,
    ...endings,
  },
});
