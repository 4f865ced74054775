import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { elsewhere } from '../check/world';
import { childJointBindingPlanV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const accept: Act = ['receiver', { type: 'accept' }];
const review: Act = ['receiver', { type: 'act', act: 'review', fields: { outcome: 'unchanged', note: '-' } }];
const items = ['treatment/joint-plan'];
const asked = (...acts: readonly Act[]) => after(pathway, [send, ...acts], { items });
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;
const routeTo = (type: string) => pathway.routes.find(({ to }) => to.includes(type))!;

describe('P06, one joint binding plan', () => {
  it('leaves each part with whoever asks until the party confirms it', () => {
    const before = asked();
    expect(before.items[0]!.holder).toBe(before.sender);
    const confirmed = asked(accept);
    expect(confirmed).toMatchObject({ phase: 'transferred', items: [{ holder: confirmed.receiver }] });
  });

  it('has a part for every party, so that two of them never hold the same', () => {
    const parts = pathway.routes.map(({ items: [part] = [] }) => part);
    expect(new Set(parts).size).toBe(5);
    expect(pathway.items.every(({ scope }) => scope?.startsWith('joint-plan'))).toBe(true);
  });

  it('never sends the support of the municipality along with a referral: the waiting time is not empty', () => {
    expect(routeTo('psychiatric-department').items).not.toContain('social-support/joint-plan');
    expect(routeTo('municipality').items).toContain('social-support/joint-plan');
  });

  it('is rejected only with advice to the plan, and stays with the referring party', () => {
    const reject = (text?: string): Act => [
      'receiver',
      { type: 'reject', reason: 'not-target-group', ...(text === undefined ? {} : { text }) },
    ];
    expect(refusalOf(pathway, asked(), reject())).toBe('reason-needs-text');
    const rejected = asked(reject('Familierådgivning og ny vurdering om tre måneder'));
    expect(rejected).toMatchObject({ phase: 'rejected', items: [{ holder: rejected.sender }] });
  });

  it('stays with the referring party when it is sent on, and when nobody answers', () => {
    const sentOn = asked(['receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }]);
    const late = asked(['stafet', { type: 'deadline-passed', deadline: 'respond', level: 2 }]);
    for (const state of [sentOn, late]) expect(state.items[0]!.holder).toBe(state.sender);
  });

  it('is confirmed within 5 working days, made within 10, and reviewed every 90 days', () => {
    const lengths = ['respond', 'plan', 'review'].map((name) => deadline(name).rules[0]!.rule);
    expect(lengths).toEqual([
      { clock: 'working', duration: 'P5D' },
      { clock: 'working', duration: 'P10D' },
      { clock: 'calendar', duration: 'P90D' },
    ]);
  });

  it('counts the 90 days anew from each review, and holds all the while', () => {
    const held = asked(accept);
    expect(isRunning(pathway, held, 'review')).toBe(true);
    const { state, effects } = decisionOn(pathway, held, review);
    expect(effects).toContainEqual({ type: 'set-deadline', name: 'review' });
    expect(state).toMatchObject({ phase: 'transferred', items: [{ holder: held.receiver }] });
    expect(refusalOf(pathway, asked(), review)).toBe('event-not-expected');
  });

  it('stops no clock of the plan by a question', () => {
    const question = asked(['receiver', { type: 'ask', question: '-' }]);
    expect(['respond', 'plan', 'answer'].map((name) => isRunning(pathway, question, name))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('says that Vest did not take part, and that it is switched on for each cluster', () => {
    const rules = (pathway.specialRules ?? []).filter(({ text }) => text.en.includes('Vest'));
    expect(rules.map(({ evidence }) => evidence)).toEqual(['SEED', 'PROPOSED']);
  });
});
