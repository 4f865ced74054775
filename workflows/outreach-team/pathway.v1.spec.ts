import type { HandoverEvent } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere } from '../check/world';
import { outreachTeamV1 as pathway } from './definition.v1';

const outreach = { items: ['treatment/outreach'] };
const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const visit = (course: 'short' | 'f-act' | 'after-team', at = days[0]): Act => [
  'receiver',
  { type: 'act', act: 'first-visit', fields: { course } },
  at!,
];
const planExit: HandoverEvent = {
  type: 'act',
  act: 'plan-exit',
  fields: { receivers: 'The outpatient clinic', expectedEnd: '2026-12-21' },
};
const exitConfirmed: HandoverEvent = {
  type: 'act',
  act: 'exit-confirmed',
  fields: { confirmedBy: 'The outpatient clinic' },
};
const complete: Act = ['receiver', { type: 'complete', outcome: 'handed-on' }];
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P13, an outreach team', () => {
  it('leaves the treatment with whoever asks until the team confirms', () => {
    const asked = after(pathway, [send], outreach);
    expect(asked.items).toMatchObject([{ kind: 'treatment', scope: 'outreach', holder: asked.sender }]);
    const confirmed = after(pathway, [send, confirm], outreach);
    expect(confirmed).toMatchObject({ phase: 'transferred', step: 'to-be-visited' });
    expect(confirmed.items).toMatchObject([{ holder: confirmed.receiver }]);
  });

  it('is confirmed within 1 working day and visits within 3', () => {
    expect(deadline('respond').rules).toMatchObject([{ rule: { clock: 'working', duration: 'P1D' } }]);
    expect(deadline('first-visit').rules).toMatchObject([{ rule: { clock: 'working', duration: 'P3D' } }]);
  });

  it('counts the weeks of a short course from the day of taking over, and not from the first visit', () => {
    const visited = after(pathway, [send, confirm, visit('short', days[2])], outreach);
    expect(visited).toMatchObject({ step: 'short-course', particulars: { moments: { 'course-start': days[0] } } });
    expect(deadline('course')).toMatchObject({ counts: 'after-moment', moment: 'course-start' });
  });

  it('plans the exit in week 3, warns in week 8 and calls the key contacts in week 9', () => {
    expect(deadline('exit-planning')).toMatchObject({
      moment: 'course-start',
      rules: [{ rule: { clock: 'calendar', duration: 'P3W' } }],
    });
    expect(deadline('exit-planning').levels).toMatchObject([{ rule: { level: 0, at: { is: 'due' } } }]);
    expect(deadline('course')).toMatchObject({
      rules: [{ rule: { clock: 'calendar', duration: 'P8W' }, evidence: 'SEED' }],
      levels: [
        { rule: { level: 1, at: { is: 'due' } } },
        { rule: { level: 2, at: { is: 'after-due', rule: { clock: 'calendar', duration: 'P1W' } } } },
      ],
    });
  });

  it('runs no clock of weeks in F-ACT', () => {
    const visited = decisionOn(pathway, after(pathway, [send, confirm], outreach), visit('f-act'));
    expect(visited.state.step).toBe('f-act');
    expect(visited.effects.filter(({ type }) => type === 'set-deadline')).toEqual([]);
  });

  it('stops reminding of the exit once it is planned, and goes on counting the course', () => {
    const begun = after(pathway, [send, confirm, visit('short')], outreach);
    const planned = decisionOn(pathway, begun, ['receiver', planExit]);
    expect(planned.state.step).toBe('exit-planned');
    expect(planned.effects).toContainEqual({ type: 'clear-deadline', name: 'exit-planning' });
    expect(planned.effects).not.toContainEqual({ type: 'clear-deadline', name: 'course' });
  });

  it.each(['short', 'f-act'] as const)('cannot end a course (%s) before every receiver has confirmed', (course) => {
    const planned = after(pathway, [send, confirm, visit(course), ['receiver', planExit]], outreach);
    expect(refusalOf(pathway, planned, complete)).toBe('event-not-expected');
    const exit: Act = ['receiver', exitConfirmed];
    const ended = after(pathway, [send, confirm, visit(course), ['receiver', planExit], exit, complete], outreach);
    expect(ended.phase).toBe('completed');
    expect(refusalOf(pathway, planned, ['sender', exitConfirmed])).toBe('actor-not-entitled');
  });

  it('leaves the treatment with the team in week 9', () => {
    const begun = after(pathway, [send, confirm, visit('short')], outreach);
    const late = decisionOn(pathway, begun, [
      'stafet',
      { type: 'deadline-passed', deadline: 'course', level: 2 },
    ]).state;
    expect(late.items).toEqual(begun.items);
    expect(late.items).toMatchObject([{ holder: late.receiver }]);
  });

  it('waits with a clock for the team to let go, once it says that others have taken over', () => {
    const begun = after(pathway, [send, confirm, visit('f-act')], outreach);
    const { state, effects } = decisionOn(pathway, begun, ['receiver', exitConfirmed]);
    expect(state).toMatchObject({ step: 'handed-on', items: [{ holder: state.receiver }] });
    expect(effects).toContainEqual({ type: 'set-deadline', name: 'letting-go' });
    const done = decisionOn(pathway, state, complete);
    expect(done.effects).toContainEqual({ type: 'require-handed-on', items: ['treatment/outreach'] });
  });

  it('goes back in handovers of the same item, and never gives treatment to a municipality', () => {
    const back = pathway.routes.filter(({ from }) => from.includes('outreach-team'));
    expect(back.map(({ to, items }) => [to, items])).toEqual([
      [['psychiatric-department'], ['treatment/outreach']],
      [['general-practice'], ['treatment/outreach']],
      [['municipality'], ['social-support/after-outreach']],
    ]);
    expect(after(pathway, [send, confirm, visit('after-team'), complete], outreach).phase).toBe('completed');
  });

  it('is sent on to the right team of the cluster while the sender holds it', () => {
    const redirect: HandoverEvent = { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' };
    const sentOn = after(pathway, [send, ['receiver', redirect]], outreach);
    expect(sentOn.phase).toBe('redirected');
    expect(sentOn.items).toMatchObject([{ holder: sentOn.sender }]);
  });

  it('names the five principles of cooperation', () => {
    expect(pathway.specialRules!.filter(({ source }) => source.includes('Fem samarbejdsprincipper'))).toHaveLength(5);
  });
});
