import type { ActFields, HandoverEvent } from '@stafet/core';
import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days } from '../check/world';
import { patientControlledAdmissionV1 as pathway } from './definition.v1';

const act = (name: string, fields: ActFields): HandoverEvent => ({ type: 'act', act: name, fields });
const send: Act = ['sender', { type: 'send' }];
const register: Act = ['receiver', act('register-contract', { contractFrom: '2026-11-02', contractTo: '2027-11-01' })];
const admit = (at: string): Act => ['receiver', act('register-admission', { admittedAt: at })];
const end = act('end-contract', { cause: 'patient-wishes' });

describe('A4, patient-controlled admission', () => {
  it('hands over nothing, neither with the contract nor with an admission', () => {
    expect(pathway).toMatchObject({ transfers: false, items: [] });
    const inForce = after(pathway, [send, register]);
    const { state, effects } = decisionOn(pathway, inForce, admit(days[0]!));
    expect(state.items).toEqual([]);
    expect(effects).toEqual([{ type: 'notify', to: 'sender', of: 'register-admission' }]);
  });

  it('has a contract in force once the ward has registered it, from day to day', () => {
    const { state, facts } = decisionOn(pathway, after(pathway, [send]), register);
    expect(state).toMatchObject({ phase: 'completed', step: 'contract-in-force' });
    expect(facts).toMatchObject([{ details: { contractFrom: '2026-11-02', contractTo: '2027-11-01' } }]);
  });

  it('registers every admission under the contract, as often as the patient comes', () => {
    const often = after(pathway, [send, register, ...days.map((at) => admit(at))]);
    expect(often).toMatchObject({ phase: 'completed', step: 'contract-in-force' });
    expect(decisionOn(pathway, often, admit(days[0]!)).facts).toMatchObject([
      { type: 'register-admission', details: { admittedAt: days[0] } },
    ]);
  });

  it('waits for nobody while the contract is in force', () => {
    const inForce = after(pathway, [send, register]);
    expect(pathway.deadlines.filter(({ name }) => isRunning(pathway, inForce, name))).toEqual([]);
  });

  it.each(['sender', 'receiver'] as const)(
    'ends when the %s says so, and registers no admission after that',
    (side) => {
      const ended = after(pathway, [send, register, [side, end]]);
      expect(ended).toMatchObject({ phase: 'completed', step: 'contract-ended' });
      expect(refusalOf(pathway, ended, admit(days[0]!))).toBe('event-not-expected');
      expect(refusalOf(pathway, ended, ['receiver', end])).toBe('event-not-expected');
    },
  );

  it('registers no admission before there is a contract', () => {
    expect(refusalOf(pathway, after(pathway, [send]), admit(days[0]!))).toBe('event-not-expected');
  });

  it('lets the ward decline, with its reason, and then has no contract', () => {
    const declined = after(pathway, [
      send,
      ['receiver', act('decline-contract', { why: 'Kendes på et andet afsnit.' })],
    ]);
    expect(declined).toMatchObject({ phase: 'completed', step: 'declined' });
    expect(refusalOf(pathway, declined, admit(days[0]!))).toBe('event-not-expected');
  });

  it('is answered by the ward, within 5 working days', () => {
    const [, event] = register;
    expect(refusalOf(pathway, after(pathway, [send]), ['sender', event])).toBe('actor-not-entitled');
    const respond = pathway.deadlines.find(({ name }) => name === 'respond');
    expect(respond?.rules).toMatchObject([{ rule: { clock: 'working', duration: 'P5D' }, evidence: 'PROPOSED' }]);
  });

  it('ends with the death of the patient, also while the contract is in force', () => {
    const died: Act = ['stafet', { type: 'closed-by-event', reason: 'patient-deceased' }];
    expect(after(pathway, [send, register, died]).phase).toBe('closed-by-event');
    expect(after(pathway, [send, died]).phase).toBe('closed-by-event');
  });
});
