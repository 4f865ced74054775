import {
  itemNamed,
  plainParticulars,
  systemActor,
  type ActFields,
  type Actor,
  type Decision,
  type Effect,
  type Fact,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type OrganizationId,
} from '@stafet/core';
import { decide } from './decide';
import { saysWords } from './facts';
import { migrate } from './migration';
import type { Pathway } from './pathway';

/** What the trail of one handover leads to when the core decides everything again. */
export interface Replay {
  readonly state: HandoverState;
  /** Which clocks go on or stand still; the others are met, or have passed their last level. */
  readonly clocks: Readonly<Record<string, 'running' | 'paused'>>;
  /** The seq of the accept fact that confirmed an item, by its key. */
  readonly confirmedBy: Readonly<Record<string, number>>;
  /** Everything that was decided after the `create`, in order. */
  readonly decisions: readonly ReplayedDecision[];
}

/** One decision of the trail, made again. */
export interface ReplayedDecision {
  /** The seq of its first fact. */
  readonly seq: number;
  readonly at: Instant;
  /** What it was about; nothing where the handover went on with a newer version of its pathway. */
  readonly event: HandoverEvent | undefined;
  /** The version that holds from then on. */
  readonly pathway: Pathway;
  readonly decision: Decision;
}

/** Where the trail says what the core does not, first of all. */
export interface Divergence {
  readonly seq: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * Folds the facts of one handover through the pure core again, from its `create` on. The words of people are not in
 * the trail and decide nothing. `pathwayOf` answers a version of the handover's pathway; `first` is the one it began with.
 */
export function replay(
  facts: readonly Fact[],
  first: number,
  pathwayOf: (version: number) => Pathway | undefined,
): Replay | Divergence {
  let pathway = pathwayOf(first);
  const [created] = facts;
  if (created?.type !== 'create') return { seq: 1, expected: 'create', found: created?.type ?? 'nothing' };
  let folded: Replay = { state: beginningOf(created), clocks: {}, confirmedBy: {}, decisions: [] };
  for (let index = 1; index < facts.length;) {
    const fact = facts[index] as Fact;
    if (pathway === undefined) return { seq: index, expected: 'a pathway that is known', found: 'none' };
    const newer = fact.pathwayVersion === undefined ? undefined : pathwayOf(fact.pathwayVersion);
    const event = newer === undefined ? eventOf(pathway, fact) : undefined;
    const answer = decideAgain(pathway, newer, folded.state, fact, event);
    if (typeof answer === 'string') return { seq: index + 1, expected: answer, found: fact.type };
    pathway = newer ?? pathway;
    for (const [offset, expected] of answer.facts.entries()) {
      const found = facts[index + offset];
      const [said, is] = [comparable(expected), found === undefined ? 'nothing' : comparable(found)];
      if (said !== is) return { seq: index + offset + 1, expected: said, found: is };
    }
    const confirmed = answer.facts.flatMap((each, offset) =>
      each.type === 'accept' ? (each.items ?? []).map((item) => [item, index + offset + 1] as const) : [],
    );
    folded = {
      state: answer.state,
      clocks: wound(folded.clocks, answer.effects),
      confirmedBy: { ...folded.confirmedBy, ...Object.fromEntries(confirmed) },
      decisions: [...folded.decisions, { seq: index + 1, at: fact.at, event, pathway, decision: answer }],
    };
    index += answer.facts.length;
  }
  return folded;
}

// When a moment is stands beside the trail; for a decision it only matters that there is one.
function beginningOf(created: Fact): HandoverState {
  const { sender = '', receiver = '', effectiveFrom, items = [], particulars = plainParticulars } = created;
  const moments = Object.fromEntries((created.moments ?? []).map((name) => [name, created.at]));
  return {
    phase: 'draft',
    step: 'draft',
    sender,
    receiver,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    items: items.flatMap((key) => {
      const name = itemNamed(key);
      return name === undefined ? [] : [{ ...name, status: 'requested' as const, holder: sender }];
    }),
    isQuestionOpen: false,
    passedDeadlines: [],
    particulars: { ...particulars, moments: { ...particulars.moments, ...moments } },
  };
}

/** The decision that left the fact, or in a word why none does. */
function decideAgain(
  pathway: Pathway,
  newer: Pathway | undefined,
  state: HandoverState,
  fact: Fact,
  event: HandoverEvent | undefined,
): Decision | string {
  if (newer !== undefined) {
    const migrated = migrate(pathway, newer, state, fact.at);
    if ('code' in migrated) return migrated.code;
    // Who had it migrated is the operator's to say.
    const facts = migrated.decision.facts.map((each) => ({ ...each, details: fact.details }));
    return { ...migrated.decision, facts };
  }
  if (event === undefined) return 'a fact of this pathway';
  // What Stafet sent for a sender, after a redirect, was sent in the sender's name.
  // What happened to a citizen is Stafet's to pass on, also where the unit that admitted her says it for itself.
  const isStafets = fact.organization === undefined || fact.organization === 'stafet' || fact.type === 'circumstance';
  const organization = isStafets && fact.type === 'send' ? state.sender : fact.organization;
  const actor = isStafets && fact.type !== 'send' ? systemActor : someoneAt(organization ?? '');
  const answer = decide(pathway, state, event, actor, fact.at);
  return answer.kind === 'refused' ? answer.refusal.code : answer;
}

function someoneAt(organization: OrganizationId): Actor {
  return { id: 'somebody', name: 'somebody', roles: [{ role: 'clinician', organization }] };
}

/** The event that left the fact; nothing where the pathway has none of that name. */
function eventOf(pathway: Pathway, fact: Fact): HandoverEvent | undefined {
  const { items, reason = '', receiver = '', deadline = '', level = 0 } = fact;
  const words = '-';
  switch (fact.type) {
    case 'send':
    case 'open':
    case 'assign':
    case 'delivered':
    case 'delivery-failed':
    case 'transferred':
    case 'reopened':
      return { type: fact.type };
    case 'accept':
      return { type: 'accept', items, startsAt: fact.startsAt };
    case 'reject':
      return { type: 'reject', reason, text: words, items, betterReceiver: fact.receiver };
    case 'ask':
      return { type: 'ask', question: words };
    case 'answer':
      return { type: 'answer', text: words };
    case 'redirect':
      return { type: 'redirect', receiver, reason, text: words };
    case 'withdraw':
    case 'correct':
      return { type: fact.type, reason, text: words };
    case 'reschedule':
      return fact.effectiveFrom === undefined ? undefined : { type: 'reschedule', effectiveFrom: fact.effectiveFrom };
    case 'phone-call':
      return { type: 'phone-call', with: words, text: words };
    case 'complete':
      return { type: 'complete', outcome: fact.outcome ?? words };
    case 'reminded':
    case 'deadline-passed':
    case 'escalated':
      return { type: 'deadline-passed', deadline, level };
    case 'circumstance':
      return circumstanceIn(fact);
    case 'closed-by-event':
      return { type: 'closed-by-event', reason };
    default:
      return actOf(pathway, fact);
  }
}

function circumstanceIn({ circumstance, organization, items: [item] = [] }: Fact): HandoverEvent | undefined {
  if (circumstance === undefined) return undefined;
  const admitted = organization === undefined || item === undefined ? undefined : { to: organization, item };
  return { type: 'circumstance', circumstance, admitted };
}

function actOf(pathway: Pathway, { type, details = {} }: Fact): HandoverEvent | undefined {
  const definition = pathway.events.find((event) => event.type === type);
  if (definition?.fields === undefined) return undefined;
  const properties = Object.keys((definition.fields['properties'] ?? {}) as Readonly<Record<string, unknown>>);
  const words = properties.filter((name) => saysWords(definition, name)).map((name) => [name, '-']);
  return { type: 'act', act: type, fields: { ...Object.fromEntries(words), ...details } as ActFields };
}

/** A fact without the words and without who said it, in one form. */
function comparable(fact: Fact): string {
  const said = fact as unknown as Readonly<Record<string, unknown>>;
  return JSON.stringify(
    knownToTheCore
      .map((name) => (said[name] === undefined ? [] : [name, said[name]]))
      .filter((each) => each.length > 0),
  );
}

// The trail adds what the core does not know: the chain, the person, the command.
const knownToTheCore: readonly string[] = [
  'type',
  'at',
  'effectiveAt',
  'items',
  'previousHolder',
  'newHolder',
  'reason',
  'deadline',
  'level',
  'sender',
  'receiver',
  'effectiveFrom',
  'startsAt',
  'outcome',
  'circumstance',
  'details',
  'pathwayVersion',
];

function wound(clocks: Replay['clocks'], effects: readonly Effect[]): Replay['clocks'] {
  const after = new Map(Object.entries(clocks));
  for (const effect of effects) {
    if (effect.type === 'set-deadline' || effect.type === 'resume-deadline') after.set(effect.name, 'running');
    if (effect.type === 'pause-deadline') after.set(effect.name, 'paused');
    if (effect.type === 'clear-deadline') after.delete(effect.name);
  }
  return Object.fromEntries(after);
}
