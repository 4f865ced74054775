import { after, decisionOn, refusalOf, type Act } from '../check/play';
import { days, elsewhere, receiver, sender } from '../check/world';
import { isRunning } from '../clocks';
import { prehospitalHandoverV1 as pathway } from './definition.v1';

const send: Act = ['sender', { type: 'send' }];
const confirm: Act = ['receiver', { type: 'accept' }];
const onTheWay = { particulars: { hasSupplyDuty: true, moments: { arrival: days[1]! } } };
const deadline = (name: string) => pathway.deadlines.find((each) => each.name === name)!;

describe('P25, a prehospital handover', () => {
  it('leaves the patient with the prehospital staff until hospital staff confirm receipt', () => {
    expect(after(pathway, [send], onTheWay).items).toMatchObject([
      { kind: 'treatment', scope: 'prehospital', holder: sender },
    ]);
    expect(after(pathway, [send, confirm], onTheWay).items).toMatchObject([{ holder: receiver }]);
  });

  it('moves nothing when the record has arrived, was opened, or somebody was assigned', () => {
    const seen = after(
      pathway,
      [send, ['stafet', { type: 'delivered' }], ['receiver', { type: 'open' }], ['receiver', { type: 'assign' }]],
      onTheWay,
    );
    expect(seen).toMatchObject({ phase: 'under-assessment', items: [{ status: 'requested', holder: sender }] });
  });

  it('moves nothing by the arrival itself: E1 is told, and the patient stays the prehospital staff’s', () => {
    const arrived = after(
      pathway,
      [send, ['stafet', { type: 'deadline-passed', deadline: 'arrival', level: 1 }, days[1]]],
      onTheWay,
    );
    expect(arrived.passedDeadlines).toEqual([{ name: 'arrival', level: 1 }]);
    expect(arrived.items).toMatchObject([{ status: 'requested', holder: sender }]);
  });

  it('is due at the arrival that was announced', () => {
    expect(deadline('arrival')).toMatchObject({
      counts: 'after-moment',
      moment: 'arrival',
      rules: [{ when: 'always', rule: { clock: 'at-once' }, evidence: 'PROPOSED' }],
    });
    expect(pathway.moments).toMatchObject([{ name: 'arrival', from: { content: 'expectedArrival' } }]);
    expect(pathway.contentSchema['required']).toContain('expectedArrival');
  });

  it('is due within two hours, whatever arrival was announced', () => {
    expect(deadline('respond').rules).toMatchObject([{ rule: { clock: 'elapsed', duration: 'PT2H' } }]);
    const levels = (name: string) => deadline(name).levels.map(({ rule }) => rule.level);
    expect([levels('respond'), levels('arrival')]).toEqual([[1], [0, 1, 2, 3]]);
  });

  it('does not wait at the door for a question', () => {
    const asked = after(pathway, [send, ['receiver', { type: 'ask', question: 'Er der taget EKG?' }]], onTheWay);
    expect(isRunning(pathway, asked, 'arrival')).toBe(true);
    expect(isRunning(pathway, asked, 'respond')).toBe(false);
  });

  it('meets both clocks when the hospital confirms', () => {
    const received = decisionOn(pathway, after(pathway, [send], onTheWay), confirm);
    expect(received.effects).toContainEqual({ type: 'clear-deadline', name: 'arrival' });
    expect(received.effects).toContainEqual({ type: 'clear-deadline', name: 'respond' });
  });

  it('goes from the prehospital service to acute hospital or ward, both of which owe to receive', () => {
    expect(pathway.routes.map(({ from, to, supplyDuty }) => [from, to, supplyDuty])).toEqual([
      [['prehospital'], ['acute-hospital'], true],
      [['prehospital'], ['ward'], true],
    ]);
    const full = decisionOn(pathway, after(pathway, [send], onTheWay), [
      'receiver',
      { type: 'reject', reason: 'no-capacity' },
    ]);
    expect(full.state.items).toMatchObject([{ status: 'requested', holder: sender }]);
    expect(full.effects).toContainEqual({ type: 'set-deadline', name: 'capacity' });
  });

  it('leaves the patient with the prehospital staff when the hospital sends on', () => {
    const sentOn = after(
      pathway,
      [send, ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'not-target-group' }]],
      onTheWay,
    );
    expect(sentOn).toMatchObject({ phase: 'redirected', items: [{ holder: sender }] });
  });

  it('cannot be confirmed by the prehospital staff themselves', () => {
    expect(refusalOf(pathway, after(pathway, [send], onTheWay), ['sender', { type: 'accept' }])).toBe(
      'actor-not-entitled',
    );
  });
});
