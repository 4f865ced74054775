import type { HandoverEvent } from '@stafet/core';
import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days } from '../check/world';
import { psyAcuteNetworkMeetingV1 as pathway } from './definition.v1';

const act = (name: string, fields: Extract<HandoverEvent, { type: 'act' }>['fields'] = {}): HandoverEvent => ({
  type: 'act',
  act: name,
  fields,
});
const send: Act = ['sender', { type: 'send' }];
const attend: Act = ['receiver', act('attend', { participant: 'Bostøtten' })];
const decline: Act = [
  'receiver',
  act('decline-attendance', { instead: 'written-position', substituteOrPosition: 'Støtten fortsætter.' }),
];
const findDate: Act = ['sender', act('find-date', { meetingAt: days[1]! })];
const writeMinutes: Act = ['sender', act('write-minutes', { heldOn: '2026-11-03', decisions: '-', crisisPlan: '-' })];
const accept: Act = ['receiver', { type: 'accept' }];
const items = ['social-support/network-meeting', 'coordination/network-meeting'];
const invited = (acts: readonly Act[]) => after(pathway, [send, ...acts], { items });
const runs = (acts: readonly Act[]): readonly string[] =>
  pathway.deadlines.map(({ name }) => name).filter((name) => isRunning(pathway, invited(acts), name));

describe('P03, an acute network meeting', () => {
  it('transfers nothing by the invitation, the answer or the meeting', () => {
    for (const acts of [[], [attend], [attend, findDate], [attend, findDate, writeMinutes]]) {
      const state = invited(acts);
      expect(state.items.map(({ holder }) => holder)).toEqual([state.sender, state.sender]);
    }
  });

  it('refuses a confirmation before the minutes', () => {
    for (const acts of [[], [attend], [findDate], [attend, findDate]]) {
      expect(refusalOf(pathway, invited(acts), accept)).toBe('event-not-expected');
    }
  });

  it('moves each item when its party confirms it after the minutes, and not before', () => {
    const one: Act = ['receiver', { type: 'accept', items: [items[0]!] }];
    const state = invited([attend, findDate, writeMinutes, one]);
    expect(state).toMatchObject({ phase: 'under-assessment', step: 'minutes-written' });
    expect(state.items.map(({ holder }) => holder)).toEqual([state.receiver, state.sender]);
    expect(invited([attend, findDate, writeMinutes, accept]).phase).toBe('transferred');
  });

  it('lets the convener find a date and write the minutes while a party is silent', () => {
    expect(invited([findDate])).toMatchObject({ phase: 'sent', step: 'date-announced' });
    expect(invited([findDate, writeMinutes])).toMatchObject({ phase: 'sent', step: 'minutes-written' });
  });

  it('writes no minutes of a meeting without a date, and only the convener writes them', () => {
    expect(refusalOf(pathway, invited([attend]), writeMinutes)).toBe('event-not-expected');
    expect(refusalOf(pathway, invited([findDate]), ['receiver', writeMinutes[1]])).toBe('actor-not-entitled');
  });

  it('keeps its step through a question and its answer', () => {
    const question: Act = ['receiver', { type: 'ask', question: 'Hvem kommer?' }];
    const answer: Act = ['sender', { type: 'answer', text: 'Alle' }];
    expect(invited([attend, findDate, question])).toMatchObject({ phase: 'needs-information', step: 'meeting-ahead' });
    expect(invited([attend, findDate, question, answer])).toMatchObject({ step: 'meeting-ahead' });
    expect(invited([findDate, writeMinutes, question, answer])).toMatchObject({ step: 'minutes-written' });
  });

  it('runs the clocks of whoever is waited for, and not of who has done her part', () => {
    expect(runs([])).toEqual(['respond', 'find-date', 'meeting']);
    expect(runs([attend])).toEqual(['find-date', 'meeting']);
    expect(runs([decline])).toEqual(['find-date', 'meeting']);
    expect(runs([findDate])).toEqual(['respond', 'meeting']);
    expect(runs([attend, findDate])).toEqual(['meeting']);
    expect(runs([attend, findDate, writeMinutes])).toEqual(['confirm-items']);
  });

  it('gives 1 working day for the answer, the date and the confirmation, and 5 for the meeting, which then is E3', () => {
    const lengths = pathway.deadlines.map(({ name, rules, levels }) => [name, rules[0]!.rule, levels[0]!.rule.level]);
    expect(lengths.slice(0, 5)).toEqual([
      ['respond', { clock: 'working', duration: 'P1D' }, 1],
      ['answer', { clock: 'working', duration: 'P1D' }, 1],
      ['find-date', { clock: 'working', duration: 'P1D' }, 1],
      ['meeting', { clock: 'working', duration: 'P5D' }, 3],
      ['confirm-items', { clock: 'working', duration: 'P1D' }, 0],
    ]);
  });

  it('lets a party stay away only with a substitute or a written position', () => {
    const fields = pathway.events.find(({ type }) => type === 'decline-attendance')!.fields!;
    expect(fields).toMatchObject({
      required: ['instead', 'substituteOrPosition'],
      properties: { instead: { enum: ['substitute', 'written-position'] } },
    });
    expect(refusalOf(pathway, invited([]), ['receiver', { type: 'reject', reason: 'not-target-group' }])).toBe(
      'reason-needs-text',
    );
  });

  it('leaves everything with the convener when the party rejects after the minutes, or stays silent', () => {
    const no: Act = ['receiver', { type: 'reject', reason: 'no-legal-basis', text: 'Ikke vores opgave' }];
    const rejected = invited([findDate, writeMinutes, no]);
    expect(rejected.phase).toBe('rejected');
    expect(rejected.items.every(({ holder }) => holder === rejected.sender)).toBe(true);
    const late = decisionOn(pathway, invited([findDate, writeMinutes]), [
      'stafet',
      { type: 'deadline-passed', deadline: 'confirm-items', level: 1 },
    ]).state;
    expect(late.items.every(({ holder }) => holder === late.sender)).toBe(true);
  });

  it('has items that are never the general ones of the citizen', () => {
    expect(pathway.items.every(({ scope }) => scope?.startsWith('network-meeting'))).toBe(true);
    expect(new Set(pathway.items.map(({ kind }) => kind)).size).toBe(5);
  });
});
