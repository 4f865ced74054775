import { accepted, answered, asked, complete, draft, endings, held, rescheduled } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/** The team has seen the resident, and says what follows from it. */
const assess = {
  guard: { type: 'isAct', params: { by: 'receiver' } },
  target: 'assessed',
  actions: ['countAct', 'tellSender'],
} as const;

/**
 * P08, psykiatri og botilbud: a botilbud asks psychiatry for an assessment, and a ward discharges to a botilbud.
 *
 * «observation og udredning på botilbuddene af borgerne, herunder subakut vurdering ved behov for indlæggelse» and
 * «understøtte tidlig udskrivning, når indlæggelse har været nødvendig» [SEED] S4. The treatment itself goes neither way:
 * it stays with psychiatry or the general practice.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'botilbud.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The botilbud, or the ward, writes.
    draft,
    // The botilbud supports and observes, the ward keeps what it asks for: unchanged until somebody confirms.
    asked,
    answered,
    accepted,
    rescheduled,

    transferred: {
      ...held,
      initial: 'taken-over',
      states: {
        'taken-over': {
          always: [
            { guard: { type: 'isTakenOver', params: { item: 'treatment/assessment' } }, target: 'to-be-assessed' },
            { target: 'supported' },
          ],
        },
        // «subakut vurdering»: psychiatry owes it, and has not finished before it is made.
        'to-be-assessed': { meta: { waitsFor: 'receiver' }, on: { 'act.assess': assess } },
        // Observation can go on, and be assessed again.
        assessed: { on: { 'act.assess': assess, complete } },
        // «understøtte tidlig udskrivning»: municipality or botilbud supports the resident at home.
        supported: { on: { complete } },
      },
    },

    ...endings,
  },
});
