import type { Decision, Effect, Fact, HandoverEvent, Item } from '@stafet/core';
import { assign } from 'xstate';
import { changes } from '../changes';
import { decide } from '../decide';
import { guards } from '../guards';
import { lifecycle } from '../lifecycle';
import { capacityLacking } from '../lifecycle-deadlines';
import type { MachineContext, MachineEvent, TransferPathway } from '../pathway';
import { machineV1 } from '../psy-discharge-municipality/machine.v1';
import { psyDischargeMunicipalityV1 as sound } from '../psy-discharge-municipality/definition.v1';
import type { Invariant } from './turn';
import { walk, type Violation } from './walk';
import { receiver, sender } from './world';
import { worldsOf } from './worlds';

/*
 * The check can fail: each of these faults is seeded into a pathway or into the engine, and must be found and told.
 * Faults of acts, steps, advice and the definition itself are in `faults-of-definitions.spec.ts`.
 */

type Moment = { readonly context: MachineContext; readonly event: MachineEvent };
type Change = (moment: Moment) => Partial<MachineContext>;

/** The pathway with one thing done differently. */
const doing = (action: string, change: Change): TransferPathway => ({
  ...sound,
  machine: machineV1.provide({ actions: { [action]: assign(change as never) } as never }) as never,
});
/** The pathway with one question always answered in the same way. */
const guarded = (name: string, guard: (moment: Moment) => boolean): TransferPathway => ({
  ...sound,
  machine: machineV1.provide({ guards: { [name]: guard } as never }) as never,
});
const items = ({ context }: Moment, change: (item: Item) => Item): Partial<MachineContext> => ({
  items: context.items.map(change),
});
const taken = (item: Item): Item => ({ ...item, status: 'transferred', holder: receiver });

/** The machine's plan as data, to be changed before a machine is made of it. */
type States = Record<string, { on?: Record<string, unknown>; always?: unknown; states?: States }>;
const planned = (change: (states: States) => void): TransferPathway => {
  const states = JSON.parse(JSON.stringify(machineV1.config.states)) as States;
  change(states);
  return { ...sound, machine: lifecycle.createMachine({ ...machineV1.config, states } as never) as never };
};

/** The engine with one of its decisions changed on the way out. */
const saying =
  (change: (decision: Decision, event: HandoverEvent) => Decision): typeof decide =>
  (pathway, state, event, actor, at) => {
    const answer = decide(pathway, state, event, actor, at);
    return answer.kind === 'refused' ? answer : change(answer, event);
  };
const withoutFacts = (is: (fact: Fact) => boolean): typeof decide =>
  saying((decision) => ({ ...decision, facts: decision.facts.filter((fact) => !is(fact)) }));
const withoutEffects = (is: (effect: Effect, event: HandoverEvent) => boolean): typeof decide =>
  saying((decision, event) => ({ ...decision, effects: decision.effects.filter((effect) => !is(effect, event)) }));

const owing: TransferPathway = {
  ...sound,
  routes: sound.routes.map((route) => ({ ...route, supplyDuty: true })),
  deadlines: [...sound.deadlines.filter(({ name }) => name !== capacityLacking.name), capacityLacking],
};
const advised: TransferPathway = { ...sound, routes: sound.routes.map((each) => ({ ...each, receiverAdvises: true })) };
const twoScopes: TransferPathway = {
  ...sound,
  items: [
    { ...sound.items[0], kind: 'treatment', scope: 'mental-disorder' },
    { ...sound.items[0], kind: 'treatment', scope: 'substance-use' },
  ],
};
const on = (pathway: TransferPathway, faulty: TransferPathway): TransferPathway => ({
  ...pathway,
  machine: faulty.machine,
});

interface Fault {
  readonly invariant: Invariant;
  readonly fault: string;
  readonly pathway?: TransferPathway;
  readonly engine?: typeof decide;
}

