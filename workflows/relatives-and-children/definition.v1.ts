import { actFields, oneOf, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { adviceEvents } from '../events';
import { always, answerWithin, respondElective, respondWithin } from '../lifecycle-deadlines';
import type { AdvicePathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

/** A3 `relatives-and-children`, version 1. */
export const relativesAndChildrenV1: AdvicePathway = {
  id: 'relatives-and-children',
  version: 1,
  catalogueId: 'A3',
  tier: 3,
  transfers: false,
  name: { da: 'Pårørende og børn som pårørende', en: 'Relatives, and children as relatives' },
  description: {
    da: 'Psykiatrien henviser pårørende, eller børn hvis forældre eller søskende har en svær psykisk lidelse, til et tilbud. Ansvaret for patienten flyttes ikke.',
    en: 'Psychiatry refers relatives, or children whose parents or siblings have a severe disorder, to an offer. The responsibility for the patient is not moved.',
  },
  routes: [
    {
      from: ['ward', 'psychiatric-department'],
      to: ['relatives-centre'],
      catchment: 'region-wide',
      validFrom: '2024-01-01',
      evidence: 'SEED',
      source: 'pathway catalogue A3; S0, from 2024; the day is proposed',
    },
  ],
  items: [],
  events: [
    ...adviceEvents,
    {
      type: 'make-offer',
      by: 'receiver',
      label: { da: 'Registrér tilbud', en: 'Record the offer' },
      fields: actFields(
        {
          outcome: oneOf('Udfald', 'Outcome', {
            started: ['Tilbuddet er begyndt', 'The offer has begun'],
            declined: ['Ønsker ikke tilbuddet', 'The offer is not wanted'],
            'waiting-list': ['På venteliste', 'On the waiting list'],
          }),
          note: words('Note', 'Note'),
        },
        ['outcome'],
      ),
    },
  ],
  deadlines: [
    {
      ...respondWithin(respondElective, plannedChain),
      // As the phases in which an answer is waited for, without the waiting list, which has a clock of its own.
      runsIn: ['sent', 'delivered', 'delivery-failed', 'assessing', 'needs-information'],
    },
    answerWithin(respondElective, [expired]),
    {
      name: 'waiting-list',
      label: { da: 'Opfølgning på ventelisten', en: 'Follow-up on the waiting list' },
      waitsFor: 'receiver',
      runsIn: ['on-waiting-list'],
      restartsOn: ['make-offer'],
      counts: 'after-start',
      rules: always(
        { clock: 'calendar', duration: 'P4W' },
        { evidence: 'PROPOSED', source: 'pathway catalogue A3 gives no number; proposed so that a list is looked at' },
      ),
      levels: plannedChain,
    },
  ],
  specialRules: [
    {
      text: {
        da: 'Henvisningen gælder den pårørende eller barnet. Samtykket er deres eller forældremyndighedens, og intet ansvar for patienten flyttes.',
        en: 'The referral is of the relative or the child. The consent is theirs or their guardians’, and no responsibility for the patient moves.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue A3: referral without moving patient responsibility',
    },
    {
      text: {
        da: 'En plads på ventelisten kan højst fornyes to gange. Derefter regnes svaret for forsinket, til tilbuddet er begyndt eller afslået.',
        en: 'A place on the waiting list is renewed twice at most. After that the answer counts as late until the offer has begun or is declined.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue A3 gives no number; proposed so that nobody waits unseen',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'A3; S0 «et specialiseret forebyggende tilbud målrettet børn»',
  machine: machineV1,
};
