import { keyOf } from '@stafet/core';
import { after, decisionOn, type Act } from '../check/play';
import { days, elsewhere, receiver, sender } from '../check/world';
import { frailElderlyFollowUpV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P27, follow-up for the weakest elderly', () => {
  it('leaves everything with the hospital until the municipality confirms', () => {
    const asked = after(pathway, [send]);
    expect(new Set(asked.items.map(({ holder }) => holder))).toEqual(new Set([sender]));
    const held = after(pathway, [send, confirm]);
    expect(new Set(held.items.map(({ holder }) => holder))).toEqual(new Set([receiver]));
  });

  it('leaves with the hospital what was not confirmed', () => {
    const half = after(pathway, [send, ['receiver', { type: 'accept', items: ['nursing-rehab'] }]]);
    expect(half.phase).toBe('under-assessment');
    expect(half.items.map((item) => [keyOf(item), item.holder])).toEqual([
      ['nursing-rehab', receiver],
      ['social-support', sender],
      ['coordination/elderly-follow-up', sender],
    ]);
  });

  it('goes to the municipality, and to general practice only as the follow-up', () => {
    expect(pathway.routes.map(({ to, items }) => [to, items])).toEqual([
      [['municipality'], undefined],
      [['general-practice'], ['coordination/elderly-follow-up']],
    ]);
    expect(pathway.routes.some(({ from }) => from.includes('ward'))).toBe(false);
  });

  it('waits two working days for the answer, and as long for the answer to a question', () => {
    for (const name of ['respond', 'answer']) {
      expect(deadline(name).rules).toMatchObject([
        { when: 'always', rule: { clock: 'working', duration: 'P2D' }, evidence: 'PROPOSED' },
      ]);
    }
  });

  it('tells at once of a discharge that is four working hours away and not confirmed', () => {
    expect(deadline('discharge')).toMatchObject({
      counts: 'before-effect',
      rules: [{ rule: { clock: 'working', duration: 'PT4H' } }],
      levels: [{ rule: { level: 1, at: { is: 'due' } } }],
    });
  });

  it('holds it with the hospital until the discharge, and moves with a discharge that is postponed', () => {
    const planned = { effectiveFrom: days[1]! };
    const confirmed = after(pathway, [send, confirm], planned);
    expect(confirmed.phase).toBe('accepted');
    const postponed = after(
      pathway,
      [send, confirm, ['sender', { type: 'reschedule', effectiveFrom: days[2]! }]],
      planned,
    );
    expect(postponed.items.map(({ takesEffectAt }) => takesEffectAt)).toEqual([days[2], days[2], days[2]]);
    expect(postponed.items[0]?.holder).toBe(sender);
  });

  it('asks anew where the discharge is brought forward', () => {
    const sooner = after(pathway, [send, confirm, ['sender', { type: 'reschedule', effectiveFrom: days[1]! }]], {
      effectiveFrom: days[2]!,
    });
    expect(sooner).toMatchObject({
      phase: 'under-assessment',
      items: [{ status: 'requested', holder: sender }, {}, {}],
    });
  });

  it('leaves everything with the hospital when the municipality rejects it or sends it on', () => {
    const rejected = after(pathway, [send, ['receiver', { type: 'reject', reason: 'no-capacity' }]]);
    expect(rejected).toMatchObject({
      phase: 'rejected',
      items: [{ holder: sender }, { holder: sender }, { holder: sender }],
    });
    const sentOn = decisionOn(pathway, after(pathway, [send]), [
      'receiver',
      { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' },
    ]);
    expect(sentOn.state).toMatchObject({
      phase: 'redirected',
      items: [{ holder: sender }, { holder: sender }, { holder: sender }],
    });
    expect(sentOn.effects).toContainEqual(expect.objectContaining({ type: 'open-successor', receiver: elsewhere }));
  });
});
