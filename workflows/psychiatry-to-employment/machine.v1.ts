import { accepted, answered, asked, complete, draft, endings, held, rescheduled } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P22, psykiatri og beskæftigelse: psychiatry asks the job centre to coordinate the way to work or education.
 *
 * «bedre sammenhæng mellem hospitalspsykiatrien og det kommunale beskæftigelsesområde» [SEED] S0. The treatment stays
 * where it is.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'psychiatry-to-employment.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // Psychiatry writes, with the citizen.
    draft,
    // The job centre has been asked. Until it confirms, psychiatry coordinates.
    asked,
    answered,
    accepted,
    rescheduled,

    // The job centre coordinates, and owes psychiatry a report when its effort has ended.
    transferred: {
      ...held,
      initial: 'under-way',
      states: {
        // An effort lasts as long as it takes. It can be reported and completed in one.
        'under-way': {
          on: {
            'act.end-effort': {
              guard: { type: 'isAct', params: { by: 'receiver' } },
              target: 'report-due',
              actions: ['countAct', 'tellSender'],
            },
            complete,
          },
        },
        // The effort has ended; the report closes the loop (T_FEEDBACK).
        'report-due': { meta: { waitsFor: 'receiver' }, on: { complete } },
      },
    },

    ...endings,
  },
});
