import {
  circumstances,
  instant,
  keyOf,
  plainParticulars,
  systemActor,
  type Actor,
  type EventDefinition,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type Particulars,
  type Role,
} from '@stafet/core';
import type { Pathway } from '../pathway';
import { fieldsThatFit } from '../samples';

/** Who may speak in the world of the check; only the first two have a say, and Stafet for what only Stafet may tell. */
export type Voice = 'sender' | 'receiver' | 'stranger' | 'auditor' | 'stafet';

export const sender = 'organization-that-hands-over';
export const receiver = 'organization-that-is-asked';
/** Where a redirect goes. The stranger works there. */
export const elsewhere = 'organization-elsewhere';

const person = (id: string, role: Role, organization: string): Actor => ({
  id,
  name: id,
  roles: [{ role, organization }],
});

export const actors: Readonly<Record<Voice, Actor>> = {
  sender: person('a-person-at-the-sender', 'clinician', sender),
  receiver: person('a-person-at-the-receiver', 'case-worker', receiver),
  stranger: person('a-person-elsewhere', 'case-worker', elsewhere),
  // At the right place, without a role that acts: her word is no confirmation (INV-2, "an authorised person").
  auditor: person('an-auditor-at-the-receiver', 'auditor', receiver),
  stafet: systemActor,
};

const names: Readonly<Record<Voice, string>> = {
  sender: 'the sender',
  receiver: 'the receiver',
  stranger: 'a stranger',
  auditor: 'an auditor at the receiver',
  stafet: 'Stafet',
};

/** The days of the world. Between two of them nothing is compared, so that few of them stand for every calendar. */
export const days: readonly Instant[] = ['02', '03', '04', '05'].map((day) => instant(`2026-11-${day}T09:00:00.000Z`));

/** The name of a day in a story. */
export function dayName(at: Instant | undefined): string {
  return at === undefined ? 'no day' : `day ${days.indexOf(at) + 1}`;
}

/** A bounded world to walk: how long it lasts, how it starts, and what makes two handovers in it different. */
export interface World {
  readonly name: string;
  readonly days: readonly Instant[];
  readonly effectiveFrom?: Instant;
  readonly items: 1 | 2;
  /** What the handover begins with, where that is not plain. */
  readonly particulars?: Partial<Particulars>;
  /**
   * Whether handovers that differ only in what was marked (delivered, opened, assigned, overdue) are walked apart.
   * Marks multiply the states; they are walked in a short world, and time in a world without them.
   */
  readonly tellsMarksApart: boolean;
}

/** Who says what at one instant, and how a story tells it. */
export interface Move {
  readonly voice: Voice;
  readonly event: HandoverEvent;
  readonly told: string;
}

/** The draft with which the story of a handover begins. */
export function draftIn(world: World, pathway: Pathway): HandoverState {
  return {
    phase: 'draft',
    step: 'draft',
    sender,
    receiver,
    ...(world.effectiveFrom === undefined ? {} : { effectiveFrom: world.effectiveFrom }),
    items: pathway.items
      .slice(0, world.items)
      .map(({ kind, scope }) => ({
        kind,
        ...(scope === undefined ? {} : { scope }),
        status: 'requested',
        holder: sender,
      })),
    isQuestionOpen: false,
    passedDeadlines: [],
    particulars: { ...plainParticulars, ...world.particulars },
  };
}

/** Everything that anybody could try in this state, the right and the wrong people alike. */
export function movesIn(world: World, pathway: Pathway, state: HandoverState, at: Instant): readonly Move[] {
  const events = [
    ...pathway.events.flatMap((definition) => commands(definition, world, state, at)),
    ...systemEvents(pathway),
  ];
  return (Object.keys(actors) as Voice[]).flatMap((voice) =>
    events.map((event) => ({ voice, event, told: `${names[voice]} says ${words(event)}` })),
  );
}

function commands(
  { type, reasons = [], fields }: EventDefinition,
  world: World,
  state: HandoverState,
  at: Instant,
): readonly HandoverEvent[] {
  if (fields !== undefined)
    return fieldsThatFit(fields, world.days).map((each) => ({ type: 'act', act: type, fields: each }));
  const reason = reasons[0]?.code ?? 'other';
  const ahead = world.days.filter((day) => day > at);
  const kinds = state.items.map(keyOf);
  const selections = kinds.length > 1 ? [undefined, [], ...kinds.map((kind) => [kind]), kinds] : [undefined, []];
  switch (type) {
    case 'accept':
      return selections.flatMap((items) =>
        [undefined, ...ahead].map((startsAt) => ({
          type,
          ...(items === undefined ? {} : { items }),
          ...(startsAt === undefined ? {} : { startsAt }),
        })),
      );
    case 'reject':
      // Want of capacity is the one reason that can mean something else (catalogue 1.7, rule 3).
      return [reason, ...reasons.filter((each) => each.escalatesUnderSupplyDuty).map(({ code }) => code)].flatMap(
        (code) =>
          selections.map((items) => ({
            type,
            reason: code,
            text: 'what to do instead',
            betterReceiver: elsewhere,
            ...(items === undefined ? {} : { items }),
          })),
      );
    case 'redirect':
      return [elsewhere, receiver, sender].map((to) => ({ type, receiver: to, reason }));
    case 'withdraw':
    case 'correct':
      return [{ type, reason }];
    case 'ask':
      return [{ type, question: 'a question' }];
    case 'answer':
      return [{ type, text: 'an answer' }];
    case 'reschedule':
      return world.days.map((effectiveFrom) => ({ type, effectiveFrom }));
    case 'phone-call':
      return [{ type, with: 'somebody', text: 'what was said' }];
    case 'complete':
      return [{ type, outcome: 'done' }];
    case 'send':
    case 'open':
    case 'assign':
      return [{ type }];
    default:
      throw new Error(`${type} is no common act, and no fields of it are defined`);
  }
}

function systemEvents(pathway: Pathway): readonly HandoverEvent[] {
  return [
    { type: 'delivered' },
    { type: 'delivery-failed' },
    { type: 'transferred' },
    ...pathway.deadlines.flatMap(({ name }) =>
      [0, 1, 2, 3].map((level): HandoverEvent => ({ type: 'deadline-passed', deadline: name, level })),
    ),
    { type: 'deadline-passed', deadline: 'a-deadline-of-no-pathway', level: 1 },
    ...circumstances.map((circumstance): HandoverEvent => ({ type: 'circumstance', circumstance })),
    { type: 'closed-by-event', reason: 'patient-deceased' },
    { type: 'reopened' },
  ];
}

function words(event: HandoverEvent): string {
  const items = 'items' in event && event.items !== undefined ? ` [${event.items.join(', ')}]` : '';
  const start = 'startsAt' in event && event.startsAt !== undefined ? `, starting ${dayName(event.startsAt)}` : '';
  const moved = event.type === 'reschedule' ? ` to ${dayName(event.effectiveFrom)}` : '';
  const deadline = event.type === 'deadline-passed' ? ` (${event.deadline}, level ${event.level})` : '';
  const to = event.type === 'redirect' ? ` to ${event.receiver}` : '';
  const what = event.type === 'act' ? `${event.act} ${Object.values(event.fields).join(', ')}` : event.type;
  return `"${what}${items}${start}${moved}${deadline}${to}"`;
}