const ofHolders: readonly Fault[] = [
  {
    invariant: 'INV-1',
    fault: 'nobody holds an item after its moment of effect',
    pathway: doing('transferItems', (moment) => items(moment, (item) => ({ ...taken(item), holder: '' }))),
  },
  {
    invariant: 'INV-1',
    fault: 'both sides hold an item after its moment of effect',
    engine: saying((decision, event) =>
      event.type === 'accept'
        ? {
            ...decision,
            state: {
              ...decision.state,
              items: decision.state.items.flatMap((item) =>
                item.status === 'transferred' ? [item, { ...item, holder: sender }] : [item],
              ),
            },
          }
        : decision,
    ),
  },
  {
    invariant: 'INV-1',
    fault: 'a void confirmation leaves its transfer in the ledger',
    engine: withoutEffects((effect) => effect.type === 'cancel-transfer'),
  },
  {
    invariant: 'INV-2',
    fault: 'anybody at either side may confirm',
    pathway: {
      ...guarded('isReceiverWhoCanHoldAndItemsAreRequested', () => true),
      events: sound.events.map((event) => (event.type === 'accept' ? { ...event, by: 'either' } : event)),
    },
  },
  {
    invariant: 'INV-2',
    fault: 'one who only advises may confirm',
    pathway: advised,
    engine: (pathway, state, event, actor, at) => {
      const { particulars } = state;
      const able = { ...state, particulars: { ...particulars, canReceiverHold: true } };
      const answer = decide(pathway, able, event, actor, at);
      if (answer.kind === 'refused') return answer;
      const known = { ...answer.state.particulars, canReceiverHold: particulars.canReceiverHold };
      return { ...answer, state: { ...answer.state, particulars: known } };
    },
  },
  {
    invariant: 'INV-3',
    fault: 'a technical receipt counts as a confirmation',
    pathway: doing('markDelivered', (moment) => ({ deliveredAt: moment.event.at, ...items(moment, taken) })),
  },
  {
    invariant: 'INV-3',
    fault: 'whoever opens it has taken it over',
    pathway: doing('markOpened', (moment) => ({ openedAt: moment.event.at, ...items(moment, taken) })),
  },
  {
    invariant: 'INV-4',
    fault: 'a rejected item moves to the one who rejected it',
    pathway: doing('rejectItems', (moment) => items(moment, taken)),
  },
  {
    invariant: 'INV-4',
    fault: 'a deadline that passes counts as a yes',
    pathway: doing('raiseLevel', (moment) => ({ ...changes.raiseLevel(moment), ...items(moment, taken) })),
  },
  {
    invariant: 'INV-4',
    fault: 'what is withdrawn moves',
    pathway: doing('closeItemsOfTheSender', (moment) =>
      moment.event.type === 'withdraw' ? items(moment, taken) : changes.closeItemsOfTheSender(moment),
    ),
  },
  {
    invariant: 'INV-4',
    fault: 'want of capacity ends a supply duty',
    pathway: on(
      owing,
      guarded('isReceiverWithoutCapacityUnderSupplyDuty', () => false),
    ),
  },
  {
    invariant: 'INV-8',
    fault: 'a supply duty is forgotten once capacity lacks',
    pathway: on(
      owing,
      doing('noteLackOfCapacity', ({ context: { particulars } }) => ({
        particulars: { ...particulars, lacksCapacity: true, hasSupplyDuty: false },
      })),
    ),
  },
  {
    invariant: 'INV-5',
    fault: 'the answer to one item answers them all',
    pathway: doing('acceptItems', ({ context, event }) =>
      changes.acceptItems({ context, event: { ...event, items: undefined } as MachineEvent }),
    ),
  },
  {
    invariant: 'INV-5',
    fault: 'the answer to one scope answers every scope of its kind',
    pathway: on(
      twoScopes,
      doing('acceptItems', ({ context, event }) => {
        const named = 'items' in event && event.items !== undefined && event.items.length > 0;
        const meant = { ...event, ...(named ? { items: ['treatment'] } : {}) } as MachineEvent;
        return changes.acceptItems({ context, event: meant });
      }),
    ),
  },
  {
    invariant: 'INV-5',
    fault: 'a handover counts as done while an item is still requested',
    pathway: planned((states) => {
      states['answered']!.always = [{ target: 'transferred', actions: 'closeQuestion' }];
    }),
  },
  {
    invariant: 'INV-4',
    fault: 'a rejection leaves the item asked for, and the handover closed',
    pathway: planned((states) => {
      states['asked']!.on!['reject'] = { guard: 'isReceiverAndItemsAreRequested', target: 'rejected' };
    }),
  },
  {
    invariant: 'INV-6',
    fault: 'the holder moves at the confirmation instead of at the discharge',
    pathway: doing('acceptItems', (moment) => ({
      items: changes
        .acceptItems(moment)
        .items?.map((item) => (item.status === 'accepted' ? { ...item, holder: receiver } : item)),
    })),
  },
  {
    invariant: 'INV-6',
    fault: 'a counter-offer of the receiver is not waited for',
    pathway: doing('acceptItems', ({ context, event }) =>
      changes.acceptItems({ context, event: { ...event, startsAt: undefined } as MachineEvent }),
    ),
  },
  {
    invariant: 'INV-6',
    fault: 'a discharge that is brought forward keeps its confirmation',
    pathway: doing('moveMomentOfEffect', (moment) => {
      const earlier = moment.event.type === 'reschedule' ? moment.event.effectiveFrom : undefined;
      return {
        effectiveFrom: earlier,
        ...items(moment, (item) => (item.status === 'accepted' ? { ...item, takesEffectAt: earlier } : item)),
      };
    }),
  },
  {
    invariant: 'INV-6',
    fault: 'a postponed discharge leaves the transfer where it was',
    pathway: doing('moveMomentOfEffect', ({ event }) =>
      event.type === 'reschedule' ? { effectiveFrom: event.effectiveFrom } : {},
    ),
  },
  {
    invariant: 'INV-6',
    fault: 'nothing moves when the moment of effect has come',
    pathway: guarded('isStafetAndAMomentOfEffectHasCome', () => false),
  },
  {
    invariant: 'INV-7',
    fault: 'a withdrawal takes back what has moved',
    pathway: doing('closeItemsOfTheSender', (moment) =>
      items(moment, (item) => ({ kind: item.kind, status: 'closed', holder: sender })),
    ),
  },
  {
    invariant: 'INV-8',
    fault: 'a redirect gives the items to the first receiver',
    pathway: doing('takeOutRequestedItems', (moment) => items(moment, taken)),
  },
  {
    invariant: 'INV-8',
    fault: 'a redirect asks nobody else',
    engine: withoutEffects((effect) => effect.type === 'open-successor'),
  },
  {
    invariant: 'INV-8',
    fault: 'a redirect asks for one item of two',
    engine: saying((decision) => ({
      ...decision,
      effects: decision.effects.map((effect) =>
        effect.type === 'open-successor' ? { ...effect, items: effect.items.slice(0, 1) } : effect,
      ),
    })),
  },
  {
    invariant: 'INV-8',
    fault: 'a redirect forgets the sender',
    engine: saying((decision, event) =>
      event.type === 'redirect' ? { ...decision, state: { ...decision.state, sender: receiver } } : decision,
    ),
  },
];

