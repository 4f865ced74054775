import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { changeOfMunicipalityV1 as pathway } from './definition.v1';

const dayOfTheMove = days[2]!;
const moving = { effectiveFrom: dayOfTheMove };
const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const theDayComes: Act = ['stafet', { type: 'transferred' }, dayOfTheMove];
const holdersOf = ({ items }: { readonly items: readonly { readonly holder: string }[] }) => [
  ...new Set(items.map(({ holder }) => holder)),
];

describe('a citizen moves to another municipality', () => {
  it('stays with the former municipality until the new one confirms and the day has come', () => {
    const confirmed = after(pathway, [send, confirm], moving);
    expect(confirmed.phase).toBe('accepted');
    expect(holdersOf(confirmed)).toEqual([confirmed.sender]);
    const moved = after(pathway, [send, confirm, theDayComes], moving);
    expect(moved.phase).toBe('transferred');
    expect(holdersOf(moved)).toEqual([moved.receiver]);
  });

  it('is not moved by the day of the move alone', () => {
    const asked = after(pathway, [send], moving);
    expect(refusalOf(pathway, asked, theDayComes)).toBe('event-not-expected');
    const late = decisionOn(pathway, asked, ['receiver', confirm[1], days[3]!]);
    expect(late.state.items.map(({ takesEffectAt }) => takesEffectAt)).toEqual([days[3], days[3], days[3]]);
  });

  it('hands over support, nursing and coordination, and no treatment', () => {
    expect(pathway.items.map(({ kind, scope }) => [kind, scope])).toEqual([
      ['social-support', undefined],
      ['nursing-rehab', undefined],
      ['coordination', undefined],
    ]);
  });

  it('moves with a move that is put off, and asks again for one that is brought forward', () => {
    const later: Act = ['sender', { type: 'reschedule', effectiveFrom: days[3]! }];
    const putOff = after(pathway, [send, confirm, later], moving);
    expect(putOff.phase).toBe('accepted');
    expect(putOff.items[0]?.takesEffectAt).toBe(days[3]);
    const sooner: Act = ['sender', { type: 'reschedule', effectiveFrom: days[1]! }];
    const broughtForward = after(pathway, [send, confirm, sooner], moving);
    expect(broughtForward.phase).toBe('under-assessment');
    expect(holdersOf(broughtForward)).toEqual([broughtForward.sender]);
  });

  it('stays with the former municipality where the new one rejects', () => {
    const reject: Act = ['receiver', { type: 'reject', reason: 'wrong-catchment', betterReceiver: elsewhere }];
    const rejected = after(pathway, [send, reject], moving);
    expect(rejected.phase).toBe('rejected');
    expect(holdersOf(rejected)).toEqual([rejected.sender]);
  });

  it('is sent on to the municipality that the citizen really moved to, and is the former one’s meanwhile', () => {
    const onwards: Act = ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }];
    const { state, effects } = decisionOn(pathway, after(pathway, [send], moving), onwards);
    expect(state.phase).toBe('redirected');
    expect(holdersOf(state)).toEqual([state.sender]);
    expect(effects).toContainEqual({
      type: 'open-successor',
      receiver: elsewhere,
      items: ['social-support', 'nursing-rehab', 'coordination'],
      because: 'redirect',
    });
  });

  it('is answered by 12:00 on the next working day', () => {
    const respond = pathway.deadlines.find(({ name }) => name === 'respond');
    expect(respond?.rules).toMatchObject([{ rule: { clock: 'next-working-day', at: '12:00' }, evidence: 'PROPOSED' }]);
    expect(respond?.levels.map(({ rule }) => rule.level)).toEqual([0, 1, 2, 3]);
  });

  it('tells the key contacts one working day before a move that nobody has confirmed', () => {
    const clock = pathway.deadlines.find(({ name }) => name === 'move');
    expect(clock).toMatchObject({
      counts: 'before-effect',
      rules: [{ rule: { clock: 'working', duration: 'P1D' } }],
      levels: [{ rule: { level: 2 }, tells: ['key-contacts'] }],
    });
    expect(isRunning(pathway, after(pathway, [send], moving), 'move')).toBe(true);
    expect(isRunning(pathway, after(pathway, [send, confirm], moving), 'move')).toBe(false);
  });
});
