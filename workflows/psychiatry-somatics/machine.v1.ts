import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P18, psykiatri og somatik: one hospital department asks the other to take over the part of the treatment that is its own.
 *
 * «Et tættere samarbejde mellem psykiatrien, præhospitalet og somatikken er derfor nødvendigt» [SEED] S0. Psychiatric and
 * somatic treatment are two items: who takes over one of them takes over nothing of the other, also for a patient who is
 * admitted to both.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'psychiatry-somatics.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The department that has the patient writes.
    draft,
    // The other department has been asked, acutely or planned. The first one treats until it confirms.
    asked,
    answered,
    // Confirmed, and the move or the second admission is still ahead.
    accepted,
    rescheduled,
    // The other department holds its part of the treatment, and completes it when that part is over.
    transferred,
    ...endings,
  },
});
