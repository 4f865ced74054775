import type { DeadlineDefinition, Reason } from '@stafet/core';
import { actFields, oneOf, words } from '../content-fields';
import { plannedChain, expired } from '../escalation';
import { commonEventsBut } from '../events';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { redirectReasons, rejectReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const triage = always(
  { clock: 'working', duration: 'P10D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P14, deadlines: triage 10 working days' },
);

const handBack: DeadlineDefinition = {
  name: 'return',
  label: { da: 'Medicinansvaret gives tilbage', en: 'The medication is handed back' },
  waitsFor: 'receiver',
  runsIn: ['to-be-returned', 'returned'],
  counts: 'after-start',
  rules: always(
    { clock: 'working', duration: 'P5D' },
    { evidence: 'PROPOSED', source: 'no number in P14; pathway catalogue 1.5 T_FEEDBACK' },
  ),
  levels: plannedChain,
};

/** «stabile patienter» [SEED] S0. */
const notStable: Reason = {
  code: 'not-stable',
  label: { da: 'Ikke stabil nok til nedtrapning', en: 'Not stable enough for tapering' },
  needs: 'text',
};

// «åbent for stabile patienter fra hele regionen»: nobody comes from the wrong catchment.
const isNoCatchment = ({ code }: Reason): boolean => code !== 'wrong-catchment';

/** P14 `medication-tapering`, version 1. */
export const medicationTaperingV1: TransferPathway = {
  id: 'medication-tapering',
  version: 1,
  catalogueId: 'P14',
  tier: 2,
  transfers: true,
  name: { da: 'Medicinnedtrapning', en: 'Medication tapering' },
  description: {
    da: 'En afdeling eller en praksis overdrager medicinansvaret til regionens tilbud om nedtrapning og får det tilbage bagefter.',
    en: 'A department or a practice hands the medication over to the region’s tapering offer, and takes it back afterwards.',
  },
  routes: [
    {
      from: ['psychiatric-department', 'general-practice', 'specialist-practice', 'outreach-team', 'psychosis-team'],
      to: ['regional-offer'],
      catchment: 'region-wide',
      group: 'medication-tapering',
      supplyDuty: true,
      validFrom: '2024-01-01',
      evidence: 'SEED',
      source:
        'pathway catalogue P14, 6.5; S0 «åbent for stabile patienter fra hele regionen»; the day is proposed; S2 «forsyningsforpligtelse»',
    },
  ],
  items: [
    {
      kind: 'medication',
      scope: 'tapering',
      label: { da: 'Medicinansvar under nedtrapning', en: 'Medication during tapering' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P14, responsibility: the offer holds the medication item',
    },
  ],
  events: [
    ...commonEventsBut({
      reject: { reasons: [notStable, ...rejectReasons.filter(isNoCatchment)] },
      redirect: { reasons: redirectReasons.filter(isNoCatchment) },
    }),
    {
      type: 'end-tapering',
      by: 'receiver',
      label: { da: 'Afslut nedtrapningen', en: 'End the tapering' },
      fields: actFields(
        {
          result: oneOf('Resultat', 'Result', {
            tapered: ['Målet er nået', 'The goal is reached'],
            'partly-tapered': ['Delvist nedtrappet', 'Partly tapered'],
            stopped: ['Standset', 'Stopped'],
          }),
          medicationNow: words('Medicin nu og plan', 'Medication now, and plan'),
        },
        ['result', 'medicationNow'],
      ),
    },
    {
      type: 'return-confirmed',
      by: 'receiver',
      label: { da: 'Registrér, at henviser har bekræftet', en: 'Record that the referrer has confirmed' },
      fields: actFields({ confirmedBy: words('Hvem der har bekræftet', 'Who has confirmed') }, ['confirmedBy']),
    },
  ],
  deadlines: [
    respondWithin(triage, plannedChain),
    answerWithin(triage, [expired]),
    handBack,
    sentOnTwice,
    capacityLacking,
  ],
  specialRules: [
    {
      text: {
        da: 'Den henvisende enhed beholder behandlingsansvaret for lidelsen; kun medicinansvaret overdrages.',
        en: 'The referring unit keeps the treatment of the disorder; only the medication is handed over.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P14, responsibility and special rules',
    },
    {
      text: {
        da: 'Medicinansvaret gives tilbage med forløbet «return»; tilbuddet har det, indtil henviser har bekræftet.',
        en: 'The medication goes back by the pathway `return`; the offer holds it until the referrer has confirmed.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P14, responsibility and special rules',
    },
    {
      text: { da: 'Tilbuddet evalueres efter tre år.', en: 'The offer is evaluated after three years.' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P14, deadlines',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P14; S0 «Tilbuddet forankres i én af regionspsykiatrierne …»',
  machine: machineV1,
};
