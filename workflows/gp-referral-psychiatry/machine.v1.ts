import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P04, henvisning til psykiatrien: a GP, a specialist or a psychologist refers a patient to a psychiatric department.
 *
 * «Øvrige patienter, som på henvisningstidspunktet er fyldt 18 år, udbredes og behandles i voksenpsykiatrien.» [SEED]
 * S2. What is handed over is the treatment of the problem that is referred; the GP keeps the general one.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'gp-referral-psychiatry.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The GP writes the referral.
    draft,
    // The department assesses it. The GP holds the patient, also after a rejection and while it is sent on.
    asked,
    answered,

    // The department has confirmed with the day of the first appointment; until that day the GP holds the patient.
    accepted: {
      ...accepted,
      initial: 'as-it-stands',
      states: {
        // Passed through: an appointment that is moved does not undo the plan.
        'as-it-stands': {
          always: [
            { guard: { type: 'wasDone', params: { act: 'give-plan' } }, target: 'plan-given' },
            { target: 'appointment-given' },
          ],
        },
        // Nobody owes an answer any more; the right to assessment within 30 days runs on until the day itself, or a plan.
        'appointment-given': {
          on: {
            'act.give-plan': {
              guard: { type: 'isAct', params: { by: 'receiver' } },
              target: 'plan-given',
              actions: ['countAct', 'tellSender'],
            },
          },
        },
        // The department has said how the assessment goes on where it cannot be finished in time.
        'plan-given': {},
      },
    },
    rescheduled,

    // The department holds the treatment of the referred problem. A patient who does not come is still the department's.
    transferred: {
      ...transferred,
      on: {
        ...transferred.on,
        'act.record-no-show': {
          guard: { type: 'isAct', params: { by: 'receiver' } },
          actions: ['countAct', 'tellSender'],
        },
      },
    },
    ...endings,
  },
});
