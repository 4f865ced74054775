import { after, refusalOf, type Act } from '../check/play';
import { days, elsewhere, receiver, sender } from '../check/world';
import { isRunning } from '../clocks';
import { schoolToYouthEducationV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const before = { particulars: { moments: { 'school-start': days[3]! } } };
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;
const reasonsOf = (event: string) =>
  pathway.events.find(({ type }) => type === event)?.reasons?.map(({ code }) => code);

describe('P21, from school to youth education', () => {
  it('leaves the transition with the school until the youth education confirms', () => {
    expect(after(pathway, [send], before).items).toMatchObject([
      { kind: 'coordination', scope: 'school-change', holder: sender },
    ]);
    expect(after(pathway, [send, confirm], before).items).toMatchObject([{ holder: receiver }]);
  });

  it('hands over no clinical responsibility, and lets no health organisation take part', () => {
    expect(pathway.items.map(({ kind }) => kind)).toEqual(['coordination']);
    expect(pathway.routes.map(({ from, to }) => [from, to])).toEqual([[['school'], ['youth-education']]]);
  });

  it('asks for no clinical field', () => {
    const fields = Object.keys(pathway.contentSchema['properties'] as object);
    for (const clinical of [/medic/i, /diagnos/i, /risk/i, /treatment/i, /somatic/i]) {
      expect(fields.filter((field) => clinical.test(field))).toEqual([]);
    }
  });

  it('is rejected where consent or legal basis is missing, and the school keeps it', () => {
    for (const reason of ['missing-consent', 'no-legal-basis']) {
      const rejected = after(pathway, [send, ['receiver', { type: 'reject', reason }]], before);
      expect(rejected).toMatchObject({ phase: 'rejected', items: [{ holder: sender }] });
    }
  });

  it('knows no reason of catchment or capacity', () => {
    expect(reasonsOf('reject')).toEqual([
      'not-target-group',
      'missing-information',
      'missing-consent',
      'no-legal-basis',
      'patient-deceased',
      'duplicate',
      'wrong-patient',
    ]);
    const asked = after(pathway, [send], before);
    expect(refusalOf(pathway, asked, ['receiver', { type: 'reject', reason: 'no-capacity' }])).toBe('reason-unknown');
  });

  it('shall be confirmed by noon of the last working day before school starts', () => {
    expect(deadline('school-start')).toMatchObject({
      counts: 'before-moment',
      moment: 'school-start',
      rules: [{ rule: { clock: 'next-working-day', at: '12:00' }, evidence: 'PROPOSED' }],
    });
    expect(pathway.moments).toMatchObject([{ name: 'school-start', from: { content: 'schoolStart' } }]);
    expect(pathway.contentSchema['required']).toContain('schoolStart');
  });

  it('reminds after five working days, and escalates by the school start alone', () => {
    expect(deadline('respond').rules).toMatchObject([{ rule: { clock: 'working', duration: 'P5D' } }]);
    const levels = (name: string) => deadline(name).levels.map(({ rule }) => rule.level);
    expect([levels('respond'), levels('school-start')]).toEqual([[1], [0, 1, 2, 3]]);
  });

  it('counts on towards the school start while a question is open', () => {
    const asked = after(pathway, [send, ['receiver', { type: 'ask', question: 'Hvem er kontaktlærer?' }]], before);
    expect(isRunning(pathway, asked, 'school-start')).toBe(true);
    expect(isRunning(pathway, asked, 'answer')).toBe(true);
  });

  it('moves nothing when school has started and nobody has answered', () => {
    const late = after(
      pathway,
      [send, ['stafet', { type: 'deadline-passed', deadline: 'school-start', level: 1 }]],
      before,
    );
    expect(late.items).toMatchObject([{ status: 'requested', holder: sender }]);
  });

  it('leaves it with the school when the young person starts elsewhere', () => {
    const sentOn = after(
      pathway,
      [send, ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'not-target-group' }]],
      before,
    );
    expect(sentOn).toMatchObject({ phase: 'redirected', items: [{ holder: sender }] });
  });
});
