import {
  waitingPhases,
  type DeadlineDefinition,
  type HandoverRoute,
  type ItemDefinition,
  type Reason,
  type SpecialRule,
} from '@stafet/core';
import { actFields, oneOf, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { commonEventsBut } from '../events';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { rejectReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

// They say that the request itself was an error. Any other refusal comes with advice to the plan.
const formalReasons = ['wrong-catchment', 'missing-consent', 'patient-deceased', 'duplicate', 'wrong-patient'];
const reasonsToReject: readonly Reason[] = rejectReasons.map((reason) =>
  formalReasons.includes(reason.code) ? reason : { ...reason, needs: 'text' },
);

const item = (kind: ItemDefinition['kind'], scope: string, da: string, en: string): ItemDefinition => ({
  ...{ kind, scope, label: { da, en } },
  evidence: 'PROPOSED',
  source: 'pathway catalogue P06, handed over: single holder per item; 1.2',
});

const partyTypes = ['school', 'ppr', 'general-practice', 'municipality', 'psychiatric-department'] as const;

const ask = (to: string, part: string, more: Partial<HandoverRoute>): HandoverRoute => ({
  from: partyTypes,
  to: [to],
  items: [part, 'coordination/joint-plan'],
  catchment: 'none',
  evidence: 'SEED',
  source: 'pathway catalogue P06, from and to; S2 «gennem en fælles forpligtende plan»',
  ...more,
});

const fiveWorkingDays = always(
  { clock: 'working', duration: 'P5D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P06, deadlines: each party confirms within 5 working days' },
);

const deadlines: readonly DeadlineDefinition[] = [
  respondWithin(fiveWorkingDays, plannedChain),
  answerWithin(fiveWorkingDays, [expired]),
  {
    // The plan is there when each party has confirmed its part; a question does not stop this clock.
    name: 'plan',
    label: { da: 'Planen er lavet', en: 'The plan is made' },
    waitsFor: 'sender',
    runsIn: waitingPhases,
    counts: 'after-start',
    rules: always(
      { clock: 'working', duration: 'P10D' },
      { evidence: 'PROPOSED', source: 'pathway catalogue P06, deadlines: within 10 working days of request' },
    ),
    levels: [expired],
  },
  {
    name: 'review',
    label: { da: 'Opfølgning på planen', en: 'Review of the plan' },
    waitsFor: 'receiver',
    runsIn: ['transferred'],
    restartsOn: ['review'],
    counts: 'after-start',
    rules: always(
      { clock: 'calendar', duration: 'P90D' },
      { evidence: 'PROPOSED', source: 'pathway catalogue P06, deadlines: review every 90 days' },
    ),
    levels: plannedChain.filter(({ rule }) => rule.level > 0),
  },
  sentOnTwice,
  capacityLacking,
];

const rule = (evidence: SpecialRule['evidence'], source: string, da: string, en: string): SpecialRule => ({
  ...{ evidence, text: { da, en } },
  source: `pathway catalogue P06, ${source}`,
});

/** P06 `child-joint-binding-plan`, version 1. */
export const childJointBindingPlanV1: TransferPathway = {
  id: 'child-joint-binding-plan',
  version: 1,
  catalogueId: 'P06',
  tier: 1,
  transfers: true,
  name: { da: 'Én fælles forpligtende plan', en: 'One joint binding plan' },
  description: {
    da: 'Skole, PPR, egen læge, kommune og Børne- og Ungdomspsykiatrisk Afdeling bekræfter hver sin del af én plan.',
    en: 'School, PPR, GP, municipality and child and adolescent psychiatry each confirm their part of one plan.',
  },
  routes: [
    ask('municipality', 'social-support/joint-plan', {
      from: [...partyTypes, 'somatic-department'],
      catchment: 'municipality',
      source: 'pathway catalogue P06, from and to; S2 «Én indgang til alle regionens kommuner»',
    }),
    ask('psychiatric-department', 'treatment/joint-plan', { catchment: 'psychiatric-department', supplyDuty: true }),
    ask('general-practice', 'treatment/joint-plan-practice', {}),
    ask('ppr', 'social-support/joint-plan-ppr', { catchment: 'municipal-unit' }),
    ask('school', 'social-support/joint-plan-school', {}),
  ],
  items: [
    item('social-support', 'joint-plan', 'Kommunens støtte i planen', 'Support of the municipality in the plan'),
    item('treatment', 'joint-plan', 'Udredning og behandling i planen', 'Assessment and treatment in the plan'),
    item('coordination', 'joint-plan', 'Tovholder for planen', 'Coordination of the plan'),
    // Parties stand side by side in one plan; each confirms what is its own.
    item('social-support', 'joint-plan-school', 'Skolens del af planen', 'Part of the school in the plan'),
    item(
      'social-support',
      'joint-plan-ppr',
      'PPR’s del af planen',
      'Part of the educational psychologists in the plan',
    ),
    item('treatment', 'joint-plan-practice', 'Egen læges del af planen', 'Part of the GP in the plan'),
  ],
  events: [
    ...commonEventsBut({ reject: { reasons: reasonsToReject } }),
    {
      type: 'review',
      by: 'either',
      label: { da: 'Følg op på planen', en: 'Review the plan' },
      fields: actFields(
        {
          outcome: oneOf('Resultat', 'Outcome', {
            unchanged: ['Planen fortsætter', 'The plan goes on'],
            adjusted: ['Planen er justeret', 'The plan is adjusted'],
          }),
          note: words('Hvad der er aftalt', 'What was agreed'),
        },
        ['outcome', 'note'],
      ),
    },
  ],
  deadlines,
  specialRules: [
    rule(
      'SEED',
      'special rules; S2 «Med Randersklyngen som facilitator har Horsens-, Aarhus-, Midt- og Randersklyngerne»',
      'Status 2020: modellen er klar og skal prøves i én kommune. Klyngerne Horsens, Aarhus, Midt og Randers deltog; Vestklyngen gjorde ikke.',
      'Status 2020: the model is ready and to be tested in one municipality. The clusters Horsens, Aarhus, Midt and Randers took part; Vest did not.',
    ),
    rule(
      'PROPOSED',
      'special rules: switchable per cluster',
      'Forløbet slås til for hver klynge; det er som standard ikke slået til i Vestklyngen.',
      'The pathway is switched on for each cluster; by default it is off in Vest.',
    ),
    rule(
      'PROPOSED',
      'handed over',
      'Hver part har sin egen overdragelse, og planen er det forløb, der samler dem. Den er lavet, når hver part har bekræftet.',
      'Each party has a handover of its own, and the plan is the course that links them. It is made when each party has confirmed.',
    ),
    rule(
      'PROPOSED',
      'holder by phase',
      'I ventetiden på Børne- og Ungdomspsykiatrisk Afdeling beholder kommunen støtten: den er en overdragelse for sig og følger ikke med henvisningen.',
      'While waiting for child and adolescent psychiatry the municipality keeps the support: it is a handover of its own and does not go with the referral.',
    ),
    rule(
      'PROPOSED',
      'reject and redirect',
      'Afviser Børne- og Ungdomspsykiatrisk Afdeling, følger der råd med til planen, og kommunen får en ny overdragelse (P20), der henviser til afvisningen.',
      'Where child and adolescent psychiatry rejects, advice goes back to the plan, and the municipality gets a new handover (P20) that follows the rejection.',
    ),
    rule(
      'PROPOSED',
      'escalation',
      'E2 er lederen af PPR og visitationslederen i Børne- og Ungdomspsykiatrisk Afdeling.',
      'E2 is the leader of PPR and the visitation leader of child and adolescent psychiatry.',
    ),
    rule(
      'EXT',
      'deadlines: bill L 45 (2025-26), adoption not verified',
      'Lovforslag L 45: 1 måned til start og 2 måneder til afslutning af udredning. Det er ikke bekræftet vedtaget, og Stafet regner ikke efter det.',
      'Bill L 45: 1 month to start and 2 months to finish the assessment. Its adoption is not verified, and Stafet does not count by it.',
    ),
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P06; S2 «én fælles forpligtende plan», «Én indgang til alle regionens kommuner»',
  machine: machineV1,
};
