import {
  phases,
  type Decision,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type Phase,
  type RefusalCode,
  type Refused,
} from '@stafet/core';
import { actors, days, draftIn, elsewhere, receiver, sender, type Voice } from '../check/world';
import { decide } from '../decide';
import { psyDischargeMunicipalityV1 as pathway } from './definition.v1';

const [monday, tuesday, wednesday, thursday] = days as [Instant, Instant, Instant, Instant];

type Said = readonly [Voice, HandoverEvent, Instant?];
type Type = HandoverEvent['type'];

/** Every word that can be said, once. The discharge is planned for Wednesday, and today is Monday. */
const words = {
  send: { type: 'send' },
  open: { type: 'open' },
  assign: { type: 'assign', assignee: 'en-kollega' },
  accept: { type: 'accept' },
  reject: { type: 'reject', reason: 'not-target-group' },
  ask: { type: 'ask', question: 'Hvem doserer medicinen?' },
  answer: { type: 'answer', text: 'Borgeren selv.' },
  redirect: { type: 'redirect', receiver: elsewhere, reason: 'no-legal-basis' },
  withdraw: { type: 'withdraw', reason: 'plan-changed' },
  reschedule: { type: 'reschedule', effectiveFrom: thursday },
  'phone-call': { type: 'phone-call', with: 'Bostøtten', text: 'Aftalt besøg torsdag.' },
  complete: { type: 'complete', outcome: 'continued' },
  correct: { type: 'correct', reason: 'wrong-patient' },
  delivered: { type: 'delivered' },
  'delivery-failed': { type: 'delivery-failed' },
  transferred: { type: 'transferred' },
  'deadline-passed': { type: 'deadline-passed', deadline: 'discharge', level: 1 },
  circumstance: { type: 'circumstance', circumstance: 'leave' },
  'closed-by-event': { type: 'closed-by-event', reason: 'patient-deceased' },
  reopened: { type: 'reopened' },
  act: { type: 'act', act: 'an-act-of-another-pathway', fields: {} },
} satisfies { readonly [T in Type]: Extract<HandoverEvent, { type: T }> };

const social: HandoverEvent = { type: 'accept', items: ['social-support'] };
const draft = draftIn({ name: 'spec', days, effectiveFrom: wednesday, items: [0, 1], tells: 'marks' }, pathway);

function after(...story: readonly Said[]): HandoverState {
  return story.reduce((state, [voice, event, at = monday]) => {
    const answer = decide(pathway, state, event, actors[voice], at);
    if (answer.kind === 'refused') throw new Error(`${voice}: ${event.type} is ${answer.refusal.code}`);
    return answer.state;
  }, draft);
}

const sent: Said = ['sender', words.send];
const opened: Said = ['receiver', words.open];

/** How a handover comes into each phase. */
const stories: Readonly<Record<Phase, readonly Said[]>> = {
  draft: [],
  sent: [sent],
  delivered: [sent, ['stafet', words.delivered]],
  'delivery-failed': [sent, ['stafet', words['delivery-failed']]],
  'under-assessment': [sent, opened],
  'needs-information': [sent, opened, ['receiver', words.ask]],
  accepted: [sent, opened, ['receiver', words.accept]],
  transferred: [sent, opened, ['receiver', words.accept], ['stafet', words.transferred, wednesday]],
  completed: [sent, opened, ['receiver', words.accept], ['receiver', words.complete, wednesday]],
  rejected: [sent, opened, ['receiver', words.reject]],
  redirected: [sent, opened, ['receiver', words.redirect]],
  withdrawn: [sent, ['sender', words.withdraw]],
  'closed-by-event': [sent, ['stafet', words['closed-by-event']]],
  'entered-in-error': [sent, ['sender', words.correct]],
};

const sides: Readonly<Record<Type, readonly Voice[]>> = {
  send: ['sender'],
  open: ['receiver'],
  assign: ['receiver'],
  accept: ['receiver'],
  reject: ['receiver'],
  ask: ['receiver'],
  answer: ['sender'],
  redirect: ['receiver'],
  withdraw: ['sender'],
  reschedule: ['sender'],
  'phone-call': ['sender', 'receiver'],
  complete: ['receiver'],
  correct: ['sender'],
  delivered: ['stafet'],
  'delivery-failed': ['stafet'],
  transferred: ['stafet'],
  'deadline-passed': ['stafet'],
  circumstance: ['stafet'],
  'closed-by-event': ['stafet'],
  reopened: ['stafet'],
  act: [],
};

