import { actFields, oneOf, words } from '../content-fields';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { deadlinesV1, momentsV1 } from './deadlines.v1';
import { machineV1 } from './machine.v1';

/** P08 `botilbud`, version 1. */
export const botilbudV1: TransferPathway = {
  id: 'botilbud',
  version: 1,
  catalogueId: 'P08',
  tier: 1,
  transfers: true,
  name: { da: 'Psykiatri og botilbud', en: 'Psychiatry and residences (botilbud)' },
  description: {
    da: 'Et botilbud beder psykiatrien om en vurdering, eller et afsnit udskriver en beboer til botilbud og kommune.',
    en: 'A botilbud asks psychiatry for an assessment, or a ward discharges a resident to botilbud and municipality.',
  },
  routes: [
    {
      from: ['botilbud'],
      to: ['psychiatric-department'],
      items: ['treatment/assessment'],
      catchment: 'psychiatric-department',
      freeChoice: true,
      supplyDuty: true,
      evidence: 'SEED',
      source: 'pathway catalogue P08 (a), 1.7; S4 «observation og udredning på botilbuddene af borgerne»',
    },
    {
      from: ['botilbud'],
      to: ['outreach-team'],
      items: ['treatment/assessment'],
      catchment: 'cluster-unit',
      supplyDuty: true,
      evidence: 'SEED',
      source: 'pathway catalogue P08 (a), 1.7; S1 «Bostedsteams og selvskadeteams»',
    },
    {
      from: ['ward', 'psychiatric-department'],
      to: ['municipality'],
      items: ['social-support/authority'],
      catchment: 'municipality',
      evidence: 'SEED',
      source: 'pathway catalogue P08 (b); S4 «understøtte tidlig udskrivning»',
    },
    {
      from: ['ward', 'psychiatric-department'],
      to: ['botilbud'],
      items: ['social-support/daily-support'],
      catchment: 'none',
      evidence: 'SEED',
      source: 'pathway catalogue P08 (b); S4 «understøtte tidlig udskrivning»',
    },
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'assessment',
      label: { da: 'Observation, udredning eller subakut vurdering', en: 'Observation or subacute assessment' },
      evidence: 'SEED',
      source: 'pathway catalogue P08, handed over (a); S4 «herunder subakut vurdering ved behov for indlæggelse»',
    },
    {
      kind: 'social-support',
      scope: 'authority',
      label: { da: 'Myndighedsansvar for støtten', en: 'Authority for the support' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P08, holder by phase: the municipality (authority)',
    },
    {
      kind: 'social-support',
      scope: 'daily-support',
      label: { da: 'Daglig støtte og observation', en: 'Daily support and observation' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P08, handed over (b), holder by phase: the botilbud (provider)',
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
            'stays-at-botilbud': ['Bliver på botilbuddet', 'Stays at the botilbud'],
            'further-observation': ['Videre observation eller udredning', 'Further observation'],
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
        da: 'Ved udskrivelse er overdragelsen til kommunen (myndighed) og til botilbuddet (leverandør) to dele af ét forløb: afsnittet har hver del, indtil netop den er bekræftet.',
        en: 'At a discharge the handovers to the municipality (authority) and to the botilbud (provider) are two parts of one course: the ward holds each part until that one is confirmed.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P08, holder by phase; INV-5',
    },
    {
      text: {
        da: 'Behandlingsansvaret bliver i psykiatrien eller hos den praktiserende læge; ingen vej fører det til botilbuddet.',
        en: 'The treatment stays with psychiatry or the general practice; no route leads it to the botilbud.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P08, handed over',
    },
    {
      text: {
        da: 'Rådgivning og supervision af personalet overdrager intet og er forløbet A2.',
        en: 'Advice and supervision of the staff hand nothing over and are flow A2.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P08 (c); S4',
    },
    {
      text: {
        da: 'Teamene har hver sin målgruppe: Vest alle beboere; Midt autisme og komorbiditet; Retspsykiatrisk Afdeling dobbeltdiagnose og foranstaltning; BUP selvskade.',
        en: 'Each team has its own target group: Vest all residents; Midt autism and comorbidity; forensic psychiatry dual diagnosis and court measures; child psychiatry self-harm.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P08, special rules; S4',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P08; S4 «observation og udredning på botilbuddene», S1 «Bostedsteams og selvskadeteams»',
  machine: machineV1,
};
