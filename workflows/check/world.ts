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
import { closedPhases } from './closed-phases';
import { toldByStafet } from './told-by-stafet';

/** Who may speak in the world of the check; only the first two have a say, and Stafet for what only Stafet may tell. */
export type Voice = 'sender' | 'receiver' | 'stranger' | 'auditor' | 'stafet';

export const sender = 'organization-that-hands-over';
export const receiver = 'organization-that-is-asked';
/** Where a redirect goes. The stranger works there. */
export const elsewhere = 'organization-elsewhere';
/** Who is named as the right one to ask. */
const better = 'organization-that-it-belongs-to';

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

/** The days of the world. Between two of them nothing is compared, so that few of them stand for every calendar. */
export const days: readonly Instant[] = ['02', '03', '04', '05'].map((day) => instant(`2026-11-${day}T09:00:00.000Z`));

/** A bounded world to walk: how long it lasts, how it starts, and what makes two handovers in it different. */
export interface World {
  readonly name: string;
  readonly days: readonly Instant[];
  readonly effectiveFrom?: Instant;
  /** Which of the pathway's items are handed over, by their place in it. */
  readonly items: readonly number[];
  /** What the handover begins with, where that is not plain. */
  readonly particulars?: Partial<Particulars>;
  /**
   * What is walked apart although it decides little: what was marked (delivered, opened, assigned), or which levels of
   * which deadlines have passed. Both multiply the states; each has a short world, and time has worlds without them.
   */
  readonly tells?: 'marks' | 'levels';
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
    items: world.items
      .flatMap((index) => pathway.items[index] ?? [])
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
export function movesIn(world: World, pathway: Pathway): (state: HandoverState, day: number) => readonly Move[] {
  const known = new Map<string, readonly Move[]>();
  return (state, day) => {
    // What can be tried depends on the day and on the items; where all is over, one try of each kind says enough.
    const names = state.items.map(keyOf);
    const isOver = closedPhases.includes(state.phase);
    const key = `${day} ${isOver} ${names.join(' ')}`;
    const moves = known.get(key) ?? everyMove(world, pathway, names, world.days[day] as Instant, isOver);
    known.set(key, moves);
    return moves;
  };
}

function everyMove(
  world: World,
  pathway: Pathway,
  names: readonly ItemKey[],
  at: Instant,
  isOver: boolean,
): readonly Move[] {
  const events = [
    ...pathway.events.flatMap((definition) => commands(definition, world, names, at)),
    ...systemEvents(pathway),
  ];
  // Whose word does not count says everything in the world of marks, and one of each kind elsewhere.
  const oneOfEach = [...new Map(events.map((event) => [nameOfEvent(event), event])).values()];
  const of = (voice: Voice): readonly HandoverEvent[] => {
    if (isOver) return oneOfEach;
    if (world.tells === 'marks') return events;
    if (voice === 'stafet') return events.filter(({ type }) => toldByStafet.includes(type));
    const isOpen = (event: HandoverEvent): boolean => mayBeHers(voice, event, pathway, world);
    return [...events.filter(isOpen), ...oneOfEach.filter((event) => !isOpen(event))];
  };
  return (Object.keys(actors) as Voice[]).flatMap((voice) => of(voice).map((event) => ({ voice, event })));
}

/** Whether the act is one of her side's. The stranger's is the side of those to whom it was sent on. */
function mayBeHers(voice: Voice, event: HandoverEvent, pathway: Pathway, world: World): boolean {
  const by = pathway.events.find(({ type }) => type === nameOfEvent(event))?.by;
  if (by === undefined || voice === 'auditor') return false;
  const side = voice === 'stranger' && world.followsSuccessors ? 'receiver' : voice;
  return by === 'either' ? side !== 'stranger' : by === side;
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
            betterReceiver: better,
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
