import type { HandoverEvent } from '@stafet/core';
import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { elsewhere } from '../check/world';
import { newlyDiagnosedV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const contact = (outcome: 'reached' | 'not-reached'): Act => [
  'receiver',
  { type: 'act', act: 'first-contact', fields: { outcome } },
];
const complete: Act = ['receiver', { type: 'complete', outcome: 'treated' }];
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P15, a newly diagnosed severe disorder', () => {
  it('leaves the treatment with the department until the team confirms', () => {
    const asked = after(pathway, [send]);
    expect(asked.items).toMatchObject([{ kind: 'treatment', scope: 'early-psychosis', holder: asked.sender }]);
    const confirmed = after(pathway, [send, confirm]);
    expect(confirmed).toMatchObject({ phase: 'transferred', step: 'to-be-contacted' });
    expect(confirmed.items).toMatchObject([{ holder: confirmed.receiver }]);
  });

  it('is triaged like every referral, and contacted within 5 working days', () => {
    expect(deadline('respond').rules).toMatchObject([{ rule: { clock: 'working', duration: 'P5D' } }]);
    expect(deadline('first-contact')).toMatchObject({
      runsIn: ['to-be-contacted'],
      rules: [{ rule: { clock: 'working', duration: 'P5D' }, evidence: 'PROPOSED' }],
    });
  });

  it('tries again when the citizen is not reached, and the clock does not start anew', () => {
    const confirmed = after(pathway, [send, confirm]);
    const missed = decisionOn(pathway, confirmed, contact('not-reached'));
    expect(missed.state).toMatchObject({ step: 'to-be-contacted', particulars: { counts: { 'first-contact': 1 } } });
    expect(missed.state.items).toEqual(confirmed.items);
    expect(missed.effects.filter(({ type }) => type.endsWith('-deadline'))).toEqual([]);
  });

  it('is completed only after the citizen has been reached', () => {
    expect(refusalOf(pathway, after(pathway, [send, confirm, contact('not-reached')]), complete)).toBe(
      'event-not-expected',
    );
    expect(after(pathway, [send, confirm, contact('reached'), complete]).phase).toBe('completed');
  });

  it('is sent on to the team of the right catchment while the department holds it', () => {
    const redirect: HandoverEvent = { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' };
    const sentOn = after(pathway, [send, ['receiver', redirect]]);
    expect(sentOn.phase).toBe('redirected');
    expect(sentOn.items).toMatchObject([{ holder: sentOn.sender }]);
  });

  it('stays asked for when the team has no room, for it owes the treatment', () => {
    const full = after(pathway, [send, ['receiver', { type: 'reject', reason: 'no-capacity' }]], {
      particulars: { hasSupplyDuty: true },
    });
    expect(full.items).toMatchObject([{ status: 'requested', holder: full.sender }]);
    expect(pathway.routes.every(({ supplyDuty }) => supplyDuty)).toBe(true);
  });

  it('asks the team of the citizen’s cluster, whichever is in force on the day of effect', () => {
    expect(pathway.routes).toMatchObject([{ to: ['psychosis-team'], catchment: 'cluster-unit', freeChoice: true }]);
  });
});
