import {
  circumstances,
  instant,
  keyOf,
  nameOfEvent,
  plainParticulars,
  systemActor,
  type Actor,
  type EventDefinition,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type ItemKey,
  type Particulars,
  type Role,
} from '@stafet/core';
import type { Pathway } from '../pathway';
import { fieldsThatFit } from '../samples';
import { toldByStafet } from './told-by-stafet';

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
  /** Whether the linked requests that a redirect or a reopening opens are walked as well. */
  readonly followsSuccessors?: true;
}

/** Who says what at one instant. */
export interface Move {
  readonly voice: Voice;
  readonly event: HandoverEvent;
}

/** The draft with which the story of a handover begins. */
export function draftIn(world: World, pathway: Pathway): HandoverState {
  return {
    phase: 'draft',
    step: 'draft',
    sender,
    receiver,
    ...(world.effectiveFrom === undefined ? {} : { effectiveFrom: world.effectiveFrom }),
    items: pathway.items.slice(0, world.items).map(({ kind, scope }) => ({
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
export function movesIn(world: World, pathway: Pathway): (state: HandoverState, day: number) => readonly Move[] {
  const known = new Map<string, readonly Move[]>();
  return (state, day) => {
    // What can be tried depends on the day and on the items alone.
    const names = state.items.map(keyOf);
    const key = `${day} ${names.join(' ')}`;
    const moves = known.get(key) ?? everyMove(world, pathway, names, world.days[day] as Instant);
    known.set(key, moves);
    return moves;
  };
}

function everyMove(world: World, pathway: Pathway, names: readonly ItemKey[], at: Instant): readonly Move[] {
  const events = [
    ...pathway.events.flatMap((definition) => commands(definition, world, names, at)),
    ...systemEvents(pathway),
  ];
  // Whose word never counts says everything in the world of marks, and one of each kind where days and items are many.
  const oneOfEach = [...new Map(events.map((event) => [nameOfEvent(event), event])).values()];
  const own = (voice: Voice): readonly HandoverEvent[] => {
    if (world.tellsMarksApart || world.followsSuccessors) return events;
    return ['stranger', 'auditor'].includes(voice) ? oneOfEach : events.filter((event) => isOwn(voice, event));
  };
  return (Object.keys(actors) as Voice[]).flatMap((voice) => own(voice).map((event) => ({ voice, event })));
}

/** Whether this is a person's to try at all, or Stafet's; both try everything in the world of marks. */
function isOwn(voice: Voice, { type }: HandoverEvent): boolean {
  return (voice === 'stafet') === toldByStafet.includes(type);
}

function commands(
  { type, reasons = [], fields }: EventDefinition,
  world: World,
  kinds: readonly ItemKey[],
  at: Instant,
): readonly HandoverEvent[] {
  if (fields !== undefined)
    return fieldsThatFit(fields, world.days).map((each) => ({ type: 'act', act: type, fields: each }));
  const reason = reasons[0]?.code ?? 'other';
  const ahead = world.days.filter((day) => day > at);
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

/** A move, as a story tells it. */
export function tell({ voice, event }: Move): string {
  return `${names[voice]} says ${words(event)}`;
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
