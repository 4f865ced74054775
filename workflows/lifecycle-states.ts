import { lifecycle } from './lifecycle';

/*
 * The phases of catalogue 1.3, written once. A pathway composes its machine of them, and writes down only what is its
 * own. Read in the order in which a patient meets them.
 */

const noted = { guard: 'isStafetAndNotYetDelivered', actions: 'markDelivered' } as const;
const opened = { guard: 'isReceiver', target: 'under-assessment', actions: 'markOpened' } as const;

/** What can happen in every phase in which somebody has been asked, and decides nothing. */
const beside = {
  assign: { guard: 'isReceiver', actions: 'markAssigned' },
  'phone-call': { guard: 'isEitherSide' },
  delivered: noted,
  // INV-2: silence raises a flag and tells people. It moves nothing.
  'deadline-passed': [
    { guard: 'isStafetAndAReminderIsDue', actions: ['raiseLevel', 'tellReceiver'] },
    { guard: 'isStafetAndALevelHasNotPassedYet', actions: ['raiseLevel', 'tellReceiver', 'tellSender'] },
  ],
  // A readmission, a leave, a relocation: both sides must know, and nobody is relieved (catalogue 1.4).
  circumstance: { guard: 'isStafetAndIsNews', actions: ['noteCircumstance', 'tellReceiver', 'tellSender'] },
} as const;

/** The sender writes. Nobody has been asked for anything. */
export const draft = lifecycle.createStateConfig({
  on: {
    send: { guard: 'isSender', target: 'asked.sent', actions: ['markSent', 'tellReceiver'] },
    reschedule: { guard: 'isSenderAndAMomentAhead', actions: 'moveMomentOfEffect' },
    withdraw: { guard: 'isSender', target: 'withdrawn', actions: 'closeItemsOfTheSender' },
    correct: { guard: 'isSender', target: 'entered-in-error', actions: 'closeItemsOfTheSender' },
    circumstance: { guard: 'isStafetAndIsNews', actions: ['noteCircumstance', 'tellSender'] },
    'closed-by-event': {
      guard: 'isStafetItself',
      target: 'closed-by-event',
      actions: ['closeItemsOfTheSender', 'tellSender'],
    },
  },
});

/** The receiver has been asked. The sender holds every item that is not confirmed and in effect (INV-1, INV-5). */
export const asked = lifecycle.createStateConfig({
  initial: 'sent',
  states: {
    sent: {
      on: {
        delivered: { ...noted, target: 'delivered' },
        'delivery-failed': { guard: 'isStafetAndNotYetDelivered', target: 'delivery-failed', actions: 'tellSender' },
        open: opened,
      },
    },
    delivered: { on: { open: opened } },
    // No system of the receiver has it: the sender must reach a person by other means. It can still be answered.
    'delivery-failed': { on: { delivered: { ...noted, target: 'delivered' }, open: opened } },
    'under-assessment': {},
    'needs-information': {
      on: {
        answer: { guard: 'isSender', target: 'under-assessment', actions: ['closeQuestion', 'tellReceiver'] },
      },
    },
  },
  on: {
    accept: {
      guard: 'isReceiverWhoCanHoldAndItemsAreRequested',
      target: 'answered',
      actions: ['acceptItems', 'tellSender'],
    },
    reject: [
      // «forsyningsforpligtelse»: the request stays, and the next level is told at once (catalogue 1.7, rule 3).
      { guard: 'isReceiverWithoutCapacityUnderSupplyDuty', actions: ['noteLackOfCapacity', 'tellSender'] },
      { guard: 'isReceiverAndItemsAreRequested', target: 'answered', actions: ['rejectItems', 'tellSender'] },
    ],
    ask: { guard: 'isReceiver', target: '.needs-information', actions: ['openQuestion', 'tellSender'] },
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
    // A confirmation that is void by it is asked for again, with the whole time to answer.
    reschedule: { guard: 'isSenderAndAMomentAhead', actions: ['moveMomentOfEffect', 'tellReceiver'] },
    correct: {
      guard: 'isSender',
      target: 'entered-in-error',
      actions: ['closeItemsOfTheSender', 'tellReceiver'],
    },
    open: { guard: 'isReceiverAndHasNotOpened', actions: 'markOpened' },
    // One item can take effect while another is still being assessed.
    transferred: { guard: 'isStafetAndAMomentOfEffectHasCome', actions: ['transferItems', 'tellSender'] },
    'closed-by-event': {
      guard: 'isStafetItself',
      target: 'closed-by-event',
      actions: ['interruptItemsOfTheSender', 'tellSender', 'tellReceiver'],
    },
    ...beside,
  },
});

