import { actFields, oneOf, words } from '../content-fields';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { deadlinesV1, momentsV1 } from './deadlines.v1';
import { machineV1 } from './machine.v1';

const psychiatry = ['psychiatric-department', 'ward'];

/** P19 `regional-social-offers`, version 1. */
export const regionalSocialOffersV1: TransferPathway = {
  id: 'regional-social-offers',
  version: 1,
  catalogueId: 'P19',
  tier: 2,
  transfers: true,
  name: { da: 'Psykiatri og det regionale socialområde', en: 'Psychiatry and the regional social offers' },
  description: {
    da: 'Psykiatrien og et regionalt socialt tilbud overdrager en borger til hinanden ved indlæggelse og udskrivelse.',
    en: 'Psychiatry and a regional social offer hand a citizen over to each other at admission and discharge.',
  },
  routes: [
    {
      // The citizen lives there, so the offer is named and not looked up.
      from: psychiatry,
      to: ['regional-social-offer'],
      items: ['social-support/daily-support'],
      catchment: 'none',
      evidence: 'SEED',
      source: 'pathway catalogue P19; S0 «overgangen mellem psykiatri- og socialområdet»',
    },
    {
      from: psychiatry,
      to: ['municipality'],
      items: ['social-support/authority'],
      catchment: 'municipality',
      evidence: 'PROPOSED',
      source: 'pathway catalogue P19: region is provider, municipality is authority: both confirm',
    },
    {
      from: ['regional-social-offer'],
      to: psychiatry,
      items: ['treatment/assessment'],
      catchment: 'psychiatric-department',
      freeChoice: true,
      supplyDuty: true,
      evidence: 'SEED',
      source: 'pathway catalogue P19, P08 (a), 1.7 rule 3; S4 «subakut vurdering ved behov for indlæggelse»',
    },
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'assessment',
      label: { da: 'Vurdering af behov for indlæggelse', en: 'Assessment of the need for admission' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P19, P08: assessment task',
    },
    {
      kind: 'social-support',
      scope: 'daily-support',
      label: { da: 'Støtte i hverdagen på tilbuddet', en: 'Daily support at the offer' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P19, P08: daily support and observation',
    },
    {
      kind: 'social-support',
      scope: 'authority',
      label: { da: 'Myndighedsansvar efter udskrivelsen', en: 'Authority after the discharge' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P19: municipality is authority',
    },
  ],
  events: [
    ...commonEvents,
    {
      type: 'assess',
      by: 'receiver',
      label: { da: 'Registrér vurdering', en: 'Record the assessment' },
      fields: actFields(
        {
          outcome: oneOf('Udfald', 'Outcome', {
            'stays-at-offer': ['Bliver på tilbuddet', 'Stays at the offer'],
            'outpatient-treatment': ['Ambulant behandling', 'Outpatient treatment'],
            'needs-admission': ['Behov for indlæggelse', 'Needs to be admitted'],
          }),
          note: words('Vurdering og råd til personalet', 'Assessment and advice to the staff'),
        },
        ['outcome'],
      ),
    },
  ],
  deadlines: deadlinesV1,
  moments: momentsV1,
  specialRules: [
    {
      text: {
        da: 'Ved udskrivelse sendes to overdragelser i samme forløb: til tilbuddet, der yder støtten, og til kommunen, der er myndighed. Afsnittet slipper først helt, når begge har bekræftet.',
        en: 'At a discharge two handovers of one course are sent: to the offer, which provides, and to the municipality, which is the authority. The ward is off only when both have confirmed.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P19, special rules; INV-5',
    },
    {
      text: {
        da: 'Når psykiatrien vurderer en beboer, beholder tilbuddet støtten, og behandlingen bliver, hvor den er, indtil en anden bekræfter.',
        en: 'While psychiatry assesses a resident, the offer keeps the support, and the treatment stays where it is until somebody else confirms.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P19: as P08, holder by phase',
    },
    {
      text: {
        da: 'Forløbet følger reglerne for botilbud (P08), indtil der er en samarbejdsaftale med det regionale socialområde.',
        en: 'It follows the rules of botilbud (P08) until there is an agreement with the regional social area.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P19; S0 «Der ønskes udarbejdet en samarbejdsaftale med det regionale socialområde»',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P19; S0 «samarbejdsaftale med det regionale socialområde»; P08',
  machine: machineV1,
};
