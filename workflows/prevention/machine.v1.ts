import { accepted, answered, asked, complete, draft, endings, held, rescheduled } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P23, forebyggelse: hospital or GP refers a citizen to a prevention offer of the municipality.
 *
 * «henvise til kommunale forebyggelsestilbud» [SEED] S2; «særligt tilrettelagte forebyggelsestilbud for mennesker med
 * psykisk lidelse» [SEED] S0.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'prevention.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The referrer writes.
    draft,
    // The municipality has been asked.
    asked,
    answered,
    accepted,
    rescheduled,

    // The municipality has confirmed: it contacts the citizen, delivers the offer, and reports to the referrer.
    transferred: {
      ...held,
      initial: 'to-be-contacted',
      states: {
        'to-be-contacted': {
          meta: { waitsFor: 'receiver' },
          on: {
            'act.contact-citizen': [
              // Reached: the course begins.
              {
                guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'reached' } } },
                target: 'course',
                actions: ['countAct', 'tellSender'],
              },
              // The citizen does not want it after all: the referrer shall know.
              {
                guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'declined' } } },
                target: 'report-due',
                actions: ['countAct', 'tellSender'],
              },
              // Not reached: again, three times in all, and then the referrer shall know.
              {
                guard: {
                  type: 'isAct',
                  params: { by: 'receiver', saying: { outcome: 'not-reached' }, whileDoneFewerThan: 2 },
                },
                actions: ['countAct', 'tellSender'],
              },
              {
                guard: { type: 'isAct', params: { by: 'receiver', saying: { outcome: 'not-reached' } } },
                target: 'report-due',
                actions: ['countAct', 'tellSender'],
              },
            ],
          },
        },
        // A course lasts as long as it takes. It can be reported and completed in one.
        course: {
          on: {
            'act.end-course': {
              guard: { type: 'isAct', params: { by: 'receiver' } },
              target: 'report-due',
              actions: ['countAct', 'tellSender'],
            },
            complete,
          },
        },
        // «feedback to referrer»: completing is the report.
        'report-due': { meta: { waitsFor: 'receiver' }, on: { complete } },
      },
    },

    ...endings,
  },
});
