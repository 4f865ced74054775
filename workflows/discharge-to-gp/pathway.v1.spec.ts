import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { dischargeToGpV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];

describe('P26, the end of a course in psychiatry', () => {
  it('leaves treatment and medication with psychiatry while the letter is only delivered and read', () => {
    const read = after(pathway, [send, ['stafet', { type: 'delivered' }], ['receiver', { type: 'open' }]]);
    expect(read.phase).toBe('under-assessment');
    expect(read.items).toMatchObject([
      { kind: 'treatment', holder: read.sender },
      { kind: 'medication', holder: read.sender },
    ]);
  });

  it('moves what the practice confirms, and keeps with psychiatry what it does not', () => {
    const partly = after(pathway, [
      send,
      ['receiver', { type: 'accept', items: ['treatment'] }],
      ['receiver', { type: 'reject', items: ['medication'], reason: 'missing-information' }],
    ]);
    expect(partly.items).toMatchObject([
      { kind: 'treatment', status: 'transferred', holder: partly.receiver },
      { kind: 'medication', status: 'rejected', holder: partly.sender },
    ]);
  });

  it('is the citizen’s general treatment, and no part of it beside another', () => {
    expect(pathway.items.map(({ scope }) => scope)).toEqual([undefined, undefined]);
  });

  it('is confirmed by the practice within 5 working days', () => {
    const respond = pathway.deadlines.find(({ name }) => name === 'respond')!;
    expect(respond.rules).toMatchObject([{ rule: { clock: 'working', duration: 'P5D' }, evidence: 'PROPOSED' }]);
  });

  it('moves nothing in silence', () => {
    const asked = after(pathway, [send]);
    const late = decisionOn(pathway, asked, [
      'stafet',
      { type: 'deadline-passed', deadline: 'respond', level: 3 },
    ]).state;
    expect(late.items).toEqual(asked.items);
  });

  it('can be rejected by a practice without room, and psychiatry goes on treating', () => {
    const rejected = after(pathway, [send, ['receiver', { type: 'reject', reason: 'no-capacity' }]]);
    expect(rejected.phase).toBe('rejected');
    expect(rejected.items.every(({ holder }) => holder === rejected.sender)).toBe(true);
  });

  it('is sent on to the right practice while psychiatry holds it', () => {
    const sentOn = after(pathway, [
      send,
      ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }],
    ]);
    expect(sentOn.phase).toBe('redirected');
    expect(sentOn.items.every(({ holder }) => holder === sentOn.sender)).toBe(true);
  });

  it('stays with psychiatry until the agreed day, however early the practice confirms', () => {
    const confirmed = after(pathway, [send, confirm], { effectiveFrom: days[2]! });
    expect(confirmed.phase).toBe('accepted');
    expect(confirmed.items.every(({ holder }) => holder === confirmed.sender)).toBe(true);
    expect(refusalOf(pathway, confirmed, ['receiver', { type: 'complete', outcome: 'done' }])).toBe(
      'event-not-expected',
    );
  });

  it('tells the practice its tasks and the number of the specialist', () => {
    expect(pathway.contentSchema['required']).toEqual(expect.arrayContaining(['tasksForPractice', 'advicePhone']));
  });
});
