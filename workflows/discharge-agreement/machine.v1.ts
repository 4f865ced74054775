import { accepted, answered, asked, complete, draft, endings, held, rescheduled } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/** The parties have looked at the agreement together, and say when they do so next. */
const review = {
  guard: { type: 'isAct', params: { by: 'either' } },
  target: 'reviewed',
  actions: ['countAct', 'tellSender', 'tellReceiver'],
} as const;

/**
 * P10, udskrivningsaftale og koordinationsplan: the overlæge's department agrees with one party what it holds after the
 * discharge; where the citizen does not take part, it is a plan instead.
 *
 * «Udskrivningsaftaler og koordinationsplaner»: «Fokus på kvalitet og værdi for patienten/borgeren» [SEED] S1. It must
 * stand before the discharge [EXT]. A party that disputes its item rejects it, and the department keeps it.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'discharge-agreement.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The department writes the agreement or the plan.
    draft,
    // The party has been asked. The department holds its item, whether the citizen has been discharged or not.
    asked: {
      ...asked,
      on: {
        ...asked.on,
        // The overlæge discharges without this party's word: it is recorded with the reason, and moves nothing.
        'act.discharge-anyway': {
          guard: { type: 'isAct', params: { by: 'sender' } },
          actions: ['countAct', 'tellReceiver'],
        },
      },
    },
    answered,
    // Confirmed before the discharge: the department holds until then.
    accepted,
    rescheduled,

    // The party holds its item. What the department has promised to follow up stays with the department.
    transferred: {
      ...held,
      initial: 'to-be-reviewed',
      states: {
        // The agreement names the day on which the parties look at it for the first time.
        'to-be-reviewed': { meta: { waitsFor: 'receiver' }, on: { 'act.review': review } },
        // It goes on until it expires or is ended, and is reviewed again on the days that are agreed.
        reviewed: { meta: { waitsFor: 'receiver' }, on: { 'act.review': review, complete } },
      },
    },

    ...endings,
  },
});
