import { advice, adviceAsked, adviceDraft, adviceEndings, adviceMachine } from '../advice';

/**
 * A1, speciallægetelefonen: a GP asks a psychiatrist for advice, put through by the hospitalsvisitation.
 *
 * «indførelse af speciallægetelefon, hvor Hospitalsvisitationen kan viderestille praktiserende læger til en psykiatrisk
 * speciallæge» [SEED] S2. The GP stays responsible, before and after.
 */
export const machineV1 = adviceMachine(
  advice.createMachine({
    id: 'specialist-phone.v1',
    context: ({ input }) => input,
    initial: 'draft',
    states: {
      // The GP writes down the question.
      draft: adviceDraft,
      // A psychiatrist has been asked. The advice is the answer, and ends the matter.
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
