import type { DeadlineDefinition } from '@stafet/core';
import { always, answerWithin, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { actFields, oneOf, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const fiveWorkingDays = always(
  { clock: 'working', duration: 'P5D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P22, deadlines: 5 working days' },
);

const feedback: DeadlineDefinition = {
  name: 'feedback',
  label: { da: 'Tilbagemelding til psykiatrien', en: 'Report back to psychiatry' },
  waitsFor: 'receiver',
  runsIn: ['report-due'],
  counts: 'after-start',
  rules: always(
    { clock: 'working', duration: 'P5D' },
    { evidence: 'PROPOSED', source: 'pathway catalogue 1.5, T_FEEDBACK' },
  ),
  levels: plannedChain,
};

/** P22 `psychiatry-to-employment`, version 1. */
export const psychiatryToEmploymentV1: TransferPathway = {
  id: 'psychiatry-to-employment',
  version: 1,
  catalogueId: 'P22',
  tier: 2,
  transfers: true,
  name: { da: 'Fra psykiatri til beskæftigelse', en: 'From psychiatry to employment' },
  description: {
    da: 'Psykiatrien beder jobcenteret koordinere en borgers vej til arbejde eller uddannelse.',
    en: 'Psychiatry asks the job centre to coordinate a citizen’s way to work or education.',
  },
  routes: [
    {
      from: ['psychiatric-department', 'ward', 'outreach-team', 'psychosis-team'],
      // Where a municipality has no job centre of its own in the reference data, it is asked itself.
      to: ['job-centre', 'municipality'],
      catchment: 'municipal-unit',
      evidence: 'SEED',
      source: 'pathway catalogue P22; S0 «det kommunale beskæftigelsesområde»',
    },
  ],
  items: [
    {
      kind: 'coordination',
      scope: 'employment',
      label: { da: 'Koordinering af vejen til arbejde eller uddannelse', en: 'Coordination towards work or education' },
      evidence: 'SEED',
      source: 'pathway catalogue P22; S0 «bedre sammenhæng»',
    },
  ],
  events: [
    ...commonEvents,
    {
      type: 'end-effort',
      by: 'receiver',
      label: { da: 'Registrér, at indsatsen er slut', en: 'Record that the effort has ended' },
      fields: actFields(
        {
          result: oneOf('Resultat', 'Result', {
            'in-work': ['I arbejde', 'In work'],
            'in-education': ['I uddannelse', 'In education'],
            stopped: ['Indsatsen er stoppet', 'The effort has stopped'],
          }),
          note: words('Note', 'Remark'),
        },
        ['result'],
      ),
    },
  ],
  deadlines: [
    respondWithin(fiveWorkingDays, plannedChain),
    answerWithin(fiveWorkingDays, [expired]),
    feedback,
    sentOnTwice,
  ],
  specialRules: [
    {
      text: {
        da: 'IPS-ambassadøren eller Morfeus-kontakten er kontaktpunkt mellem psykiatri og jobcenter. De har ikke selv ansvaret.',
        en: 'The IPS ambassador or the Morfeus contact is the contact point of psychiatry and job centre. They hold no responsibility themselves.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P22; S2 «Modellen hedder Morfeus.»',
    },
    {
      text: {
        da: 'Behandlingen bliver i psykiatrien. Jobcenteret får det, borgeren kan, og det, der skal til; diagnoser følger ikke med.',
        en: 'The treatment stays with psychiatry. The job centre gets what the citizen can do and what it takes; diagnoses do not go along.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P22, 1.2; 9 no. 9',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P22; S0 «det kommunale beskæftigelsesområde», S2 «Modellen hedder Morfeus.»',
  machine: machineV1,
};
