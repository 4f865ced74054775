import { waitingPhases, type DeadlineDefinition, type MomentDefinition } from '@stafet/core';
import { acuteChain, expired } from '../escalation';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';

const acute = always(
  { clock: 'elapsed', duration: 'PT2H' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P12, escalation; 1.5 T_RESPOND_ACUTE' },
);

const routine = always(
  { clock: 'next-working-day', at: '12:00' },
  { evidence: 'PROPOSED', source: 'pathway catalogue 1.5, T_RESPOND_ROUTINE' },
);

const nursing = { is: 'item', item: 'nursing-rehab/acute' } as const;
const medical = { is: 'item', item: 'treatment/acute-medical' } as const;

/** From when the 72 hours of the hospital's medical responsibility are counted. */
export const momentsV1: readonly MomentDefinition[] = [
  {
    name: 'discharge',
    label: { da: 'Udskrivelsen', en: 'The discharge' },
    from: { content: 'dischargedAt' },
    evidence: 'EXT',
    source: 'pathway catalogue P12, deadlines: 72-hour treatment responsibility after discharge',
  },
];

/** The practice answers the next working day; 60 and 72 hours after the discharge have a clock of their own. */
const physicianAnswers: DeadlineDefinition = {
  ...respondWithin(routine, [
    expired,
    {
      rule: { level: 2, at: { is: 'after-due', rule: { clock: 'working', duration: 'P2D' } } },
      tells: ['key-contacts'],
      evidence: 'PROPOSED',
      source: 'no number in the catalogue for a course without a discharge; later than its 60 hours after one',
    },
    {
      rule: { level: 3, at: { is: 'after-due', rule: { clock: 'working', duration: 'P3D' } } },
      tells: ['management', 'auditor-queue'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.6',
    },
  ]),
  name: 'respond-physician',
  label: { da: 'Svar fra lægen', en: 'Answer of the physician' },
  onlyIf: medical,
};

/** «At 60 h without GP confirmation -> E2; at 72 h -> E3, holder unchanged». */
const medicalResponsibility: DeadlineDefinition = {
  name: 'medical-responsibility',
  label: {
    da: 'Lægefagligt ansvar efter udskrivelse',
    en: 'Medical responsibility after discharge',
  },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  onlyIf: medical,
  counts: 'after-moment',
  moment: 'discharge',
  rules: always(
    { clock: 'elapsed', duration: 'PT72H' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P12, deadlines: ends earliest 72 h after discharge' },
  ),
  levels: [
    {
      rule: { level: 2, at: { is: 'before-due', rule: { clock: 'elapsed', duration: 'PT12H' } } },
      tells: ['key-contacts'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P12, escalation: at 60 h -> E2',
    },
    {
      rule: { level: 3, at: { is: 'due' } },
      tells: ['management', 'auditor-queue'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P12, escalation: at 72 h -> E3',
    },
  ],
};

/** What is waited for in P12, and for how long. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  { ...respondWithin(acute, acuteChain), onlyIf: nursing },
  physicianAnswers,
  medicalResponsibility,
  { ...answerWithin(acute, [expired]), onlyIf: nursing },
  {
    ...answerWithin(routine, [expired]),
    name: 'answer-physician',
    label: { da: 'Svar på lægens spørgsmål', en: 'Answer to the physician’s question' },
    onlyIf: medical,
  },
  sentOnTwice,
  capacityLacking,
];
