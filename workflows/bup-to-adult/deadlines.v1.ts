import { waitingPhases, type DeadlineDefinition, type MomentDefinition } from '@stafet/core';
import { expired, plannedChain } from '../escalation';
import {
  always,
  answerWithin,
  capacityLacking,
  respondElective,
  respondWithin,
  sentOnTwice,
} from '../lifecycle-deadlines';

const birthday = '21st-birthday';

/** «indtil patienten fylder 21 år, hvor ansvaret for behandlingen overgår til voksenpsykiatrien» */
export const momentsV1: readonly MomentDefinition[] = [
  {
    name: birthday,
    label: { da: '21-årsfødselsdagen', en: 'The 21st birthday' },
    from: { birthday: 21 },
    evidence: 'SEED',
    source: 'pathway catalogue P07, deadlines; S2 «indtil patienten fylder 21 år»',
  },
];

/** By 20 years and 9 months: a quarter of a year is left to prepare what begins at 21. */
const confirmation: DeadlineDefinition = {
  name: 'confirmation',
  label: { da: 'Bekræftelse senest ved 20 år og 9 måneder', en: 'Confirmation by 20 years and 9 months' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  counts: 'before-moment',
  moment: birthday,
  rules: always(
    { clock: 'calendar', duration: 'P3M' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P07, deadlines: adult confirmation by 20 y 9 m' },
  ),
  levels: plannedChain.filter(({ rule }) => rule.level < 3),
};

/** «at the birthday the item becomes "overdue" but the holder stays BUP» */
const unconfirmedAt21: DeadlineDefinition = {
  name: 'birthday',
  label: { da: 'Ikke bekræftet ved 21-årsfødselsdagen', en: 'Not confirmed at the 21st birthday' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  counts: 'before-moment',
  moment: birthday,
  rules: always(
    { clock: 'at-once' },
    { evidence: 'SEED', source: 'pathway catalogue P07, deadlines; S2 «indtil patienten fylder 21 år»' },
  ),
  levels: [
    {
      rule: { level: 3, at: { is: 'due' } },
      tells: ['management', 'auditor-queue'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P07, deadlines: E3 at the 21st birthday if unconfirmed',
    },
  ],
};

/** By 20 years and 10 months. */
const jointMeeting: DeadlineDefinition = {
  name: 'joint-meeting',
  label: { da: 'Fælles møde senest ved 20 år og 10 måneder', en: 'Joint meeting by 20 years and 10 months' },
  waitsFor: 'sender',
  runsIn: ['joint-meeting-ahead'],
  counts: 'before-moment',
  moment: birthday,
  rules: always(
    { clock: 'calendar', duration: 'P2M' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P07, deadlines: joint meeting by 20 y 10 m' },
  ),
  levels: plannedChain.filter(({ rule }) => rule.level === 1 || rule.level === 2),
};

/** A replacement number does not tell the birthday; who confirmed is reminded a month later all the same. */
const jointMeetingReminder: DeadlineDefinition = {
  name: 'joint-meeting-reminder',
  label: { da: 'Påmindelse om fælles møde', en: 'Reminder of the joint meeting' },
  waitsFor: 'sender',
  runsIn: ['joint-meeting-ahead'],
  counts: 'after-start',
  rules: always(
    { clock: 'calendar', duration: 'P1M' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P07, deadlines: from 20 y 9 m to 20 y 10 m' },
  ),
  levels: [
    {
      rule: { level: 0, at: { is: 'due' } },
      tells: ['sending-inbox', 'receiving-inbox'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P07, deadlines',
    },
  ],
};

/** All clocks of P07. Those that count back from the birthday go on while a question is open: it does not wait. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  // From the opening at 20 y 6 m to the confirmation at 20 y 9 m; it also limits the wait where no birthday is known.
  respondWithin(
    always(
      { clock: 'calendar', duration: 'P3M' },
      { evidence: 'PROPOSED', source: 'pathway catalogue P07, deadlines: opened at 20 y 6 m, confirmed by 20 y 9 m' },
    ),
    [expired],
  ),
  // Of the same length it would outlast the time that is left; a question about a referral has five working days.
  answerWithin(respondElective, [expired]),
  confirmation,
  unconfirmedAt21,
  jointMeeting,
  jointMeetingReminder,
  sentOnTwice,
  capacityLacking,
];
