import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P25, præhospital overlevering: the prehospital staff hand a patient over to the hospital that receives.
 *
 * «integrere den præhospitale patientjournal (PPJ) med hospitalernes patientjournal (EPJ)» [SEED] S2. That the record has
 * arrived moves nothing (INV-3): it is a person at the hospital who receives the patient.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'prehospital-handover.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The prehospital staff write on the way.
    draft,
    // The hospital has been told what comes, and when. The patient is the prehospital staff's, also in the doorway.
    asked,
    answered,
    accepted,
    rescheduled,
    // The hospital staff have confirmed receipt.
    transferred,
    ...endings,
  },
});
