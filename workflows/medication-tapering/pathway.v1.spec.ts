import type { HandoverEvent } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { medicationTaperingV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const endTapering: Act = [
  'receiver',
  { type: 'act', act: 'end-tapering', fields: { result: 'tapered', medicationNow: 'One dose in the evening.' } },
];
const returnConfirmed: HandoverEvent = { type: 'act', act: 'return-confirmed', fields: { confirmedBy: 'The clinic' } };
const complete: Act = ['receiver', { type: 'complete', outcome: 'returned' }];
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;
const reasonsOf = (type: string): readonly string[] =>
  pathway.events.find((event) => event.type === type)!.reasons!.map(({ code }) => code);

describe('P14, medication tapering', () => {
  it('hands over the medication alone, and only when the offer confirms', () => {
    const asked = after(pathway, [send]);
    expect(asked.items).toMatchObject([{ kind: 'medication', scope: 'tapering', holder: asked.sender }]);
    const confirmed = after(pathway, [send, confirm]);
    expect(confirmed).toMatchObject({ phase: 'transferred', step: 'tapering' });
    expect(confirmed.items).toMatchObject([{ holder: confirmed.receiver }]);
    expect(pathway.items.map(({ kind }) => kind)).toEqual(['medication']);
  });

  it('is answered within 10 working days', () => {
    expect(deadline('respond').rules).toMatchObject([{ rule: { clock: 'working', duration: 'P10D' } }]);
  });

  it('rejects who is not stable, with words, and the referrer goes on holding the medication', () => {
    const asked = after(pathway, [send]);
    const reject: HandoverEvent = { type: 'reject', reason: 'not-stable' };
    expect(refusalOf(pathway, asked, ['receiver', reject])).toBe('reason-needs-text');
    const rejected = decisionOn(pathway, asked, ['receiver', { ...reject, text: 'Admitted last month.' }]).state;
    expect(rejected.phase).toBe('rejected');
    expect(rejected.items).toMatchObject([{ holder: rejected.sender }]);
  });

  it('knows no wrong catchment, for it is open to the whole region', () => {
    expect(reasonsOf('reject')).not.toContain('wrong-catchment');
    expect(reasonsOf('redirect')).not.toContain('wrong-catchment');
    expect(pathway.routes).toMatchObject([{ to: ['regional-offer'], catchment: 'region-wide' }]);
  });

  it('runs no clock while the medication is tapered', () => {
    const confirmed = decisionOn(pathway, after(pathway, [send]), confirm);
    expect(confirmed.effects.filter(({ type }) => type === 'set-deadline')).toEqual([]);
  });

  it('holds the medication after the tapering until the referrer has confirmed the return', () => {
    const ended = decisionOn(pathway, after(pathway, [send, confirm]), endTapering);
    expect(ended.state.step).toBe('to-be-returned');
    expect(ended.effects).toContainEqual({ type: 'set-deadline', name: 'return' });
    expect(ended.state.items).toMatchObject([{ holder: ended.state.receiver }]);
    expect(refusalOf(pathway, ended.state, complete)).toBe('event-not-expected');
    expect(after(pathway, [send, confirm, endTapering, ['receiver', returnConfirmed], complete]).phase).toBe(
      'completed',
    );
  });

  it('stays with the offer when the return is late', () => {
    const ended = after(pathway, [send, confirm, endTapering]);
    const late = decisionOn(pathway, ended, [
      'stafet',
      { type: 'deadline-passed', deadline: 'return', level: 3 },
    ]).state;
    expect(late.items).toEqual(ended.items);
  });
});
