import type { Fact, HandoverState } from '@stafet/core';
import { beginningOf, decisionOn, type Act } from './check/play';
import { days, elsewhere } from './check/world';
import type { Pathway } from './pathway';
import { psyDischargeMunicipalityV1 } from './psy-discharge-municipality/definition.v1';
import { psyFirstAdmissionV1 } from './psy-first-admission/definition.v1';
import { replay as replayed } from './replay';

const replay = (pathway: Pathway, facts: readonly Fact[]) => replayed(facts, 1, () => pathway);

/** The trail that the acts leave, and where they lead. */
function lived(pathway: Pathway, acts: readonly Act[]): { readonly state: HandoverState; readonly facts: Fact[] } {
  const draft = beginningOf(pathway, { effectiveFrom: days[1]! });
  const { sender, receiver, effectiveFrom } = draft;
  const items = draft.items.map(({ kind, scope }) => (scope === undefined ? kind : `${kind}/${scope}`));
  const create: Fact = { type: 'create', at: days[0]!, organization: sender, sender, receiver, items, effectiveFrom };
  return acts.reduce<{ state: HandoverState; facts: Fact[] }>(
    ({ state, facts }, act) => {
      const decision = decisionOn(pathway, state, act);
      return { state: decision.state, facts: [...facts, ...decision.facts] };
    },
    { state: draft, facts: [create] },
  );
}

const discharge: readonly Act[] = [
  ['sender', { type: 'send' }],
  ['stafet', { type: 'delivered' }],
  ['receiver', { type: 'open' }],
  ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 0 }],
  ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 1 }],
  ['receiver', { type: 'ask', question: 'When?' }],
  ['sender', { type: 'answer', text: 'On Thursday.' }],
  ['receiver', { type: 'accept', items: ['social-support'] }],
  ['stafet', { type: 'circumstance', circumstance: 'leave' }],
  [
    'stafet',
    { type: 'circumstance', circumstance: 'admission', admitted: { to: elsewhere, item: 'treatment/admission' } },
  ],
  [
    'stafet',
    { type: 'circumstance', circumstance: 'discharge', admitted: { to: elsewhere, item: 'treatment/admission' } },
  ],
  ['receiver', { type: 'redirect', receiver: elsewhere, reason: 'not-target-group' }],
  ['sender', { type: 'reschedule', effectiveFrom: days[2]! }],
  ['receiver', { type: 'complete', outcome: 'done' }, days[3]!],
];
const firstCall: readonly Act[] = [
  ['sender', { type: 'send' }],
  ['receiver', { type: 'accept' }],
  ['receiver', { type: 'act', act: 'call', fields: { outcome: 'not-reached', note: 'No answer.' } }, days[1]!],
  ['receiver', { type: 'act', act: 'call', fields: { outcome: 'reached' } }, days[2]!],
];

describe('the trail, decided again', () => {
  it.each([
    ['a discharge with everything in it', psyDischargeMunicipalityV1, discharge],
    ['a first admission', psyFirstAdmissionV1, firstCall],
  ] as const)('leads to where %s stands', (_name, pathway, acts) => {
    const { state, facts } = lived(pathway, acts);
    const again = replay(
      pathway,
      facts.map(({ text: _text, ...fact }) => fact),
    );
    expect(again).toMatchObject({ state });
  });

  it('knows which clocks go on', () => {
    const { facts } = lived(psyDischargeMunicipalityV1, discharge.slice(0, 6));
    expect(replay(psyDischargeMunicipalityV1, facts)).toMatchObject({
      clocks: { respond: 'paused', answer: 'running', discharge: 'running' },
    });
  });

  it('needs to know of a moment only that there is one: when it is stands beside the trail', () => {
    const waiting: Pathway = {
      ...psyDischargeMunicipalityV1,
      deadlines: psyDischargeMunicipalityV1.deadlines.map((deadline) =>
        deadline.name === 'respond' ? { ...deadline, counts: 'before-moment', moment: 'birthday' } : deadline,
      ),
    };
    const { facts } = lived(psyDischargeMunicipalityV1, discharge.slice(0, 2));
    const [create, ...others] = facts as [Fact, ...Fact[]];
    const known = replay(waiting, [{ ...create, moments: ['birthday'] }, ...others]);
    expect(known).toMatchObject({ clocks: { respond: 'running' } });
    const unknown = replay(waiting, [create, ...others]);
    expect(unknown).not.toMatchObject({ clocks: { respond: 'running' } });
  });

  it.each([
    ['a fact that is left out', (facts: Fact[]) => facts.filter(({ type }) => type !== 'accept')],
    [
      'a fact that is said twice',
      (facts: Fact[]) => facts.flatMap((fact) => (fact.type === 'send' ? [fact, fact] : [fact])),
    ],
    [
      'a holder who never confirmed',
      (facts: Fact[]) => facts.map((fact) => (fact.type === 'transferred' ? { ...fact, newHolder: elsewhere } : fact)),
    ],
    [
      'a transfer before its time',
      (facts: Fact[]) => facts.map((fact) => (fact.type === 'transferred' ? { ...fact, effectiveAt: days[0]! } : fact)),
    ],
    [
      'a word of the wrong side',
      (facts: Fact[]) => facts.map((fact) => (fact.type === 'accept' ? { ...fact, organization: elsewhere } : fact)),
    ],
    [
      'a breach that was not one',
      (facts: Fact[]) => facts.map((fact) => (fact.level === 1 ? { ...fact, deadline: 'answer' } : fact)),
    ],
  ] as const)('stops at %s', (_name, tamper) => {
    const { facts } = lived(psyDischargeMunicipalityV1, discharge);
    expect(replay(psyDischargeMunicipalityV1, tamper(facts))).toMatchObject({ seq: expect.any(Number) as number });
  });
});
