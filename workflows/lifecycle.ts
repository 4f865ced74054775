import { assign, setup } from 'xstate';
import { changes } from './changes';
import { guards } from './guards';
import type { MachineContext, MachineEvent } from './pathway';

// In a pure transition nobody runs an action: a request is a name that `decide` turns into an effect.
const asked = (): void => undefined;

/** The vocabulary in which the machines of all pathways that hand something over are written. */
export const lifecycle = setup({
  types: {} as {
    context: MachineContext;
    events: MachineEvent;
    input: MachineContext;
    /** Who is waited for in a step; it needs a deadline. */
    meta: { readonly waitsFor: 'sender' | 'receiver' };
  },
  guards,
  actions: {
    markSent: assign(changes.markSent),
    markDelivered: assign(changes.markDelivered),
    markOpened: assign(changes.markOpened),
    markAssigned: assign(changes.markAssigned),
    acceptItems: assign(changes.acceptItems),
    rejectItems: assign(changes.rejectItems),
    takeOutRequestedItems: assign(changes.takeOutRequestedItems),
    closeItemsOfTheSender: assign(changes.closeItemsOfTheSender),
    interruptItemsOfTheSender: assign(changes.interruptItemsOfTheSender),
    forgetInterruption: assign(changes.forgetInterruption),
    transferItems: assign(changes.transferItems),
    moveMomentOfEffect: assign(changes.moveMomentOfEffect),
    completeItems: assign(changes.completeItems),
    openQuestion: assign(changes.openQuestion),
    closeQuestion: assign(changes.closeQuestion),
    raiseLevel: assign(changes.raiseLevel),
    noteLackOfCapacity: assign(changes.noteLackOfCapacity),
    noteCircumstance: assign(changes.noteCircumstance),
    countAct: assign(changes.countAct),
    askAnotherReceiver: asked,
    askAgain: asked,
    letGoOnlyOfWhatWasHandedOn: asked,
    tellReceiver: asked,
    tellSender: asked,
  },
});
