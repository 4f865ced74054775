import {
  keyOf,
  nameOfEvent,
  type ActFields,
  type EventDefinition,
  type Fact,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type Item,
  type ItemKey,
  type OrganizationId,
} from '@stafet/core';
import type { Pathway } from './pathway';
import { factTypeOf } from './requests';

/** What an event leaves in the trail, given what it did. */
export function factsOf(
  pathway: Pathway,
  event: HandoverEvent,
  before: HandoverState,
  after: HandoverState,
  organization: OrganizationId | undefined,
  at: Instant,
): readonly Fact[] {
  if (event.type === 'deadline-passed') return factsOfDeadline(event, before, at);
  const items = (event.type === 'send' ? after.items : changed(before, after)).map(keyOf);
  return [
    {
      type: nameOfEvent(event),
      at,
      ...(organization === undefined ? {} : { organization }),
      ...(items.length > 0 ? { items } : {}),
      ...('reason' in event ? { reason: event.reason } : {}),
      ...('receiver' in event ? { receiver: event.receiver } : {}),
      ...('betterReceiver' in event && event.betterReceiver !== undefined ? { receiver: event.betterReceiver } : {}),
      ...('effectiveFrom' in event ? { effectiveFrom: event.effectiveFrom } : {}),
      ...('outcome' in event && isCode(event.outcome) ? { outcome: event.outcome } : {}),
      ...(event.type === 'circumstance' ? circumstanceOf(event) : {}),
      ...(event.type === 'act' ? actOf(pathway, event.act, event.fields) : wordsOf(event)),
      ...(event.type === 'accept' ? { effectiveAt: lastEffect(after, items), startsAt: event.startsAt } : {}),
    },
  ];
}

/** What the admitting unit says itself is its own word: an admission makes it the holder of what the admission is about. */
function circumstanceOf({
  circumstance,
  admitted,
}: Extract<HandoverEvent, { readonly type: 'circumstance' }>): Partial<Fact> {
  if (admitted === undefined) return { circumstance };
  const { to, item } = admitted;
  return {
    circumstance,
    organization: to,
    items: [item],
    ...(circumstance === 'admission' ? { newHolder: to } : {}),
  };
}

/** The fact that items have moved, which nobody says and the agreed moment brings. */
export function factOfTransfer(before: HandoverState, after: HandoverState, effectiveAt: Instant, at: Instant): Fact {
  return {
    type: 'transferred',
    at,
    effectiveAt,
    items: changed(before, after).map(keyOf),
    previousHolder: before.sender,
    newHolder: before.receiver,
  };
}

/** Each breach leaves its fact once, and each level its own (INV-9). */
function factsOfDeadline(
  event: { readonly type: 'deadline-passed'; readonly deadline: string; readonly level: number },
  before: HandoverState,
  at: Instant,
): readonly Fact[] {
  const { deadline, level } = event;
  const type = factTypeOf(event, before);
  const fact: Fact = { type, at, deadline, level };
  return type === 'deadline-passed' ? [fact, { ...fact, type: 'escalated' }] : [fact];
}

function changed(before: HandoverState, after: HandoverState): readonly Item[] {
  return after.items.filter((item, index) => item.status !== before.items[index]?.status);
}

function lastEffect(state: HandoverState, items: readonly ItemKey[]): Instant | undefined {
  return state.items.find((item) => items.includes(keyOf(item)))?.takesEffectAt;
}

/** The codes of an act stand in the trail, its words beside it. */
function actOf(pathway: Pathway, act: string, fields: ActFields): Pick<Fact, 'details' | 'text'> {
  const definition = pathway.events.find(({ type }) => type === act);
  const isWords = (name: string): boolean => definition !== undefined && saysWords(definition, name);
  const all = Object.entries(fields);
  const details = all.filter(([name]) => !isWords(name));
  const text = all.filter(([name]) => isWords(name)).map(([, value]) => String(value));
  return {
    ...(details.length > 0 ? { details: Object.fromEntries(details) } : {}),
    ...(text.length > 0 ? { text: text.join('\n') } : {}),
  };
}

/** Whether a field of an act is words of a person: a text that is neither a code nor a day nor a moment. */
export function saysWords({ fields }: EventDefinition, name: string): boolean {
  const properties = fields?.['properties'] as Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  const field = properties?.[name];
  return field?.['type'] === 'string' && field['enum'] === undefined && field['format'] === undefined;
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
