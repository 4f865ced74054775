import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P06, én fælles forpligtende plan: one party of the plan is asked to take its part; the plan is a course of them.
 *
 * «skabe bedre sammenhæng og klar ansvarsfordeling mellem skoletilbud, Pædagogisk Psykologisk Rådgivning (PPR),
 * praktiserende læger og regionspsykiatrien for børn og unge … gennem en fælles forpligtende plan» [SEED] S2.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'child-joint-binding-plan.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // Whoever calls for the plan writes what each party is asked to do.
    draft,
    // The party has been asked. Whoever asks holds its part until the party confirms, so that no waiting time is empty.
    asked,
    answered,
    // Confirmed for the day on which the plan starts.
    accepted,
    rescheduled,
    // The party holds its part of the plan, and the plan is looked at again, time after time, until it is done.
    transferred: {
      ...transferred,
      meta: { waitsFor: 'receiver' },
      on: {
        ...transferred.on,
        'act.review': {
          guard: { type: 'isAct', params: { by: 'either' } },
          actions: ['countAct', 'tellSender', 'tellReceiver'],
        },
      },
    },
    ...endings,
  },
});
