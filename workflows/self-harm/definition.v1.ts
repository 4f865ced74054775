import type { HandoverRoute } from '@stafet/core';
import { expired, plannedChain } from '../escalation';
import { commonEvents } from '../events';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const confirmation = always(
  { clock: 'working', duration: 'P1D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P16, deadlines: as P03, item confirmation 1 working day' },
);

// Whoever meets the citizen first may draw the plan up.
const parties = [
  'ward',
  'psychiatric-department',
  'outreach-team',
  'somatic-department',
  'acute-hospital',
  'municipality',
  'botilbud',
  'general-practice',
];

const routes: readonly HandoverRoute[] = [
  {
    from: parties,
    to: ['psychiatric-department'],
    items: ['treatment/self-harm-plan'],
    catchment: 'psychiatric-department',
    freeChoice: true,
    supplyDuty: true,
    evidence: 'SEED',
    source: 'pathway catalogue P16; S0 «på tværs af psykiatri og somatik»; S2 «forsyningsforpligtelse»',
  },
  {
    from: parties,
    to: ['outreach-team'],
    items: ['treatment/self-harm-plan'],
    catchment: 'cluster-unit',
    freeChoice: true,
    supplyDuty: true,
    evidence: 'SEED',
    source: 'pathway catalogue P16, P08; S1 «Bostedsteams og selvskadeteams»; S2 «forsyningsforpligtelse»',
  },
  {
    from: parties,
    to: ['somatic-department', 'acute-hospital'],
    items: ['treatment/self-harm-wounds'],
    catchment: 'none',
    freeChoice: true,
    supplyDuty: true,
    evidence: 'SEED',
    source: 'pathway catalogue P16; S0 «på tværs af psykiatri og somatik»; S2 «forsyningsforpligtelse»',
  },
  {
    from: parties,
    to: ['municipality'],
    items: ['social-support/self-harm-plan', 'coordination/self-harm-plan'],
    catchment: 'municipality',
    evidence: 'PROPOSED',
    source: 'pathway catalogue P16, parties: municipality; 1.2',
  },
  {
    from: parties,
    to: ['general-practice'],
    items: ['treatment/self-harm-wounds', 'coordination/self-harm-plan'],
    catchment: 'none',
    evidence: 'PROPOSED',
    source: 'pathway catalogue P16, parties: GP; 1.2, S2 «tovholder»',
  },
];

/** P16 `self-harm`, version 1. */
export const selfHarmV1: TransferPathway = {
  id: 'self-harm',
  version: 1,
  catalogueId: 'P16',
  tier: 2,
  transfers: true,
  name: { da: 'Selvskade på tværs', en: 'Self-harm across sectors' },
  description: {
    da: 'En fælles plan ved selvskade, hvor psykiatri, somatik, kommune og almen praksis hver bekræfter sin del.',
    en: 'A joint plan on self-harm, of which psychiatry, somatics, municipality and GP each confirm their part.',
  },
  routes,
  items: [
    {
      kind: 'treatment',
      scope: 'self-harm-plan',
      label: { da: 'Behandling efter selvskadeplanen', en: 'Treatment by the self-harm plan' },
      evidence: 'SEED',
      source: 'pathway catalogue P16; S0 «den fælles indsats i forhold til selvskade»',
    },
    {
      kind: 'social-support',
      scope: 'self-harm-plan',
      label: { da: 'Støtte efter selvskadeplanen', en: 'Support by the self-harm plan' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P16, 1.2',
    },
    {
      kind: 'coordination',
      scope: 'self-harm-plan',
      label: { da: 'Tovholder for selvskadeplanen', en: 'Coordination of the self-harm plan' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P16: roles; 1.2 «tovholder»',
    },
    {
      kind: 'treatment',
      scope: 'self-harm-wounds',
      label: { da: 'Sår og somatisk opfølgning', en: 'Wounds and somatic follow-up' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P16: wounds and somatic follow-up; P18: treatment items of different scope',
    },
  ],
  events: commonEvents,
  deadlines: [
    respondWithin(confirmation, plannedChain),
    answerWithin(confirmation, [expired]),
    sentOnTwice,
    capacityLacking,
  ],
  specialRules: [
    {
      text: {
        da: 'Planens dele er overdragelser i ét forløb (course), én til hver part. Forløbet viser, hvilke dele der endnu ikke er bekræftet.',
        en: 'The parts of the plan are handovers of one course, one for each party. The course shows which parts are not yet confirmed.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P16: several receivers, INV-5; S0 «fuldt ud overdraget og bekræftet»',
    },
    {
      text: {
        da: 'Korte, gentagne indlæggelser er typiske: de kan udløse et akut netværksmøde (P03), og planen tages med dertil.',
        en: 'Short repeated admissions are typical: they may trigger an acute network meeting (P03), and the plan is brought to it.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P16; S4 «indlæggelserne ofte meget kortvarige, da patienten hurtigt falder til ro»',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P16; S0 «selvskade på tværs af psykiatri og somatik», S4 «indlæggelserne ofte meget kortvarige»',
  machine: machineV1,
};
