import { actsFor, isMeant, keyOf, latest, systemActor, type Circumstance, type Item } from '@stafet/core';
import type { MachineContext, MachineEvent } from './pathway';

export interface Question {
  readonly context: MachineContext;
  readonly event: MachineEvent;
}

/** Which doing of an act is meant: whose it is, what it says, and how often it was done before. */
export interface ActCondition {
  readonly by: 'sender' | 'receiver' | 'either';
  /** The values that the act must bring. */
  readonly saying?: Readonly<Record<string, string | number | boolean>>;
  /** Only while it was done fewer times than this. */
  readonly whileDoneFewerThan?: number;
}

/** What must have been done, and how often, before something else is possible. */
export interface DoneCondition {
  readonly act: string;
  /** Once, where left out. */
  readonly atLeast?: number;
}

/** Which item must have moved before something else is possible. */
export interface ItemCondition {
  /** Its key, `treatment/assessment`. */
  readonly item: string;
}

const named = (event: MachineEvent): readonly string[] | undefined => ('items' in event ? event.items : undefined);

/** The guards that pathways share, named in the field's terms. Each reads as a claim. */
export const guards = {
  isSender: ({ context, event }: Question): boolean => actsFor(event.by, context.sender),

  isReceiver: ({ context, event }: Question): boolean => actsFor(event.by, context.receiver),

  isEitherSide: (question: Question): boolean => guards.isSender(question) || guards.isReceiver(question),

  isReceiverAndHasNotOpened: ({ context, event }: Question): boolean =>
    guards.isReceiver({ context, event }) && context.openedAt === undefined,

  isStafetItself: ({ event }: Question): boolean => event.by.id === systemActor.id,

  /** INV-2: only a person at the receiver, and only for what is still asked of her. */
  isReceiverAndItemsAreRequested: ({ context, event }: Question): boolean => {
    const names = named(event);
    const meant = context.items.filter((item) => names === undefined || isMeant(item, names));
    const requested = meant.filter((item) => item.status === 'requested');
    const isAsked = requested.length > 0 && (names === undefined || requested.length === meant.length);
    return guards.isReceiver({ context, event }) && isAsked;
  },

  /** Who only advises confirms nothing (catalogue P05). */
  isReceiverWhoCanHoldAndItemsAreRequested: (question: Question): boolean =>
    question.context.particulars.canReceiverHold && guards.isReceiverAndItemsAreRequested(question),

  /** As above, and only after what must come first, such as the minutes of a meeting (catalogue P03). */
  isReceiverWhoCanHoldAndActWasDone: (question: Question, condition: DoneCondition): boolean =>
    guards.isReceiverWhoCanHoldAndItemsAreRequested(question) && guards.wasDone(question, condition),

  /** Whoever is asked here recommends and sends on, as a visitation does (catalogue P05). */
  theReceiverOnlyAdvises: ({ context }: Question): boolean => !context.particulars.canReceiverHold,

  /** Want of capacity does not end a supply duty (catalogue 1.7, rule 3). */
  isReceiverWithoutCapacityUnderSupplyDuty: (question: Question): boolean =>
    question.event.type === 'reject' &&
    question.event.reason === 'no-capacity' &&
    question.context.particulars.hasSupplyDuty &&
    guards.isReceiverAndItemsAreRequested(question),

  isReceiverAndSendsElsewhere: ({ context, event }: Question): boolean =>
    guards.isReceiver({ context, event }) &&
    event.type === 'redirect' &&
    event.receiver !== context.receiver &&
    event.receiver !== context.sender,

  isSenderAndHoldsSomethingHere: (question: Question): boolean =>
    guards.isSender(question) && guards.somethingIsStillWithTheSender(question),

  isSenderAndAMomentAhead: ({ context, event }: Question): boolean =>
    guards.isSenderAndHoldsSomethingHere({ context, event }) &&
    event.type === 'reschedule' &&
    event.effectiveFrom > event.at,

  somethingIsStillWithTheSender: ({ context }: Question): boolean =>
    context.items.some((item) => item.status === 'requested' || item.status === 'accepted'),

  anItemIsRequested: ({ context }: Question): boolean => context.items.some((item) => item.status === 'requested'),

  aQuestionWaits: ({ context }: Question): boolean =>
    context.isQuestionOpen && context.items.some((item) => item.status === 'requested'),

  anItemAwaitsItsMoment: ({ context }: Question): boolean => context.items.some((item) => item.status === 'accepted'),

  anItemIsTransferred: ({ context }: Question): boolean => context.items.some((item) => item.status === 'transferred'),

  /** The receiver holds this item, and owes what only this item asks for. */
  isTakenOver: ({ context }: Question, { item: key }: ItemCondition): boolean =>
    context.items.some((item) => keyOf(item) === key && item.status === 'transferred'),

  /** INV-6: not one millisecond before the moment of effect. */
  isStafetAndAMomentOfEffectHasCome: ({ context, event }: Question): boolean =>
    guards.isStafetItself({ context, event }) &&
    context.items.some(
      (item) => item.status === 'accepted' && item.takesEffectAt !== undefined && item.takesEffectAt <= event.at,
    ),

  isStafetAndNotYetDelivered: ({ context, event }: Question): boolean =>
    guards.isStafetItself({ context, event }) && context.deliveredAt === undefined,

  /** E0 reminds who is waited for; nothing is late yet (catalogue 1.6). */
  isStafetAndAReminderIsDue: ({ context, event }: Question): boolean =>
    event.type === 'deadline-passed' &&
    event.level === 0 &&
    guards.isStafetAndALevelHasNotPassedYet({ context, event }),

  isStafetAndALevelHasNotPassedYet: ({ context, event }: Question): boolean =>
    guards.isStafetItself({ context, event }) &&
    event.type === 'deadline-passed' &&
    context.passedDeadlines.every(({ name, level }) => name !== event.deadline || level < event.level),

  isStafetAndIsNews: ({ context, event }: Question): boolean =>
    guards.isStafetItself({ context, event }) &&
    event.type === 'circumstance' &&
    isNews(event.circumstance, context.particulars.circumstances),

  isStafetAndAnItemIsTransferred: (question: Question): boolean =>
    guards.isStafetItself(question) && guards.anItemIsTransferred(question),

  isStafetAndSomethingWasInterrupted: ({ context, event }: Question): boolean =>
    guards.isStafetItself({ context, event }) && context.particulars.interrupted.length > 0,

  wasWithdrawn: ({ event }: Question): boolean => event.type === 'withdraw',

  wasSentOnAndNothingElseDecided: ({ context, event }: Question): boolean =>
    event.type === 'redirect' && context.items.every((item) => item.status === 'closed'),

  /** An act of the pathway's own, by the side whose it is. */
  isAct: ({ context, event }: Question, { by, saying = {}, whileDoneFewerThan }: ActCondition): boolean => {
    const isTheirs = { sender: guards.isSender, receiver: guards.isReceiver, either: guards.isEitherSide }[by];
    if (!('fields' in event) || !isTheirs({ context, event })) return false;
    const said = Object.entries(saying).every(([field, value]) => event.fields[field] === value);
    const done = context.particulars.counts[event.type.slice('act.'.length)] ?? 0;
    return said && (whileDoneFewerThan === undefined || done < whileDoneFewerThan);
  },

  /** An act of the pathway's own was done; a step follows from it, also after a question or a partial answer. */
  wasDone: ({ context }: Question, { act, atLeast = 1 }: DoneCondition): boolean =>
    (context.particulars.counts[act] ?? 0) >= atLeast,
} as const;

