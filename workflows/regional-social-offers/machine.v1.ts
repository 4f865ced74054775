import { accepted, answered, asked, complete, draft, endings, held, rescheduled } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P19, psykiatri og det regionale socialområde: admission from a regional social offer, and discharge to it.
 *
 * «Der ønskes udarbejdet en samarbejdsaftale med det regionale socialområde, som skal sikre gode forløb i overgangen
 * mellem psykiatri- og socialområdet.» [SEED] S0. Until there is one, it runs as psychiatry and botilbud (P08) does.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'regional-social-offers.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The ward writes of a discharge, or the offer of a resident who may need admission.
    draft,
    // At a discharge the offer (provider) and the municipality (authority) are asked each in a handover of its own.
    asked,
    answered,
    // Confirmed, and the discharge is still ahead: the ward holds it until then.
    accepted,
    rescheduled,

    transferred: {
      ...held,
      initial: 'taken-over',
      states: {
        'taken-over': {
          always: [
            { guard: { type: 'isTakenOver', params: { item: 'treatment/assessment' } }, target: 'to-be-assessed' },
            { target: 'supported' },
          ],
        },
        // Psychiatry owes the resident an assessment, and has not finished before it is made.
        'to-be-assessed': {
          meta: { waitsFor: 'receiver' },
          on: {
            'act.assess': {
              guard: { type: 'isAct', params: { by: 'receiver' } },
              target: 'assessed',
              actions: ['countAct', 'tellSender'],
            },
          },
        },
        assessed: { on: { complete } },
        // The offer supports, or the municipality is the authority, for as long as the citizen lives there.
        supported: { on: { complete } },
      },
    },

    ...endings,
  },
});
