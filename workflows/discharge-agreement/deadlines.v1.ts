import { waitingPhases, type DeadlineDefinition, type MomentDefinition } from '@stafet/core';
import { expired, keyContactsAtOnce, plannedChain } from '../escalation';
import { always, answerWithin, respondWithin, sentOnTwice } from '../lifecycle-deadlines';

const confirmation = always(
  { clock: 'working', duration: 'P2D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P10, deadlines: confirmation of other parties, 2 working days' },
);

/** «Must exist before discharge»: whoever has not confirmed by then is no party to it yet. */
const beforeDischarge: DeadlineDefinition = {
  name: 'discharge',
  label: { da: 'Ikke bekræftet en hverdag før udskrivelsen', en: 'Not confirmed one working day before the discharge' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  counts: 'before-effect',
  rules: always(
    { clock: 'working', duration: 'P1D' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P10, escalation: 1 working day before planned discharge -> E2' },
  ),
  levels: keyContactsAtOnce,
};

/** The end of a day that the document names, or that the parties have agreed on. */
const endOfTheDay = (source: string): DeadlineDefinition['rules'] =>
  always({ clock: 'calendar', duration: 'P1D' }, { evidence: 'PROPOSED', source });

const reviewed = 'pathway catalogue P10, required content: review dates';
const expires = 'pathway catalogue P10, required content: expiry';

const firstReview: DeadlineDefinition = {
  name: 'first-review',
  label: { da: 'Første opfølgning', en: 'First review' },
  waitsFor: 'receiver',
  runsIn: ['to-be-reviewed'],
  counts: 'after-moment',
  moment: 'first-review',
  rules: endOfTheDay(reviewed),
  levels: plannedChain.filter(({ rule }) => rule.level === 1 || rule.level === 2),
};

const nextReview: DeadlineDefinition = {
  name: 'next-review',
  label: { da: 'Næste opfølgning', en: 'Next review' },
  waitsFor: 'receiver',
  runsIn: ['reviewed'],
  counts: 'after-moment',
  moment: 'next-review',
  rules: endOfTheDay(reviewed),
  levels: [expired],
};

/** It does not end by itself: the item stays with the party, and the parties are told to renew or end it. */
const expiry: DeadlineDefinition = {
  name: 'expiry',
  label: { da: 'Aftalen eller planen udløber', en: 'The agreement or plan expires' },
  waitsFor: 'receiver',
  runsIn: ['to-be-reviewed', 'reviewed'],
  counts: 'after-moment',
  moment: 'expiry',
  rules: endOfTheDay(expires),
  levels: [expired],
};

/** Whatever day the document names, an agreement that nobody has looked at for a quarter of a year is brought to mind. */
const reviewReminder: DeadlineDefinition = {
  name: 'review-reminder',
  label: { da: 'Påmindelse om opfølgning', en: 'Reminder of the review' },
  waitsFor: 'receiver',
  runsIn: ['to-be-reviewed', 'reviewed'],
  restartsOn: ['review'],
  counts: 'after-start',
  rules: always(
    { clock: 'calendar', duration: 'P90D' },
    { evidence: 'PROPOSED', source: 'as pathway catalogue P06, deadlines: review every 90 days' },
  ),
  levels: [
    {
      rule: { level: 0, at: { is: 'due' } },
      tells: ['receiving-inbox', 'sending-inbox'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P10, required content: review dates',
    },
  ],
};

export const momentsV1: readonly MomentDefinition[] = [
  {
    name: 'first-review',
    label: { da: 'Aftalt første opfølgning', en: 'The first review that was agreed' },
    from: { content: 'firstReviewOn' },
    evidence: 'PROPOSED',
    source: reviewed,
  },
  {
    name: 'next-review',
    label: { da: 'Aftalt næste opfølgning', en: 'The next review that was agreed' },
    from: { act: 'review', field: 'nextReviewAt' },
    evidence: 'PROPOSED',
    source: reviewed,
  },
  {
    name: 'expiry',
    label: { da: 'Udløb', en: 'Expiry' },
    from: { content: 'expiresOn' },
    evidence: 'PROPOSED',
    source: expires,
  },
];

/** All clocks of P10. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  respondWithin(confirmation, plannedChain),
  answerWithin(confirmation, [expired]),
  beforeDischarge,
  firstReview,
  nextReview,
  expiry,
  reviewReminder,
  sentOnTwice,
];
