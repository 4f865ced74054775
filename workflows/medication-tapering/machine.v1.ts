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
 * P14, medicinnedtrapning: a department or a practice hands the medication over to the one offer of the region, and
 * takes it back when the tapering has ended.
 *
 * «Tilbuddet forankres i én af regionspsykiatrierne …, men er åbent for stabile patienter fra hele regionen.» [SEED] S0.
 * The treatment of the disorder is no part of it: that stays with the referrer all the time.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'medication-tapering.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The referrer writes the drugs, the doses and the goal.
    draft,
    // The offer has been asked, and takes stable patients. The referrer prescribes meanwhile.
    asked,
    answered,
    accepted,
    rescheduled,

    // The offer holds the medication.
    transferred: {
      ...held,
      initial: 'tapering',
      states: {
        // As long as the citizen needs: no clock.
        tapering: {
          on: {
            'act.end-tapering': {
              guard: { type: 'isAct', params: { by: 'receiver' } },
              target: 'to-be-returned',
              actions: ['countAct', 'tellSender'],
            },
          },
        },
        // The offer hands the medication back in a `return`, and holds it until the referrer has confirmed that.
        'to-be-returned': {
          meta: { waitsFor: 'receiver' },
          on: {
            'act.return-confirmed': {
              guard: { type: 'isAct', params: { by: 'receiver' } },
              target: 'returned',
              actions: ['countAct', 'tellSender'],
            },
          },
        },
        returned: { meta: { waitsFor: 'receiver' }, on: { complete: completeOnceHandedOn } },
      },
    },

    ...endings,
  },
});
