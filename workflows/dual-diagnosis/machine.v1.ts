import {
  accepted,
  answered,
  asked,
  completeOnceHandedOn,
  draft,
  endings,
  held,
  rescheduled,
} from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P09, dobbeltdiagnose: whoever treats the mental disorder, and the municipality that treats the substance use, hand
 * their part over to the regional offer that treats both.
 *
 * «Fra 2024 påbegyndes en trinvis ibrugtagning af et regionalt forankret samlet dobbeltdiagnosetilbud til patienter med
 * både en psykisk lidelse og et behandlingskrævende misbrug.» [SEED] S0. No wrong door [EXT]: neither part is dropped.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'dual-diagnosis.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // Suspicion is enough for a referral; a confirmed diagnosis is not asked for.
    draft,
    // The offer assesses it. Psychiatry holds the disorder, the municipality the substance use, each in its own request.
    asked,
    answered,
    accepted,
    rescheduled,

    // The offer holds it, and owes the beginning of the treatment: 14 days after the referral at the latest.
    transferred: {
      ...held,
      initial: 'to-be-started',
      states: {
        'to-be-started': {
          meta: { waitsFor: 'receiver' },
          on: {
            'act.start-treatment': {
              guard: { type: 'isAct', params: { by: 'receiver' } },
              target: 'in-treatment',
              actions: ['countAct', 'tellSender'],
            },
          },
        },
        // The way out is a handover back: the offer holds until psychiatry or GP, and the municipality, each confirm.
        'in-treatment': { on: { complete: completeOnceHandedOn } },
      },
    },

    ...endings,
  },
});
