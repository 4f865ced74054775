import { waitingPhases, type DeadlineDefinition, type MomentDefinition } from '@stafet/core';
import { expired, plannedChain } from '../escalation';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';

const confirmation = always(
  { clock: 'working', duration: 'P2D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P11, deadlines: acceptance 2 working days' },
);

/** From when the clocks of this pathway count. */
export const momentsV1: readonly MomentDefinition[] = [
  {
    name: 'latest-start',
    label: { da: 'Planens seneste start', en: 'The latest start of the plan' },
    from: { content: 'latestStart' },
    evidence: 'EXT',
    source: 'pathway catalogue P11, required content; E10 bekendtgørelse om genoptræningsplaner',
  },
  {
    name: 'confirmation',
    label: { da: 'Bekræftelsen', en: 'The confirmation' },
    from: { act: 'accept' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue P11, deadlines: first contact to citizen',
  },
  {
    // A discharge that is moved may make the agreed day useless: the contact is owed anew.
    name: 'confirmation',
    label: { da: 'Flytningen af tidspunktet', en: 'The rescheduling' },
    from: { act: 'reschedule' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue P11, deadlines: first contact to citizen; INV-6',
  },
];

/** «Start date within 2 working days and not accepted -> E2». */
const startIsNear: DeadlineDefinition = {
  name: 'start-is-near',
  label: { da: 'Seneste start er nær, og planen er ikke bekræftet', en: 'The latest start is near, and unconfirmed' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  counts: 'before-moment',
  moment: 'latest-start',
  rules: always(
    { clock: 'working', duration: 'P2D' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P11, escalation: within 2 working days of the start' },
  ),
  levels: [
    {
      rule: { level: 2, at: { is: 'due' } },
      tells: ['key-contacts'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P11, escalation: not accepted -> E2',
    },
  ],
};

/** The plan's own start overrides every other number: it runs until the training has begun or the citizen declines it. */
const latestStart: DeadlineDefinition = {
  name: 'latest-start',
  label: { da: 'Planens seneste start', en: 'The latest start of the plan' },
  waitsFor: 'receiver',
  runsIn: [...waitingPhases, 'to-be-contacted', 'contacted', 'to-begin'],
  counts: 'after-moment',
  moment: 'latest-start',
  // The field is a day, and the day itself is in time.
  rules: always(
    { clock: 'calendar', duration: 'P1D' },
    { evidence: 'EXT', source: 'pathway catalogue P11, deadlines: plan’s own start deadline overrides; E10' },
  ),
  // The key contacts knew two working days before; a start that is missed goes to the management at once.
  levels: [
    {
      rule: { level: 3, at: { is: 'due' } },
      tells: ['receiving-duty-leader', 'sending-clinician', 'management', 'auditor-queue'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P11, deadlines: overrides everything; 1.6',
    },
  ],
};

const firstContact: DeadlineDefinition = {
  name: 'first-contact',
  label: { da: 'Første kontakt til borgeren', en: 'First contact to the citizen' },
  waitsFor: 'receiver',
  runsIn: ['to-be-contacted'],
  counts: 'after-moment',
  moment: 'confirmation',
  rules: always(
    { clock: 'working', duration: 'P5D' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P11, deadlines: first contact 5 working days' },
  ),
  levels: plannedChain,
};

const firstAttendance: DeadlineDefinition = {
  name: 'first-attendance',
  label: { da: 'Første fremmøde', en: 'First attendance' },
  waitsFor: 'receiver',
  runsIn: ['to-begin'],
  counts: 'after-start',
  rules: always(
    { clock: 'working', duration: 'P5D' },
    {
      evidence: 'PROPOSED',
      source: 'no number in the catalogue; as long as the first contact of P11, for plans without a latest start',
    },
  ),
  levels: [expired],
};

/** What is waited for in P11, and for how long. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  respondWithin(confirmation, plannedChain),
  answerWithin(confirmation, [expired]),
  startIsNear,
  latestStart,
  firstContact,
  firstAttendance,
  sentOnTwice,
  capacityLacking,
];
