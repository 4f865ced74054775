import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { elsewhere, receiver, sender } from '../check/world';
import { isRunning } from '../clocks';
import { coercionOrCourtOrderV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const reject = (reason: string): Act => ['receiver', { type: 'reject', reason }];
const owed = { particulars: { hasSupplyDuty: true } };
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P24, an admission with coercion or court order', () => {
  it('leaves the patient with police or physician until the department confirms', () => {
    expect(after(pathway, [send], owed).items).toMatchObject([
      { kind: 'treatment', scope: 'admission', holder: sender },
    ]);
    expect(after(pathway, [send, confirm], owed)).toMatchObject({
      phase: 'transferred',
      items: [{ holder: receiver }],
    });
  });

  it('goes to the psychiatric department directly, and never to the joint emergency department', () => {
    expect(pathway.routes).toMatchObject([
      { to: ['psychiatric-department'], catchment: 'psychiatric-department', supplyDuty: true },
    ]);
    expect(pathway.routes[0]?.from).toEqual(['police', 'general-practice', 'out-of-hours-gp', 'ward']);
  });

  it('is rejected for a wrong patient, a duplicate or a death, and for nothing else', () => {
    const asked = after(pathway, [send], owed);
    const { reasons = [] } = pathway.events.find(({ type }) => type === 'reject')!;
    expect(reasons.map(({ code }) => code)).toEqual(['no-capacity', 'patient-deceased', 'duplicate', 'wrong-patient']);
    for (const reason of ['not-target-group', 'missing-consent', 'missing-information', 'no-legal-basis']) {
      expect(refusalOf(pathway, asked, reject(reason))).toBe('reason-unknown');
    }
    for (const reason of ['patient-deceased', 'duplicate', 'wrong-patient']) {
      expect(decisionOn(pathway, asked, reject(reason)).state.phase).toBe('rejected');
    }
  });

  it('keeps the request when the department has no room, and tells the key contacts at once', () => {
    const full = decisionOn(pathway, after(pathway, [send], owed), reject('no-capacity'));
    expect(full.state).toMatchObject({ phase: 'sent', items: [{ status: 'requested', holder: sender }] });
    expect(full.effects).toContainEqual({ type: 'set-deadline', name: 'capacity' });
    expect(deadline('capacity')).toMatchObject({
      rules: [{ rule: { clock: 'at-once' } }],
      levels: [{ rule: { level: 2, at: { is: 'due' } }, tells: ['key-contacts'] }],
    });
    expect(refusalOf(pathway, full.state, confirm)).toBeUndefined();
  });

  it('is due at once: E1 with the request, E2 four hours and E3 a day later', () => {
    expect(deadline('respond').rules).toMatchObject([{ when: 'always', rule: { clock: 'at-once' } }]);
    expect(deadline('respond').levels.map(({ rule }) => rule)).toEqual([
      { level: 1, at: { is: 'due' } },
      { level: 2, at: { is: 'after-due', rule: { clock: 'elapsed', duration: 'PT4H' } } },
      { level: 3, at: { is: 'after-due', rule: { clock: 'elapsed', duration: 'P1D' } } },
    ]);
  });

  it('does not stop the clock for a question', () => {
    const asked = after(pathway, [send, ['receiver', { type: 'ask', question: 'Følger erklæringen med?' }]], owed);
    expect(isRunning(pathway, asked, 'respond')).toBe(true);
  });

  it('records that it was phoned, by either side, and moves nothing by it', () => {
    const asked = after(pathway, [send], owed);
    for (const voice of ['sender', 'receiver'] as const) {
      const phoned = decisionOn(pathway, asked, [voice, { type: 'phone-call', with: 'vagthavende', text: 'aftalt' }]);
      expect(phoned.state.items).toEqual(asked.items);
      expect(phoned.facts).toMatchObject([{ type: 'phone-call' }]);
    }
  });

  it('leaves the patient with the sender when another department is the right one', () => {
    const sentOn = decisionOn(pathway, after(pathway, [send], owed), [
      'receiver',
      { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' },
    ]);
    expect(sentOn.state).toMatchObject({ phase: 'redirected', items: [{ holder: sender }] });
    expect(sentOn.effects).toContainEqual(expect.objectContaining({ type: 'open-successor', receiver: elsewhere }));
  });

  it('asks for no consent', () => {
    expect(Object.keys(pathway.contentSchema['properties'] as object)).not.toContain('consent');
  });
});
