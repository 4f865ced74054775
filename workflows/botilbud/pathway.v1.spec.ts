import type { HandoverEvent } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { botilbudV1 as pathway } from './definition.v1';

const assessment = { items: ['treatment/assessment'] };
const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const finish: Act = ['receiver', { type: 'complete', outcome: 'done' }];
const assess = (outcome: string): HandoverEvent => ({ type: 'act', act: 'assess', fields: { outcome } });
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P08, a botilbud asks psychiatry', () => {
  it('leaves the task with the botilbud until psychiatry confirms', () => {
    const asked = after(pathway, [send], assessment);
    expect(asked.items).toMatchObject([{ kind: 'treatment', scope: 'assessment', holder: asked.sender }]);
    const confirmed = after(pathway, [send, confirm], assessment);
    expect(confirmed).toMatchObject({ phase: 'transferred', step: 'to-be-assessed' });
    expect(confirmed.items).toMatchObject([{ holder: confirmed.receiver }]);
  });

  it('answers within two hours of the daytime', () => {
    expect(deadline('respond').rules.map(({ rule }) => rule)).toEqual([{ clock: 'working', duration: 'PT2H' }]);
    const { effects } = decisionOn(pathway, after(pathway, [], assessment), send);
    expect(effects.filter(({ type }) => type === 'set-deadline')).toEqual([{ type: 'set-deadline', name: 'respond' }]);
  });

  it('assesses within 24 hours of the request, also where the confirmation came late', () => {
    const late = after(pathway, [send, ['receiver', { type: 'accept' }, days[1]!]], assessment);
    expect(late.particulars.moments).toEqual({ request: days[0] });
    expect(deadline('assess')).toMatchObject({
      counts: 'after-moment',
      moment: 'request',
      rules: [{ rule: { clock: 'elapsed', duration: 'PT24H' } }],
    });
  });

  it('has not finished before it has assessed', () => {
    const confirmed = after(pathway, [send, confirm], assessment);
    expect(refusalOf(pathway, confirmed, finish)).toBe('event-not-expected');
    expect(refusalOf(pathway, confirmed, ['sender', assess('needs-admission')])).toBe('actor-not-entitled');
    const { state, effects } = decisionOn(pathway, confirmed, ['receiver', assess('further-observation')]);
    expect(state.step).toBe('assessed');
    expect(effects).toContainEqual({ type: 'clear-deadline', name: 'assess' });
    expect(decisionOn(pathway, state, finish).state.phase).toBe('completed');
  });

  it('leaves the task with the botilbud when it is rejected, sent on or met with silence', () => {
    const asked = after(pathway, [send], assessment);
    const silent = after(
      pathway,
      [send, ...[0, 1, 2, 3].map((level): Act => ['stafet', { type: 'deadline-passed', deadline: 'respond', level }])],
      assessment,
    );
    const rejected = decisionOn(pathway, asked, ['receiver', { type: 'reject', reason: 'not-target-group' }]).state;
    const sentOn = decisionOn(pathway, asked, [
      'receiver',
      { type: 'redirect', receiver: elsewhere, reason: 'not-target-group' },
    ]).state;
    for (const { items, sender } of [silent, rejected, sentOn]) expect(items).toMatchObject([{ holder: sender }]);
  });

  it('brings what nobody answers before the local council', () => {
    const tells = deadline('respond').levels.map(({ rule, tells: whom }) => [rule.level, whom]);
    expect(tells).toContainEqual([1, ['receiving-duty-leader', 'sending-clinician']]);
    expect(tells).toContainEqual([3, ['local-council', 'auditor-queue']]);
  });
});

describe('P08, a ward discharges to a botilbud', () => {
  const parts = ['social-support/authority', 'social-support/daily-support'];

  it.each(parts)('keeps %s with the ward until its own receiver confirms, and the discharge comes', (item) => {
    const beginning = { items: [item], effectiveFrom: days[1]! };
    const confirmed = after(pathway, [send, confirm], beginning);
    expect(confirmed.phase).toBe('accepted');
    expect(confirmed.items).toMatchObject([{ holder: confirmed.sender }]);
    const discharged = after(pathway, [send, confirm, ['stafet', { type: 'transferred' }, days[1]]], beginning);
    expect(discharged).toMatchObject({ phase: 'transferred', step: 'supported' });
    expect(discharged.items).toMatchObject([{ holder: discharged.receiver }]);
    expect(refusalOf(pathway, discharged, [finish[0], finish[1], days[1]])).toBeUndefined();
  });

  it.each([
    ['social-support/authority', 'respond-authority'],
    ['social-support/daily-support', 'respond-daily-support'],
  ])('has one working day for %s', (item, name) => {
    expect(deadline(name).rules.map(({ rule }) => rule)).toEqual([{ clock: 'working', duration: 'P1D' }]);
    const { effects } = decisionOn(pathway, after(pathway, [], { items: [item] }), send);
    expect(effects.filter(({ type }) => type === 'set-deadline')).toEqual([{ type: 'set-deadline', name }]);
  });

  it('asks the municipality for the authority and the botilbud for the daily support, and neither for the other’s', () => {
    const to = (type: string) =>
      pathway.routes.filter((route) => route.to.includes(type)).flatMap(({ items }) => items);
    expect(to('municipality')).toEqual(['social-support/authority']);
    expect(to('botilbud')).toEqual(['social-support/daily-support']);
  });

  it('leads no treatment to the botilbud or the municipality', () => {
    const carrying = pathway.routes.filter(({ items }) => items?.some((item) => item.startsWith('treatment')));
    expect(carrying.flatMap(({ to }) => to)).toEqual(['psychiatric-department', 'outreach-team']);
  });
});
