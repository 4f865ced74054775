import type { HandoverEvent, Instant } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { dualDiagnosisV1 as pathway } from './definition.v1';

const [, tomorrow, dayAfter] = days as [Instant, Instant, Instant];
const disorder = { items: ['treatment/mental-disorder'] };
const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const finish: Act = ['receiver', { type: 'complete', outcome: 'done' }];
const start: HandoverEvent = { type: 'act', act: 'start-treatment', fields: {} };
const clock = pathway.deadlines.find(({ name }) => name === 'start-treatment')!;
const reject = pathway.events.find(({ type }) => type === 'reject')!;

describe('P09, dual diagnosis', () => {
  it.each(['treatment/mental-disorder', 'treatment/substance-use'])(
    'leaves %s with whoever treats it until the offer confirms',
    (item) => {
      const asked = after(pathway, [send], { items: [item] });
      expect(asked.items).toMatchObject([{ holder: asked.sender }]);
      const confirmed = after(pathway, [send, confirm], { items: [item] });
      expect(confirmed).toMatchObject({ phase: 'transferred', step: 'to-be-started' });
      expect(confirmed.items).toMatchObject([{ holder: confirmed.receiver }]);
    },
  );

  it('lets psychiatry and GP hand over the disorder, and the municipality the substance use', () => {
    const theirs = pathway.routes.map(({ from, items }) => [from, items]);
    expect(theirs).toEqual([
      [['psychiatric-department', 'ward', 'general-practice', 'somatic-department'], ['treatment/mental-disorder']],
      [['municipality'], ['treatment/substance-use']],
    ]);
  });

  it('is open from 2024 on, and not before', () => {
    expect(pathway.routes.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2024-01-01', undefined],
      ['2024-01-01', undefined],
    ]);
  });

  it('begins the treatment within 14 days of the referral: a warning on day 10, E3 on day 14', () => {
    expect(clock.rules.map(({ rule, evidence }) => [rule, evidence])).toEqual([
      [{ clock: 'calendar', duration: 'P14D' }, 'EXT'],
    ]);
    expect(clock.levels.map(({ rule }) => rule)).toEqual([
      { level: 0, at: { is: 'before-due', rule: { clock: 'calendar', duration: 'P4D' } } },
      { level: 3, at: { is: 'due' } },
    ]);
  });

  it('runs that clock on through the question, the confirmation and the wait, until the treatment begins', () => {
    const beginning = { ...disorder, effectiveFrom: dayAfter };
    const story: readonly Act[] = [
      ['receiver', { type: 'open' }],
      ['receiver', { type: 'ask', question: 'Hvor bor borgeren?' }],
      ['sender', { type: 'answer', text: 'På botilbud.' }],
      confirm,
      ['stafet', { type: 'transferred' }, dayAfter],
    ];
    let state = after(pathway, [send], beginning);
    for (const act of story) {
      const decision = decisionOn(pathway, state, act);
      const touched = decision.effects.filter((effect) => 'name' in effect && effect.name === 'start-treatment');
      expect([act[1].type, touched]).toEqual([act[1].type, []]);
      state = decision.state;
    }
    expect(state.step).toBe('to-be-started');
    expect(decisionOn(pathway, state, ['receiver', start, dayAfter]).effects).toContainEqual({
      type: 'clear-deadline',
      name: 'start-treatment',
    });
  });

  it('counts from the referral also where the confirmation is void and asked for again', () => {
    const confirmed = after(pathway, [send, confirm], { ...disorder, effectiveFrom: dayAfter });
    const broughtForward = decisionOn(pathway, confirmed, ['sender', { type: 'reschedule', effectiveFrom: tomorrow }]);
    expect(broughtForward.state).toMatchObject({
      phase: 'under-assessment',
      particulars: { moments: { referral: days[0] } },
    });
  });

  it('moves nothing on day 14, and can still be confirmed', () => {
    const late = after(
      pathway,
      [
        send,
        ['stafet', { type: 'deadline-passed', deadline: 'start-treatment', level: 0 }],
        ['stafet', { type: 'deadline-passed', deadline: 'start-treatment', level: 3 }],
      ],
      disorder,
    );
    expect(late.items).toMatchObject([{ holder: late.sender }]);
    expect(refusalOf(pathway, late, confirm)).toBeUndefined();
  });

  it('answers the referral within five working days', () => {
    const respond = pathway.deadlines.find(({ name }) => name === 'respond');
    expect(respond?.rules.map(({ rule }) => rule)).toEqual([{ clock: 'working', duration: 'P5D' }]);
  });

  it('has no wrong door: no reason to reject stands alone, and the holder stays', () => {
    const asked = after(pathway, [send], disorder);
    for (const { code } of reject.reasons ?? []) {
      const bare: Act = ['receiver', { type: 'reject', reason: code }];
      expect([code, refusalOf(pathway, asked, bare)]).toEqual([
        code,
        code === 'wrong-catchment' ? 'better-receiver-required' : 'alternative-required',
      ]);
      const said: Act = ['receiver', { type: 'reject', reason: code, text: '-', betterReceiver: elsewhere }];
      const rejected = decisionOn(pathway, asked, said).state;
      expect(rejected.items).toMatchObject([{ status: 'rejected', holder: asked.sender }]);
    }
  });

  it('is completed after the treatment has begun, and only the offer says that it has', () => {
    const confirmed = after(pathway, [send, confirm], disorder);
    expect(refusalOf(pathway, confirmed, finish)).toBe('event-not-expected');
    expect(refusalOf(pathway, confirmed, ['sender', start])).toBe('actor-not-entitled');
    expect(after(pathway, [send, confirm, ['receiver', start], finish], disorder).phase).toBe('completed');
  });

  it('keeps the group of the phase-in as a code, and asks for no confirmed diagnosis', () => {
    const { properties, required } = pathway.contentSchema as {
      properties: Record<string, { enum?: readonly string[] }>;
      required: readonly string[];
    };
    expect(properties['targetGroup']?.enum).toEqual(['group-1', 'group-2', 'group-3']);
    expect(properties['disorderCertainty']?.enum).toContain('suspected');
    expect(required).not.toContain('diagnosis');
  });
});