/** The phase is the sum of the items. */
export const answered = lifecycle.createStateConfig({
  always: [
    { guard: 'aQuestionWaits', target: 'asked.needs-information' },
    { guard: 'anItemIsRequested', target: 'asked.under-assessment' },
    { guard: 'anItemAwaitsItsMoment', target: 'accepted', actions: 'closeQuestion' },
    { guard: 'anItemIsTransferred', target: 'transferred', actions: 'closeQuestion' },
    { guard: 'wasWithdrawn', target: 'withdrawn', actions: 'closeQuestion' },
    { guard: 'wasSentOnAndNothingElseDecided', target: 'redirected', actions: 'closeQuestion' },
    { target: 'rejected', actions: 'closeQuestion' },
  ],
});

/** Confirmed, not yet in effect: the sender holds it until the agreed moment (INV-6). */
export const accepted = lifecycle.createStateConfig({
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
    'closed-by-event': {
      guard: 'isStafetItself',
      target: 'closed-by-event',
      actions: ['interruptItemsOfTheSender', 'tellSender', 'tellReceiver'],
    },
    ...beside,
  },
});

/** Brought forward, the confirmation is void and the clock starts again (INV-6). */
export const rescheduled = lifecycle.createStateConfig({
  always: [{ guard: 'anItemIsRequested', target: 'asked.under-assessment' }, { target: 'answered' }],
});

/** The receiver has done what it took over. */
export const complete = {
  guard: 'isReceiver',
  target: '#completed',
  actions: ['completeItems', 'tellSender'],
} as const;

/**
 * The receiver's part is over, and what it took over goes on: it can complete only once nothing of it is left with it.
 * «Det er vigtigt, at ingen slipper kontakten, før en anden har taget over.» [SEED] S0
 */
export const completeOnceHandedOn = {
  guard: 'isReceiver',
  target: '#completed',
  actions: ['letGoOnlyOfWhatWasHandedOn', 'completeItems', 'tellSender'],
} as const;

/**
 * The receiver holds it. The sender cannot take it back, the receiver cannot push it back (INV-7). For a pathway that
 * has steps of its own here, and says itself from which of them it can be completed.
 */
export const held = lifecycle.createStateConfig({
  on: {
    correct: { guard: 'isSender', target: 'entered-in-error', actions: 'tellReceiver' },
    'closed-by-event': {
      guard: 'isStafetItself',
      target: 'closed-by-event',
      actions: ['interruptItemsOfTheSender', 'tellSender', 'tellReceiver'],
    },
    ...beside,
  },
});

/** The receiver holds it, and completes it when it is done. */
export const transferred = lifecycle.createStateConfig({ on: { ...held.on, complete } });

const over = lifecycle.createStateConfig({ type: 'final' });

/** Where a handover ends. After a death notice that was cancelled, what was open is asked for again (catalogue 1.4). */
export const endings = {
  completed: lifecycle.createStateConfig({ id: 'completed', type: 'final' }),
  rejected: over,
  redirected: over,
  withdrawn: over,
  'closed-by-event': lifecycle.createStateConfig({
    entry: 'closeQuestion',
    on: {
      reopened: [
        // What the receiver holds already goes on with it, and its clocks begin again.
        {
          guard: 'isStafetAndAnItemIsTransferred',
          target: 'transferred',
          actions: ['askAgain', 'forgetInterruption', 'tellReceiver', 'tellSender'],
        },
        {
          guard: 'isStafetAndSomethingWasInterrupted',
          actions: ['askAgain', 'forgetInterruption', 'tellReceiver', 'tellSender'],
        },
      ],
    },
  }),
  'entered-in-error': lifecycle.createStateConfig({ type: 'final', entry: 'closeQuestion' }),
} as const;

/** The whole lifecycle, for a pathway that adds nothing of its own to it. */
export const commonStates = { draft, asked, answered, accepted, rescheduled, transferred, ...endings } as const;
