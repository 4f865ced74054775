import { after, beginningOf, decisionOn, refusalOf, type Act } from '../check/play';
import { elsewhere, receiver, sender } from '../check/world';
import { isRunning } from '../clocks';
import { municipalityInsteadOfBupV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const toBup: Act = ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'not-target-group' }];
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P20, the municipality instead of child psychiatry', () => {
  it('leaves the child with the GP until the municipality confirms', () => {
    const asked = after(pathway, [send, ['stafet', { type: 'delivered' }], ['receiver', { type: 'open' }]]);
    expect(asked).toMatchObject({ phase: 'under-assessment', items: [{ holder: sender }] });
    expect(after(pathway, [send, confirm]).items).toMatchObject([
      { kind: 'social-support', scope: 'child-wellbeing', holder: receiver },
    ]);
  });

  it('goes from general practice only, and may reach BUP', () => {
    expect(pathway.routes.map(({ from, to }) => [from, to])).toEqual([
      [['general-practice'], ['municipality']],
      [['general-practice'], ['ppr']],
      [['general-practice'], ['psychiatric-department']],
    ]);
  });

  it('waits five working days for the answer of the municipality', () => {
    expect(deadline('respond').rules).toMatchObject([
      { when: 'always', rule: { clock: 'working', duration: 'P5D' }, evidence: 'PROPOSED' },
    ]);
  });

  it('asks BUP in a linked request when the municipality sends on, and leaves the child with the GP', () => {
    const sentOn = decisionOn(pathway, after(pathway, [send]), toBup);
    expect(sentOn.effects).toContainEqual(
      expect.objectContaining({
        type: 'open-successor',
        receiver: elsewhere,
        items: ['social-support/child-wellbeing'],
      }),
    );
    expect(sentOn.state).toMatchObject({ phase: 'redirected', items: [{ holder: sender }] });
  });

  it('tells the key contacts at once of a child that was sent on twice', () => {
    const draft = beginningOf(pathway, { particulars: { timesSentOn: 2 } });
    const sent = decisionOn(pathway, draft, send);
    expect(sent.effects).toContainEqual({ type: 'set-deadline', name: 'sent-on-twice' });
    expect(deadline('sent-on-twice').levels).toMatchObject([{ rule: { level: 2 }, tells: ['key-contacts'] }]);
  });

  it('leaves the child with the GP when the municipality rejects, for each of the reasons', () => {
    const { reasons = [] } = pathway.events.find(({ type }) => type === 'reject')!;
    for (const { code } of reasons) {
      const rejected = after(pathway, [
        send,
        ['receiver', { type: 'reject', reason: code, betterReceiver: elsewhere }],
      ]);
      expect(rejected).toMatchObject({ phase: 'rejected', items: [{ holder: sender }] });
    }
  });

  it('stops the clock while the GP is asked a question, and times the GP instead', () => {
    const question: Act = ['receiver', { type: 'ask', question: 'Har den unge sagt ja?' }];
    const asked = decisionOn(pathway, after(pathway, [send]), question);
    expect(asked.effects).toContainEqual({ type: 'pause-deadline', name: 'respond' });
    expect(asked.effects).toContainEqual({ type: 'set-deadline', name: 'answer' });
  });

  it('moves nothing by silence, and goes on being doable', () => {
    const late = after(pathway, [send, ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 3 }]]);
    expect(late.items).toMatchObject([{ status: 'requested', holder: sender }]);
    expect(refusalOf(pathway, late, confirm)).toBeUndefined();
  });

  it('starts the clock with the request and not with the draft', () => {
    expect(isRunning(pathway, beginningOf(pathway), 'respond')).toBe(false);
    expect(isRunning(pathway, after(pathway, [send]), 'respond')).toBe(true);
  });

  it('cannot be pushed back silently by the municipality that confirmed', () => {
    const held = after(pathway, [send, confirm]);
    expect(refusalOf(pathway, held, ['receiver', { type: 'reject', reason: 'not-target-group' }])).toBe(
      'event-not-expected',
    );
    expect(refusalOf(pathway, held, toBup)).toBe('event-not-expected');
  });
});
