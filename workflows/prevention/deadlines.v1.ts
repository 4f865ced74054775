import type { DeadlineDefinition } from '@stafet/core';
import { always, answerWithin, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { expired, plannedChain } from '../escalation';

/** The row gives no time to answer in, and the contact is due five days after the referral: the routine answer fits. */
const nextWorkingDay = always(
  { clock: 'next-working-day', at: '12:00' },
  { evidence: 'PROPOSED', source: 'pathway catalogue 1.5, T_RESPOND_ROUTINE' },
);

/** It counts from the referral: what the answer took is not added to the citizen's waiting. */
const contact: DeadlineDefinition = {
  name: 'contact',
  label: { da: 'Kontakt til borgeren', en: 'Contact to the citizen' },
  waitsFor: 'receiver',
  runsIn: ['to-be-contacted'],
  counts: 'after-moment',
  moment: 'referral',
  rules: always(
    { clock: 'working', duration: 'P5D' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P23, deadlines: contact 5 working days' },
  ),
  levels: plannedChain,
};

const feedback: DeadlineDefinition = {
  name: 'feedback',
  label: { da: 'Tilbagemelding til henviser', en: 'Report back to the referrer' },
  waitsFor: 'receiver',
  runsIn: ['report-due'],
  counts: 'after-start',
  rules: always(
    { clock: 'working', duration: 'P5D' },
    { evidence: 'PROPOSED', source: 'pathway catalogue 1.5, T_FEEDBACK; P23: feedback to referrer' },
  ),
  levels: plannedChain,
};

/** The clocks of P23, version 1. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  respondWithin(nextWorkingDay, plannedChain),
  answerWithin(nextWorkingDay, [expired]),
  contact,
  feedback,
  sentOnTwice,
];
