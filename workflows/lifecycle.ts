import type { Phase } from '@stafet/core';
import { assign, setup } from 'xstate';
import { changes } from './changes';
import { guards } from './guards';
import type { MachineContext, MachineEvent } from './pathway';

// In a pure transition nobody runs an action: a request is a name that `decide` turns into an effect.
const asked = (): void => undefined;

/** The vocabulary in which the machines of all pathways are written. */
export const lifecycle = setup({
  types: {} as { context: MachineContext; events: MachineEvent; input: MachineContext },
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
    transferItems: assign(changes.transferItems),
    moveMomentOfEffect: assign(changes.moveMomentOfEffect),
    completeItems: assign(changes.completeItems),
    openQuestion: assign(changes.openQuestion),
    closeQuestion: assign(changes.closeQuestion),
    raiseOverdue: assign(changes.raiseOverdue),
    startClocks: asked,
    restartDischargeClock: asked,
    waitForAnswer: asked,
    waitForReceiverAgain: asked,
    stopClocks: asked,
    askAnotherReceiver: asked,
    tellReceiver: asked,
    tellSender: asked,
  },
});

const waitingPhases: readonly Phase[] = [
  'sent',
  'delivered',
  'under-assessment',
  'needs-information',
  'delivery-failed',
];

/** Where a stored phase stands in a machine whose waiting phases are children of `asked`. */
export function stateOf(phase: Phase): string | Record<string, string> {
  return waitingPhases.includes(phase) ? { asked: phase } : phase;
}
