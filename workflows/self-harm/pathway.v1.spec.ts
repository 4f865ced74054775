import { after, decisionOn, type Act, type Beginning } from '../check/play';
import { selfHarmV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const part = (item: string): Beginning => ({ items: [item] });
const municipal: Beginning = { items: ['social-support/self-harm-plan', 'coordination/self-harm-plan'] };
const receiversOf = (item: string): readonly string[] =>
  pathway.routes.flatMap(({ to, items }) => (items?.includes(item) === true ? to : []));

describe('P16, self-harm across sectors', () => {
  it.each(pathway.items)(
    'leaves the part $kind/$scope with whoever drew the plan up until its party confirms',
    (item) => {
      const beginning = part(`${item.kind}/${item.scope}`);
      const asked = after(pathway, [send], beginning);
      expect(asked.items).toMatchObject([{ kind: item.kind, scope: item.scope, holder: asked.sender }]);
      const confirmed = after(pathway, [send, confirm], beginning);
      expect(confirmed.items).toMatchObject([{ status: 'transferred', holder: confirmed.receiver }]);
    },
  );

  it('moves the part that a party confirms, and leaves the one it rejects', () => {
    const answered = after(
      pathway,
      [
        send,
        ['receiver', { type: 'accept', items: ['social-support/self-harm-plan'] }],
        ['receiver', { type: 'reject', items: ['coordination/self-harm-plan'], reason: 'not-target-group' }],
      ],
      municipal,
    );
    expect(answered.phase).toBe('transferred');
    expect(answered.items).toMatchObject([
      { kind: 'social-support', holder: answered.receiver },
      { kind: 'coordination', status: 'rejected', holder: answered.sender },
    ]);
  });

  it('asks each party for its own part', () => {
    expect(receiversOf('treatment/self-harm-plan')).toEqual(['psychiatric-department', 'outreach-team']);
    expect(receiversOf('treatment/self-harm-wounds')).toEqual([
      'somatic-department',
      'acute-hospital',
      'general-practice',
    ]);
    expect(receiversOf('social-support/self-harm-plan')).toEqual(['municipality']);
    expect(receiversOf('coordination/self-harm-plan')).toEqual(['municipality', 'general-practice']);
  });

  it('tells psychiatric treatment and the care of wounds apart, so that both can be held at once', () => {
    const scopes = pathway.items.filter(({ kind }) => kind === 'treatment').map(({ scope }) => scope);
    expect(scopes).toEqual(['self-harm-plan', 'self-harm-wounds']);
  });

  it('is confirmed within 1 working day, as what a network meeting decides', () => {
    const respond = pathway.deadlines.find(({ name }) => name === 'respond')!;
    expect(respond.rules).toMatchObject([{ rule: { clock: 'working', duration: 'P1D' }, evidence: 'PROPOSED' }]);
  });

  it('moves nothing when a party is silent', () => {
    const asked = after(pathway, [send], municipal);
    const late = decisionOn(pathway, asked, [
      'stafet',
      { type: 'deadline-passed', deadline: 'respond', level: 3 },
    ]).state;
    expect(late.items).toEqual(asked.items);
  });

  it('goes on when the citizen is admitted meanwhile, and tells both sides', () => {
    const asked = after(pathway, [send], municipal);
    const admitted = decisionOn(pathway, asked, ['stafet', { type: 'circumstance', circumstance: 'admission' }]);
    expect(admitted.state).toMatchObject({ phase: 'sent', particulars: { circumstances: ['admission'] } });
    expect(admitted.state.items).toEqual(asked.items);
    expect(admitted.effects).toContainEqual({ type: 'notify', to: 'receiver', of: 'circumstance' });
    expect(admitted.effects).toContainEqual({ type: 'notify', to: 'sender', of: 'circumstance' });
  });
});
