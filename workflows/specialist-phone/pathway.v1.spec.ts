import type { HandoverEvent } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { specialistPhoneV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const advise: HandoverEvent = {
  type: 'act',
  act: 'advise',
  fields: { advice: 'Fortsæt behandlingen, og se patienten igen om to uger.', adviser: 'Speciallæge i psykiatri' },
};

describe('A1, the specialist phone', () => {
  it('hands nothing over: the GP stays responsible before and after the advice', () => {
    const advised = decisionOn(pathway, after(pathway, [send]), ['receiver', advise]);
    expect(advised.state.items).toEqual([]);
    expect(advised.effects.map(({ type }) => type)).not.toContain('schedule-transfer');
    expect(advised.facts.filter(({ newHolder }) => newHolder !== undefined)).toEqual([]);
  });

  it('logs the advice and who gave it as words beside the trail', () => {
    const { facts } = decisionOn(pathway, after(pathway, [send]), ['receiver', advise]);
    expect(facts).toMatchObject([{ type: 'advise', text: expect.stringContaining('Speciallæge') as string }]);
    expect(facts[0]?.details).toBeUndefined();
  });

  it('is over when the advice is given', () => {
    const advised = after(pathway, [send, ['receiver', advise]]);
    expect(advised.phase).toBe('completed');
    expect(refusalOf(pathway, advised, ['receiver', advise])).toBe('event-not-expected');
  });

  it.each(['accept', 'reject', 'redirect', 'complete'] as const)('knows no %s', (type) => {
    const asked = after(pathway, [send]);
    const event = { type, reason: 'no-capacity', receiver: 'elsewhere', outcome: 'done' } as HandoverEvent;
    expect(refusalOf(pathway, asked, ['receiver', event])).toBe('actor-not-entitled');
  });

  it('lets only the specialist advise', () => {
    const asked = after(pathway, [send]);
    expect(refusalOf(pathway, asked, ['sender', advise])).toBe('actor-not-entitled');
    expect(refusalOf(pathway, asked, ['stranger', advise])).toBe('actor-not-entitled');
  });

  it('waits with a clock, and while the specialist has a question the GP is waited for', () => {
    const asking = decisionOn(pathway, after(pathway, [send]), [
      'receiver',
      { type: 'ask', question: 'Hvilken dosis?' },
    ]);
    expect(asking.effects).toEqual(
      expect.arrayContaining([
        { type: 'pause-deadline', name: 'respond' },
        { type: 'set-deadline', name: 'answer' },
      ]),
    );
  });
});