/**
 * What is possible in each phase, and which phase it leads to. What is not in a row is refused there. The discharge is
 * on Wednesday; everything is said on Monday, and everything is answered at once.
 */
const waiting = {
  accept: 'accepted',
  reject: 'rejected',
  ask: 'needs-information',
  redirect: 'redirected',
  withdraw: 'withdrawn',
  correct: 'entered-in-error',
  'closed-by-event': 'closed-by-event',
} satisfies Partial<Record<Type, Phase>>;
const stays = (phase: Phase, ...types: readonly Type[]): Partial<Record<Type, Phase>> =>
  Object.fromEntries(types.map((type) => [type, phase]));

const table: Readonly<Record<Phase, Partial<Record<Type, Phase>>>> = {
  draft: {
    send: 'sent',
    withdraw: 'withdrawn',
    correct: 'entered-in-error',
    'closed-by-event': 'closed-by-event',
    ...stays('draft', 'reschedule', 'circumstance'),
  },
  sent: {
    ...waiting,
    delivered: 'delivered',
    'delivery-failed': 'delivery-failed',
    open: 'under-assessment',
    ...stays('sent', 'assign', 'phone-call', 'reschedule', 'deadline-passed', 'circumstance'),
  },
  delivered: {
    ...waiting,
    open: 'under-assessment',
    ...stays('delivered', 'assign', 'phone-call', 'reschedule', 'deadline-passed', 'circumstance'),
  },
  'delivery-failed': {
    ...waiting,
    delivered: 'delivered',
    open: 'under-assessment',
    ...stays('delivery-failed', 'assign', 'phone-call', 'reschedule', 'deadline-passed', 'circumstance'),
  },
  'under-assessment': {
    ...waiting,
    ...stays('under-assessment', 'delivered', 'assign', 'phone-call', 'reschedule', 'deadline-passed', 'circumstance'),
  },
  'needs-information': {
    ...waiting,
    answer: 'under-assessment',
    ...stays('needs-information', 'delivered', 'assign', 'phone-call', 'reschedule', 'deadline-passed', 'circumstance'),
  },
  accepted: {
    withdraw: 'withdrawn',
    correct: 'entered-in-error',
    'closed-by-event': 'closed-by-event',
    ...stays('accepted', 'delivered', 'assign', 'phone-call', 'reschedule', 'circumstance'),
  },
  transferred: {
    complete: 'completed',
    correct: 'entered-in-error',
    'closed-by-event': 'closed-by-event',
    ...stays('transferred', 'delivered', 'assign', 'phone-call', 'circumstance'),
  },
  completed: {},
  rejected: {},
  redirected: {},
  withdrawn: {},
  'closed-by-event': stays('closed-by-event', 'reopened'),
  'entered-in-error': {},
};

const types = Object.keys(words) as Type[];
const voices = Object.keys(actors) as Voice[];
const rows = phases.flatMap((phase) =>
  types.flatMap((type) =>
    voices.map((voice) => ({
      phase,
      type,
      voice,
      outcome: !sides[type].includes(voice) ? 'actor-not-entitled' : (table[phase][type] ?? 'event-not-expected'),
    })),
  ),
);
const outcomeOf = (answer: Decision | Refused): string =>
  answer.kind === 'refused' ? answer.refusal.code : answer.state.phase;

describe('who may do what, and what comes of it', () => {
  it.each(phases)('every story reaches its phase: %s', (phase) => {
    expect(after(...stories[phase]).phase).toBe(phase);
  });

  describe.each(phases)('in phase %s', (phase) => {
    it.each(rows.filter((row) => row.phase === phase))('$type by $voice -> $outcome', ({ type, voice, outcome }) => {
      const at = ['transferred', 'completed'].includes(phase) ? wednesday : monday;
      expect(outcomeOf(decide(pathway, after(...stories[phase]), words[type], actors[voice], at))).toBe(outcome);
    });
  });
});

