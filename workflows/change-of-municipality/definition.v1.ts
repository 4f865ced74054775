import { waitingPhases, type DeadlineDefinition } from '@stafet/core';
import { expired, keyContactsAtOnce, plannedChain } from '../escalation';
import { commonEvents } from '../events';
import { always, answerWithin, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const source = 'pathway catalogue 1.4, change of municipality';

const confirmation = always(
  { clock: 'next-working-day', at: '12:00' },
  { evidence: 'PROPOSED', source: 'pathway catalogue 1.5, T_RESPOND_ROUTINE' },
);

/** A citizen who moves tomorrow, and whom nobody there has confirmed. */
const move: DeadlineDefinition = {
  name: 'move',
  label: { da: 'Flytning uden bekræftelse', en: 'Move without confirmation' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  counts: 'before-effect',
  rules: always(
    { clock: 'working', duration: 'P1D' },
    { evidence: 'PROPOSED', source: `${source}; the length as in P10, escalation` },
  ),
  levels: keyContactsAtOnce,
};

/** `change-of-municipality`, version 1. */
export const changeOfMunicipalityV1: TransferPathway = {
  id: 'change-of-municipality',
  version: 1,
  tier: 1,
  transfers: true,
  name: { da: 'Flytning til en anden kommune', en: 'Change of municipality' },
  description: {
    da: 'En borger flytter, og den hidtidige kommune overdrager indsatsen til den nye.',
    en: 'A citizen moves, and the former municipality hands over to the new one.',
  },
  routes: [
    {
      from: ['municipality'],
      to: ['municipality'],
      catchment: 'municipality',
      evidence: 'PROPOSED',
      source,
    },
  ],
  items: [
    {
      kind: 'social-support',
      label: { da: 'Social indsats og støtte', en: 'Social support' },
      evidence: 'PROPOSED',
      source: `${source}; 1.2`,
    },
    {
      kind: 'nursing-rehab',
      label: { da: 'Sygepleje, pleje og genoptræning', en: 'Nursing and rehabilitation' },
      evidence: 'PROPOSED',
      source: `${source}; 1.2`,
    },
    {
      kind: 'coordination',
      label: { da: 'Tovholder', en: 'Coordination' },
      evidence: 'PROPOSED',
      source: `${source}; 1.2`,
    },
  ],
  events: commonEvents,
  deadlines: [respondWithin(confirmation, plannedChain), answerWithin(confirmation, [expired]), move, sentOnTwice],
  specialRules: [
    {
      text: {
        da: 'Ansvaret bliver hos den hidtidige kommune, til den nye bekræfter, også efter flyttedagen.',
        en: 'Responsibility stays with the former municipality until the new one confirms, also after the day of the move.',
      },
      evidence: 'PROPOSED',
      source,
    },
    {
      text: {
        da: 'Overdragelsen gælder fra flyttedagen. Flyttes dagen, flyttes overdragelsen med.',
        en: 'The handover takes effect on the day of the move. Where that day moves, the handover moves with it.',
      },
      evidence: 'PROPOSED',
      source: `${source}; 1.1, INV-6`,
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: '1.4, change of municipality; S0 «ingen slipper kontakten, før en anden har taget over»',
  machine: machineV1,
};
