import type { DeadlineDefinition } from '@stafet/core';
import { actFields, oneOf, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { commonEvents } from '../events';
import {
  always,
  answerWithin,
  capacityLacking,
  respondElective,
  respondWithin,
  sentOnTwice,
} from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const firstContact: DeadlineDefinition = {
  name: 'first-contact',
  label: { da: 'Første kontakt', en: 'First contact' },
  waitsFor: 'receiver',
  runsIn: ['to-be-contacted'],
  counts: 'after-start',
  rules: always(
    { clock: 'working', duration: 'P5D' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P15, deadlines: first contact 5 working days' },
  ),
  levels: plannedChain,
};

/** P15 `newly-diagnosed`, version 1. */
export const newlyDiagnosedV1: TransferPathway = {
  id: 'newly-diagnosed',
  version: 1,
  catalogueId: 'P15',
  tier: 2,
  transfers: true,
  name: { da: 'Nydiagnosticeret svær psykisk lidelse', en: 'Newly diagnosed severe mental disorder' },
  description: {
    da: 'En psykiatrisk afdeling overdrager behandlingen til OPUS eller psykoseteamet.',
    en: 'A psychiatric department hands the treatment over to OPUS or the psychosis team.',
  },
  routes: [
    {
      // Which team it is, and from which day, stands in the organisation data: the one in force on the day of effect.
      from: ['psychiatric-department', 'ward'],
      to: ['psychosis-team'],
      catchment: 'cluster-unit',
      freeChoice: true,
      supplyDuty: true,
      evidence: 'SEED',
      source:
        'pathway catalogue P15, routing; S0 «dækker afdelingernes egne optageområder»; S2 «forsyningsforpligtelse»',
    },
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'early-psychosis',
      label: { da: 'Behandling i OPUS eller psykoseteam', en: 'Treatment by OPUS or the psychosis team' },
      evidence: 'SEED',
      source: 'pathway catalogue P15; S0 «OPUS-teams», «psykoseteams»',
    },
  ],
  events: [
    ...commonEvents,
    {
      type: 'first-contact',
      by: 'receiver',
      label: { da: 'Registrér første kontakt', en: 'Record the first contact' },
      fields: actFields(
        {
          outcome: oneOf('Udfald', 'Outcome', {
            reached: ['Kontakt opnået', 'Reached'],
            'not-reached': ['Ikke truffet', 'Not reached'],
          }),
          contactPerson: words('Kontaktperson i teamet', 'Contact person in the team'),
        },
        ['outcome'],
      ),
    },
  ],
  deadlines: [
    respondWithin(respondElective, plannedChain),
    answerWithin(respondElective, [expired]),
    firstContact,
    sentOnTwice,
    capacityLacking,
  ],
  specialRules: [
    {
      text: {
        da: 'OPUS Aarhus dækker sit eget optageområde i dag; OPUS Gødstrup er planlagt, og dagen er ikke fastsat. I de øvrige områder er det psykoseteamet.',
        en: 'OPUS Aarhus serves its own catchment today; OPUS Gødstrup is planned, and its day is not set. Elsewhere it is the psychosis team.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P15, 6.5; S0 «på sigt skal være OPUS-teams i henholdsvis Aarhus og Gødstrup»',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P15; S0 «på sigt skal være OPUS-teams …», «psykoseteams styrkes»',
  machine: machineV1,
};
