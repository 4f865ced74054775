import { advice, adviceAsked, adviceDraft, adviceEndings, adviceMachine } from '../advice';

/**
 * P17, udeblivelser og gentagne akutte kontakter: a safety net. A unit of psychiatry tells its department that a patient
 * stays away, or keeps coming acutely, and the department decides.
 *
 * «hvor en patient udebliver fra aftaler i psykiatrien eller har gentagne akutte kontakter, tages stilling til, om der –
 * eventuelt i samarbejde med andre relevante aktører - skal iværksættes en særlig indsats» [SEED] S0. A no-show never
 * ends responsibility: whoever held it holds it, and what is decided is opened as a handover of its own.
 */
export const machineV1 = adviceMachine(
  advice.createMachine({
    id: 'missed-appointments.v1',
    context: ({ input }) => input,
    initial: 'draft',
    states: {
      // The unit writes down what has happened.
      draft: adviceDraft,
      // The department owes a decision: a special effort or none, and with whom. Nothing else ends the matter for it.
      asked: {
        ...adviceAsked,
        on: {
          ...adviceAsked.on,
          'act.decide-effort': {
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
