import type { DeadlineDefinition } from '@stafet/core';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { expired, plannedChain } from '../escalation';

const oneWorkingDay = always(
  { clock: 'working', duration: 'P1D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P03, deadlines and escalation' },
);

/** «akutte» is all that the seed says; every length here is [PROPOSED]. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  {
    // Party not answering the invitation in 1 working day -> E1.
    ...respondWithin(oneWorkingDay, [expired]),
    label: { da: 'Svar på indkaldelsen', en: 'Answer to the invitation' },
    runsIn: ['invited', 'date-announced'],
  },
  answerWithin(oneWorkingDay, [expired]),
  {
    name: 'find-date',
    label: { da: 'Mødedato fundet', en: 'Date of the meeting found' },
    waitsFor: 'sender',
    runsIn: ['invited', 'finding-date'],
    counts: 'after-start',
    rules: oneWorkingDay,
    levels: [expired],
  },
  {
    // From the request on, whoever has answered. Region Hovedstaden asks only for a date within that time [EXT].
    name: 'meeting',
    label: { da: 'Netværksmøde holdt', en: 'Network meeting held' },
    waitsFor: 'sender',
    runsIn: ['invited', 'date-announced', 'finding-date', 'meeting-ahead'],
    counts: 'after-start',
    rules: always(
      { clock: 'working', duration: 'P5D' },
      { evidence: 'PROPOSED', source: 'pathway catalogue P03, deadlines; 1.5 T_NETWORK_MEETING [EXT]' },
    ),
    levels: [
      {
        rule: { level: 3, at: { is: 'due' } },
        tells: ['management', 'auditor-queue', 'sending-clinician'],
        evidence: 'PROPOSED',
        source: 'pathway catalogue P03, escalation: meeting not held in time -> E3',
      },
    ],
  },
  {
    name: 'confirm-items',
    label: { da: 'Bekræftelse efter referatet', en: 'Confirmation after the minutes' },
    waitsFor: 'receiver',
    runsIn: ['minutes-written'],
    pausesWithQuestion: true,
    counts: 'after-start',
    rules: always(
      { clock: 'working', duration: 'P1D' },
      { evidence: 'PROPOSED', source: 'pathway catalogue P03, deadlines: 1 working day after minutes' },
    ),
    levels: plannedChain,
  },
  sentOnTwice,
  capacityLacking,
];
