import {
  actsFor,
  refuse,
  systemActor,
  type Actor,
  type CommandEventType,
  type Decision,
  type Effect,
  type EventDefinition,
  type Fact,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type Item,
  type OrganizationId,
  type Phase,
  type Refusal,
  type Refused,
} from '@stafet/core';
import { transition, type AnyMachineSnapshot } from 'xstate';
import type { MachineContext, MachineEvent, Pathway } from './pathway';
import { effectsOfItems, effectsOfRequests, isRunning } from './requests';

/** Facts that leave the version alone: they do not change what may be decided (design 4.3). */
const factsThatLeaveTheVersion: readonly HandoverEvent['type'][] = [
  'open',
  'assign',
  'phone-call',
  'delivered',
  'delivery-failed',
  'transferred',
  'deadline-passed',
];

/**
 * Decides what an event does to a handover: a decision, or one refusal from the closed list. Pure: the same question
 * has the same answer, so that the trail can be folded again through it.
 *
 * An item whose moment of effect has come by `at` is transferred first, so that a late sweep changes nothing.
 */
export function decide(
  pathway: Pathway,
  state: HandoverState,
  event: HandoverEvent,
  actor: Actor,
  at: Instant,
): Decision | Refused {
  if (!isEntitled(pathway, event, state, actor)) return refuse({ code: 'actor-not-entitled' });
  const settled = settle(pathway, undecided(state), at);
  if (event.type === 'transferred') {
    return settled.facts.length > 0 ? settled : refuse({ code: 'event-not-expected' });
  }

  const refusal = objection(pathway, settled.state, event, at);
  if (refusal !== undefined) return refuse(refusal);
  const taken = take(pathway, settled.state, { ...event, by: actor, at });
  if (taken === undefined) return refuse({ code: 'event-not-expected' });

  const decision: Decision = {
    kind: 'decision',
    state: taken.state,
    facts: [...settled.facts, ...factsOf(event, settled.state, taken.state, sideOf(pathway, event, state, actor), at)],
    effects: [...settled.effects, ...taken.effects],
    movesVersion: !factsThatLeaveTheVersion.includes(event.type),
  };
  return settle(pathway, decision, at);
}

/**
 * What the actor may do now, with the reasons to choose from, and what she may not do and why. The API answers with
 * it and the web draws its buttons from it.
 */
export function eventsFor(
  pathway: Pathway,
  state: HandoverState,
  actor: Actor,
  at: Instant,
): { readonly type: CommandEventType; readonly refusal?: Refusal; readonly definition: EventDefinition }[] {
  return pathway.events.map((definition) => {
    const answer = decide(pathway, state, sample(definition), actor, at);
    return { type: definition.type, definition, ...(answer.kind === 'refused' ? { refusal: answer.refusal } : {}) };
  });
}

/** The handover as it stands at `at`, with every transfer that has taken effect, recorded by a sweep or not. */
export function stateAt(pathway: Pathway, state: HandoverState, at: Instant): HandoverState {
  return settle(pathway, undecided(state), at).state;
}

/** Transfers what is due, in the order of the moments of effect. */
function settle(pathway: Pathway, decision: Decision, at: Instant): Decision {
  const due = decision.state.items
    .filter((item) => item.status === 'accepted' && item.takesEffectAt !== undefined && item.takesEffectAt <= at)
    .map((item) => item.takesEffectAt as Instant)
    .sort();
  const next = due[0];
  if (next === undefined) return decision;
  const taken = take(pathway, decision.state, { type: 'transferred', by: systemActor, at: next });
  if (taken === undefined) return decision;
  const fact: Fact = {
    type: 'transferred',
    at,
    effectiveAt: next,
    items: changed(decision.state, taken.state).map((item) => item.kind),
    previousHolder: decision.state.sender,
    newHolder: decision.state.receiver,
  };
  return settle(
    pathway,
    {
      ...decision,
      state: taken.state,
      facts: [...decision.facts, fact],
      effects: [...decision.effects, ...taken.effects],
    },
    at,
  );
}

