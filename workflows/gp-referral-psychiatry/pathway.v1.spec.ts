import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { gpReferralPsychiatryV1 as pathway } from './definition.v1';

const beginning = { particulars: { moments: { referred: days[0]! } } };
const send: Act = ['sender', { type: 'send' }];
const appointment: Act = ['receiver', { type: 'accept', startsAt: days[1]! }];
const plan: Act = ['receiver', { type: 'act', act: 'give-plan', fields: { plan: '-', nextStepOn: '2026-12-20' } }];
const come: Act = ['stafet', { type: 'transferred' }, days[1]!];
const noShow: Act = [
  'receiver',
  { type: 'act', act: 'record-no-show', fields: { appointmentOn: '2026-11-03' } },
  days[1]!,
];
const referred = (...acts: readonly Act[]) => after(pathway, [send, ...acts], beginning);
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P04, a referral to psychiatry', () => {
  it('leaves the patient with the GP until the department accepts with the day of the first appointment', () => {
    expect(refusalOf(pathway, referred(), ['receiver', { type: 'accept' }])).toBe('start-date-required');
    const accepted = referred(appointment);
    expect(accepted).toMatchObject({ phase: 'accepted', step: 'appointment-given' });
    expect(accepted.items).toMatchObject([{ holder: accepted.sender, takesEffectAt: days[1] }]);
    const held = referred(appointment, come);
    expect(held.items).toMatchObject([{ status: 'transferred', holder: held.receiver }]);
  });

  it('hands over the referred problem alone: the GP keeps the general treatment', () => {
    expect(pathway.items.map(({ kind, scope }) => `${kind}/${scope}`)).toEqual(['treatment/referred-problem']);
  });

  it('is rejected outside the target group only with advice or another offer', () => {
    const reject = (more: { text?: string; betterReceiver?: string }): Act => [
      'receiver',
      { type: 'reject', reason: 'not-target-group', ...more },
    ];
    expect(refusalOf(pathway, referred(), reject({}))).toBe('alternative-required');
    expect(refusalOf(pathway, referred(), reject({ text: 'Internetpsykiatrien' }))).toBeUndefined();
    expect(refusalOf(pathway, referred(), reject({ betterReceiver: elsewhere }))).toBeUndefined();
  });

  it('leaves the patient with the GP after a rejection and after a redirect', () => {
    const rejected = referred(['receiver', { type: 'reject', reason: 'duplicate' }]);
    const sentOn = referred(['receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }]);
    expect([rejected.phase, sentOn.phase]).toEqual(['rejected', 'redirected']);
    for (const state of [rejected, sentOn]) expect(state.items[0]!.holder).toBe(state.sender);
  });

  it('stays with a department under supply duty that lacks capacity', () => {
    const short = after(pathway, [send, ['receiver', { type: 'reject', reason: 'no-capacity' }]], {
      particulars: { ...beginning.particulars, hasSupplyDuty: true },
    });
    expect(short).toMatchObject({ phase: 'sent', particulars: { lacksCapacity: true } });
    expect(pathway.routes.every(({ supplyDuty, freeChoice }) => supplyDuty === true && freeChoice === true)).toBe(true);
  });

  it('is answered within 5 working days', () => {
    expect(deadline('respond').rules[0]!.rule).toEqual({ clock: 'working', duration: 'P5D' });
  });

  it('warns on day 20 and tells the management on day 28 of the 30 days from the referral, with their own evidence', () => {
    const { rules, levels, counts, moment } = deadline('assessment');
    expect({ counts, moment }).toEqual({ counts: 'after-moment', moment: 'referred' });
    expect(rules).toMatchObject([{ rule: { clock: 'calendar', duration: 'P30D' }, evidence: 'EXT' }]);
    expect(levels).toMatchObject([
      { rule: { level: 0, at: { is: 'before-due', rule: { duration: 'P10D' } } }, evidence: 'PROPOSED' },
      { rule: { level: 3, at: { is: 'before-due', rule: { duration: 'P2D' } } }, evidence: 'PROPOSED' },
    ]);
    expect(pathway.moments).toMatchObject([{ name: 'referred', from: { content: 'referredOn' } }]);
  });

  it('counts the 30 days on while a question is open and while the appointment is ahead, until the day or a plan', () => {
    const asked = referred(['receiver', { type: 'ask', question: '-' }]);
    expect([isRunning(pathway, asked, 'assessment'), isRunning(pathway, asked, 'respond')]).toEqual([true, false]);
    expect(isRunning(pathway, referred(appointment), 'assessment')).toBe(true);
    expect(isRunning(pathway, referred(appointment, plan), 'assessment')).toBe(false);
    expect(isRunning(pathway, referred(appointment, come), 'assessment')).toBe(false);
  });

  it('keeps a missed first visit with the department', () => {
    const missed = referred(appointment, come, noShow);
    expect(missed).toMatchObject({ phase: 'transferred', particulars: { counts: { 'record-no-show': 1 } } });
    expect(missed.items[0]!.holder).toBe(missed.receiver);
    expect(decisionOn(pathway, referred(appointment, come), noShow).effects).toContainEqual(
      expect.objectContaining({ type: 'notify', to: 'sender' }),
    );
  });
});