describe('who holds each item', () => {
  const S = sender;
  const R = receiver;
  const both = (status: string, holder: string): readonly string[] => [`${status} ${holder}`, `${status} ${holder}`];
  const accept: Said = ['receiver', words.accept];
  const rejectRest: Said = ['receiver', { ...words.reject, items: ['nursing-rehab'] }];
  const socialFirst: Said = ['receiver', social];
  const offered: Said = ['receiver', { ...social, startsAt: thursday }];
  const due: Said = ['stafet', words.transferred, wednesday];
  const toTuesday: Said = ['sender', { type: 'reschedule', effectiveFrom: tuesday }];
  const toThursday: Said = ['sender', { type: 'reschedule', effectiveFrom: thursday }];

  it.each<[string, readonly Said[], Phase, readonly string[]]>([
    [
      'leaves the ward responsible while nobody answers',
      [sent, ['stafet', words['deadline-passed']]],
      'sent',
      both('requested', S),
    ],
    [
      'leaves the ward responsible when a system has received it',
      [sent, ['stafet', words.delivered]],
      'delivered',
      both('requested', S),
    ],
    ['leaves the ward responsible when a person has seen it', [sent, opened], 'under-assessment', both('requested', S)],
    [
      'leaves the ward responsible from the confirmation to the discharge',
      [sent, accept],
      'accepted',
      both('accepted', S),
    ],
    [
      'makes the municipality responsible at the discharge that it confirmed',
      [sent, accept, due],
      'transferred',
      both('transferred', R),
    ],
    [
      'leaves the ward responsible when the municipality rejects',
      [sent, ['receiver', words.reject]],
      'rejected',
      both('rejected', S),
    ],
    [
      'leaves the ward responsible when the municipality sends on',
      [sent, ['receiver', words.redirect]],
      'redirected',
      both('closed', S),
    ],
    [
      'leaves the ward responsible for what it takes back',
      [sent, accept, ['sender', words.withdraw]],
      'withdrawn',
      both('closed', S),
    ],
    [
      'leaves the ward responsible when the matter ends',
      [sent, ['stafet', words['closed-by-event']]],
      'closed-by-event',
      both('closed', S),
    ],
    [
      'waits for the item that is not answered yet',
      [sent, socialFirst],
      'under-assessment',
      [`accepted ${S}`, `requested ${S}`],
    ],
    [
      'moves the confirmed item while the other is still asked for',
      [sent, socialFirst, due],
      'under-assessment',
      [`transferred ${R}`, `requested ${S}`],
    ],
    [
      'moves the confirmed item, and leaves the rejected one',
      [sent, socialFirst, rejectRest, due],
      'transferred',
      [`transferred ${R}`, `rejected ${S}`],
    ],
    [
      'takes back only what has not moved',
      [sent, socialFirst, due, ['sender', words.withdraw, wednesday]],
      'transferred',
      [`transferred ${R}`, `closed ${S}`],
    ],
    [
      'sends on only what is not answered',
      [sent, socialFirst, ['receiver', words.redirect]],
      'accepted',
      [`accepted ${S}`, `closed ${S}`],
    ],
    [
      'is rejected when one item was rejected, the other sent on, and none taken over',
      [sent, rejectRest, ['receiver', words.redirect]],
      'rejected',
      [`closed ${S}`, `rejected ${S}`],
    ],
    [
      'keeps the open question when only one item is answered',
      [sent, ['receiver', words.ask], socialFirst],
      'needs-information',
      [`accepted ${S}`, `requested ${S}`],
    ],
    [
      'waits for the start date that the municipality offers',
      [sent, offered, rejectRest, ['sender', words['phone-call'], wednesday]],
      'accepted',
      [`accepted ${S}`, `rejected ${S}`],
    ],
    [
      'asks again when the discharge is brought forward',
      [sent, accept, toTuesday],
      'under-assessment',
      both('requested', S),
    ],
    [
      'does not ask again where the offered start date is later anyway',
      [sent, offered, rejectRest, toTuesday],
      'accepted',
      [`accepted ${S}`, `rejected ${S}`],
    ],
    [
      'moves nothing on the old day when the discharge is postponed',
      [sent, accept, toThursday, ['sender', words['phone-call'], wednesday]],
      'accepted',
      both('accepted', S),
    ],
    [
      'makes the municipality responsible on the new day',
      [sent, accept, toThursday, ['stafet', words.transferred, thursday]],
      'transferred',
      both('transferred', R),
    ],
    [
      'moves what is due before anything else is done',
      [sent, accept, ['receiver', words.complete, wednesday]],
      'completed',
      both('closed', R),
    ],
    [
      'leaves what has moved where it is when it was an error',
      [sent, accept, due, ['sender', words.correct, wednesday]],
      'entered-in-error',
      both('transferred', R),
    ],
  ])('%s', (_promise, story, phase, items) => {
    const state = after(...story);
    expect(state.phase).toBe(phase);
    expect(state.items.map((item) => `${item.status} ${item.holder}`)).toEqual(items);
  });

  it('moves at the confirmation where no date was agreed', () => {
    const now = decide(pathway, { ...after(sent), effectiveFrom: undefined }, words.accept, actors.receiver, monday);
    expect(now).toMatchObject({ state: { phase: 'transferred', items: [{ holder: R }, { holder: R }] } });
    expect(now).toMatchObject({
      facts: [{ type: 'accept' }, { type: 'transferred', effectiveAt: monday, previousHolder: S, newHolder: R }],
    });
  });
});