function undecided(state: HandoverState): Decision {
  return { kind: 'decision', state, facts: [], effects: [], movesVersion: false };
}

/** What in this event does not fit this handover. Clients are told it after `not you` and before `not now`. */
function objection(pathway: Pathway, state: HandoverState, event: HandoverEvent, at: Instant): Refusal | undefined {
  if (event.type === 'deadline-passed' && !isRunning(pathway, state, event.deadline)) {
    return { code: 'event-not-expected' };
  }
  if ('items' in event && event.items !== undefined) {
    const kinds = state.items.map((item) => item.kind as string);
    const unknown = event.items.filter((kind) => !kinds.includes(kind));
    if (unknown.length > 0) return { code: 'item-unknown', items: unknown };
    const answered = state.items
      .filter((item) => event.items?.includes(item.kind) && item.status !== 'requested')
      .map((item) => item.kind);
    if (answered.length > 0) return { code: 'item-already-answered', items: answered };
  }
  const reasons = pathway.events.find((each) => each.type === event.type)?.reasons;
  if (reasons !== undefined && 'reason' in event) {
    const reason = reasons.find((each) => each.code === event.reason);
    if (reason === undefined) return { code: 'reason-unknown', allowed: reasons.map((each) => each.code) };
    if (reason.needsText === true && (!('text' in event) || event.text === undefined || event.text.trim() === '')) {
      return { code: 'reason-needs-text' };
    }
  }
  if (event.type === 'reject' && event.reason === 'wrong-catchment' && event.betterReceiver === undefined) {
    return { code: 'better-receiver-required' };
  }
  if (event.type === 'redirect' && [state.receiver, state.sender].includes(event.receiver)) {
    return { code: 'receiver-unsuitable' };
  }
  if (event.type === 'reschedule' && event.effectiveFrom <= at) return { code: 'instant-in-the-past' };
  return undefined;
}

/** Whether this is the actor's to say at all: a side's own act, or Stafet's where it is no act of a person. */
function isEntitled(pathway: Pathway, event: HandoverEvent, state: HandoverState, actor: Actor): boolean {
  const isAct = pathway.events.some((each) => each.type === event.type);
  return isAct ? sideOf(pathway, event, state, actor) !== undefined : actor.id === systemActor.id;
}

/** The organisation for which the actor does this, or nothing where it is not hers to do. */
function sideOf(
  pathway: Pathway,
  event: HandoverEvent,
  state: HandoverState,
  actor: Actor,
): OrganizationId | undefined {
  const by = pathway.events.find((each) => each.type === event.type)?.by;
  const sides = { sender: [state.sender], receiver: [state.receiver], either: [state.sender, state.receiver] };
  return by === undefined ? undefined : sides[by].find((side) => actsFor(actor, side));
}

interface Taken {
  readonly state: HandoverState;
  readonly effects: readonly Effect[];
}

/** Takes one transition of the machine, or none where it has no place for the event. */
function take(pathway: Pathway, state: HandoverState, event: MachineEvent): Taken | undefined {
  const { phase, step: _step, ...context } = state;
  const before: AnyMachineSnapshot = pathway.machine.resolveState({ value: pathway.stateOf(phase), context });
  // `can` would deny an act that is only recorded, such as a phone call: a transition without target and actions.
  if (pathway.machine.getTransitionData(before, event).length === 0) return undefined;
  const [after, requests] = transition(pathway.machine, before, event) as [
    { readonly value: unknown; readonly context: MachineContext },
    readonly { type: string }[],
  ];
  const reached = phaseOf(after.value);
  const next: HandoverState = { ...after.context, phase: reached, step: reached };
  const effects = [
    ...effectsOfRequests(
      requests.map((request) => request.type),
      pathway,
      state,
      event,
    ),
    ...effectsOfItems(state.items, next.items),
  ];
  // A clock that is met or set anew is not late any more; set anew, it can be late again (INV-9: every breach).
  const met = effects.flatMap((effect) =>
    effect.type === 'clear-deadline' || effect.type === 'set-deadline' ? [effect.name] : [],
  );
  const overdueDeadlines = next.overdueDeadlines.filter((name) => !met.includes(name));
  return {
    state: { ...next, overdueDeadlines, escalationLevel: overdueDeadlines.length === 0 ? 0 : next.escalationLevel },
    effects,
  };
}

