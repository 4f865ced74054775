import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { elsewhere, receiver, sender } from '../check/world';
import { psychiatryToEmploymentV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const end: Act = ['receiver', { type: 'act', act: 'end-effort', fields: { result: 'in-work' } }];
const report: Act = ['receiver', { type: 'complete', outcome: 'in-work' }];
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P22, from psychiatry to employment', () => {
  it('leaves the coordination with psychiatry until the job centre confirms', () => {
    expect(after(pathway, [send]).items).toMatchObject([{ kind: 'coordination', scope: 'employment', holder: sender }]);
    expect(after(pathway, [send, confirm])).toMatchObject({
      phase: 'transferred',
      step: 'under-way',
      items: [{ holder: receiver }],
    });
  });

  it('hands over no treatment', () => {
    expect(pathway.items.map(({ kind }) => kind)).toEqual(['coordination']);
  });

  it('finds the job centre of the citizen’s municipality, or the municipality where it has none', () => {
    expect(pathway.routes).toMatchObject([{ to: ['job-centre', 'municipality'], catchment: 'municipal-unit' }]);
  });

  it('waits five working days for the job centre', () => {
    expect(deadline('respond').rules).toMatchObject([
      { when: 'always', rule: { clock: 'working', duration: 'P5D' }, evidence: 'PROPOSED' },
    ]);
  });

  it('owes psychiatry a report within five working days when the effort has ended', () => {
    const ended = decisionOn(pathway, after(pathway, [send, confirm]), end);
    expect(ended.state.step).toBe('report-due');
    expect(ended.effects).toContainEqual({ type: 'set-deadline', name: 'feedback' });
    expect(ended.effects).toContainEqual(expect.objectContaining({ type: 'notify', to: 'sender' }));
    expect(deadline('feedback').rules).toMatchObject([{ rule: { clock: 'working', duration: 'P5D' } }]);
  });

  it('keeps the coordination with the job centre until it has reported', () => {
    const ended = after(pathway, [send, confirm, end]);
    expect(ended.items).toMatchObject([{ status: 'transferred', holder: receiver }]);
    const reported = decisionOn(pathway, ended, report);
    expect(reported.state).toMatchObject({ phase: 'completed', items: [{ status: 'closed', holder: receiver }] });
    expect(reported.effects).toContainEqual({ type: 'clear-deadline', name: 'feedback' });
  });

  it('is ended by the job centre alone, and once', () => {
    const held = after(pathway, [send, confirm]);
    expect(
      refusalOf(pathway, held, ['sender', { type: 'act', act: 'end-effort', fields: { result: 'stopped' } }]),
    ).toBe('actor-not-entitled');
    expect(refusalOf(pathway, after(pathway, [send, confirm, end]), end)).toBe('event-not-expected');
    expect(refusalOf(pathway, after(pathway, [send]), end)).toBe('event-not-expected');
  });

  it('leaves the coordination with psychiatry when it is rejected, sent on or not answered', () => {
    const stories: readonly Act[][] = [
      [send, ['receiver', { type: 'reject', reason: 'missing-consent' }]],
      [send, ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }]],
      [send, ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 2 }]],
    ];
    for (const story of stories) expect(after(pathway, story).items).toMatchObject([{ holder: sender }]);
  });
});