/** What ends a circumstance, and is none itself. */
export const endedBy: Readonly<Partial<Record<Circumstance, Circumstance>>> = {
  discharge: 'admission',
  'leave-ended': 'leave',
  'consent-given': 'consent-withdrawn',
};

function isNews(circumstance: Circumstance, known: readonly Circumstance[]): boolean {
  // Nothing ends a move but the next one, which is to yet another place.
  if (circumstance === 'relocation') return true;
  const ended = endedBy[circumstance];
  return ended === undefined ? !known.includes(circumstance) : known.includes(ended);
}

/** The moment of effect: max(confirmedAt, effectiveFrom, start of the day the receiver offers) (INV-6, design 4.3). */
export function momentOfEffect(
  confirmedAt: MachineEvent['at'],
  effectiveFrom: MachineContext['effectiveFrom'],
  startsAt: MachineContext['effectiveFrom'],
): MachineEvent['at'] {
  return latest(confirmedAt, effectiveFrom, startsAt);
}

/** Says whether a confirmation does not cover the new moment: it would take effect earlier than was confirmed (INV-6). */
export function isVoidedBy(item: Item, effectiveFrom: MachineEvent['at']): boolean {
  return (
    item.status === 'accepted' &&
    item.confirmedAt !== undefined &&
    item.takesEffectAt !== undefined &&
    momentOfEffect(item.confirmedAt, effectiveFrom, item.startsAt) < item.takesEffectAt
  );
}
