import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { acuteVisitationV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const recommend = (offer: string): Act => ['receiver', { type: 'act', act: 'recommend', fields: { offer } }];
const sendOn: Act = ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'recommended' }];
const accept: Act = ['receiver', { type: 'accept' }];
const visitation = { particulars: { canReceiverHold: false, hasSupplyDuty: true } };
const atVisitation = (...acts: readonly Act[]) => after(pathway, [send, ...acts], visitation);
const atUnit = (...acts: readonly Act[]) => after(pathway, [send, ...acts]);
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P05, an acute referral', () => {
  it('is never confirmed by the visitation: it only recommends', () => {
    expect(refusalOf(pathway, atVisitation(), accept)).toBe('receiver-only-advises');
    const recommended = atVisitation(recommend('acute-admission'));
    expect(recommended).toMatchObject({ phase: 'under-assessment', step: 'recommended' });
    expect(recommended.items[0]!.holder).toBe(recommended.sender);
    expect(refusalOf(pathway, recommended, accept)).toBe('receiver-only-advises');
  });

  it('is sent on by the visitation only with a recommendation on record', () => {
    expect(refusalOf(pathway, atVisitation(), sendOn)).toBe('event-not-expected');
    const { state, effects } = decisionOn(pathway, atVisitation(recommend('municipal-offer')), sendOn);
    expect(state.phase).toBe('redirected');
    expect(state.items[0]!.holder).toBe(state.sender);
    expect(effects).toContainEqual(
      expect.objectContaining({ type: 'open-successor', receiver: elsewhere, items: ['treatment/acute-problem'] }),
    );
  });

  it('is recommended as one of three offers, by the visitation alone', () => {
    const fields = pathway.events.find(({ type }) => type === 'recommend')!.fields!;
    expect(fields).toMatchObject({
      properties: { offer: { enum: ['acute-admission', 'next-day-appointment', 'municipal-offer'] } },
    });
    expect(refusalOf(pathway, atUnit(), recommend('acute-admission'))).toBe('event-not-expected');
  });

  it('keeps its recommendation through a question and its answer', () => {
    const question: Act = ['receiver', { type: 'ask', question: '-' }];
    const answer: Act = ['sender', { type: 'answer', text: '-' }];
    expect(atVisitation(recommend('acute-admission'), question, answer).step).toBe('recommended');
    expect(atVisitation(question, answer).step).toBe('recommendation-awaited');
    expect(atUnit(question, answer).step).toBe('confirmation-awaited');
  });

  it('moves from the physician when the receiving unit confirms', () => {
    expect(atUnit()).toMatchObject({ phase: 'sent', step: 'confirmation-awaited' });
    const held = atUnit(accept);
    expect(held.phase).toBe('transferred');
    expect(held.items[0]!.holder).toBe(held.receiver);
  });

  it('stays with the physician until the time on the next day', () => {
    const booked = atUnit(['receiver', { type: 'accept', startsAt: days[1]! }]);
    expect(booked.phase).toBe('accepted');
    expect(booked.items).toMatchObject([{ holder: booked.sender, takesEffectAt: days[1] }]);
  });

  it('gives the visitation 30 minutes (E1) and a unit one hour from the first request (E2)', () => {
    const shapes = ['recommendation', 'respond'].map((name) => [
      deadline(name).rules[0]!.rule,
      deadline(name).levels[0]!.rule,
    ]);
    expect(shapes).toEqual([
      [
        { clock: 'elapsed', duration: 'PT30M' },
        { level: 1, at: { is: 'due' } },
      ],
      [
        { clock: 'elapsed', duration: 'PT1H' },
        { level: 2, at: { is: 'due' } },
      ],
    ]);
    expect(isRunning(pathway, atVisitation(), 'recommendation')).toBe(true);
    expect(isRunning(pathway, atVisitation(recommend('acute-admission')), 'recommendation')).toBe(false);
    expect(isRunning(pathway, atVisitation(recommend('acute-admission')), 'respond')).toBe(true);
    expect(isRunning(pathway, atUnit(), 'recommendation')).toBe(false);
  });

  it('stays with the physician when nobody answers, and when a unit rejects', () => {
    const late = atUnit(['stafet', { type: 'deadline-passed', deadline: 'respond', level: 2 }]);
    const rejected = atUnit(['receiver', { type: 'reject', reason: 'missing-information' }]);
    for (const state of [late, rejected]) expect(state.items[0]!.holder).toBe(state.sender);
  });

  it('has one door that only advises, and units that can hold it', () => {
    const advising = pathway.routes.filter(({ receiverAdvises }) => receiverAdvises).flatMap(({ to }) => to);
    const holding = pathway.routes.filter(({ receiverAdvises }) => !receiverAdvises).flatMap(({ to }) => to);
    expect(advising).toEqual(['hospital-visitation']);
    expect(holding).toEqual([
      'acute-hospital',
      'acute-clinic',
      'ward',
      'psychiatric-department',
      'municipality',
      'municipal-acute-function',
    ]);
  });
});
