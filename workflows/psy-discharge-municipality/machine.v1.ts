import { lifecycle } from '../lifecycle';

/**
 * P01, den gode udskrivelse: a psychiatric ward hands a citizen over to the citizen's municipality.
 *
 * «… hvor hver aktør i samarbejdet har ansvaret for en patient/borger, indtil ansvaret er fuldt ud overdraget og
 * bekræftet af en anden aktør.» [SEED] S0. Follow it with a finger from top to bottom.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'psy-discharge-municipality.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The ward writes. Nobody has been asked for anything.
    draft: {
      on: {
        send: { guard: 'isSender', target: 'asked.sent', actions: ['markSent', 'startClocks', 'tellReceiver'] },
        reschedule: { guard: 'isSenderAndAMomentAhead', actions: 'moveMomentOfEffect' },
        withdraw: { guard: 'isSender', target: 'withdrawn', actions: 'closeItemsOfTheSender' },
        correct: { guard: 'isSender', target: 'entered-in-error', actions: 'closeItemsOfTheSender' },
        'closed-by-event': {
          guard: 'isStafetItself',
          target: 'closed-by-event',
          actions: ['closeItemsOfTheSender', 'tellSender'],
        },
      },
    },

    // The municipality has been asked. The ward holds every item that is not confirmed and in effect (INV-1, INV-5).
    asked: {
      initial: 'sent',
      states: {
        sent: {
          on: {
            delivered: { guard: 'isStafetAndNotYetDelivered', target: 'delivered', actions: 'markDelivered' },
            'delivery-failed': {
              guard: 'isStafetAndNotYetDelivered',
              target: 'delivery-failed',
              actions: 'tellSender',
            },
            open: { guard: 'isReceiver', target: 'under-assessment', actions: 'markOpened' },
          },
        },
        delivered: {
          on: { open: { guard: 'isReceiver', target: 'under-assessment', actions: 'markOpened' } },
        },
        // No system of the municipality has it: the ward must reach a person by other means. It can still be answered.
        'delivery-failed': {
          on: {
            delivered: { guard: 'isStafetAndNotYetDelivered', target: 'delivered', actions: 'markDelivered' },
            open: { guard: 'isReceiver', target: 'under-assessment', actions: 'markOpened' },
          },
        },
        'under-assessment': {},
        'needs-information': {
          on: {
            answer: {
              guard: 'isSender',
              target: 'under-assessment',
              actions: ['closeQuestion', 'waitForReceiverAgain', 'tellReceiver'],
            },
          },
        },
      },
      on: {
        accept: {
          guard: 'isReceiverAndItemsAreRequested',
          target: 'answered',
          actions: ['acceptItems', 'tellSender'],
        },
        reject: {
          guard: 'isReceiverAndItemsAreRequested',
          target: 'answered',
          actions: ['rejectItems', 'tellSender'],
        },
        ask: {
          guard: 'isReceiver',
          target: '.needs-information',
          actions: ['openQuestion', 'waitForAnswer', 'tellSender'],
        },
        redirect: {
          guard: 'isReceiverAndSendsElsewhere',
          target: 'answered',
          actions: ['askAnotherReceiver', 'takeOutRequestedItems', 'tellSender'],
        },
        withdraw: {
          guard: 'isSenderAndHoldsSomethingHere',
          target: 'answered',
          actions: ['closeItemsOfTheSender', 'tellReceiver'],
        },
        reschedule: [
          // A confirmation that is void is asked for again, with the whole time to answer.
          {
            guard: 'isSenderAndVoidsAConfirmation',
            actions: ['moveMomentOfEffect', 'startClocks', 'tellReceiver'],
          },
          {
            guard: 'isSenderAndAMomentAhead',
            actions: ['moveMomentOfEffect', 'restartDischargeClock', 'tellReceiver'],
          },
        ],
        correct: {
          guard: 'isSender',
          target: 'entered-in-error',
          actions: ['closeItemsOfTheSender', 'tellReceiver'],
        },
        open: { guard: 'isReceiverAndHasNotOpened', actions: 'markOpened' },
        assign: { guard: 'isReceiver', actions: 'markAssigned' },
        'phone-call': { guard: 'isEitherSide' },
        delivered: { guard: 'isStafetAndNotYetDelivered', actions: 'markDelivered' },
        // One item can take effect while another is still being assessed.
        transferred: { guard: 'isStafetAndAMomentOfEffectHasCome', actions: ['transferItems', 'tellSender'] },
        // INV-2: silence raises a flag and tells people. It moves nothing.
        'deadline-passed': {
          guard: 'isStafetAndNotYetOverdue',
          actions: ['raiseOverdue', 'tellReceiver', 'tellSender'],
        },
        'closed-by-event': {
          guard: 'isStafetItself',
          target: 'closed-by-event',
          actions: ['closeItemsOfTheSender', 'tellSender', 'tellReceiver'],
        },
      },
    },

    // The phase is the sum of the items.
    answered: {
      always: [
        { guard: 'aQuestionWaits', target: 'asked.needs-information' },
        { guard: 'anItemIsRequested', target: 'asked.under-assessment' },
        { guard: 'anItemAwaitsItsMoment', target: 'accepted', actions: ['closeQuestion', 'stopClocks'] },
        { guard: 'anItemIsTransferred', target: 'transferred', actions: ['closeQuestion', 'stopClocks'] },
        { guard: 'wasWithdrawn', target: 'withdrawn', actions: ['closeQuestion', 'stopClocks'] },
        { guard: 'wasSentOnAndNothingElseDecided', target: 'redirected', actions: ['closeQuestion', 'stopClocks'] },
        { target: 'rejected', actions: ['closeQuestion', 'stopClocks'] },
      ],
    },

    // Confirmed, not yet in effect: the ward holds it until the discharge (INV-6).
    accepted: {
      on: {
        transferred: {
          guard: 'isStafetAndAMomentOfEffectHasCome',
          target: 'answered',
          actions: ['transferItems', 'tellSender'],
        },
        reschedule: {
          guard: 'isSenderAndAMomentAhead',
          target: 'rescheduled',
          actions: ['moveMomentOfEffect', 'tellReceiver'],
        },
        withdraw: {
          guard: 'isSenderAndHoldsSomethingHere',
          target: 'answered',
          actions: ['closeItemsOfTheSender', 'tellReceiver'],
        },
        correct: {
          guard: 'isSender',
          target: 'entered-in-error',
          actions: ['closeItemsOfTheSender', 'tellReceiver'],
        },
        assign: { guard: 'isReceiver', actions: 'markAssigned' },
        'phone-call': { guard: 'isEitherSide' },
        delivered: { guard: 'isStafetAndNotYetDelivered', actions: 'markDelivered' },
        'closed-by-event': {
          guard: 'isStafetItself',
          target: 'closed-by-event',
          actions: ['closeItemsOfTheSender', 'tellSender', 'tellReceiver'],
        },
      },
    },

    // Brought forward, the confirmation is void and the clock starts again (INV-6).
    rescheduled: {
      always: [
        { guard: 'anItemIsRequested', target: 'asked.under-assessment', actions: 'startClocks' },
        { target: 'answered' },
      ],
    },

    // The municipality holds it. The ward cannot take it back, the municipality cannot push it back (INV-7).
    transferred: {
      on: {
        complete: { guard: 'isReceiver', target: 'completed', actions: ['completeItems', 'tellSender'] },
        correct: { guard: 'isSender', target: 'entered-in-error', actions: 'tellReceiver' },
        assign: { guard: 'isReceiver', actions: 'markAssigned' },
        'phone-call': { guard: 'isEitherSide' },
        delivered: { guard: 'isStafetAndNotYetDelivered', actions: 'markDelivered' },
        'closed-by-event': {
          guard: 'isStafetItself',
          target: 'closed-by-event',
          actions: ['tellSender', 'tellReceiver'],
        },
      },
    },

    completed: { type: 'final' },
    rejected: { type: 'final' },
    redirected: { type: 'final' },
    withdrawn: { type: 'final' },
    'closed-by-event': { type: 'final', entry: ['closeQuestion', 'stopClocks'] },
    'entered-in-error': { type: 'final', entry: ['closeQuestion', 'stopClocks'] },
  },
});