function phaseOf(value: unknown): Phase {
  return (typeof value === 'string' ? value : Object.values(value as Record<string, string>)[0]) as Phase;
}

function changed(before: HandoverState, after: HandoverState): readonly Item[] {
  return after.items.filter((item, index) => item.status !== before.items[index]?.status);
}

function factsOf(
  event: HandoverEvent,
  before: HandoverState,
  after: HandoverState,
  organization: OrganizationId | undefined,
  at: Instant,
): readonly Fact[] {
  const kinds = (event.type === 'send' ? after.items : changed(before, after)).map((item) => item.kind);
  const fact: Fact = {
    type: event.type,
    at,
    ...(organization === undefined ? {} : { organization }),
    ...(kinds.length > 0 ? { items: kinds } : {}),
    ...('reason' in event ? { reason: event.reason } : {}),
    ...('deadline' in event ? { deadline: event.deadline, level: event.level } : {}),
    ...('receiver' in event ? { receiver: event.receiver } : {}),
    ...('betterReceiver' in event && event.betterReceiver !== undefined ? { receiver: event.betterReceiver } : {}),
    ...('effectiveFrom' in event ? { effectiveFrom: event.effectiveFrom } : {}),
    ...('outcome' in event && isCode(event.outcome) ? { outcome: event.outcome } : {}),
    ...wordsOf(event),
    ...(event.type === 'accept' ? { effectiveAt: lastEffect(after, kinds), startsAt: event.startsAt } : {}),
  };
  if (event.type !== 'deadline-passed') return [fact];
  return [fact, { type: 'escalated', at, deadline: event.deadline, level: event.level }];
}

function lastEffect(state: HandoverState, kinds: readonly string[]): Instant | undefined {
  return state.items.find((item) => kinds.includes(item.kind))?.takesEffectAt;
}

function wordsOf(event: HandoverEvent): { readonly text?: string } {
  if (event.type === 'ask') return { text: event.question };
  if (event.type === 'assign') return event.assignee === undefined ? {} : { text: event.assignee };
  if (event.type === 'complete' && !isCode(event.outcome)) {
    return { text: [event.outcome, event.text].filter((each) => each !== undefined).join(': ') };
  }
  if (event.type === 'phone-call') return { text: `${event.with}: ${event.text}` };
  return 'text' in event && event.text !== undefined ? { text: event.text } : {};
}

/** Codes may stand in the trail. Anything else is words of a person, which are kept beside it (design D9). */
function isCode(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,39}$/.test(text);
}

/** An event of this kind that fits as well as any: it asks whether the act is possible at all. */
function sample(definition: EventDefinition): HandoverEvent {
  const reason = definition.reasons?.[0]?.code ?? '';
  switch (definition.type) {
    case 'reject':
      return { type: 'reject', reason, text: '-', betterReceiver: '-' };
    case 'redirect':
      return { type: 'redirect', receiver: '-', reason, text: '-' };
    case 'withdraw':
    case 'correct':
      return { type: definition.type, reason, text: '-' };
    case 'ask':
      return { type: 'ask', question: '-' };
    case 'answer':
      return { type: 'answer', text: '-' };
    case 'phone-call':
      return { type: 'phone-call', with: '-', text: '-' };
    case 'complete':
      return { type: 'complete', outcome: '-' };
    case 'reschedule':
      // Ahead of every moment that can be asked about.
      return { type: 'reschedule', effectiveFrom: '9999-12-31T23:59:59.999Z' as Instant };
    default:
      return { type: definition.type };
  }
}
