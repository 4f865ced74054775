import { instant, type HandoverEvent } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act, type Beginning } from '../check/play';
import { days, elsewhere } from '../check/world';
import { rehabPlanV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept', startsAt: days[0] }];
const confirmForLater: Act = ['receiver', { type: 'accept', startsAt: days[2] }];
const contact = (outcome: 'agreed' | 'declined'): Act => [
  'receiver',
  { type: 'act', act: 'first-contact', fields: { outcome } },
];
const attendance: HandoverEvent = { type: 'act', act: 'first-attendance', fields: { date: '2026-11-04' } };
const complete: Act = ['receiver', { type: 'complete', outcome: 'trained' }];
const withLatestStart: Beginning = {
  particulars: { moments: { 'latest-start': instant('2026-11-26T23:00:00.000Z') } },
};
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P11, a rehabilitation plan', () => {
  it('leaves the plan with the hospital until the municipality confirms with a start date', () => {
    const asked = after(pathway, [send]);
    expect(asked.items).toMatchObject([{ kind: 'nursing-rehab', scope: 'rehabilitation', holder: asked.sender }]);
    expect(refusalOf(pathway, asked, ['receiver', { type: 'accept' }])).toBe('start-date-required');
    const confirmed = after(pathway, [send, confirm]);
    expect(confirmed.items).toMatchObject([{ holder: confirmed.receiver }]);
  });

  it('stays with the hospital until the day on which the municipality starts', () => {
    const confirmed = after(pathway, [send, confirmForLater]);
    expect(confirmed).toMatchObject({ phase: 'accepted', step: 'to-be-contacted' });
    expect(confirmed.items).toMatchObject([{ holder: confirmed.sender }]);
    const begun = decisionOn(pathway, confirmed, ['stafet', { type: 'transferred' }, days[2]!]);
    expect(begun.state).toMatchObject({ phase: 'transferred', step: 'to-be-contacted' });
    expect(begun.state.items).toMatchObject([{ holder: confirmed.receiver }]);
  });

  it('does not ask for a second contact when the citizen was contacted before the start', () => {
    const contacted = after(pathway, [send, confirmForLater, contact('agreed')]);
    expect(contacted).toMatchObject({ phase: 'accepted', step: 'contacted' });
    const begun = decisionOn(pathway, contacted, ['stafet', { type: 'transferred' }, days[2]!]).state;
    expect(begun).toMatchObject({
      phase: 'transferred',
      step: 'to-begin',
      particulars: { counts: { 'first-contact': 1 } },
    });
  });

  it('is completed only after the first attendance, or when the citizen declines', () => {
    const confirmed = after(pathway, [send, confirm]);
    expect(refusalOf(pathway, confirmed, complete)).toBe('event-not-expected');
    const agreed = after(pathway, [send, confirm, contact('agreed')]);
    expect(refusalOf(pathway, agreed, complete)).toBe('event-not-expected');
    expect(after(pathway, [send, confirm, contact('agreed'), ['receiver', attendance], complete]).phase).toBe(
      'completed',
    );
    expect(after(pathway, [send, confirm, contact('declined'), complete]).phase).toBe('completed');
  });

  it('goes back to the hospital at the wrong level, with a reason in words', () => {
    const asked = after(pathway, [send]);
    const reject: HandoverEvent = { type: 'reject', reason: 'not-target-group' };
    expect(refusalOf(pathway, asked, ['receiver', reject])).toBe('reason-needs-text');
    const rejected = decisionOn(pathway, asked, [
      'receiver',
      { ...reject, text: 'Specialised level is needed.' },
    ]).state;
    expect(rejected.phase).toBe('rejected');
    expect(rejected.items).toMatchObject([{ holder: rejected.sender }]);
  });

  it('is sent on to the right municipality, and the hospital keeps it meanwhile', () => {
    const sentOn = after(pathway, [
      send,
      ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }],
    ]);
    expect(sentOn.phase).toBe('redirected');
    expect(sentOn.items).toMatchObject([{ holder: sentOn.sender }]);
  });

  it('is answered within 2 working days, and the citizen is contacted within 5 of the confirmation', () => {
    expect(deadline('respond').rules).toMatchObject([{ rule: { clock: 'working', duration: 'P2D' } }]);
    expect(deadline('first-contact')).toMatchObject({
      counts: 'after-moment',
      moment: 'confirmation',
      rules: [{ rule: { clock: 'working', duration: 'P5D' } }],
    });
    expect(after(pathway, [send, confirmForLater]).particulars.moments).toEqual({ confirmation: days[0] });
  });

  it('tells the key contacts 2 working days before the latest start where nobody has confirmed', () => {
    const sent = decisionOn(pathway, after(pathway, [], withLatestStart), send);
    expect(sent.effects).toContainEqual({ type: 'set-deadline', name: 'start-is-near' });
    expect(deadline('start-is-near')).toMatchObject({
      counts: 'before-moment',
      rules: [{ rule: { clock: 'working', duration: 'P2D' }, evidence: 'PROPOSED' }],
      levels: [{ rule: { level: 2, at: { is: 'due' } }, tells: ['key-contacts'] }],
    });
    const confirmed = decisionOn(pathway, sent.state, confirm);
    expect(confirmed.effects).toContainEqual({ type: 'clear-deadline', name: 'start-is-near' });
  });

  it('watches the plan’s own latest start until the training has begun, and watches none where the plan has none', () => {
    const begun = after(pathway, [send, confirm, contact('agreed')], withLatestStart);
    const late = decisionOn(pathway, begun, [
      'stafet',
      { type: 'deadline-passed', deadline: 'latest-start', level: 3 },
    ]);
    expect(late.state.items).toEqual(begun.items);
    expect(decisionOn(pathway, begun, ['receiver', attendance]).effects).toContainEqual({
      type: 'clear-deadline',
      name: 'latest-start',
    });
    expect(decisionOn(pathway, after(pathway, []), send).effects).not.toContainEqual(
      expect.objectContaining({ name: 'latest-start' }),
    );
  });

  it('is planned to go to the region from 2027 on, and not before', () => {
    expect(pathway.routes.filter(({ to }) => to.includes('region'))).toMatchObject([
      { validFrom: '2027-01-01', evidence: 'EXT' },
    ]);
  });
});
