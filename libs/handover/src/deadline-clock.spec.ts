import { instant, plainParticulars, type Effect, type HandoverState, type Instant } from '@stafet/core';
import { findPathway } from '@stafet/workflows';
import { deadlinesAfter, ruleFor, transferDeadline, type ClockSetting, type PassedLevel } from './deadline-clock';
import type { ConfiguredDeadline } from './handover-reader';
import type { DeadlineRow } from './stored-handover';

const pathway = findPathway('psy-discharge-municipality')!;
const respond = pathway.deadlines.find((each) => each.name === 'respond')!;
const at = (text: string): Instant => instant(new Date(text).toISOString());

// Friday afternoon; the Monday after it is an ordinary working day.
const friday = at('2026-11-20T15:30:00+01:00');
const state: HandoverState = {
  phase: 'sent',
  step: 'sent',
  sender: 'ward-randers',
  receiver: 'municipality-0730',
  items: [{ kind: 'social-support', status: 'requested', holder: 'ward-randers' }],
  isQuestionOpen: false,
  passedDeadlines: [],
  particulars: plainParticulars,
};
const setting = (moment: Instant, configured: readonly ConfiguredDeadline[] = []): ClockSetting => ({
  handoverId: '6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11',
  pathway,
  configured,
  at: moment,
});
const set = (name: string): Effect => ({ type: 'set-deadline', name });
const started = (name: string, over: HandoverState, moment: Instant, configured: readonly ConfiguredDeadline[] = []) =>
  deadlinesAfter([], over, [set(name)], undefined, setting(moment, configured));
