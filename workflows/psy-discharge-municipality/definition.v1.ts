import { waitingPhases, type DeadlineDefinition } from '@stafet/core';
import {
  always,
  answerWithin,
  capacityLacking,
  respondBeforeEffect,
  respondWithin,
  sentOnTwice,
} from '../lifecycle-deadlines';
import { chainBeforeEffect, expired } from '../escalation';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';
import { specialRulesV1 } from './special-rules.v1';

/** «discharge within 4 working hours and no acceptance -> E1 at once» */
const discharge: DeadlineDefinition = {
  name: 'discharge',
  label: { da: 'Udskrivelse uden bekræftelse', en: 'Discharge without confirmation' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  counts: 'before-effect',
  rules: always(
    { clock: 'working', duration: 'PT4H' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P01, escalation' },
  ),
  levels: [expired],
};

/** P01 `psy-discharge-municipality`, version 1. */
export const psyDischargeMunicipalityV1: TransferPathway = {
  id: 'psy-discharge-municipality',
  version: 1,
  catalogueId: 'P01',
  tier: 1,
  transfers: true,
  name: { da: 'Den gode udskrivelse', en: 'The good discharge' },
  description: {
    da: 'Et psykiatrisk afsnit overdrager en borger til borgerens kommune.',
    en: 'A psychiatric ward hands a citizen over to the citizen’s municipality.',
  },
  routes: [
    {
      from: ['ward', 'psychiatric-department'],
      to: ['municipality'],
      catchment: 'municipality',
      evidence: 'SEED',
      source: 'pathway catalogue P01, from and to; S2 «den gode udskrivelse»',
    },
  ],
  items: [
    {
      kind: 'social-support',
      label: { da: 'Social indsats og støtte', en: 'Social support' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.2, P01',
    },
    {
      kind: 'nursing-rehab',
      label: { da: 'Sygepleje, pleje og genoptræning', en: 'Nursing and rehabilitation' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.2, P01',
    },
  ],
  events: commonEvents,
  deadlines: [
    respondWithin(respondBeforeEffect, chainBeforeEffect),
    answerWithin(respondBeforeEffect, [expired]),
    discharge,
    sentOnTwice,
    capacityLacking,
  ],
  specialRules: specialRulesV1,
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P01; S2 «den gode udskrivelse», S0 «Samarbejdsaftale om den gode indlæggelse og udskrivelse»',
  machine: machineV1,
};
