import type { DeadlineDefinition } from '@stafet/core';
import { commonEvents } from '../events';
import { stateOf } from '../lifecycle';
import type { Pathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

/** T_RESPOND_ACUTE within 24 hours of the discharge, T_RESPOND_ROUTINE otherwise (catalogue 1.5, P01). */
const responseTime: DeadlineDefinition['rules'] = [
  {
    when: 'effect-within-24-hours',
    rule: { clock: 'elapsed', duration: 'PT2H' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue 1.5, T_RESPOND_ACUTE',
  },
  {
    when: 'always',
    rule: { clock: 'next-working-day', at: '12:00' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue 1.5, T_RESPOND_ROUTINE',
  },
];

const deadlines: readonly DeadlineDefinition[] = [
  {
    name: 'respond',
    label: { da: 'Svar fra modtageren', en: 'Answer of the receiver' },
    waitsFor: 'receiver',
    level: 1,
    counts: 'after-start',
    rules: responseTime,
  },
  {
    name: 'answer',
    label: { da: 'Svar på spørgsmål', en: 'Answer to the question' },
    waitsFor: 'sender',
    level: 1,
    counts: 'after-start',
    rules: responseTime,
  },
  {
    // «discharge within 4 working hours and no acceptance -> E1 at once»
    name: 'discharge',
    label: { da: 'Udskrivelse uden bekræftelse', en: 'Discharge without confirmation' },
    waitsFor: 'receiver',
    level: 1,
    counts: 'before-effect',
    rules: [
      {
        when: 'always',
        rule: { clock: 'working', duration: 'PT4H' },
        evidence: 'PROPOSED',
        source: 'pathway catalogue P01, escalation',
      },
    ],
  },
];

/** P01 `psy-discharge-municipality`, version 1. */
export const psyDischargeMunicipalityV1: Pathway = {
  id: 'psy-discharge-municipality',
  version: 1,
  name: { da: 'Den gode udskrivelse', en: 'The good discharge' },
  description: {
    da: 'Et psykiatrisk afsnit overdrager en borger til borgerens kommune.',
    en: 'A psychiatric ward hands a citizen over to the citizen’s municipality.',
  },
  senderTypes: ['ward', 'psychiatric-department'],
  receiverTypes: ['municipality'],
  items: [
    { kind: 'social-support', label: { da: 'Social indsats og støtte', en: 'Social support' } },
    { kind: 'nursing-rehab', label: { da: 'Sygepleje, pleje og genoptræning', en: 'Nursing and rehabilitation' } },
  ],
  events: commonEvents,
  deadlines,
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P01; S2 «den gode udskrivelse», S0 «Samarbejdsaftale om den gode indlæggelse og udskrivelse»',
  machine: machineV1,
  stateOf,
};