const only = (rows: readonly DeadlineRow[]): DeadlineRow => {
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe('the clock of the receiver', () => {
  it.each<[string, string, string | undefined, string, string]>([
    [
      'Friday afternoon for next week',
      '2026-11-20T15:30:00+01:00',
      '2026-11-25T10:00:00+01:00',
      '2026-11-23T12:00:00+01:00',
      'kl. 12.00 næste hverdag (mandag den 23. november 2026)',
    ],
    [
      'Sunday for the week after',
      '2026-11-22T09:00:00+01:00',
      '2026-11-30T10:00:00+01:00',
      '2026-11-23T12:00:00+01:00',
      'kl. 12.00 næste hverdag (mandag den 23. november 2026)',
    ],
    [
      'before Easter',
      '2026-04-01T15:00:00+02:00',
      '2026-04-10T10:00:00+02:00',
      '2026-04-07T12:00:00+02:00',
      'kl. 12.00 næste hverdag (tirsdag den 7. april 2026)',
    ],
    [
      '24 hours ahead to the minute',
      '2026-11-20T15:30:00+01:00',
      '2026-11-21T15:30:00+01:00',
      '2026-11-23T12:00:00+01:00',
      'kl. 12.00 næste hverdag',
    ],
    [
      'a minute less than 24 hours ahead',
      '2026-11-20T15:30:00+01:00',
      '2026-11-21T15:29:00+01:00',
      '2026-11-20T17:30:00+01:00',
      '2 timer efter afsendelsen',
    ],
    ['at once', '2026-11-20T15:30:00+01:00', undefined, '2026-11-20T17:30:00+01:00', '2 timer efter afsendelsen'],
  ])('sent %s', (_when, sentAt, effectiveFrom, dueAt, explanation) => {
    const over = effectiveFrom === undefined ? state : { ...state, effectiveFrom: at(effectiveFrom) };
    const row = only(started('respond', over, at(sentAt)));
    expect(row).toMatchObject({
      name: 'respond',
      kind: 'response',
      level: 0,
      state: 'running',
      expires_at: at(dueAt),
      started_at: at(sentAt),
    });
    expect(row.explanation_da).toContain(explanation);
    expect(row.explanation_en).not.toBe('');
  });
});

describe('the last call before a discharge', () => {
  it.each([
    ['four working hours before it, over a weekend', '2026-11-23T10:00:00+01:00', '2026-11-20T14:00:00+01:00'],
    ['on the same day', '2026-11-25T15:00:00+01:00', '2026-11-25T11:00:00+01:00'],
  ])('is due %s', (_when, effectiveFrom, dueAt) => {
    const sentAt = at('2026-11-16T09:00:00+01:00');
    expect(only(started('discharge', { ...state, effectiveFrom: at(effectiveFrom) }, sentAt)).due_at).toBe(at(dueAt));
  });

  it('is due at once where the discharge is nearer than that', () => {
    const soon = { ...state, effectiveFrom: at('2026-11-20T16:00:00+01:00') };
    expect(only(started('discharge', soon, friday)).due_at).toBe(friday);
  });

  it('is met where there is no date to count back from any more', () => {
    const running = started('discharge', { ...state, effectiveFrom: at('2026-11-25T15:00:00+01:00') }, friday);
    expect(only(deadlinesAfter(running, state, [set('discharge')], undefined, setting(friday))).state).toBe('met');
    expect(started('discharge', state, friday)).toEqual([]);
  });
});

describe('what the steward has set', () => {
  const configured = (duration: string, validFrom: string): ConfiguredDeadline => ({
    name: 'respond',
    duration,
    clock: 'elapsed',
    valid_from: at(validFrom),
  });
  const settings = [configured('PT4H', '2026-11-01T00:00:00Z'), configured('PT1H', '2026-11-20T15:00:00Z')];

  it.each([
    ['2026-10-31T23:59:59.999Z', { clock: 'elapsed', duration: 'PT2H' }],
    ['2026-11-01T00:00:00.000Z', { clock: 'elapsed', duration: 'PT4H' }],
    ['2026-11-20T14:59:59.999Z', { clock: 'elapsed', duration: 'PT4H' }],
    ['2026-11-20T15:00:00.000Z', { clock: 'elapsed', duration: 'PT1H' }],
  ])('holds for what is sent from its date on: at %s', (moment, rule) => {
    expect(ruleFor(respond, settings, {}, at(moment))).toEqual(rule);
  });

  it('holds for its own deadline alone', () => {
    const answer = pathway.deadlines.find((each) => each.name === 'answer')!;
    expect(ruleFor(answer, settings, {}, friday)).toEqual({ clock: 'elapsed', duration: 'PT2H' });
  });

  it('scales the levels that are a share of it, and keeps those that follow it', () => {
    const row = only(started('respond', state, friday, settings));
    expect(row).toMatchObject({ level: 0, due_at: at('2026-11-20T17:30:00+01:00') });
    expect(row.levels.map((each) => each.at)).toEqual([
      at('2026-11-20T19:30:00+01:00'),
      at('2026-11-20T23:30:00+01:00'),
      at('2026-11-21T19:30:00+01:00'),
    ]);
  });

  it('moves no clock that runs already', () => {
    const running = started('respond', state, friday);
    expect(deadlinesAfter(running, state, [], undefined, setting(friday, settings))).toEqual([]);
  });
});

describe('a clock that runs', () => {
  const running = started('respond', state, friday);
  const [asked, answered] = [at('2026-11-20T16:00:00+01:00'), at('2026-11-20T18:45:00.250+01:00')];
  const change = (before: readonly DeadlineRow[], effects: readonly Effect[], moment: Instant, passed?: PassedLevel) =>
    deadlinesAfter(before, state, effects, passed, setting(moment));

  it('stands still while a question is open and goes on with what was left', () => {
    const paused = only(change(running, [{ type: 'pause-deadline', name: 'respond' }], asked));
    expect(paused).toMatchObject({ state: 'paused', paused_at: asked, expires_at: running[0]!.expires_at });
    const resumed = only(change([paused], [{ type: 'resume-deadline', name: 'respond' }], answered));
    // Asked with 90 minutes left; answered 165 minutes and 250 milliseconds later.
    expect(resumed).toMatchObject({
      state: 'running',
      paused_at: null,
      expires_at: at('2026-11-20T20:15:00.250+01:00'),
    });
    expect(resumed.explanation_da).toBe('2 timer efter afsendelsen, forlænget med den tid spørgsmålet var åbent');
    expect(resumed.explanation_en).toBe('2 hours after sending, extended by the time the question was open');
  });

  it('is not resumed where it was not paused, nor paused where it has passed', () => {
    expect(change(running, [{ type: 'resume-deadline', name: 'respond' }], answered)).toEqual([]);
    const passed = only(change(running, [], answered, { name: 'respond', level: 3 }));
    expect(passed).toMatchObject({ state: 'passed', lease_until: null });
    expect(change([passed], [{ type: 'pause-deadline', name: 'respond' }], answered)).toEqual([]);
  });

  it('goes from level to level, each with its own moment, and passes with the last', () => {
    const story = [0, 1, 2, 3].reduce<readonly DeadlineRow[]>(
      (rows, level) => [...rows, only(change([rows.at(-1)!], [], answered, { name: 'respond', level }))],
      [running[0]!],
    );
    expect(story.map(({ state: stands, level, due_at: due }) => [stands, level, due])).toEqual([
      ['running', 0, at('2026-11-20T16:30:00+01:00')],
      ['running', 1, at('2026-11-20T17:30:00+01:00')],
      ['running', 2, at('2026-11-20T21:30:00+01:00')],
      ['running', 3, at('2026-11-21T17:30:00+01:00')],
      ['passed', 3, at('2026-11-21T17:30:00+01:00')],
    ]);
    expect(new Set(story.map((row) => row.expires_at))).toEqual(new Set([at('2026-11-20T17:30:00+01:00')]));
  });

  it('keeps all its levels apart by as much as before, whenever it stood still', () => {
    const paused = only(change(running, [{ type: 'pause-deadline', name: 'respond' }], asked));
    const resumed = only(change([paused], [{ type: 'resume-deadline', name: 'respond' }], answered));
    const pause = Date.parse(answered) - Date.parse(asked);
    const apart = (row: DeadlineRow) => [row.due_at, row.expires_at, ...row.levels.map((level) => level.at)];
    expect(apart(resumed).map(Date.parse)).toEqual(apart(running[0]!).map((each) => Date.parse(each) + pause));
  });

  it('does not move what had passed before it stood still', () => {
    const overdue = only(change(running, [], answered, { name: 'respond', level: 1 }));
    const [stopped, goneOn] = [at('2026-11-20T19:30:00+01:00'), at('2026-11-20T20:30:00+01:00')];
    const paused = only(change([overdue], [{ type: 'pause-deadline', name: 'respond' }], stopped));
    expect(only(change([paused], [{ type: 'resume-deadline', name: 'respond' }], goneOn))).toMatchObject({
      level: 2,
      due_at: at('2026-11-20T22:30:00+01:00'),
      expires_at: at('2026-11-20T17:30:00+01:00'),
    });
  });

  it('may begin standing still', () => {
    const begun = only(change([], [set('respond'), { type: 'pause-deadline', name: 'respond' }], friday));
    expect(begun).toMatchObject({ state: 'paused', paused_at: friday });
  });

  it('is met once, and not again', () => {
    const met = only(change(running, [{ type: 'clear-deadline', name: 'respond' }], answered));
    expect(met).toMatchObject({ state: 'met', paused_at: null });
    expect(change([met], [{ type: 'clear-deadline', name: 'respond' }], answered)).toEqual([]);
  });

  it('that is cleared while it never ran leaves nothing', () => {
    expect(change([], [{ type: 'clear-deadline', name: 'respond' }], answered)).toEqual([]);
  });

  it('of a name that the pathway does not have is a fault of the machine', () => {
    expect(() => change([], [set('of-no-pathway')], friday)).toThrow('has no deadline of-no-pathway');
  });
});

describe('the moment of effect', () => {
  const [monday, tuesday] = [at('2026-11-23T10:00:00+01:00'), at('2026-11-24T10:00:00+01:00')];
  const accepted = (...moments: readonly Instant[]): HandoverState => ({
    ...state,
    items: moments.map((takesEffectAt, index) => ({
      kind: index === 0 ? 'social-support' : 'nursing-rehab',
      status: 'accepted',
      holder: 'ward-randers',
      takesEffectAt,
    })),
  });

  it('is a row like a deadline, the next of several first', () => {
    const row = only(deadlinesAfter([], accepted(tuesday, monday), [], undefined, setting(friday)));
    expect(row).toMatchObject({ name: transferDeadline, kind: 'transfer', level: 0, due_at: monday, state: 'running' });
  });

  it('goes on to the next one when the first has come', () => {
    const before = deadlinesAfter([], accepted(monday, tuesday), [], undefined, setting(friday));
    const after = deadlinesAfter(before, accepted(tuesday), [], undefined, setting(monday));
    expect(only(after)).toMatchObject({ due_at: tuesday, state: 'running', lease_until: null });
  });

  it('is met when nothing waits for it any more', () => {
    const before = deadlinesAfter([], accepted(monday), [], undefined, setting(friday));
    expect(only(deadlinesAfter(before, state, [], undefined, setting(monday)))).toMatchObject({ state: 'met' });
  });

  it('has a name that no deadline of a pathway has', () => {
    expect(pathway.deadlines.map((each) => each.name)).not.toContain(transferDeadline);
  });
});