const ofTheRecord: readonly Fault[] = [
  {
    invariant: 'INV-9',
    fault: 'a change of holder leaves no fact',
    engine: withoutFacts((fact) => fact.type === 'transferred'),
  },
  {
    invariant: 'INV-9',
    fault: 'a deadline that passes is refused',
    pathway: guarded('isStafetAndALevelHasNotPassedYet', () => false),
  },
  {
    invariant: 'INV-9',
    fault: 'a level never comes',
    pathway: guarded(
      'isStafetAndALevelHasNotPassedYet',
      (moment) =>
        guards.isStafetAndALevelHasNotPassedYet(moment) &&
        moment.event.type === 'deadline-passed' &&
        moment.event.level < 3,
    ),
  },
  {
    invariant: 'INV-9',
    fault: 'a breach leaves no escalation',
    engine: withoutFacts((fact) => fact.type === 'escalated'),
  },
  {
    invariant: 'INV-9',
    fault: 'a rejection loses its reason',
    engine: saying((decision, event) =>
      event.type === 'reject'
        ? { ...decision, facts: decision.facts.map((fact) => ({ ...fact, reason: undefined })) }
        : decision,
    ),
  },
  {
    invariant: 'INV-10',
    fault: 'a death moves what was asked for',
    pathway: doing('interruptItemsOfTheSender', (moment) => ({
      ...changes.interruptItemsOfTheSender(moment),
      ...items(moment, taken),
    })),
  },
  {
    invariant: 'INV-10',
    fault: 'a death leaves items that are still asked for',
    pathway: doing('interruptItemsOfTheSender', (moment) => ({
      particulars: changes.interruptItemsOfTheSender(moment).particulars!,
    })),
  },
  {
    invariant: 'INV-10',
    fault: 'a reopening forgets an item',
    pathway: doing('interruptItemsOfTheSender', (moment) => {
      const changed = changes.interruptItemsOfTheSender(moment);
      const { particulars = moment.context.particulars } = changed;
      return { ...changed, particulars: { ...particulars, interrupted: particulars.interrupted.slice(0, 1) } };
    }),
  },
  {
    invariant: 'INV-10',
    fault: 'a wrong death notice is final',
    pathway: planned((states) => {
      states['closed-by-event']!.on = {};
    }),
  },
  {
    invariant: 'INV-10',
    fault: 'a leave of the citizen moves the responsibility',
    pathway: doing('noteCircumstance', (moment) => ({ ...changes.noteCircumstance(moment), ...items(moment, taken) })),
  },
  {
    invariant: 'INV-10',
    fault: 'nobody hears of a readmission',
    pathway: guarded('isStafetAndIsNews', () => false),
  },
  {
    invariant: 'deadlines',
    fault: 'a level is told twice',
    pathway: guarded('isStafetAndALevelHasNotPassedYet', (moment) => guards.isStafetItself(moment)),
  },
  {
    invariant: 'deadlines',
    fault: 'no clock starts when the handover is sent',
    engine: withoutEffects((effect) => effect.type === 'set-deadline' && effect.name !== 'answer'),
  },
  {
    invariant: 'deadlines',
    fault: 'the clock goes on when everything is answered',
    engine: withoutEffects((effect) => effect.type === 'clear-deadline'),
  },
  {
    invariant: 'deadlines',
    fault: 'a redirect leaves the clock of the first receiver running',
    engine: withoutEffects((effect, event) => event.type === 'redirect' && effect.type === 'clear-deadline'),
  },
  {
    invariant: 'deadlines',
    fault: 'a question stops a clock that must run',
    engine: saying((decision, event) =>
      event.type === 'ask'
        ? { ...decision, effects: [...decision.effects, { type: 'pause-deadline', name: 'discharge' }] }
        : decision,
    ),
  },
  {
    invariant: 'deadlines',
    fault: 'a question lets the clock of the receiver go on',
    engine: withoutEffects((effect) => effect.type === 'pause-deadline'),
  },
  {
    invariant: 'version',
    fault: 'a receipt makes what the client saw stale',
    engine: saying((decision) => ({ ...decision, movesVersion: true })),
  },
  {
    invariant: 'refusal',
    fault: 'a decision writes into the state it was asked about',
    engine: (pathway, state, event, actor, at) => {
      (state.items as Item[]).pop();
      return decide(pathway, state, event, actor, at);
    },
  },
  {
    invariant: 'dead-end',
    fault: 'what was transferred can never be completed',
    pathway: planned((states) => {
      delete states['transferred']!.on!['complete'];
    }),
  },
];

describe('the walk', () => {
  const violationOf = ({ pathway = sound, engine }: Fault): Violation | undefined => {
    for (const world of worldsOf(pathway)) {
      const { violation } = walk(pathway, world, engine);
      if (violation !== undefined) return violation;
    }
    return undefined;
  };

  it.each([...ofHolders, ...ofTheRecord])('finds that $invariant is broken when $fault', (fault) => {
    const found = violationOf(fault);
    expect(found?.invariant).toBe(fault.invariant);
    // The story names what it is about in both languages, and has as many sentences in each.
    expect(found?.story.da.at(-1)).toMatch(/^og nu .*\*[a-z/-]+\*/);
    expect(found?.story.en.at(-1)).toMatch(/^and now .*\*[a-z/-]+\*/);
    expect(found?.story.da).toHaveLength(found!.story.en.length);
  });
});
