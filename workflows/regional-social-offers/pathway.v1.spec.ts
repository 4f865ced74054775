import { keyOf, type ItemKey } from '@stafet/core';
import { isRunning } from '../clocks';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere, receiver, sender } from '../check/world';
import { regionalSocialOffersV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const assess: Act = ['receiver', { type: 'act', act: 'assess', fields: { outcome: 'stays-at-offer' } }];
const done: Act = ['receiver', { type: 'complete', outcome: 'done' }];
const about = (...items: readonly ItemKey[]) => ({ items });
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P19, psychiatry and the regional social offers', () => {
  it('leaves the support with the ward until the offer confirms', () => {
    const asked = after(pathway, [send], about('social-support/daily-support'));
    expect(asked.items).toMatchObject([{ holder: sender }]);
    expect(after(pathway, [send, confirm], about('social-support/daily-support')).items).toMatchObject([
      { holder: receiver },
    ]);
  });

  it('asks the offer for the support and the municipality for the authority, each on its own', () => {
    const ways = pathway.routes.map(({ to, items }) => [to[0], items]);
    expect(ways).toEqual([
      ['regional-social-offer', ['social-support/daily-support']],
      ['municipality', ['social-support/authority']],
      ['psychiatric-department', ['treatment/assessment']],
    ]);
  });

  it('leaves the authority with the ward when only the offer has confirmed', () => {
    const half = after(
      pathway,
      [send, ['receiver', { type: 'accept', items: ['social-support/daily-support'] }]],
      about('social-support/daily-support', 'social-support/authority'),
    );
    expect(half.phase).toBe('under-assessment');
    expect(half.items.map(({ holder }) => holder)).toEqual([receiver, sender]);
  });

  it('waits one working day for a discharge to be confirmed', () => {
    for (const name of ['respond-support', 'respond-authority']) {
      expect(deadline(name).rules).toMatchObject([
        { rule: { clock: 'working', duration: 'P1D' }, evidence: 'PROPOSED' },
      ]);
    }
  });

  it('waits two daytime hours for a first answer and 24 hours for the assessment of a resident', () => {
    expect(deadline('respond').rules).toMatchObject([{ rule: { clock: 'working', duration: 'PT2H' } }]);
    expect(deadline('assess').rules).toMatchObject([{ rule: { clock: 'elapsed', duration: 'PT24H' } }]);
  });

  it('owes the resident an assessment, counted from the request, before it can be completed', () => {
    const asked = after(pathway, [send], about('treatment/assessment'));
    const confirmed = decisionOn(pathway, asked, ['receiver', { type: 'accept' }, days[1]]);
    expect(confirmed.state).toMatchObject({ step: 'to-be-assessed', particulars: { moments: { request: days[0] } } });
    expect(confirmed.effects).toContainEqual({ type: 'set-deadline', name: 'assess' });
    expect(refusalOf(pathway, confirmed.state, done)).toBe('event-not-expected');
    const assessed = decisionOn(pathway, confirmed.state, assess);
    expect(assessed.effects).toContainEqual({ type: 'clear-deadline', name: 'assess' });
    expect(decisionOn(pathway, assessed.state, done).state.phase).toBe('completed');
  });

  it('knows no assessment after a discharge', () => {
    const held = after(pathway, [send, confirm], about('social-support/daily-support'));
    expect(held.step).toBe('supported');
    expect(refusalOf(pathway, held, assess)).toBe('event-not-expected');
    expect(decisionOn(pathway, held, done).state.phase).toBe('completed');
  });

  it('limits every wait, whichever item is asked for', () => {
    const clocks = pathway.items.map((item) => {
      const asked = after(pathway, [send], about(keyOf(item)));
      return pathway.deadlines.map(({ name }) => name).filter((name) => isRunning(pathway, asked, name));
    });
    expect(clocks).toEqual([['respond'], ['respond-support'], ['respond-authority']]);
  });

  it('tells the local council at the third level', () => {
    for (const name of ['respond', 'respond-support', 'respond-authority', 'assess']) {
      const third = deadline(name).levels.find(({ rule }) => rule.level === 3);
      expect(third?.tells).toContain('local-council');
    }
  });

  it('leaves everything with the sender when it is rejected, sent on or not answered', () => {
    const item = about('social-support/authority');
    const stories: readonly Act[][] = [
      [send, ['receiver', { type: 'reject', reason: 'no-legal-basis' }]],
      [send, ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }]],
      [send, ['stafet', { type: 'deadline-passed', deadline: 'respond-authority', level: 3 }]],
    ];
    for (const story of stories) expect(after(pathway, story, item).items).toMatchObject([{ holder: sender }]);
  });

  it('does not let psychiatry off for want of capacity', () => {
    const owed = after(pathway, [send], { ...about('treatment/assessment'), particulars: { hasSupplyDuty: true } });
    const full = decisionOn(pathway, owed, ['receiver', { type: 'reject', reason: 'no-capacity' }]);
    expect(full.state.items).toMatchObject([{ status: 'requested', holder: sender }]);
    expect(full.effects).toContainEqual({ type: 'set-deadline', name: 'capacity' });
    expect(pathway.routes.map(({ supplyDuty = false }) => supplyDuty)).toEqual([false, false, true]);
  });

  it('holds a confirmed discharge with the ward until the day of the discharge', () => {
    const planned = { ...about('social-support/daily-support'), effectiveFrom: days[1]! };
    expect(after(pathway, [send, confirm], planned)).toMatchObject({ phase: 'accepted', items: [{ holder: sender }] });
  });
});
