import { instant, type HandoverEvent } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act, type Beginning } from '../check/play';
import { elsewhere } from '../check/world';
import { municipalAcuteFunctionV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const withoutCapacity: Act = ['receiver', { type: 'reject', reason: 'no-capacity' }];
const nursing: Beginning = { items: ['nursing-rehab/acute'] };
const medical: Beginning = {
  items: ['treatment/acute-medical'],
  particulars: { moments: { discharge: instant('2026-11-02T08:00:00.000Z') } },
};
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;
const clocksOf = (beginning: Beginning): readonly string[] =>
  decisionOn(pathway, after(pathway, [], beginning), send).effects.flatMap((effect) =>
    effect.type === 'set-deadline' ? [effect.name] : [],
  );
const waysTo = (type: string, item: string) =>
  pathway.routes.filter(({ to, items }) => to.includes(type) && items?.includes(item));

describe('P12, a municipal acute function', () => {
  it('leaves the nursing with the sender until the acute function confirms', () => {
    const asked = after(pathway, [send], nursing);
    expect(asked.items).toMatchObject([{ kind: 'nursing-rehab', scope: 'acute', holder: asked.sender }]);
    const confirmed = after(pathway, [send, confirm], nursing);
    expect(confirmed.items).toMatchObject([{ holder: confirmed.receiver }]);
  });

  it('never has a way on which an acute function or a municipality is given the medical responsibility', () => {
    expect(waysTo('municipal-acute-function', 'treatment/acute-medical')).toEqual([]);
    expect(waysTo('municipality', 'treatment/acute-medical')).toEqual([]);
    expect(pathway.routes.every(({ items }) => items?.length === 1)).toBe(true);
    expect(waysTo('general-practice', 'treatment/acute-medical')).toHaveLength(1);
  });

  it('cannot be written without the unit that holds the medical responsibility', () => {
    expect(pathway.contentSchema['required']).toContain('responsiblePhysicianUnit');
  });

  it('is answered within 2 hours by the acute function, with the acute chain', () => {
    expect(clocksOf(nursing)).toEqual(['respond']);
    expect(deadline('respond').rules).toMatchObject([{ rule: { clock: 'elapsed', duration: 'PT2H' } }]);
    expect(deadline('respond').levels.map(({ rule }) => rule)).toContainEqual({
      level: 2,
      at: { is: 'after-due', rule: { clock: 'elapsed', duration: 'PT4H' } },
    });
  });

  it('keeps the patient with the hospital and calls the key contacts when the acute function has no room', () => {
    const full = after(pathway, [send, withoutCapacity], { ...nursing, particulars: { hasSupplyDuty: true } });
    expect(full).toMatchObject({ phase: 'sent', particulars: { lacksCapacity: true } });
    expect(full.items).toMatchObject([{ status: 'requested', holder: full.sender }]);
    expect(waysTo('municipal-acute-function', 'nursing-rehab/acute').every(({ supplyDuty }) => supplyDuty)).toBe(true);
    expect(deadline('capacity').levels).toMatchObject([{ rule: { level: 2, at: { is: 'due' } } }]);
  });

  it('is sent on to the neighbouring unit, and the hospital holds it until that one confirms', () => {
    const redirect: HandoverEvent = { type: 'redirect', receiver: elsewhere, reason: 'no-capacity' };
    const sentOn = after(pathway, [send, ['receiver', redirect]], nursing);
    expect(sentOn.phase).toBe('redirected');
    expect(sentOn.items).toMatchObject([{ holder: sentOn.sender }]);
  });

  it('warns 60 hours after the discharge and calls the management at 72, while no physician has confirmed', () => {
    expect(clocksOf(medical)).toEqual(['respond-physician', 'medical-responsibility']);
    expect(deadline('medical-responsibility')).toMatchObject({
      counts: 'after-moment',
      moment: 'discharge',
      rules: [{ rule: { clock: 'elapsed', duration: 'PT72H' } }],
      levels: [
        { rule: { level: 2, at: { is: 'before-due', rule: { clock: 'elapsed', duration: 'PT12H' } } } },
        { rule: { level: 3, at: { is: 'due' } } },
      ],
    });
  });

  it('leaves the medical responsibility with the hospital when the 72 hours have passed in silence', () => {
    const asked = after(pathway, [send], medical);
    const late = decisionOn(pathway, asked, [
      'stafet',
      { type: 'deadline-passed', deadline: 'medical-responsibility', level: 3 },
    ]).state;
    expect(late.items).toEqual(asked.items);
    expect(late.items).toMatchObject([{ status: 'requested', holder: late.sender }]);
  });

  it('counts no 72 hours where nobody was discharged', () => {
    expect(clocksOf({ items: ['treatment/acute-medical'] })).toEqual(['respond-physician']);
  });

  it('is municipal until 2027 and planned to be regional from then on', () => {
    expect(waysTo('municipal-acute-function', 'nursing-rehab/acute')).toMatchObject([
      { catchment: 'municipal-unit', validTo: '2027-01-01' },
      { catchment: 'region-wide', validFrom: '2027-01-01', evidence: 'EXT' },
    ]);
  });

  it('is rejected by a practice without room, and stays with the hospital', () => {
    const asked = after(pathway, [send], medical);
    expect(refusalOf(pathway, asked, withoutCapacity)).toBeUndefined();
    const rejected = decisionOn(pathway, asked, withoutCapacity).state;
    expect(rejected).toMatchObject({ phase: 'rejected' });
    expect(rejected.items).toMatchObject([{ holder: rejected.sender }]);
  });
});
