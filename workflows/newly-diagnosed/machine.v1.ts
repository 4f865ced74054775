import { accepted, answered, asked, complete, draft, endings, held, rescheduled } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P15, nydiagnosticeret svær psykisk lidelse: a department hands the treatment over to OPUS or to the psychosis team of
 * the citizen's part of the region.
 *
 * «på sigt skal være OPUS-teams i henholdsvis Aarhus og Gødstrup, som dækker afdelingernes egne optageområder. I de øvrige
 * regionspsykiatrier skal de eksisterende psykoseteams styrkes.» [SEED] S0.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'newly-diagnosed.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The department writes the assessment, the onset and who stands by the citizen.
    draft,
    // The team has been asked. The department treats meanwhile.
    asked,
    answered,
    accepted,
    rescheduled,

    // The team holds the treatment, and owes the first contact.
    transferred: {
      ...held,
      initial: 'to-be-contacted',
      states: {
        'to-be-contacted': {
          meta: { waitsFor: 'receiver' },
          on: {
            'act.first-contact': [
              {
                guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'reached' } } },
                target: 'in-course',
                actions: ['countAct', 'tellSender'],
              },
              // Not reached is tried again, and the clock goes on: a no-show never ends responsibility (P17).
              {
                guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'not-reached' } } },
                actions: ['countAct', 'tellSender'],
              },
            ],
          },
        },
        'in-course': { on: { complete } },
      },
    },

    ...endings,
  },
});
