import { waitingPhases, type DeadlineDefinition } from '@stafet/core';
import { always, answerWithin, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { expired, plannedChain } from '../escalation';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const hospital = ['somatic-department', 'hospital', 'acute-hospital'];

const twoWorkingDays = always(
  { clock: 'working', duration: 'P2D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P27, deadlines: 2 working days' },
);

/** «same machine as P01»: a discharge that is close and not confirmed is told at once. */
const discharge: DeadlineDefinition = {
  name: 'discharge',
  label: { da: 'Udskrivelse uden bekræftelse', en: 'Discharge without confirmation' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  counts: 'before-effect',
  rules: always(
    { clock: 'working', duration: 'PT4H' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P27: same machine as P01; P01, escalation' },
  ),
  levels: [expired],
};

/** P27 `frail-elderly-follow-up`, version 1. */
export const frailElderlyFollowUpV1: TransferPathway = {
  id: 'frail-elderly-follow-up',
  version: 1,
  catalogueId: 'P27',
  tier: 2,
  transfers: true,
  name: { da: 'Opfølgning for de svageste ældre', en: 'Follow-up for the weakest elderly' },
  description: {
    da: 'Et somatisk hospital overdrager pleje og opfølgning for en svækket ældre til kommunen eller egen læge.',
    en: 'A somatic hospital hands care and follow-up of a frail elderly citizen over to the municipality or the GP.',
  },
  routes: [
    {
      from: hospital,
      to: ['municipality'],
      catchment: 'municipality',
      evidence: 'SEED',
      source: 'pathway catalogue P27; S2 «opfølgning efter indlæggelse for de svageste ældre»',
    },
    {
      // The practice is the citizen's own choice, and no table names it.
      from: hospital,
      to: ['general-practice'],
      items: ['coordination/elderly-follow-up'],
      catchment: 'none',
      evidence: 'SEED',
      source: 'pathway catalogue P27, 1.2; S2 «den primære indgang til og tovholder i sundhedsvæsnet»',
    },
  ],
  items: [
    {
      kind: 'nursing-rehab',
      label: { da: 'Sygepleje, pleje og genoptræning', en: 'Nursing and rehabilitation' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.2, P27: same machine as P01',
    },
    {
      kind: 'social-support',
      label: { da: 'Social indsats og støtte', en: 'Social support' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.2, P27: same machine as P01',
    },
    {
      kind: 'coordination',
      scope: 'elderly-follow-up',
      label: { da: 'Tovholder for opfølgningen', en: 'Coordination of the follow-up' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.2, P27: early effort or follow-up after admission',
    },
  ],
  events: commonEvents,
  deadlines: [
    respondWithin(twoWorkingDays, plannedChain),
    answerWithin(twoWorkingDays, [expired]),
    discharge,
    sentOnTwice,
  ],
  specialRules: [
    {
      text: {
        da: 'Går opgaverne både til kommunen og til egen læge, er det to overdragelser i samme forløb; hospitalet har det, der ikke er bekræftet.',
        en: 'Where tasks go both to the municipality and to the GP, these are two handovers of one course; the hospital holds what is not confirmed.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue INV-5, P27; S0 «fuldt ud overdraget»',
    },
    {
      text: {
        da: 'Skal der ske noget inden for 24 timer, ringes der altid til modtageren.',
        en: 'Where something must happen within 24 hours, the receiver is always phoned.',
      },
      evidence: 'EXT',
      source: 'pathway catalogue P01, deadlines; sektorovergang.rm.dk',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P27; S2 «enten tidlig indsats eller opfølgning efter indlæggelse for de svageste ældre»',
  machine: machineV1,
};
