import { accepted, answered, asked, complete, draft, endings, held, rescheduled } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

const receiverSays = (outcome: 'agreed' | 'declined') =>
  ({ type: 'isAct', params: { by: 'receiver', saying: { outcome } } }) as const;

/** Nobody is relieved of the plan before the citizen has been spoken to: what is owed is written down in this step. */
const toBeContacted = { meta: { waitsFor: 'receiver' } } as const;

/**
 * P11, genoptræningsplan og rehabilitering: a hospital hands over the training that its plan asks for.
 *
 * «Almen genoptræning foregår i kommunen efter udskrivning fra hospitalet.» «Specialiseret genoptræning foregår på et
 * hospital» [SEED] S2. The hospital holds it until the other side confirms with a start date.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'rehab-plan.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The department writes the plan with the citizen.
    draft,
    // Who trains has been asked, and confirms with a start date. The wrong level goes back to the department.
    asked,
    answered,

    // Confirmed for a later day. The citizen can be contacted already; the department holds the plan until that day.
    accepted: {
      ...accepted,
      initial: 'to-be-contacted',
      states: {
        'to-be-contacted': {
          ...toBeContacted,
          on: {
            'act.first-contact': [
              { guard: receiverSays('agreed'), target: 'contacted', actions: ['countAct', 'tellSender'] },
              { guard: receiverSays('declined'), target: 'declined', actions: ['countAct', 'tellSender'] },
            ],
          },
        },
        // The day has come, and the contact need not be made a second time.
        contacted: {
          on: {
            transferred: {
              guard: 'isStafetAndAMomentOfEffectHasCome',
              target: '#to-begin',
              actions: ['transferItems', 'tellSender'],
            },
          },
        },
        declined: {
          on: {
            transferred: {
              guard: 'isStafetAndAMomentOfEffectHasCome',
              target: '#declined',
              actions: ['transferItems', 'tellSender'],
            },
          },
        },
      },
    },
    // The discharge is moved: the first contact is owed anew, for the day may no longer fit the citizen.
    rescheduled,

    // Who trains holds the plan, and owes the first contact and the first attendance.
    transferred: {
      ...held,
      initial: 'to-be-contacted',
      states: {
        'to-be-contacted': {
          ...toBeContacted,
          on: {
            'act.first-contact': [
              { guard: receiverSays('agreed'), target: 'to-begin', actions: ['countAct', 'tellSender'] },
              { guard: receiverSays('declined'), target: 'declined', actions: ['countAct', 'tellSender'] },
            ],
          },
        },
        // «dato for første rehabiliteringsfremmøde og hospitalskode» [SEED].
        'to-begin': {
          id: 'to-begin',
          meta: { waitsFor: 'receiver' },
          on: {
            'act.first-attendance': {
              guard: { type: 'isAct', params: { by: 'receiver' } },
              target: 'begun',
              actions: ['countAct', 'tellSender'],
            },
          },
        },
        begun: { on: { complete } },
        // The citizen does not want it. That is told, and ends the plan only when who holds it completes it.
        declined: { id: 'declined', on: { complete } },
      },
    },

    ...endings,
  },
});
