import {
  actsFor,
  isMeant,
  nameOfEvent,
  refuse,
  systemActor,
  type Actor,
  type Decision,
  type Effect,
  type EventDefinition,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type OrganizationId,
  type Reason,
  type Refusal,
  type Refused,
} from '@stafet/core';
import { effectsOnClocks, isRunning } from './clocks';
import { factOfTransfer, factsOf } from './facts';
import type { MachineContext, MachineEvent, Pathway } from './pathway';
import { placeOf } from './places';
import { effectsOfItems, effectsOfRequests } from './requests';
import { samplesOf } from './samples';
import { stepOf } from './step';

/** Facts that leave the version alone: they do not change what may be decided (design 4.3). */
const factsThatLeaveTheVersion: readonly HandoverEvent['type'][] = [
  'open',
  'assign',
  'phone-call',
  'delivered',
  'delivery-failed',
  'transferred',
  'deadline-passed',
  'circumstance',
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
  const by = pathway.events.find((each) => each.type === nameOfEvent(event))?.by;
  const organization = by === undefined ? undefined : sidesOf(by, state).find((side) => actsFor(actor, side));
  // What is no act of a person in this pathway is Stafet's own to say, if anybody's.
  const isEntitled =
    by === undefined ? actor.id === systemActor.id && event.type !== 'act' : organization !== undefined;
  if (!isEntitled) return refuse({ code: 'actor-not-entitled' });
  // A clock that only starts with a transfer that is due now cannot have run out already.
  if (event.type === 'deadline-passed' && !isRunning(pathway, state, event.deadline)) return refuse(notExpected);
  const settled = settle(pathway, undecided(state), at);
  if (event.type === 'transferred') {
    return settled.facts.length > 0 ? settled : refuse({ code: 'event-not-expected' });
  }

  const refusal = objection(pathway, settled.state, event, at);
  if (refusal !== undefined) return refuse(refusal);
  const taken = take(pathway, settled.state, event, actor, at);
  if (taken === undefined) return refuse({ code: 'event-not-expected' });

  const decision: Decision = {
    kind: 'decision',
    state: taken.state,
    facts: [...settled.facts, ...factsOf(pathway, event, settled.state, taken.state, organization, at)],
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
): { readonly type: string; readonly refusal?: Refusal; readonly definition: EventDefinition }[] {
  return pathway.events.map((definition) => {
    const refusal = refusalOfAll(samplesOf(definition).map((event) => decide(pathway, state, event, actor, at)));
    return { type: definition.type, definition, ...(refusal === undefined ? {} : { refusal }) };
  });
}

function refusalOfAll(answers: readonly (Decision | Refused)[]): Refusal | undefined {
  const refusals = answers.flatMap((answer) => (answer.kind === 'refused' ? [answer.refusal] : []));
  return refusals.length < answers.length ? undefined : refusals[0];
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
  const taken = take(pathway, decision.state, { type: 'transferred' }, systemActor, next);
  if (taken === undefined) return decision;
  const fact = factOfTransfer(decision.state, taken.state, next, at);
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
  if (event.type === 'deadline-passed') return hasLevel(pathway, state, event) ? undefined : notExpected;
  if ('items' in event && event.items !== undefined) {
    const unknown = event.items.filter((name) => !state.items.some((item) => isMeant(item, [name])));
    if (unknown.length > 0) return { code: 'item-unknown', items: unknown };
    const isAnswered = (name: string): boolean =>
      state.items.every((item) => !isMeant(item, [name]) || item.status !== 'requested');
    const answered = event.items.filter(isAnswered);
    if (answered.length > 0) return { code: 'item-already-answered', items: answered };
  }
  const definition = pathway.events.find((each) => each.type === nameOfEvent(event));
  if (definition?.reasons !== undefined && 'reason' in event) {
    const reason = definition.reasons.find((each) => each.code === event.reason);
    if (reason === undefined) return { code: 'reason-unknown', allowed: definition.reasons.map((each) => each.code) };
    const lacking = whatLacks(reason, event);
    if (lacking !== undefined) return lacking;
  }
  if (event.type === 'send' && pathway.transfers && pathway.needsEffectiveFrom && state.effectiveFrom === undefined) {
    return { code: 'effective-from-required' };
  }
  if (event.type === 'accept') {
    if (!state.particulars.canReceiverHold) return { code: 'receiver-only-advises' };
    if (definition?.requires === 'startDate' && event.startsAt === undefined) return { code: 'start-date-required' };
  }
  // Who refuses is not the better one to ask.
  if (event.type === 'reject' && event.betterReceiver === state.receiver) return { code: 'receiver-unsuitable' };
  if (event.type === 'redirect' && [state.receiver, state.sender].includes(event.receiver)) {
    return { code: 'receiver-unsuitable' };
  }
  if (event.type === 'reschedule' && event.effectiveFrom <= at) return { code: 'instant-in-the-past' };
  return undefined;
}

const notExpected: Refusal = { code: 'event-not-expected' };

/** Whether the deadline has this level at all, and its clock goes on. */
function hasLevel(
  pathway: Pathway,
  state: HandoverState,
  event: { readonly deadline: string; readonly level: number },
): boolean {
  const definition = pathway.deadlines.find(({ name }) => name === event.deadline);
  const isLevel = definition?.levels.some(({ rule }) => rule.level === event.level) === true;
  return isLevel && isRunning(pathway, state, event.deadline);
}

function whatLacks({ needs }: Reason, event: Extract<HandoverEvent, { readonly reason: string }>): Refusal | undefined {
  const hasText = 'text' in event && event.text !== undefined && event.text.trim() !== '';
  const hasBetter = 'betterReceiver' in event && event.betterReceiver !== undefined;
  if (needs === 'text' && !hasText) return { code: 'reason-needs-text' };
  if (needs === 'better-receiver' && !hasBetter) return { code: 'better-receiver-required' };
  if (needs === 'text-or-better-receiver' && !hasText && !hasBetter) return { code: 'alternative-required' };
  return undefined;
}

function sidesOf(by: EventDefinition['by'], { sender, receiver }: HandoverState): readonly OrganizationId[] {
  if (by === 'either') return [sender, receiver];
  return [by === 'sender' ? sender : receiver];
}

interface Taken {
  readonly state: HandoverState;
  readonly effects: readonly Effect[];
}

/** Takes one transition of the machine, or none where it has no place for the event. */
function take(pathway: Pathway, state: HandoverState, event: HandoverEvent, by: Actor, at: Instant): Taken | undefined {
  const { machine } = pathway;
  const { phase, step, ...context } = state;
  const said: MachineEvent =
    event.type === 'act' ? { type: `act.${event.act}`, fields: event.fields, by, at } : { ...event, by, at };
  const taken = stepOf(machine, placeOf(machine, phase, step), context, said);
  if (taken === undefined) return undefined;
  const { place, requests } = taken;
  const moments = momentsSetBy(pathway, event, at);
  const next: HandoverState = {
    ...taken.context,
    ...(moments === undefined ? {} : { particulars: withMoments(taken.context, moments) }),
    phase: place.phase,
    step: place.step,
  };
  const clocks = effectsOnClocks(pathway, state, event, next);
  const effects = [...effectsOfRequests(requests, state, event), ...clocks, ...effectsOfItems(state.items, next.items)];
  // A clock that is met or set anew is not late any more; set anew, it can be late again (INV-9: every breach).
  const met = clocks.flatMap((effect) =>
    effect.type === 'clear-deadline' || effect.type === 'set-deadline' ? [effect.name] : [],
  );
  return {
    state:
      met.length === 0
        ? next
        : { ...next, passedDeadlines: next.passedDeadlines.filter(({ name }) => !met.includes(name)) },
    effects,
  };
}

/** The moments of the pathway that this act is, or names. */
function momentsSetBy(
  { moments = [] }: Pathway,
  event: HandoverEvent,
  at: Instant,
): Readonly<Record<string, Instant>> | undefined {
  const act = nameOfEvent(event);
  const set = moments.flatMap(({ name, from }) => {
    if (!('act' in from) || from.act !== act) return [];
    if (from.field === undefined) return [[name, at]];
    const named = event.type === 'act' ? event.fields[from.field] : undefined;
    return named === undefined ? [] : [[name, named as Instant]];
  });
  return set.length === 0 ? undefined : (Object.fromEntries(set) as Readonly<Record<string, Instant>>);
}

function withMoments({ particulars }: MachineContext, moments: Readonly<Record<string, Instant>>) {
  return { ...particulars, moments: { ...particulars.moments, ...moments } };
}
