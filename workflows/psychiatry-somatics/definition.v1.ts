import type { DeadlineDefinition } from '@stafet/core';
import { answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { chainBeforeEffect, expired } from '../escalation';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const psychiatry = ['psychiatric-department', 'ward'];
const somatics = ['somatic-department', 'acute-hospital', 'hospital'];

/** What begins within a day, or at once, is acute; what is agreed for later is planned. */
const acuteOrPlanned: DeadlineDefinition['rules'] = [
  {
    when: 'effect-within-24-hours',
    rule: { clock: 'elapsed', duration: 'PT1H' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue P18, deadlines: acute 1 h',
  },
  {
    when: 'always',
    rule: { clock: 'working', duration: 'P2D' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue P18, deadlines: planned 2 working days',
  },
];

/** P18 `psychiatry-somatics`, version 1. */
export const psychiatrySomaticsV1: TransferPathway = {
  id: 'psychiatry-somatics',
  version: 1,
  catalogueId: 'P18',
  tier: 2,
  transfers: true,
  name: { da: 'Mellem psykiatri og somatik', en: 'Between psychiatry and somatics' },
  description: {
    da: 'En psykiatrisk og en somatisk afdeling overdrager en patient til hinanden eller behandler patienten sammen.',
    en: 'A psychiatric and a somatic department hand a patient over to each other, or treat the patient together.',
  },
  routes: [
    {
      from: psychiatry,
      to: somatics,
      items: ['treatment/somatic'],
      catchment: 'cluster-unit',
      freeChoice: true,
      supplyDuty: true,
      evidence: 'SEED',
      source:
        'pathway catalogue P18, 1.7 rule 3; S0 «Et tættere samarbejde mellem psykiatrien, præhospitalet og somatikken»',
    },
    {
      from: somatics,
      to: psychiatry,
      items: ['treatment/psychiatric'],
      catchment: 'psychiatric-department',
      freeChoice: true,
      supplyDuty: true,
      evidence: 'SEED',
      source: 'pathway catalogue P18, 1.7 rule 3, 6.3',
    },
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'psychiatric',
      label: { da: 'Psykiatrisk behandling', en: 'Psychiatric treatment' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P18: two treatment items with different scope',
    },
    {
      kind: 'treatment',
      scope: 'somatic',
      label: { da: 'Somatisk behandling', en: 'Somatic treatment' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P18: two treatment items with different scope',
    },
  ],
  events: commonEvents,
  deadlines: [
    respondWithin(acuteOrPlanned, chainBeforeEffect),
    answerWithin(acuteOrPlanned, [expired]),
    sentOnTwice,
    capacityLacking,
  ],
  specialRules: [
    {
      text: {
        da: 'Patienten kan være indlagt på begge afdelinger. Psykiatrisk og somatisk behandling er to ansvar, og hver afdeling har sit eget.',
        en: 'The patient can be admitted to both departments. Psychiatric and somatic treatment are two responsibilities, and each department has its own.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P18, special rules: double admission',
    },
    {
      text: {
        da: 'Akut er det, der skal ske inden for 24 timer eller ikke har noget aftalt tidspunkt: svar inden for 1 time. Ellers er der to arbejdsdage.',
        en: 'Acute is what shall happen within 24 hours, or has no agreed time: an answer within 1 hour. Otherwise there are two working days.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P18, deadlines',
    },
    {
      text: {
        da: 'Psykiatri, somatik og præhospital aftaler, hvem der hjælper ved fysisk fastholdelse. Aftalen følger med i indholdet; hjælpen flytter ikke ansvaret.',
        en: 'Psychiatry, somatics and the prehospital service agree on who helps with physical restraint. The agreement is part of the content; help moves no responsibility.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P18, special rules; S0 «psykiatrien, præhospitalet og somatikken»',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P18; S0 «Et tættere samarbejde mellem psykiatrien, præhospitalet og somatikken er derfor nødvendigt»',
  machine: machineV1,
};
