import type { HandoverEvent, Instant } from '@stafet/core';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { bupToAdultV1 as pathway } from './definition.v1';

const [today, , , agreedDay] = days as [Instant, Instant, Instant, Instant];
const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const meeting: HandoverEvent = { type: 'act', act: 'hold-joint-meeting', fields: { outcome: 'held' } };
/** Born so that the 21st birthday is the first day of the world. */
const isTwentyOneToday = { particulars: { moments: { '21st-birthday': today } } };
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;
const passed = (name: string, level: number): Act => ['stafet', { type: 'deadline-passed', deadline: name, level }];

describe('P07, from child and adolescent to adult psychiatry', () => {
  it('leaves treatment and medication with BUP until adult psychiatry confirms and the agreed day comes', () => {
    const confirmed = after(pathway, [send, confirm], { effectiveFrom: agreedDay });
    expect(confirmed).toMatchObject({ phase: 'accepted', step: 'joint-meeting-ahead' });
    expect(confirmed.items.map(({ kind, holder }) => [kind, holder])).toEqual([
      ['treatment', confirmed.sender],
      ['medication', confirmed.sender],
    ]);
    const transferred = after(pathway, [send, confirm, ['stafet', { type: 'transferred' }, agreedDay]], {
      effectiveFrom: agreedDay,
    });
    expect(transferred.items.map(({ holder }) => holder)).toEqual([transferred.receiver, transferred.receiver]);
  });

  it('moves nothing at the 21st birthday, whatever level has passed, and can still be confirmed', () => {
    const levels = pathway.deadlines
      .filter(({ name }) => ['respond', 'confirmation', 'birthday'].includes(name))
      .flatMap(({ name, levels: each }) => each.map(({ rule }) => passed(name, rule.level)));
    expect(levels).toHaveLength(5);
    const overdue = after(pathway, [send, ...levels], isTwentyOneToday);
    expect(overdue.phase).toBe('sent');
    expect(overdue.items.map(({ holder }) => holder)).toEqual([overdue.sender, overdue.sender]);
    expect(overdue.passedDeadlines).toContainEqual({ name: 'birthday', level: 3 });
    expect(refusalOf(pathway, overdue, confirm)).toBeUndefined();
  });

  it('counts back from the 21st birthday: confirmed by 20 y 9 m, met by 20 y 10 m, E3 at the birthday', () => {
    expect(pathway.moments).toMatchObject([{ name: '21st-birthday', from: { birthday: 21 } }]);
    const counted = (name: string) => {
      const { counts, moment, rules } = deadline(name);
      return [counts, moment, ...rules.map(({ rule }) => rule)];
    };
    const back = ['before-moment', '21st-birthday'];
    expect(counted('confirmation')).toEqual([...back, { clock: 'calendar', duration: 'P3M' }]);
    expect(counted('joint-meeting')).toEqual([...back, { clock: 'calendar', duration: 'P2M' }]);
    expect(counted('birthday')).toEqual([...back, { clock: 'at-once' }]);
    expect(deadline('birthday').levels.map(({ rule }) => rule)).toEqual([{ level: 3, at: { is: 'due' } }]);
  });

  it('lets no question stop the clocks of the birthday', () => {
    const asked = after(pathway, [send], isTwentyOneToday);
    const { effects } = decisionOn(pathway, asked, ['receiver', { type: 'ask', question: 'Hvilken medicin?' }]);
    expect(effects.filter(({ type }) => type === 'pause-deadline')).toEqual([
      { type: 'pause-deadline', name: 'respond' },
    ]);
  });

  it('still limits the wait of a citizen whose number tells no birthday', () => {
    const { effects } = decisionOn(pathway, after(pathway, []), send);
    expect(effects).toContainEqual({ type: 'set-deadline', name: 'respond' });
    expect(effects).not.toContainEqual({ type: 'set-deadline', name: 'birthday' });
  });

  it('remembers a joint meeting that was held before the confirmation', () => {
    const met = after(pathway, [send, ['receiver', meeting], confirm], { effectiveFrom: agreedDay });
    expect(met).toMatchObject({ phase: 'accepted', step: 'joint-meeting-held' });
    const postponed = decisionOn(pathway, met, [
      'sender',
      { type: 'reschedule', effectiveFrom: '2026-12-24T08:00:00.000Z' as Instant },
    ]);
    expect(postponed.state.step).toBe('joint-meeting-held');
  });

  it('is completed by adult psychiatry after the joint meeting, and not before', () => {
    const finish: Act = ['receiver', { type: 'complete', outcome: 'taken over' }];
    const confirmed = after(pathway, [send, confirm]);
    expect(confirmed).toMatchObject({ phase: 'transferred', step: 'joint-meeting-ahead' });
    expect(refusalOf(pathway, confirmed, finish)).toBe('event-not-expected');
    expect(after(pathway, [send, confirm, ['sender', meeting], finish]).phase).toBe('completed');
    expect(refusalOf(pathway, confirmed, ['stranger', meeting])).toBe('actor-not-entitled');
  });

  it('is not for the target group only with a named alternative, and BUP holds meanwhile', () => {
    const asked = after(pathway, [send]);
    const reject = (betterReceiver?: string): Act => [
      'receiver',
      { type: 'reject', reason: 'not-target-group', text: 'egen læge kan følge det', betterReceiver },
    ];
    expect(refusalOf(pathway, asked, reject())).toBe('better-receiver-required');
    const rejected = decisionOn(pathway, asked, reject(elsewhere)).state;
    expect(rejected.phase).toBe('rejected');
    expect(rejected.items.map(({ holder }) => holder)).toEqual([asked.sender, asked.sender]);
  });

  it('asks the general practice in a linked request when adult psychiatry sends on', () => {
    const asked = after(pathway, [send]);
    const { state, effects } = decisionOn(pathway, asked, [
      'receiver',
      { type: 'redirect', receiver: elsewhere, reason: 'not-target-group' },
    ]);
    expect(state.items.map(({ holder }) => holder)).toEqual([asked.sender, asked.sender]);
    expect(effects).toContainEqual({
      type: 'open-successor',
      receiver: elsewhere,
      items: ['treatment', 'medication'],
      because: 'redirect',
    });
    expect(pathway.routes.map(({ to }) => to)).toEqual([['psychiatric-department'], ['general-practice']]);
  });

  it('keeps the request with an adult department that lacks capacity', () => {
    const asked = after(pathway, [send], { particulars: { hasSupplyDuty: true } });
    const { state, effects } = decisionOn(pathway, asked, ['receiver', { type: 'reject', reason: 'no-capacity' }]);
    expect(state.phase).toBe('sent');
    expect(effects).toContainEqual({ type: 'set-deadline', name: 'capacity' });
  });

  it('is never for an eating disorder, nor for who was 18 at the referral', () => {
    const ajv = new Ajv2020({ strict: true, keywords: ['title-en', 'enum-da', 'enum-en'] });
    const fits = addFormats(ajv).compile(pathway.contentSchema);
    const { eatingDisorder: _unsaid, ...silent } = pathway.exampleContent;
    expect(fits(pathway.exampleContent)).toBe(true);
    expect(fits({ ...pathway.exampleContent, eatingDisorder: true })).toBe(false);
    expect(fits({ ...pathway.exampleContent, wasUnder18AtReferral: false })).toBe(false);
    expect(fits(silent)).toBe(false);
  });
});
