import type { DeadlineDefinition } from '@stafet/core';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { acuteChain, expired } from '../escalation';
import { commonEventsBut } from '../events';
import type { TransferPathway } from '../pathway';
import { onlyReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const immediate = always(
  { clock: 'at-once' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P24, deadlines: immediate, phone' },
);

/** There is no half time of nothing (E0), and a question does not stop what is immediate. */
const { pausesWithQuestion: _neverPauses, ...respond }: DeadlineDefinition = respondWithin(
  immediate,
  acuteChain.filter(({ rule }) => rule.level > 0),
);

/** P24 `coercion-or-court-order`, version 1. */
export const coercionOrCourtOrderV1: TransferPathway = {
  id: 'coercion-or-court-order',
  version: 1,
  catalogueId: 'P24',
  tier: 2,
  transfers: true,
  name: { da: 'Indlæggelse med tvang eller dom', en: 'Admission with coercion or court order' },
  description: {
    da: 'Politi eller læge overdrager en patient, der indlægges med tvang eller dom, direkte til den psykiatriske afdeling.',
    en: 'Police or a physician hand a patient who is admitted with coercion or court order directly to the psychiatric department.',
  },
  routes: [
    {
      from: ['police', 'general-practice', 'out-of-hours-gp', 'ward'],
      to: ['psychiatric-department'],
      catchment: 'psychiatric-department',
      supplyDuty: true,
      evidence: 'SEED',
      source: 'pathway catalogue P24, 6.3 rule 1; S2 «direkte til den pågældende psykiatriske afdeling»',
    },
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'admission',
      label: { da: 'Indlæggelsen', en: 'The admission' },
      evidence: 'SEED',
      source: 'pathway catalogue P24; S2 «patienter, der indlægges med dom eller tvang»',
    },
  ],
  events: commonEventsBut({
    reject: { reasons: onlyReasons('no-capacity', 'patient-deceased', 'duplicate', 'wrong-patient') },
    // To another psychiatric department only; the sender keeps the patient until that one confirms.
    redirect: { reasons: onlyReasons('wrong-catchment').map(({ code, label }) => ({ code, label })) },
  }),
  deadlines: [respond, answerWithin(immediate, [expired]), sentOnTwice, capacityLacking],
  specialRules: [
    {
      text: {
        da: 'Der ringes altid. Patienten går uden om den fælles akutmodtagelse.',
        en: 'It is always phoned. The patient passes the joint emergency department by.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P24, special rules; S2 «direkte til den pågældende psykiatriske afdeling»',
    },
    {
      text: {
        da: 'Indlæggelsen afvises aldrig automatisk. Mangler afdelingen plads, bliver anmodningen stående, og nøglekontaktpersonerne får besked med det samme.',
        en: 'The admission is never rejected automatically. Where the department lacks room, the request stays, and the key contacts are told at once.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P24: never auto-rejected; capacity problems go to E2',
    },
    {
      text: {
        da: 'Indlæggelsen hviler på et retsgrundlag og ikke på samtykke.',
        en: 'The admission rests on a legal basis and not on consent.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P24, required content: legal basis',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source:
    'P24; S2 «henvises patienter, der indlægges med dom eller tvang, direkte til den pågældende psykiatriske afdeling»',
  machine: machineV1,
};
