import { isDeepStrictEqual } from 'node:util';
import type { HandoverEvent } from '@stafet/core';
import { decide } from '../decide';
import type { MachineEvent, Pathway } from '../pathway';
import { placeOf } from '../places';
import { pathways } from '../registry';
import { psyDischargeMunicipalityV1 as sound } from '../psy-discharge-municipality/definition.v1';
import { stepByXState, stepOf } from '../step';
import { walk } from './walk';
import { worldsOf } from './worlds';

describe('the walk', () => {
  it('tells the shortest story, in both languages', () => {
    const rejecting: typeof decide = (pathway, state, event, actor, at) => {
      const answer = decide(pathway, state, event, actor, at);
      if (answer.kind === 'refused' || event.type !== 'reject') return answer;
      const items = answer.state.items.map((item) => ({ ...item, holder: state.receiver }));
      return { ...answer, state: { ...answer.state, items } };
    };
    const { violation } = walk(sound, worldsOf(sound)[0]!, rejecting);
    expect(violation).toEqual({
      invariant: 'INV-4',
      story: {
        da: [
          'afsnittet sender',
          'kommunen afviser (not-target-group)',
          'og nu har kommunen *social-support* uden nogensinde at have bekræftet det',
        ],
        en: [
          'the ward sends',
          'the municipality rejects (not-target-group)',
          'and now the municipality holds *social-support* and never confirmed it',
        ],
      },
    });
  });

  it('walks two items, two receivers in sequence, moved moments, and every level of every deadline', () => {
    const seen = { receivers: new Set<string>(), moved: new Set<string>(), levels: new Set<string>(), items: 0 };
    const watching: typeof decide = (pathway, state, event, actor, at) => {
      const answer = decide(pathway, state, event, actor, at);
      if (answer.kind === 'refused') return answer;
      seen.receivers.add(`${state.particulars.timesSentOn} ${state.receiver}`);
      seen.items = Math.max(seen.items, state.items.length);
      if (event.type === 'deadline-passed') seen.levels.add(`${event.deadline} ${event.level}`);
      if (event.type === 'reschedule' && state.effectiveFrom !== undefined) {
        seen.moved.add(event.effectiveFrom < state.effectiveFrom ? 'advanced' : 'postponed');
      }
      return answer;
    };
    for (const world of worldsOf(sound)) expect(walk(sound, world, watching).violation).toBeUndefined();
    expect([...seen.receivers].map((each) => each.slice(0, 1))).toEqual(expect.arrayContaining(['0', '1', '2']));
    expect([...seen.moved].sort()).toEqual(['advanced', 'postponed']);
    expect(seen.items).toBe(2);
    for (const { name, levels } of sound.deadlines) {
      for (const { rule } of levels) expect([...seen.levels]).toContain(`${name} ${rule.level}`);
    }
  });
});

describe('a step of a machine', () => {
  /** Compares our own step with XState's transition wherever a decision was made. */
  const comparing =
    (compared: { steps: number }): typeof decide =>
    (pathway, state, event, actor, at) => {
      const answer = decide(pathway, state, event, actor, at);
      if (answer.kind === 'decision' && event.type !== 'transferred') {
        compared.steps += 1;
        const { phase, step, ...context } = state;
        const from = placeOf(pathway.machine, phase, step);
        const said = machineEventOf(event, actor, at);
        const [ours, theirs] = [stepOf, stepByXState].map((take) => take(pathway.machine, from, context, said));
        if (!isDeepStrictEqual(ours, theirs)) expect(ours).toEqual(theirs);
      }
      return answer;
    };
  const machineEventOf = (event: HandoverEvent, by: MachineEvent['by'], at: MachineEvent['at']): MachineEvent =>
    event.type === 'act' ? { type: `act.${event.act}`, fields: event.fields, by, at } : { ...event, by, at };

  it.each(pathways.map((pathway): [string, Pathway] => [`${pathway.id} v${pathway.version}`, pathway]))(
    'is what XState says it is, everywhere in %s',
    (_name, pathway) => {
      const compared = { steps: 0 };
      // The world of marks tries everything that anybody could say, in every place that one item can come to.
      walk(pathway, worldsOf(pathway)[0]!, comparing(compared));
      expect(compared.steps).toBeGreaterThan(100);
    },
  );
});
