import {
  accepted,
  answered,
  asked,
  complete,
  completeOnceHandedOn,
  draft,
  endings,
  held,
  rescheduled,
} from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P02, førstegangsindlagt med psykosociale problemer: the ward asks the municipality to call the citizen.
 *
 * «forandringspakker, hvor en borger med psykosociale problemer indlægges 1. gang kontaktes kommunen, som ringer
 * borgeren op førstkommende hverdag» [SEED] S2. What is handed over is a duty to call, not the treatment.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'psy-first-admission.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The ward writes.
    draft,
    // The municipality has been asked; until it confirms, the duty to call is the ward's.
    asked,
    answered,
    accepted,
    rescheduled,

    // The municipality has confirmed, and owes the call.
    transferred: {
      ...held,
      initial: 'to-be-called',
      states: {
        'to-be-called': {
          meta: { waitsFor: 'receiver' },
          on: {
            'act.call': [
              // Reached, or the citizen does not want it: the call has been made.
              {
                guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'reached' } } },
                target: 'called',
                actions: ['countAct', 'tellSender'],
              },
              {
                guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'declined' } } },
                target: 'called',
                actions: ['countAct', 'tellSender'],
              },
              // Not reached: again on the next weekday, three times in all.
              {
                guard: {
                  type: 'isAct',
                  params: { by: 'receiver', saying: { outcome: 'not-reached' }, whileDoneFewerThan: 2 },
                },
                actions: ['countAct', 'tellSender'],
              },
              {
                guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'not-reached' } } },
                target: 'not-reached',
                actions: ['countAct', 'tellSender'],
              },
            ],
          },
        },
        called: { on: { complete } },
        // The duty stays with the municipality until the ward or the GP has confirmed that it takes it back.
        'not-reached': { meta: { waitsFor: 'receiver' }, on: { complete: completeOnceHandedOn } },
      },
    },

    ...endings,
  },
});
