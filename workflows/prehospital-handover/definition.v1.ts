import { waitingPhases, type DeadlineDefinition } from '@stafet/core';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { acuteChain, expired } from '../escalation';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

/** Whatever is still asked, the patient is at the door: no question stops it. */
const arrival: DeadlineDefinition = {
  name: 'arrival',
  label: { da: 'Modtagelse ved ankomst', en: 'Receipt at arrival' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  counts: 'after-moment',
  moment: 'arrival',
  rules: always({ clock: 'at-once' }, { evidence: 'PROPOSED', source: 'pathway catalogue P25, deadlines: at arrival' }),
  levels: acuteChain,
};

/** Should the arrival have been announced for a wrong day; the chain is that of the arrival. */
const acute = always(
  { clock: 'elapsed', duration: 'PT2H' },
  { evidence: 'PROPOSED', source: 'pathway catalogue 1.5, T_RESPOND_ACUTE' },
);

const route = {
  from: ['prehospital'],
  freeChoice: true,
  supplyDuty: true,
  evidence: 'SEED',
} as const;

/** P25 `prehospital-handover`, version 1. */
export const prehospitalHandoverV1: TransferPathway = {
  id: 'prehospital-handover',
  version: 1,
  catalogueId: 'P25',
  tier: 2,
  transfers: true,
  name: { da: 'Præhospital overlevering', en: 'Prehospital handover' },
  description: {
    da: 'Præhospitalet overleverer en patient til det hospital, der modtager, med fund og prøver fra før ankomsten.',
    en: 'The prehospital service hands a patient over to the receiving hospital, with findings and tests from before arrival.',
  },
  routes: [
    {
      ...route,
      to: ['acute-hospital'],
      catchment: 'cluster-unit',
      source: 'pathway catalogue P25, 6.3 rule 4; S2 «den præhospitale patientjournal (PPJ)»',
    },
    {
      ...route,
      to: ['ward'],
      catchment: 'psychiatric-department',
      source: 'pathway catalogue P25, 6.3; S2 «hospitalernes patientjournal (EPJ)»',
    },
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'prehospital',
      label: { da: 'Den akutte behandling frem til modtagelsen', en: 'The acute treatment until receipt' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P25: præhospital until hospital staff confirm receipt',
    },
  ],
  events: commonEvents,
  deadlines: [respondWithin(acute, [expired]), arrival, answerWithin(acute, [expired]), sentOnTwice, capacityLacking],
  moments: [
    {
      name: 'arrival',
      label: { da: 'Forventet ankomst', en: 'Expected arrival' },
      from: { content: 'expectedArrival' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P25, deadlines: at arrival',
    },
  ],
  specialRules: [
    {
      text: {
        da: 'At PPJ er nået frem til EPJ, er en kvittering. Patienten er Præhospitalets, indtil en person på hospitalet bekræfter modtagelsen.',
        en: 'That the prehospital record has reached the hospital record is a receipt. The patient is the prehospital service’s until a person at the hospital confirms.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P25, INV-3; S2 «integrere den præhospitale patientjournal (PPJ)»',
    },
    {
      text: {
        da: 'En patient, der indlægges med tvang eller dom, overdrages af politi eller læge direkte til den psykiatriske afdeling (P24).',
        en: 'A patient who is admitted with coercion or court order is handed over by police or physician directly to the psychiatric department (P24).',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P24, 6.3 rule 1',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P25; S2 «integrere den præhospitale patientjournal (PPJ) med hospitalernes patientjournal (EPJ)»',
  machine: machineV1,
};
