import type { Decision, Effect, Fact, HandoverEvent, Item } from '@stafet/core';
import { assign } from 'xstate';
import { changes } from '../changes';
import { decide } from '../decide';
import { lifecycle } from '../lifecycle';
import type { MachineContext, MachineEvent, Pathway } from '../pathway';
import { machineV1 } from '../psy-discharge-municipality/machine.v1';
import { findPathway } from '../registry';
import type { Invariant } from './turn';
import { unreachedPhases, walk, type Violation } from './walk';
import { receiver, sender } from './world';
import { worlds } from './worlds';

const sound = findPathway('psy-discharge-municipality', 1)!;

type Moment = { readonly context: MachineContext; readonly event: MachineEvent };
type Change = (moment: Moment) => Partial<MachineContext>;

/** The pathway with one thing done differently. */
const doing = (action: string, change: Change): Pathway => ({
  ...sound,
  machine: machineV1.provide({ actions: { [action]: assign(change as never) } }),
});
const items = ({ context }: Moment, change: (item: Item) => Item): Partial<MachineContext> => ({
  items: context.items.map(change),
});
const taken = (item: Item): Item => ({ ...item, status: 'transferred', holder: receiver });

/** The machine's plan as data, to be changed before a machine is made of it. */
type States = Record<string, { on?: Record<string, unknown>; always?: unknown; states?: States }>;
const planned = (change: (states: States) => void): Pathway => {
  const states = JSON.parse(JSON.stringify(machineV1.config.states)) as States;
  change(states);
  return {
    ...sound,
    machine: lifecycle.createMachine({ ...machineV1.config, states } as never) as unknown as Pathway['machine'],
  };
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
const withoutEffects = (is: (effect: Effect) => boolean): typeof decide =>
  saying((decision) => ({ ...decision, effects: decision.effects.filter((effect) => !is(effect)) }));

interface Fault {
  readonly invariant: Invariant;
  readonly fault: string;
  readonly pathway?: Pathway;
  readonly engine?: typeof decide;
}

const faults: readonly Fault[] = [
  {
    invariant: 'INV-1',
    fault: 'nobody holds an item after its moment of effect',
    pathway: doing('transferItems', (moment) => items(moment, (item) => ({ ...taken(item), holder: '' }))),
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
      ...sound,
      events: sound.events.map((event) => (event.type === 'accept' ? { ...event, by: 'either' } : event)),
      machine: machineV1.provide({ guards: { isReceiverAndItemsAreRequested: () => true } }),
    },
  },
  {
    invariant: 'INV-3',
    fault: 'a technical receipt counts as a confirmation',
    pathway: doing('markDelivered', (moment) => ({ deliveredAt: moment.event.at, ...items(moment, taken) })),
  },
  {
    invariant: 'INV-4',
    fault: 'a rejected item moves to the one who rejected it',
    pathway: doing('rejectItems', (moment) => items(moment, taken)),
  },
  {
    invariant: 'INV-4',
    fault: 'a deadline that passes counts as a yes',
    pathway: doing('raiseOverdue', (moment) => ({ ...changes.raiseOverdue(moment), ...items(moment, taken) })),
  },
  {
    invariant: 'INV-4',
    fault: 'what is withdrawn moves',
    pathway: doing('closeItemsOfTheSender', (moment) =>
      moment.event.type === 'withdraw' ? items(moment, taken) : changes.closeItemsOfTheSender(moment),
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
    fault: 'a handover counts as done while an item is still requested',
    pathway: planned((states) => {
      states['answered']!.always = [{ target: 'transferred', actions: 'stopClocks' }];
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
    invariant: 'INV-7',
    fault: 'a withdrawal takes back what has moved',
    pathway: doing('closeItemsOfTheSender', (moment) =>
      items(moment, (item) => ({ kind: item.kind, status: 'closed', holder: sender })),
    ),
  },
  {
    invariant: 'INV-8',
    fault: 'a redirect moves the item to the first receiver',
    pathway: doing('takeOutRequestedItems', (moment) => items(moment, taken)),
  },
  {
    invariant: 'INV-8',
    fault: 'a redirect asks nobody else',
    engine: withoutEffects((effect) => effect.type === 'open-successor'),
  },
  {
    invariant: 'INV-9',
    fault: 'a change of holder leaves no fact',
    engine: withoutFacts((fact) => fact.type === 'transferred'),
  },
  {
    invariant: 'INV-6',
    fault: 'nothing moves when the moment of effect has come',
    pathway: { ...sound, machine: machineV1.provide({ guards: { isStafetAndAMomentOfEffectHasCome: () => false } }) },
  },
  {
    invariant: 'INV-9',
    fault: 'a deadline that passes is refused',
    pathway: { ...sound, machine: machineV1.provide({ guards: { isStafetAndNotYetOverdue: () => false } }) },
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
    pathway: doing('closeItemsOfTheSender', (moment) =>
      moment.event.type === 'closed-by-event' ? items(moment, taken) : changes.closeItemsOfTheSender(moment),
    ),
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
      states['transferred']!.on = {};
    }),
  },
];

describe('the walk', () => {
  const violationOf = ({ pathway = sound, engine }: Fault): Violation | undefined => {
    for (const world of worlds) {
      const { violation } = walk(pathway, world, engine);
      if (violation !== undefined) return violation;
    }
    return undefined;
  };

  it.each(faults)('finds that $invariant is broken when $fault', (fault) => {
    const found = violationOf(fault);
    expect(found?.invariant).toBe(fault.invariant);
    expect(found?.story.at(-1)).toMatch(/^and now /);
  });

  it('tells the shortest story, in words', () => {
    const fault = faults.find(({ invariant }) => invariant === 'INV-4')!;
    expect(violationOf(fault)?.story).toEqual([
      'the sender says "send"',
      'the receiver says "reject"',
      'and now the receiver holds social-support and never confirmed it',
    ]);
  });

  it('names a phase that no walk can reach', () => {
    const pathway = planned((states) => {
      delete states['asked']!.states!['sent']!.on!['delivery-failed'];
    });
    const world = worlds[0]!;
    expect(unreachedPhases(pathway, [walk(pathway, world)])).toEqual(['delivery-failed']);
    expect(unreachedPhases(sound, [walk(sound, world)])).toEqual([]);
  });
});
