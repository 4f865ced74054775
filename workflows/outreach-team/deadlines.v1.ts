import type { DeadlineDefinition, MomentDefinition } from '@stafet/core';
import { expired, plannedChain } from '../escalation';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';

const confirmation = always(
  { clock: 'working', duration: 'P1D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P13, deadlines: confirm 1 working day' },
);

/** The weeks of a short course are counted from the day on which the team began to hold the treatment. */
export const momentsV1: readonly MomentDefinition[] = [
  {
    name: 'course-start',
    label: { da: 'Teamets overtagelse', en: 'The team’s taking over' },
    from: { act: 'transferred' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue P13, holder by phase: team during course',
  },
];

const firstVisit: DeadlineDefinition = {
  name: 'first-visit',
  label: { da: 'Første besøg', en: 'First visit' },
  waitsFor: 'receiver',
  runsIn: ['to-be-visited'],
  counts: 'after-start',
  rules: always(
    { clock: 'working', duration: 'P3D' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P13, deadlines: first visit 3 working days' },
  ),
  levels: plannedChain,
};

/** A reminder and no more: nothing is late in week 3. */
const exitPlanning: DeadlineDefinition = {
  name: 'exit-planning',
  label: { da: 'Afslutningen planlægges', en: 'The exit is planned' },
  waitsFor: 'receiver',
  runsIn: ['short-course'],
  counts: 'after-moment',
  moment: 'course-start',
  rules: always(
    { clock: 'calendar', duration: 'P3W' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P13, deadlines: exit planning starts at week 3' },
  ),
  levels: [
    {
      rule: { level: 0, at: { is: 'due' } },
      tells: ['receiving-inbox'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P13, deadlines: exit planning starts at week 3',
    },
  ],
};

/** Whoever says that the exit is confirmed lets go of it, once all of it is with others. */
const lettingGo: DeadlineDefinition = {
  name: 'letting-go',
  label: { da: 'Teamet slipper, når andre har overtaget', en: 'The team lets go once others have taken over' },
  waitsFor: 'receiver',
  runsIn: ['handed-on'],
  counts: 'after-start',
  rules: always(
    { clock: 'working', duration: 'P5D' },
    { evidence: 'PROPOSED', source: 'pathway catalogue 1.5, T_FEEDBACK; P13, holder by phase' },
  ),
  levels: plannedChain,
};

/** «4-8 uger» [SEED]; «week 9 without exit confirmation -> E2». */
const course: DeadlineDefinition = {
  name: 'course',
  label: { da: 'Det korte forløbs længde', en: 'Length of the short course' },
  waitsFor: 'receiver',
  runsIn: ['short-course', 'exit-planned'],
  counts: 'after-moment',
  moment: 'course-start',
  rules: always(
    { clock: 'calendar', duration: 'P8W' },
    {
      evidence: 'SEED',
      source: 'pathway catalogue P13, deadlines; S2 «ofte kortere-varende intensive forløb (4-8 uger)»',
    },
  ),
  levels: [
    { ...expired, source: 'pathway catalogue P13, deadlines: warning at week 8' },
    {
      rule: { level: 2, at: { is: 'after-due', rule: { clock: 'calendar', duration: 'P1W' } } },
      tells: ['key-contacts'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P13, escalation: week 9 without exit confirmation -> E2',
    },
  ],
};

/** What is waited for in P13, and for how long. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  respondWithin(confirmation, plannedChain),
  answerWithin(confirmation, [expired]),
  firstVisit,
  exitPlanning,
  course,
  lettingGo,
  sentOnTwice,
  capacityLacking,
];
