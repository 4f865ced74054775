import type { HandoverEvent, Instant } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { dischargeAgreementV1 as pathway } from './definition.v1';

const [firstDay, discharge, reviewDay] = days as [Instant, Instant, Instant];
const support = { items: ['social-support/discharge-agreement'], effectiveFrom: discharge };
const agreed = { ...support, particulars: { moments: { 'first-review': reviewDay, expiry: reviewDay } } };
const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const takeEffect: Act = ['stafet', { type: 'transferred' }, discharge];
const finish: Act = ['receiver', { type: 'complete', outcome: 'ended' }, discharge];
const anyway: HandoverEvent = {
  type: 'act',
  act: 'discharge-anyway',
  fields: { overlaege: 'overlæge i afsnit 2', reason: 'borgeren ønsker at gå hjem' },
};
const review = (nextReviewAt?: Instant): HandoverEvent => ({
  type: 'act',
  act: 'review',
  fields: { note: 'aftalen holder', ...(nextReviewAt === undefined ? {} : { nextReviewAt }) },
});
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P10, discharge agreement and coordination plan', () => {
  it('leaves the item with the department until the party has confirmed and the citizen is discharged', () => {
    const confirmed = after(pathway, [send, confirm], support);
    expect(confirmed.phase).toBe('accepted');
    expect(confirmed.items).toMatchObject([{ holder: confirmed.sender }]);
    const discharged = after(pathway, [send, confirm, takeEffect], support);
    expect(discharged).toMatchObject({ phase: 'transferred', step: 'to-be-reviewed' });
    expect(discharged.items).toMatchObject([{ scope: 'discharge-agreement', holder: discharged.receiver }]);
  });

  it('has each party confirm its own item only', () => {
    const carried = pathway.routes.map(({ to, items }) => [to, items]);
    expect(carried).toEqual([
      [['municipality'], ['social-support/discharge-agreement']],
      [['general-practice', 'specialist-practice'], ['treatment/discharge-agreement']],
      [['botilbud', 'regional-social-offer'], ['social-support/discharge-agreement']],
    ]);
  });

  it('is confirmed within two working days, and tells the key contacts one working day before the discharge', () => {
    expect(deadline('respond').rules.map(({ rule }) => rule)).toEqual([{ clock: 'working', duration: 'P2D' }]);
    expect(deadline('discharge')).toMatchObject({
      counts: 'before-effect',
      rules: [{ rule: { clock: 'working', duration: 'P1D' } }],
      levels: [{ rule: { level: 2, at: { is: 'due' } }, tells: ['key-contacts'] }],
    });
    const { effects } = decisionOn(pathway, after(pathway, [], support), send);
    expect(effects).toContainEqual({ type: 'set-deadline', name: 'discharge' });
  });

  it('follows a discharge that is moved', () => {
    const asked = after(pathway, [send], support);
    const { effects } = decisionOn(pathway, asked, ['sender', { type: 'reschedule', effectiveFrom: reviewDay }]);
    expect(effects).toContainEqual({ type: 'set-deadline', name: 'discharge' });
  });

  it('records a discharge without confirmation with the reason, and moves nothing', () => {
    const asked = after(pathway, [send], support);
    const { state, facts, effects } = decisionOn(pathway, asked, ['sender', anyway, discharge]);
    expect(state).toMatchObject({ phase: 'sent', particulars: { counts: { 'discharge-anyway': 1 } } });
    expect(state.items).toMatchObject([{ status: 'requested', holder: asked.sender }]);
    expect(facts.map(({ type }) => type)).toEqual(['discharge-anyway']);
    expect(effects).toContainEqual({ type: 'notify', to: 'receiver', of: 'discharge-anyway' });
    expect(refusalOf(pathway, state, ['receiver', { type: 'accept' }, discharge])).toBeUndefined();
  });

  it('asks the overlæge for a reason, and lets nobody else override', () => {
    const { fields } = pathway.events.find(({ type }) => type === 'discharge-anyway')!;
    expect(fields?.['required']).toEqual(['overlaege', 'reason']);
    const asked = after(pathway, [send], support);
    expect(refusalOf(pathway, asked, ['receiver', anyway])).toBe('actor-not-entitled');
    expect(refusalOf(pathway, after(pathway, [send, confirm], support), ['sender', anyway])).toBe('event-not-expected');
  });

  it('leaves a disputed item with the department until another party confirms it', () => {
    const asked = after(pathway, [send], support);
    const dispute = (text?: string): Act => ['receiver', { type: 'reject', reason: 'disputed', text }];
    expect(refusalOf(pathway, asked, dispute())).toBe('reason-needs-text');
    const disputed = decisionOn(pathway, asked, dispute('det er ikke aftalt')).state;
    expect(disputed).toMatchObject({ phase: 'rejected', items: [{ status: 'rejected', holder: asked.sender }] });
    const sentOn = decisionOn(pathway, asked, [
      'receiver',
      { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' },
    ]).state;
    expect(sentOn.items).toMatchObject([{ holder: asked.sender }]);
  });

  it('moves nothing by silence, at no level', () => {
    const silent = after(
      pathway,
      [
        send,
        ...[0, 1, 2, 3].map((level): Act => ['stafet', { type: 'deadline-passed', deadline: 'respond', level }]),
        ['stafet', { type: 'deadline-passed', deadline: 'discharge', level: 2 }],
      ],
      support,
    );
    expect(silent).toMatchObject({ phase: 'sent', items: [{ status: 'requested', holder: silent.sender }] });
  });

  it('is reviewed on the day that the document names, by either side, before it can be ended', () => {
    const { state, effects } = decisionOn(pathway, after(pathway, [send, confirm], agreed), takeEffect);
    expect(effects).toContainEqual({ type: 'set-deadline', name: 'first-review' });
    expect(refusalOf(pathway, state, finish)).toBe('event-not-expected');
    for (const side of ['sender', 'receiver'] as const) {
      const reviewed = decisionOn(pathway, state, [side, review(), discharge]);
      expect(reviewed.state.step).toBe('reviewed');
      expect(reviewed.effects).toContainEqual({ type: 'clear-deadline', name: 'first-review' });
      expect(decisionOn(pathway, reviewed.state, finish).state.phase).toBe('completed');
    }
  });

  it('is reviewed again on the day that the parties agree on', () => {
    const held = after(pathway, [send, confirm, takeEffect], agreed);
    const { state, effects } = decisionOn(pathway, held, ['receiver', review(reviewDay), discharge]);
    expect(state.particulars.moments).toMatchObject({ 'next-review': reviewDay });
    expect(effects).toContainEqual({ type: 'set-deadline', name: 'next-review' });
    expect(effects).toContainEqual({ type: 'set-deadline', name: 'review-reminder' });
    expect(deadline('review-reminder').rules).toMatchObject([{ rule: { clock: 'calendar', duration: 'P90D' } }]);
  });

  it('does not end when it expires: the party holds on and is told', () => {
    const held = after(pathway, [send, confirm, takeEffect], agreed);
    const expired = decisionOn(pathway, held, [
      'stafet',
      { type: 'deadline-passed', deadline: 'expiry', level: 1 },
      reviewDay,
    ]).state;
    expect(expired).toMatchObject({ phase: 'transferred', items: [{ status: 'transferred', holder: held.receiver }] });
    expect(pathway.moments?.find(({ name }) => name === 'expiry')?.from).toEqual({ content: 'expiresOn' });
    expect(held.sentAt).toBe(firstDay);
  });
});
