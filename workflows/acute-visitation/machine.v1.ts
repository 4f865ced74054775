import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/** The request goes on to the unit that was recommended, or that can help where this one cannot. */
const sendOn = {
  redirect: {
    guard: 'isReceiverAndSendsElsewhere',
    target: '#answered',
    actions: ['askAnotherReceiver', 'takeOutRequestedItems', 'tellSender'],
  },
} as const;

const recommend = {
  'act.recommend': {
    guard: { type: 'isAct', params: { by: 'receiver' } },
    target: '#answered',
    actions: ['countAct', 'tellSender'],
  },
} as const;

/** Asked, and nobody has answered: the visitation owes a recommendation, a unit owes its confirmation. */
const unanswered = {
  // Acute admission, a time on the next day, or a municipal offer? Nothing is sent on without a recommendation.
  'recommendation-awaited': { meta: { waitsFor: 'receiver' }, on: { ...recommend } },
  // The ward, clinic or municipality confirms. Until then the referring physician is responsible.
  'confirmation-awaited': { meta: { waitsFor: 'receiver' }, on: { ...sendOn } },
} as const;

const whoIsAsked = lifecycle.createStateConfig({
  initial: 'as-it-stands',
  states: {
    // Passed through: the visitation recommends and sends on, a unit can take the patient.
    'as-it-stands': {
      always: [
        { guard: 'theReceiverOnlyAdvises', target: 'recommendation-awaited' },
        { target: 'confirmation-awaited' },
      ],
    },
    ...unanswered,
  },
});

const whoAssesses = lifecycle.createStateConfig({
  initial: 'as-it-stands',
  states: {
    // Passed through: a question and its answer change nothing about it.
    'as-it-stands': {
      always: [
        { guard: { type: 'wasDone', params: { act: 'recommend' } }, target: 'recommended' },
        { guard: 'theReceiverOnlyAdvises', target: 'recommendation-awaited' },
        { target: 'confirmation-awaited' },
      ],
    },
    ...unanswered,
    // Recommended, and recorded: now it goes to the unit that was recommended.
    recommended: { meta: { waitsFor: 'receiver' }, on: { ...recommend, ...sendOn } },
  },
});

const { redirect: _onlyFromTheSteps, ...atAnyStep } = asked.on;

/**
 * P05, akut henvisning og fælles sundhedsvisitation: a physician asks the visitation of an acute hospital what to do.
 *
 * «uanset om borgeren har behov for en akut indlæggelse, om der er brug for en tid dagen efter, eller om borgeren vil
 * have mest gavn af et kommunalt tilbud» [SEED] S2. The visitation never holds the patient itself.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'acute-visitation.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The physician writes down the acute problem, and phones.
    draft,

    // The visitation, and then the unit, has been asked. The physician holds the patient all the while.
    asked: {
      ...asked,
      states: {
        sent: { ...asked.states.sent, ...whoIsAsked },
        delivered: { ...asked.states.delivered, ...whoIsAsked },
        'delivery-failed': { ...asked.states['delivery-failed'], ...whoIsAsked },
        'under-assessment': { ...asked.states['under-assessment'], ...whoAssesses },
        'needs-information': { ...asked.states['needs-information'], ...whoAssesses },
      },
      on: atAnyStep,
    },
    answered: { ...answered, id: 'answered' },

    // A time on the next day: the physician holds the patient until then.
    accepted,
    rescheduled,
    // The unit holds the acute problem.
    transferred,
    ...endings,
  },
});
