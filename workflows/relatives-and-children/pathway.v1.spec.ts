import type { HandoverEvent } from '@stafet/core';
import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { placesOf } from '../places';
import { relativesAndChildrenV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const offer = (outcome: 'started' | 'declined' | 'waiting-list'): HandoverEvent => ({
  type: 'act',
  act: 'make-offer',
  fields: { outcome },
});
const listed: Act = ['receiver', offer('waiting-list')];

describe('A3, relatives and children as relatives', () => {
  it('hands over nothing: the patient stays with psychiatry', () => {
    expect(pathway).toMatchObject({ transfers: false, items: [] });
    const { state, effects } = decisionOn(pathway, after(pathway, [send]), ['receiver', offer('started')]);
    expect(state.items).toEqual([]);
    expect(effects.map(({ type }) => type)).not.toContain('schedule-transfer');
  });

  it.each(['started', 'declined'] as const)('is answered when the offer is %s, and psychiatry is told', (outcome) => {
    const { state, effects, facts } = decisionOn(pathway, after(pathway, [send]), ['receiver', offer(outcome)]);
    expect(state.phase).toBe('completed');
    expect(facts).toMatchObject([{ type: 'make-offer', details: { outcome } }]);
    expect(effects).toContainEqual({ type: 'notify', to: 'sender', of: 'make-offer' });
  });

  it('is not answered by a place on the waiting list: a clock of four weeks goes on', () => {
    const waiting = after(pathway, [send, listed]);
    expect(waiting).toMatchObject({ phase: 'under-assessment', step: 'on-waiting-list' });
    expect([isRunning(pathway, waiting, 'respond'), isRunning(pathway, waiting, 'waiting-list')]).toEqual([
      false,
      true,
    ]);
    const clock = pathway.deadlines.find(({ name }) => name === 'waiting-list');
    expect(clock?.rules).toMatchObject([{ rule: { clock: 'calendar', duration: 'P4W' }, evidence: 'PROPOSED' }]);
  });

  it('starts that clock anew when the place on the list is renewed, twice at most', () => {
    const waiting = after(pathway, [send, listed]);
    expect(decisionOn(pathway, waiting, listed).effects).toContainEqual({ type: 'set-deadline', name: 'waiting-list' });
    const thrice = after(pathway, [send, listed, listed, listed]);
    expect(refusalOf(pathway, thrice, listed)).toBe('event-not-expected');
    expect(after(pathway, [send, listed, listed, listed, ['receiver', offer('started')]]).phase).toBe('completed');
  });

  it('looks at it anew after a question from the waiting list', () => {
    const question: Act = ['receiver', { type: 'ask', question: 'Er begge børn stadig interesserede?' }];
    const asked = after(pathway, [send, listed, question]);
    expect(asked).toMatchObject({ phase: 'needs-information', isQuestionOpen: true });
    const answered = after(pathway, [send, listed, question, ['sender', { type: 'answer', text: 'Ja.' }]]);
    expect(answered).toMatchObject({ phase: 'under-assessment', step: 'assessing', isQuestionOpen: false });
    expect(isRunning(pathway, answered, 'respond')).toBe(true);
  });

  it('is the centre’s to answer', () => {
    expect(refusalOf(pathway, after(pathway, [send]), ['sender', offer('declined')])).toBe('actor-not-entitled');
  });

  it('is answered within 5 working days', () => {
    const respond = pathway.deadlines.find(({ name }) => name === 'respond');
    expect(respond?.rules).toMatchObject([{ rule: { clock: 'working', duration: 'P5D' }, evidence: 'PROPOSED' }]);
  });

  it('has a clock wherever the centre is waited for', () => {
    const waits = placesOf(pathway.machine).filter(({ waitsFor }) => waitsFor !== undefined);
    expect(waits.map(({ step }) => step)).toEqual(['on-waiting-list']);
    const limited = pathway.deadlines.flatMap(({ runsIn }) => runsIn);
    expect(waits.every(({ step }) => limited.includes(step))).toBe(true);
  });

  it('goes to the one centre of the region, from 2024', () => {
    expect(pathway.routes).toMatchObject([
      { to: ['relatives-centre'], catchment: 'region-wide', validFrom: '2024-01-01', evidence: 'SEED' },
    ]);
  });
});
