import type { HandoverEvent } from '@stafet/core';
import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { adviceV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const advise = (channel: string): HandoverEvent => ({
  type: 'act',
  act: 'advise',
  fields: { advice: 'Hold fast i de korte besøg.', adviser: 'Overlæge i ambulatoriet', channel },
});

describe('A2, advice from psychiatry', () => {
  it('hands over nothing: who asks stays responsible', () => {
    expect(pathway).toMatchObject({ transfers: false, items: [] });
    const { state, effects } = decisionOn(pathway, after(pathway, [send]), ['receiver', advise('phone')]);
    expect(state.items).toEqual([]);
    expect(effects.map(({ type }) => type)).not.toContain('schedule-transfer');
  });

  it.each(['phone', 'written', 'video', 'visit'])('is over with the advice, given by %s', (channel) => {
    expect(after(pathway, [send, ['receiver', advise(channel)]]).phase).toBe('completed');
  });

  it('logs the advice, the adviser and the moment, and tells who asked', () => {
    const { facts, effects } = decisionOn(pathway, after(pathway, [send]), ['receiver', advise('written')]);
    expect(facts).toMatchObject([
      {
        type: 'advise',
        at: expect.any(String) as string,
        details: { channel: 'written' },
        text: 'Hold fast i de korte besøg.\nOverlæge i ambulatoriet',
      },
    ]);
    expect(effects).toContainEqual({ type: 'notify', to: 'sender', of: 'advise' });
  });

  it('is given by psychiatry, not by who asks', () => {
    expect(refusalOf(pathway, after(pathway, [send]), ['sender', advise('phone')])).toBe('actor-not-entitled');
  });

  it('knows neither a confirmation nor a sending on', () => {
    const asked = after(pathway, [send]);
    expect(refusalOf(pathway, asked, ['receiver', { type: 'accept' }])).toBe('actor-not-entitled');
    expect(
      refusalOf(pathway, asked, ['receiver', { type: 'redirect', receiver: 'elsewhere', reason: 'no-capacity' }]),
    ).toBe('actor-not-entitled');
  });

  it('is answered by 12:00 on the next working day, however soon it is needed', () => {
    const respond = pathway.deadlines.find(({ name }) => name === 'respond');
    expect(respond?.rules).toMatchObject([{ when: 'always', rule: { clock: 'next-working-day', at: '12:00' } }]);
  });

  it('stands still while psychiatry waits for an answer, and moves nothing when it is late', () => {
    const question: Act = ['receiver', { type: 'ask', question: 'Hvor længe har det stået på?' }];
    const open = after(pathway, [send, question]);
    expect([isRunning(pathway, open, 'respond'), isRunning(pathway, open, 'answer')]).toEqual([false, true]);
    const late = after(pathway, [send, ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 1 }]]);
    expect(late).toMatchObject({ phase: 'sent', passedDeadlines: [{ name: 'respond', level: 1 }] });
  });

  it.each(['municipality', 'ppr', 'somatic-department', 'prehospital', 'botilbud', 'regional-social-offer'])(
    'is asked for by %s, of a department or of an outreach team',
    (type) => {
      const ways = pathway.routes.filter(({ from }) => from.includes(type)).flatMap(({ to }) => to);
      expect(ways).toEqual(['psychiatric-department', 'outreach-team']);
    },
  );
});
