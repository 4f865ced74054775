import { advice, adviceAsked, adviceDraft, adviceEndings, adviceMachine } from '../advice';

/**
 * A4, brugerstyret indlæggelse: a contract lets the patient be admitted on own judgement.
 *
 * «muligheden for at få kontrakt på en brugerstyret indlæggelse» [SEED] S0. Stafet registers the contract and the
 * admissions under it. It moves nobody's responsibility; the way out after such an admission is P01.
 */
export const machineV1 = adviceMachine(
  advice.createMachine({
    id: 'patient-controlled-admission.v1',
    context: ({ input }) => input,
    initial: 'draft',
    states: {
      // The unit that knows the patient writes down what has been agreed with her.
      draft: adviceDraft,
      // The ward has been asked for a contract: it registers one, or says why there will be none.
      asked: {
        ...adviceAsked,
        on: {
          ...adviceAsked.on,
          'act.register-contract': {
            guard: { type: 'isAct', params: { by: 'receiver' } },
            target: 'completed',
            actions: ['closeQuestion', 'countAct', 'tellSender'],
          },
          'act.decline-contract': {
            guard: { type: 'isAct', params: { by: 'receiver' } },
            target: 'completed.declined',
            actions: ['closeQuestion', 'countAct', 'tellSender'],
          },
        },
      },
      // The request is answered, and nobody is waited for. The patient decides when she comes.
      completed: {
        id: 'completed',
        initial: 'contract-in-force',
        states: {
          'contract-in-force': {
            on: {
              // As often as she comes: each admission is a fact of its own, and their number decides nothing.
              'act.register-admission': {
                guard: { type: 'isAct', params: { by: 'receiver' } },
                actions: 'tellSender',
              },
              'act.end-contract': [
                {
                  guard: { type: 'isAct', params: { by: 'receiver' } },
                  target: 'contract-ended',
                  actions: ['countAct', 'tellSender'],
                },
                {
                  guard: { type: 'isAct', params: { by: 'sender' } },
                  target: 'contract-ended',
                  actions: ['countAct', 'tellReceiver'],
                },
              ],
              'closed-by-event': {
                guard: 'isStafetItself',
                target: '#closed',
                actions: ['tellSender', 'tellReceiver'],
              },
            },
          },
          'contract-ended': {},
          declined: {},
        },
      },
      withdrawn: adviceEndings.withdrawn,
      'closed-by-event': { ...adviceEndings['closed-by-event'], id: 'closed' },
      'entered-in-error': adviceEndings['entered-in-error'],
    },
  }),
);
