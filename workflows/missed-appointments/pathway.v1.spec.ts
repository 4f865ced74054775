import type { HandoverEvent } from '@stafet/core';
import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { missedAppointmentsV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const decide = (effort: 'special' | 'none', withActors: string): HandoverEvent => ({
  type: 'act',
  act: 'decide-effort',
  fields: { effort, withActors, why: 'Patienten svarer ikke, men åbner for bostøtten.' },
});

describe('P17, a patient who stays away or keeps coming acutely', () => {
  it('hands over nothing: a no-show never ends responsibility', () => {
    expect(pathway).toMatchObject({ transfers: false, items: [] });
    const decided = decisionOn(pathway, after(pathway, [send]), ['receiver', decide('none', 'nobody')]);
    expect(decided.state.items).toEqual([]);
    expect(decided.effects.map(({ type }) => type)).not.toContain('schedule-transfer');
  });

  it.each([
    ['special', 'outreach-team'],
    ['special', 'nobody'],
    ['none', 'municipality'],
    ['none', 'nobody'],
  ] as const)('is over when it is decided: %s, with %s', (effort, withActors) => {
    expect(after(pathway, [send, ['receiver', decide(effort, withActors)]]).phase).toBe('completed');
  });

  it('keeps the decision and the other actors as codes in the trail, and tells the unit that asked', () => {
    const { facts, effects } = decisionOn(pathway, after(pathway, [send]), [
      'receiver',
      decide('special', 'network-meeting'),
    ]);
    expect(facts).toMatchObject([
      {
        type: 'decide-effort',
        details: { effort: 'special', withActors: 'network-meeting' },
        text: 'Patienten svarer ikke, men åbner for bostøtten.',
      },
    ]);
    expect(effects).toContainEqual({ type: 'notify', to: 'sender', of: 'decide-effort' });
  });

  it('is decided by the department, not by the unit that tells it', () => {
    const asked = after(pathway, [send]);
    expect(refusalOf(pathway, asked, ['sender', decide('none', 'nobody')])).toBe('actor-not-entitled');
    expect(refusalOf(pathway, asked, ['stafet', decide('none', 'nobody')])).toBe('actor-not-entitled');
  });

  it('forces a decision: it can be taken back where it was sent by mistake, and for no other reason', () => {
    const asked = after(pathway, [send]);
    expect(refusalOf(pathway, asked, ['sender', { type: 'withdraw', reason: 'sent-by-mistake' }])).toBeUndefined();
    for (const reason of ['plan-changed', 'no-longer-needed', 'other']) {
      expect(refusalOf(pathway, asked, ['sender', { type: 'withdraw', reason, text: 'x' }])).toBe('reason-unknown');
    }
  });

  it('knows neither a confirmation nor a rejection', () => {
    const asked = after(pathway, [send]);
    expect(refusalOf(pathway, asked, ['receiver', { type: 'accept' }])).toBe('actor-not-entitled');
    expect(refusalOf(pathway, asked, ['receiver', { type: 'reject', reason: 'no-capacity' }])).toBe(
      'actor-not-entitled',
    );
  });

  it('is decided within 2 working days, and silence tells people and decides nothing', () => {
    const respond = pathway.deadlines.find(({ name }) => name === 'respond');
    expect(respond?.rules).toMatchObject([{ rule: { clock: 'working', duration: 'P2D' }, evidence: 'PROPOSED' }]);
    expect(respond?.levels.map(({ rule }) => rule.level)).toEqual([0, 1, 2, 3]);
    const late = after(pathway, [send, ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 3 }]]);
    expect(late.phase).toBe('sent');
    expect(refusalOf(pathway, late, ['receiver', decide('special', 'municipality')])).toBeUndefined();
  });

  it('waits for the unit while a question is open, and can be decided all the same', () => {
    const question: Act = ['receiver', { type: 'ask', question: 'Har I talt med de pårørende?' }];
    const open = after(pathway, [send, question]);
    expect([isRunning(pathway, open, 'respond'), isRunning(pathway, open, 'answer')]).toEqual([false, true]);
    const decided = after(pathway, [send, question, ['receiver', decide('special', 'botilbud')]]);
    expect(decided).toMatchObject({ phase: 'completed', isQuestionOpen: false });
  });

  it('proposes the department that the unit is part of', () => {
    expect(pathway.routes[0]).toMatchObject({
      from: ['ward', 'outreach-team'],
      to: ['psychiatric-department'],
      catchment: 'sender-department',
    });
  });
});
