import type { HandoverEvent } from '@stafet/core';
import { effectsOnClocks } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days } from '../check/world';
import { psyFirstAdmissionV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const call = (outcome: 'reached' | 'not-reached' | 'declined'): HandoverEvent => ({
  type: 'act',
  act: 'call',
  fields: { outcome },
});

describe('P02, a first admission', () => {
  it('leaves the duty to call with the ward until the municipality confirms', () => {
    const asked = after(pathway, [send]);
    expect(asked.items).toMatchObject([{ kind: 'coordination', scope: 'first-contact', holder: asked.sender }]);
    const confirmed = after(pathway, [send, confirm]);
    expect(confirmed).toMatchObject({ phase: 'transferred', step: 'to-be-called' });
    expect(confirmed.items).toMatchObject([{ holder: confirmed.receiver }]);
  });

  it.each(['reached', 'declined'] as const)('has made the call when the citizen is %s', (outcome) => {
    const called = after(pathway, [send, confirm, ['receiver', call(outcome)]]);
    expect(called.step).toBe('called');
    expect(
      after(pathway, [
        send,
        confirm,
        ['receiver', call(outcome)],
        ['receiver', { type: 'complete', outcome: 'called' }],
      ]).phase,
    ).toBe('completed');
  });

  it('cannot be completed before the call is registered', () => {
    const confirmed = after(pathway, [send, confirm]);
    expect(refusalOf(pathway, confirmed, ['receiver', { type: 'complete', outcome: 'called' }])).toBe(
      'event-not-expected',
    );
  });

  it('calls again on the next weekday, three times at most, and holds the duty all the while', () => {
    const missed: Act = ['receiver', call('not-reached')];
    const once = after(pathway, [send, confirm, missed]);
    expect(once.step).toBe('to-be-called');
    const thrice = after(pathway, [send, confirm, missed, missed, missed]);
    expect(thrice).toMatchObject({ step: 'not-reached', particulars: { counts: { call: 3 } } });
    expect(thrice.items).toMatchObject([{ holder: thrice.receiver }]);
  });

  it('counts each attempt from the last one', () => {
    const confirmed = after(pathway, [send, confirm]);
    const tomorrow = decisionOn(pathway, confirmed, ['receiver', call('not-reached'), days[1]!]);
    expect(confirmed.particulars.moments).toEqual({ contact: days[0] });
    expect(tomorrow.state.particulars.moments).toEqual({ contact: days[1] });
    expect(tomorrow.effects).toContainEqual({ type: 'set-deadline', name: 'call' });
    expect(effectsOnClocks(pathway, confirmed, call('not-reached'), confirmed)).toEqual([]);
  });

  it('tells the key contacts before it tells the management', () => {
    const levels = pathway.deadlines.find(({ name }) => name === 'call')!.levels.map(({ rule }) => rule.level);
    expect(levels).toEqual([2, 3]);
  });

  it('is rejected for four reasons only', () => {
    const asked = after(pathway, [send]);
    const reject = (reason: string): Act => ['receiver', { type: 'reject', reason, betterReceiver: 'elsewhere' }];
    for (const reason of ['wrong-catchment', 'wrong-patient', 'missing-consent', 'duplicate']) {
      expect(refusalOf(pathway, asked, reject(reason))).toBeUndefined();
    }
    expect(refusalOf(pathway, asked, reject('no-capacity'))).toBe('reason-unknown');
  });
});
