import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere, receiver, sender } from '../check/world';
import { preventionV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const contact = (outcome: 'reached' | 'not-reached' | 'declined'): Act => [
  'receiver',
  { type: 'act', act: 'contact-citizen', fields: { outcome } },
];
const end: Act = ['receiver', { type: 'act', act: 'end-course', fields: { result: 'goal-reached' } }];
const report: Act = ['receiver', { type: 'complete', outcome: 'goal-reached' }];
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P23, a referral to prevention', () => {
  it('leaves the offer with the referrer until the municipality confirms', () => {
    expect(after(pathway, [send]).items).toMatchObject([{ kind: 'coordination', scope: 'prevention', holder: sender }]);
    expect(after(pathway, [send, confirm])).toMatchObject({
      step: 'to-be-contacted',
      items: [{ holder: receiver }],
    });
  });

  it('has the citizen contacted within five working days of the referral', () => {
    const confirmed = decisionOn(pathway, after(pathway, [send]), ['receiver', { type: 'accept' }, days[1]]);
    expect(confirmed.effects).toContainEqual({ type: 'set-deadline', name: 'contact' });
    expect(confirmed.state.particulars.moments).toEqual({ referral: days[0] });
    expect(deadline('contact')).toMatchObject({
      counts: 'after-moment',
      moment: 'referral',
      rules: [{ rule: { clock: 'working', duration: 'P5D' }, evidence: 'PROPOSED' }],
    });
  });

  it('cannot be completed before the citizen was contacted', () => {
    expect(refusalOf(pathway, after(pathway, [send, confirm]), report)).toBe('event-not-expected');
  });

  it('begins the course with a citizen who is reached, and tells the referrer', () => {
    const reached = decisionOn(pathway, after(pathway, [send, confirm]), contact('reached'));
    expect(reached.state.step).toBe('course');
    expect(reached.effects).toContainEqual({ type: 'clear-deadline', name: 'contact' });
    expect(reached.effects).toContainEqual(expect.objectContaining({ type: 'notify', to: 'sender' }));
  });

  it('tries three times at most to reach the citizen, and then owes the referrer a report', () => {
    const missed = contact('not-reached');
    expect(after(pathway, [send, confirm, missed, missed]).step).toBe('to-be-contacted');
    const thrice = after(pathway, [send, confirm, missed, missed, missed]);
    expect(thrice).toMatchObject({ step: 'report-due', items: [{ holder: receiver }] });
  });

  it('owes the referrer a report of a citizen who does not want the offer', () => {
    expect(after(pathway, [send, confirm, contact('declined')])).toMatchObject({
      step: 'report-due',
      items: [{ status: 'transferred', holder: receiver }],
    });
  });

  it('reports to the referrer within five working days of the end of the course', () => {
    const ended = decisionOn(pathway, after(pathway, [send, confirm, contact('reached')]), end);
    expect(ended.state.step).toBe('report-due');
    expect(ended.effects).toContainEqual({ type: 'set-deadline', name: 'feedback' });
    expect(deadline('feedback').rules).toMatchObject([{ rule: { clock: 'working', duration: 'P5D' } }]);
    expect(decisionOn(pathway, ended.state, report).state.phase).toBe('completed');
  });

  it('is contacted and ended by the municipality alone', () => {
    const held = after(pathway, [send, confirm]);
    const bySender: Act = ['sender', contact('reached')[1]];
    expect(refusalOf(pathway, held, bySender)).toBe('actor-not-entitled');
    expect(refusalOf(pathway, held, end)).toBe('event-not-expected');
  });

  it('leaves the offer with the referrer when it is rejected, sent on or not answered', () => {
    const stories: readonly Act[][] = [
      [send, ['receiver', { type: 'reject', reason: 'no-capacity' }]],
      [send, ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }]],
      [send, ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 1 }]],
    ];
    for (const story of stories) expect(after(pathway, story).items).toMatchObject([{ holder: sender }]);
  });
});