describe('what does not fit is refused with its own word', () => {
  const confirmed = after(sent, ['receiver', social]);
  it.each<[string, HandoverState, Said, RefusalCode]>([
    [
      'an item that is not handed over',
      confirmed,
      ['receiver', { type: 'accept', items: ['treatment'] }],
      'item-unknown',
    ],
    ['an item that is answered', confirmed, ['receiver', social], 'item-already-answered'],
    [
      'taking a confirmation back',
      confirmed,
      ['receiver', { ...words.reject, items: ['social-support'] }],
      'item-already-answered',
    ],
    ['a reason of no list', confirmed, ['receiver', { type: 'reject', reason: 'too-busy' }], 'reason-unknown'],
    ['a reason of another list', confirmed, ['receiver', { ...words.redirect, reason: 'duplicate' }], 'reason-unknown'],
    ['“other” without words', confirmed, ['sender', { type: 'withdraw', reason: 'other' }], 'reason-needs-text'],
    [
      '“other” with empty words',
      confirmed,
      ['sender', { type: 'withdraw', reason: 'other', text: ' ' }],
      'reason-needs-text',
    ],
    [
      'a wrong catchment without the right one',
      confirmed,
      ['receiver', { type: 'reject', reason: 'wrong-catchment' }],
      'better-receiver-required',
    ],
    ['sending on to oneself', confirmed, ['receiver', { ...words.redirect, receiver }], 'receiver-unsuitable'],
    [
      'sending on to the one who asks',
      confirmed,
      ['receiver', { ...words.redirect, receiver: sender }],
      'receiver-unsuitable',
    ],
    [
      'a discharge that is over',
      confirmed,
      ['sender', { type: 'reschedule', effectiveFrom: monday }],
      'instant-in-the-past',
    ],
    [
      'a flag that is raised already',
      after(sent, ['stafet', words['deadline-passed']]),
      ['stafet', words['deadline-passed']],
      'event-not-expected',
    ],
    [
      'a deadline after the answer',
      after(sent, ['receiver', words.accept]),
      ['stafet', words['deadline-passed']],
      'event-not-expected',
    ],
    [
      'a transfer that is not due',
      after(sent, ['receiver', words.accept]),
      ['stafet', words.transferred, tuesday],
      'event-not-expected',
    ],
    [
      'moving the discharge after it',
      after(sent, ['receiver', words.accept]),
      ['sender', words.reschedule, wednesday],
      'event-not-expected',
    ],
    [
      'taking back what has moved',
      after(sent, ['receiver', words.accept]),
      ['sender', words.withdraw, wednesday],
      'event-not-expected',
    ],
  ])('%s', (_what, state, [voice, event, at = monday], code) => {
    expect(decide(pathway, state, event, actors[voice], at)).toMatchObject({ kind: 'refused', refusal: { code } });
  });
});
