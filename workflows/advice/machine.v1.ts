import { advice, adviceAsked, adviceDraft, adviceEndings, adviceMachine } from '../advice';

/**
 * A2, rådgivning: municipalities, low-threshold offers, somatics, prehospital services and the social area ask psychiatry
 * for advice, by phone or in writing.
 *
 * «den telefoniske og skriftlige rådgivning af almen praksis og kommunerne styrkes» [SEED] S0. Whoever asks stays
 * responsible, before and after.
 */
export const machineV1 = adviceMachine(
  advice.createMachine({
    id: 'advice.v1',
    context: ({ input }) => input,
    initial: 'draft',
    states: {
      // Whoever needs advice writes down the question.
      draft: adviceDraft,
      // Psychiatry has been asked. The advice is the answer, and ends the matter.
      asked: {
        ...adviceAsked,
        on: {
          ...adviceAsked.on,
          'act.advise': {
            guard: { type: 'isAct', params: { by: 'receiver' } },
            target: 'completed',
            actions: ['closeQuestion', 'countAct', 'tellSender'],
          },
        },
      },
      ...adviceEndings,
    },
  }),
);
