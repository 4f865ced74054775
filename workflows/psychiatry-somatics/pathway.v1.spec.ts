import { keyOf } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere, receiver, sender } from '../check/world';
import { psychiatrySomaticsV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const somatic = { items: ['treatment/somatic'] };

describe('P18, between psychiatry and somatics', () => {
  it('leaves the treatment with the department that has the patient until the other one confirms', () => {
    const asked = after(pathway, [send], somatic);
    expect(asked.items.map(({ holder }) => holder)).toEqual([sender]);
    expect(after(pathway, [send, confirm], somatic)).toMatchObject({
      phase: 'transferred',
      items: [{ kind: 'treatment', scope: 'somatic', holder: receiver }],
    });
  });

  it('has two treatments of different scope, so that a patient can be admitted to both departments', () => {
    expect(pathway.items.map(keyOf)).toEqual(['treatment/psychiatric', 'treatment/somatic']);
    const shared = after(pathway, [send, ['receiver', { type: 'accept', items: ['treatment/somatic'] }]]);
    expect(shared.items).toMatchObject([
      { scope: 'psychiatric', status: 'requested', holder: sender },
      { scope: 'somatic', status: 'transferred', holder: receiver },
    ]);
  });

  it('leaves the psychiatric treatment with psychiatry when only the somatic one is taken over', () => {
    const divided = after(pathway, [
      send,
      ['receiver', { type: 'accept', items: ['treatment/somatic'] }],
      ['receiver', { type: 'reject', reason: 'not-target-group', items: ['treatment/psychiatric'] }],
    ]);
    expect(divided.phase).toBe('transferred');
    expect(divided.items.map(({ holder }) => holder)).toEqual([sender, receiver]);
  });

  it('goes both ways, and each way carries only what the receiving department treats', () => {
    const ways = pathway.routes.map(({ from, to, items }) => [from[0], to[0], items]);
    expect(ways).toEqual([
      ['psychiatric-department', 'somatic-department', ['treatment/somatic']],
      ['somatic-department', 'psychiatric-department', ['treatment/psychiatric']],
    ]);
  });

  it('waits an hour for the answer when it is acute, and two working days when it is planned', () => {
    const respond = pathway.deadlines.find(({ name }) => name === 'respond')!;
    expect(respond.rules.map(({ when, rule, evidence }) => [when, rule, evidence])).toEqual([
      ['effect-within-24-hours', { clock: 'elapsed', duration: 'PT1H' }, 'PROPOSED'],
      ['always', { clock: 'working', duration: 'P2D' }, 'PROPOSED'],
    ]);
  });

  it('gives who was asked a question as long as who was asked for the answer', () => {
    const [respond, answer] = ['respond', 'answer'].map((name) =>
      pathway.deadlines.find((each) => each.name === name)!,
    );
    expect(answer!.rules).toEqual(respond!.rules);
  });

  it('moves nothing by silence', () => {
    const late = after(
      pathway,
      [send, ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 1 }]],
      somatic,
    );
    expect(late.passedDeadlines).toEqual([{ name: 'respond', level: 1 }]);
    expect(late.items).toMatchObject([{ status: 'requested', holder: sender }]);
  });

  it('does not let a hospital off for want of capacity: the key contacts are told at once', () => {
    const owed = after(pathway, [send], { ...somatic, particulars: { hasSupplyDuty: true } });
    const full = decisionOn(pathway, owed, ['receiver', { type: 'reject', reason: 'no-capacity' }]);
    expect(full.state).toMatchObject({ phase: 'sent', items: [{ status: 'requested', holder: sender }] });
    expect(full.effects).toContainEqual({ type: 'set-deadline', name: 'capacity' });
    expect(pathway.routes.every(({ supplyDuty }) => supplyDuty)).toBe(true);
  });

  it('leaves the treatment where it is when the department sends the request on', () => {
    const sentOn = after(
      pathway,
      [send, ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'not-target-group' }]],
      somatic,
    );
    expect(sentOn).toMatchObject({ phase: 'redirected', items: [{ holder: sender }] });
  });

  it('holds a planned move with the first department until the agreed day', () => {
    const planned = { ...somatic, effectiveFrom: days[2]! };
    expect(after(pathway, [send, confirm], planned)).toMatchObject({ phase: 'accepted', items: [{ holder: sender }] });
    expect(after(pathway, [send, confirm, ['stafet', { type: 'transferred' }, days[2]]], planned).items).toMatchObject([
      { holder: receiver },
    ]);
  });

  it('cannot be taken back by the department that handed it over', () => {
    const held = after(pathway, [send, confirm], somatic);
    expect(refusalOf(pathway, held, ['sender', { type: 'withdraw', reason: 'plan-changed' }])).toBe(
      'event-not-expected',
    );
  });
});
