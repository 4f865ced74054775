import { assign, setup } from 'xstate';
import { changes } from './changes';
import { guards } from './guards';
import type { AdviceMachine, MachineContext, MachineEvent } from './pathway';

const told = (): void => undefined;

/**
 * The vocabulary of advice: it has no word for confirming, transferring or closing an item, so that no machine that is
 * written in it can move responsibility. Who asked for advice stays responsible (catalogue 5).
 */
export const advice = setup({
  types: {} as {
    context: MachineContext;
    events: MachineEvent;
    input: MachineContext;
    meta: { readonly waitsFor: 'sender' | 'receiver' };
  },
  guards: {
    isSender: guards.isSender,
    isReceiver: guards.isReceiver,
    isEitherSide: guards.isEitherSide,
    isReceiverAndHasNotOpened: guards.isReceiverAndHasNotOpened,
    isStafetItself: guards.isStafetItself,
    isStafetAndNotYetDelivered: guards.isStafetAndNotYetDelivered,
    isStafetAndAReminderIsDue: guards.isStafetAndAReminderIsDue,
    isStafetAndALevelHasNotPassedYet: guards.isStafetAndALevelHasNotPassedYet,
    isStafetAndIsNews: guards.isStafetAndIsNews,
    isAct: guards.isAct,
  },
  actions: {
    markSent: assign(changes.markSent),
    markDelivered: assign(changes.markDelivered),
    markOpened: assign(changes.markOpened),
    markAssigned: assign(changes.markAssigned),
    openQuestion: assign(changes.openQuestion),
    closeQuestion: assign(changes.closeQuestion),
    raiseLevel: assign(changes.raiseLevel),
    noteCircumstance: assign(changes.noteCircumstance),
    countAct: assign(changes.countAct),
    tellReceiver: told,
    tellSender: told,
  },
});

const noted = { guard: 'isStafetAndNotYetDelivered', actions: 'markDelivered' } as const;
const opened = { guard: 'isReceiver', target: 'under-assessment', actions: 'markOpened' } as const;

/** Whoever asks writes down what she wants to know. */
export const adviceDraft = advice.createStateConfig({
  on: {
    send: { guard: 'isSender', target: 'asked.sent', actions: ['markSent', 'tellReceiver'] },
    withdraw: { guard: 'isSender', target: 'withdrawn' },
    correct: { guard: 'isSender', target: 'entered-in-error' },
    circumstance: { guard: 'isStafetAndIsNews', actions: ['noteCircumstance', 'tellSender'] },
    'closed-by-event': { guard: 'isStafetItself', target: 'closed-by-event', actions: 'tellSender' },
  },
});

/** Somebody has been asked for advice. What she says is her advice, and nothing else changes. */
export const adviceAsked = advice.createStateConfig({
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
    'delivery-failed': { on: { delivered: { ...noted, target: 'delivered' }, open: opened } },
    'under-assessment': {},
    'needs-information': {
      on: {
        answer: { guard: 'isSender', target: 'under-assessment', actions: ['closeQuestion', 'tellReceiver'] },
      },
    },
  },
  on: {
    ask: { guard: 'isReceiver', target: '.needs-information', actions: ['openQuestion', 'tellSender'] },
    withdraw: { guard: 'isSender', target: 'withdrawn', actions: ['closeQuestion', 'tellReceiver'] },
    correct: { guard: 'isSender', target: 'entered-in-error', actions: ['closeQuestion', 'tellReceiver'] },
    open: { guard: 'isReceiverAndHasNotOpened', actions: 'markOpened' },
    assign: { guard: 'isReceiver', actions: 'markAssigned' },
    'phone-call': { guard: 'isEitherSide' },
    delivered: noted,
    'deadline-passed': [
      { guard: 'isStafetAndAReminderIsDue', actions: ['raiseLevel', 'tellReceiver'] },
      { guard: 'isStafetAndALevelHasNotPassedYet', actions: ['raiseLevel', 'tellReceiver', 'tellSender'] },
    ],
    circumstance: { guard: 'isStafetAndIsNews', actions: ['noteCircumstance', 'tellReceiver', 'tellSender'] },
    'closed-by-event': {
      guard: 'isStafetItself',
      target: 'closed-by-event',
      actions: ['closeQuestion', 'tellSender', 'tellReceiver'],
    },
  },
});

const over = advice.createStateConfig({ type: 'final' });

/** Where advice ends. A death ends it for good: there is nothing that anybody would have to take over again. */
export const adviceEndings = {
  completed: advice.createStateConfig({ id: 'completed', type: 'final' }),
  withdrawn: over,
  'closed-by-event': over,
  'entered-in-error': over,
} as const;

/** The one way to make the machine of an advice pathway. */
export function adviceMachine(machine: ReturnType<typeof advice.createMachine>): AdviceMachine {
  return machine as unknown as AdviceMachine;
}
