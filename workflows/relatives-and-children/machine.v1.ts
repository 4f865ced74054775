import { advice, adviceAsked, adviceDraft, adviceEndings, adviceMachine } from '../advice';

/**
 * A3, pårørende og børn som pårørende: hospital psychiatry refers a relative, or a child whose parent or sibling has a
 * severe disorder, to an offer for them. The patient's own course is not touched.
 *
 * «et specialiseret forebyggende tilbud målrettet børn, hvis forældre eller søskende har en svær psykisk lidelse» [SEED]
 * S0.
 */
export const machineV1 = adviceMachine(
  advice.createMachine({
    id: 'relatives-and-children.v1',
    context: ({ input }) => input,
    initial: 'draft',
    states: {
      // Psychiatry writes down who needs support, and who has agreed to it.
      draft: adviceDraft,
      // The centre makes its offer to the relative or the family.
      asked: {
        ...adviceAsked,
        states: {
          ...adviceAsked.states,
          'under-assessment': {
            initial: 'assessing',
            states: {
              assessing: {},
              // A place on a list is no offer yet: somebody still waits, and a clock goes on.
              'on-waiting-list': { meta: { waitsFor: 'receiver' } },
            },
          },
        },
        on: {
          ...adviceAsked.on,
          'act.make-offer': [
            // The offer has begun, or it is not wanted: that is an answer.
            {
              guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'started' } } },
              target: 'completed',
              actions: ['closeQuestion', 'countAct', 'tellSender'],
            },
            {
              guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'declined' } } },
              target: 'completed',
              actions: ['closeQuestion', 'countAct', 'tellSender'],
            },
            // On the list, and asked about again; the list is renewed twice at most, and then the wait counts as late.
            {
              guard: {
                type: 'isAct',
                params: { by: 'receiver', saying: { outcome: 'waiting-list' }, whileDoneFewerThan: 3 },
              },
              target: '.under-assessment.on-waiting-list',
              actions: ['closeQuestion', 'countAct', 'tellSender'],
            },
          ],
        },
      },
      ...adviceEndings,
    },
  }),
);
