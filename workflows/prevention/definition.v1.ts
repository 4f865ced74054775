import { actFields, oneOf, words } from '../content-fields';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { deadlinesV1 } from './deadlines.v1';
import { machineV1 } from './machine.v1';

/** P23 `prevention`, version 1. */
export const preventionV1: TransferPathway = {
  id: 'prevention',
  version: 1,
  catalogueId: 'P23',
  tier: 2,
  transfers: true,
  name: { da: 'Henvisning til forebyggelse', en: 'Referral to prevention' },
  description: {
    da: 'Hospital eller egen læge henviser en borger til et forebyggelsestilbud i kommunen (rygestop, vægt, alkohol, motion).',
    en: 'Hospital or GP refers a citizen to a prevention offer of the municipality (smoking, weight, alcohol, exercise).',
  },
  routes: [
    {
      from: [
        'general-practice',
        'hospital',
        'acute-hospital',
        'somatic-department',
        'psychiatric-department',
        'ward',
        'outreach-team',
        'psychosis-team',
      ],
      // Where a municipality has no prevention unit of its own in the reference data, it is asked itself.
      to: ['municipal-prevention', 'municipality'],
      catchment: 'municipal-unit',
      evidence: 'SEED',
      source: 'pathway catalogue P23; S2 «henvise til kommunale forebyggelsestilbud»',
    },
  ],
  items: [
    {
      kind: 'coordination',
      scope: 'prevention',
      label: { da: 'Forebyggelsestilbuddet', en: 'The prevention offer' },
      evidence: 'SEED',
      source: 'pathway catalogue P23; S0 «særligt tilrettelagte forebyggelsestilbud»',
    },
  ],
  events: [
    ...commonEvents,
    {
      type: 'contact-citizen',
      by: 'receiver',
      label: { da: 'Registrér kontakt til borgeren', en: 'Record the contact to the citizen' },
      fields: actFields(
        {
          outcome: oneOf('Udfald', 'Outcome', {
            reached: ['Truffet', 'Reached'],
            'not-reached': ['Ikke truffet', 'Not reached'],
            declined: ['Ønsker ikke tilbuddet', 'Declined'],
          }),
          note: words('Note', 'Remark'),
        },
        ['outcome'],
      ),
    },
    {
      type: 'end-course',
      by: 'receiver',
      label: { da: 'Registrér, at forløbet er slut', en: 'Record that the course has ended' },
      fields: actFields(
        {
          result: oneOf('Resultat', 'Result', {
            'goal-reached': ['Målet er nået', 'Goal reached'],
            'partly-reached': ['Målet er delvist nået', 'Goal partly reached'],
            stopped: ['Stoppet undervejs', 'Stopped on the way'],
          }),
          note: words('Note', 'Remark'),
        },
        ['result'],
      ),
    },
  ],
  deadlines: deadlinesV1,
  moments: [
    {
      name: 'referral',
      label: { da: 'Henvisningen', en: 'The referral' },
      from: { act: 'send' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P23: citizen contact within days',
    },
  ],
  specialRules: [
    {
      text: {
        da: 'Træffes borgeren ikke, forsøges der igen, højst tre gange. Derefter melder kommunen tilbage til henviser.',
        en: 'A citizen who is not reached is tried again, three times at most. Then the municipality reports to the referrer.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P23: feedback to referrer; as P02',
    },
    {
      text: {
        da: 'Henvisningen flytter kun forebyggelsestilbuddet. Behandlingen bliver hos henviser.',
        en: 'The referral moves the prevention offer alone. The treatment stays with the referrer.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P23, 1.2',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P23; S2 «henvise til kommunale forebyggelsestilbud», S0 «særligt tilrettelagte forebyggelsestilbud»',
  machine: machineV1,
};
