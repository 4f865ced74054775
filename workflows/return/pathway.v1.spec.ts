import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { returnV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];

describe('handing back', () => {
  it('leaves everything with whoever hands back until the former holder confirms', () => {
    const asked = after(pathway, [send]);
    expect(new Set(asked.items.map(({ holder }) => holder))).toEqual(new Set([asked.sender]));
    const confirmed = after(pathway, [send, confirm]);
    expect(confirmed.phase).toBe('transferred');
    expect(new Set(confirmed.items.map(({ holder }) => holder))).toEqual(new Set([confirmed.receiver]));
  });

  it('stays with whoever hands back where the former holder rejects, and can be asked for anew', () => {
    const rejected = after(pathway, [send, ['receiver', { type: 'reject', reason: 'not-target-group' }]]);
    expect(rejected.phase).toBe('rejected');
    expect(new Set(rejected.items.map(({ holder }) => holder))).toEqual(new Set([rejected.sender]));
  });

  it('ends for want of capacity as for any other reason: a former holder owes no supply', () => {
    expect(pathway.routes.some(({ supplyDuty }) => supplyDuty === true)).toBe(false);
    expect(after(pathway, [send, ['receiver', { type: 'reject', reason: 'no-capacity' }]]).phase).toBe('rejected');
  });

  it('cannot be pushed: neither silence nor Stafet moves it', () => {
    const late = after(pathway, [send, ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 3 }]]);
    expect(new Set(late.items.map(({ holder }) => holder))).toEqual(new Set([late.sender]));
    expect(refusalOf(pathway, late, ['stafet', { type: 'accept' }])).toBe('actor-not-entitled');
    expect(refusalOf(pathway, late, ['sender', { type: 'accept' }])).toBe('actor-not-entitled');
  });

  it('is not sent on: nobody but a former holder is asked', () => {
    const asked = after(pathway, [send]);
    const onwards: Act = ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }];
    expect(refusalOf(pathway, asked, onwards)).toBe('actor-not-entitled');
    expect(
      refusalOf(pathway, asked, ['receiver', { type: 'reject', reason: 'wrong-catchment', betterReceiver: elsewhere }]),
    ).toBeUndefined();
  });

  it('takes back only what is confirmed, item by item', () => {
    const partly = after(pathway, [
      send,
      ['receiver', { type: 'accept', items: ['treatment'] }],
      ['receiver', { type: 'reject', reason: 'not-target-group', items: ['coordination'] }],
    ]);
    const holderOf = (kind: string) => partly.items.find((item) => item.kind === kind)?.holder;
    expect([holderOf('treatment'), holderOf('coordination'), holderOf('medication')]).toEqual([
      partly.receiver,
      partly.sender,
      partly.sender,
    ]);
  });

  it('takes effect at the agreed moment and not before', () => {
    const agreed = { effectiveFrom: days[2]! };
    const confirmed = after(pathway, [send, confirm], agreed);
    expect(confirmed).toMatchObject({ phase: 'accepted' });
    expect(new Set(confirmed.items.map(({ holder }) => holder))).toEqual(new Set([confirmed.sender]));
    const moved = after(pathway, [send, confirm, ['stafet', { type: 'transferred' }, days[2]!]], agreed);
    expect(new Set(moved.items.map(({ holder }) => holder))).toEqual(new Set([moved.receiver]));
  });

  it('cannot be taken back once it is confirmed and in effect: that is another return', () => {
    const done = after(pathway, [send, confirm]);
    expect(refusalOf(pathway, done, ['sender', { type: 'withdraw', reason: 'plan-changed' }])).toBe(
      'event-not-expected',
    );
  });

  it('is answered within 2 hours where it takes effect within 24, and by 12:00 on the next working day otherwise', () => {
    const respond = pathway.deadlines.find(({ name }) => name === 'respond');
    expect(respond?.rules).toMatchObject([
      { when: 'effect-within-24-hours', rule: { clock: 'elapsed', duration: 'PT2H' }, evidence: 'PROPOSED' },
      { when: 'always', rule: { clock: 'next-working-day', at: '12:00' }, evidence: 'PROPOSED' },
    ]);
  });

  it('carries whatever the handover carried that it returns', () => {
    expect(pathway.takesItemsOf).toBe('returns');
    expect(pathway.items.map(({ kind, scope }) => [kind, scope])).toEqual([
      ['treatment', undefined],
      ['social-support', undefined],
      ['nursing-rehab', undefined],
      ['coordination', undefined],
      ['medication', undefined],
    ]);
  });

  it('is open to every type of organisation that can hold something', () => {
    const file = join(__dirname, '../../libs/organization/src/data/organizations.schema.json');
    const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as {
      definitions: { type: { enum: readonly string[] } };
    };
    const known = definitions.type.enum.filter((type) => type !== 'region' && type !== 'cluster');
    expect(pathway.routes).toMatchObject([{ from: known, to: known, catchment: 'none' }]);
  });
});
