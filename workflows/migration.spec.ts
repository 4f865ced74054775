import type { DeadlineDefinition, HandoverState } from '@stafet/core';
import { beginningOf, decisionOn, type Act } from './check/play';
import { days } from './check/world';
import { migrate } from './migration';
import type { Pathway } from './pathway';
import { psyDischargeMunicipalityV1 as first } from './psy-discharge-municipality/definition.v1';
import { returnV1 } from './return/definition.v1';

/** The next version, with one of its deadlines changed. */
const withDeadline = (name: string, change: Partial<DeadlineDefinition>): Pathway => ({
  ...first,
  version: 2,
  deadlines: first.deadlines.map((each) => (each.name === name ? { ...each, ...change } : each)),
});

const asked: readonly Act[] = [['sender', { type: 'send' }]];
const questioned: readonly Act[] = [...asked, ['receiver', { type: 'ask', question: 'When?' }]];

const after = (acts: readonly Act[]): HandoverState =>
  acts.reduce((state, act) => decisionOn(first, state, act).state, beginningOf(first, { effectiveFrom: days[1]! }));

/** What becomes of the clocks of a handover that goes on with another version. */
const effectsOn = (to: Pathway, acts: readonly Act[]) => {
  const migrated = migrate(first, to, after(acts), days[0]!);
  return 'code' in migrated ? migrated : migrated.decision.effects;
};

describe('a handover that goes on with a newer version', () => {
  it('keeps the clocks that both know as they are', () => {
    expect(effectsOn({ ...first, version: 2 }, questioned)).toEqual([]);
  });

  it('lets a clock go on that waited for an answer, where the newer version does not wait', () => {
    const { pausesWithQuestion: _waits, ...respond } = first.deadlines.find(({ name }) => name === 'respond')!;
    const others = first.deadlines.filter(({ name }) => name !== 'respond');
    expect(effectsOn({ ...first, version: 2, deadlines: [respond, ...others] }, questioned)).toEqual([
      { type: 'resume-deadline', name: 'respond' },
    ]);
  });

  it('holds a clock while a question is open, where only the newer version waits', () => {
    expect(effectsOn(withDeadline('discharge', { pausesWithQuestion: true }), questioned)).toEqual([
      { type: 'pause-deadline', name: 'discharge' },
    ]);
  });

  it('starts a clock that waits for an answer standing still', () => {
    const [model] = first.deadlines;
    const added: DeadlineDefinition = { ...model!, name: 'added', pausesWithQuestion: true };
    expect(effectsOn({ ...first, version: 2, deadlines: [...first.deadlines, added] }, questioned)).toEqual([
      { type: 'set-deadline', name: 'added' },
      { type: 'pause-deadline', name: 'added' },
    ]);
  });

  it('does not go on where a level that its clock waits for is unknown: nobody would be told of any after it', () => {
    const { levels } = first.deadlines.find(({ name }) => name === 'respond')!;
    const fewer = withDeadline('respond', { levels: levels.filter(({ rule }) => rule.level !== 0) });
    expect(effectsOn(fewer, asked)).toEqual({ code: 'no-such-level', deadlines: ['respond'] });
  });

  it('goes on where the level that is unknown has passed', () => {
    const { levels } = first.deadlines.find(({ name }) => name === 'respond')!;
    const fewer = withDeadline('respond', { levels: levels.filter(({ rule }) => rule.level !== 0) });
    const reminded: readonly Act[] = [...asked, ['stafet', { type: 'deadline-passed', deadline: 'respond', level: 0 }]];
    expect(effectsOn(fewer, reminded)).toEqual([]);
  });

  it('goes on with what it hands back, by the scope that it has where it came from', () => {
    const draft = beginningOf(returnV1);
    const [item, ...others] = draft.items;
    const state = { ...draft, items: [{ ...item!, scope: 'assessment' }, ...others] };
    expect(migrate(returnV1, { ...returnV1, version: 2 }, state, days[0]!)).toHaveProperty('decision');
    expect(migrate(first, { ...first, version: 2 }, state, days[0]!)).toMatchObject({ code: 'no-such-item' });
  });
});
