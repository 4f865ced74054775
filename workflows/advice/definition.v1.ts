import { actFields, oneOf, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { adviceEvents } from '../events';
import { always, answerWithin, respondWithin } from '../lifecycle-deadlines';
import type { AdvicePathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const answer = always(
  { clock: 'next-working-day', at: '12:00' },
  { evidence: 'PROPOSED', source: 'pathway catalogue 1.5, T_RESPOND_ROUTINE' },
);

/** Who may ask: the row's list, with the general practice of its quote and the units of the municipality. */
const whoAsks = [
  'municipality',
  'municipal-acute-function',
  'municipal-prevention',
  'job-centre',
  'ppr',
  'general-practice',
  'somatic-department',
  'prehospital',
  'botilbud',
  'regional-social-offer',
];

/** A2 `advice`, version 1. */
export const adviceV1: AdvicePathway = {
  id: 'advice',
  version: 1,
  catalogueId: 'A2',
  tier: 3,
  transfers: false,
  name: { da: 'Rådgivning fra psykiatrien', en: 'Advice from psychiatry' },
  description: {
    da: 'Kommuner, almen praksis, somatikken, Præhospitalet og socialområdet får råd af psykiatrien. Ansvaret bliver hos den, der spørger.',
    en: 'Municipalities, general practice, somatics, prehospital services and the social area are advised by psychiatry. Whoever asks stays responsible.',
  },
  routes: [
    {
      from: whoAsks,
      to: ['psychiatric-department'],
      catchment: 'psychiatric-department',
      freeChoice: true,
      evidence: 'SEED',
      source: 'pathway catalogue A2; S0 «den telefoniske og skriftlige rådgivning»',
    },
    {
      from: whoAsks,
      to: ['outreach-team'],
      catchment: 'cluster-unit',
      freeChoice: true,
      evidence: 'SEED',
      source: 'pathway catalogue P13, principle 5; S2 «rådgivning og sparring»',
    },
  ],
  items: [],
  events: [
    ...adviceEvents,
    {
      type: 'advise',
      by: 'receiver',
      label: { da: 'Giv råd', en: 'Advise' },
      fields: actFields(
        {
          advice: words('Råd', 'Advice'),
          adviser: words('Rådgiver', 'Adviser'),
          channel: oneOf('Givet', 'Given', {
            phone: ['Telefonisk', 'By phone'],
            written: ['Skriftligt', 'In writing'],
            video: ['På video', 'By video'],
            visit: ['Ved besøg', 'On a visit'],
          }),
        },
        ['advice', 'adviser', 'channel'],
      ),
    },
  ],
  deadlines: [respondWithin(answer, plannedChain), answerWithin(answer, [expired])],
  specialRules: [
    {
      text: {
        da: 'Rådgivning flytter ikke ansvaret. Bliver rådet til en henvisning, oprettes den som en ny overdragelse, der henviser til rådgivningen.',
        en: 'Advice moves no responsibility. Where it becomes a referral, that is a new handover that follows the advice.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue A2, A1',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'A2; S0 «den telefoniske og skriftlige rådgivning af almen praksis og kommunerne styrkes»',
  machine: machineV1,
};
