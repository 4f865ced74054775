import { actsFor, latest, systemActor, type Item } from '@stafet/core';
import type { MachineContext, MachineEvent } from './pathway';

interface Question {
  readonly context: MachineContext;
  readonly event: MachineEvent;
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
    const kinds = named(event);
    const requested = context.items.filter((item) => item.status === 'requested').map((item) => item.kind as string);
    const meant = kinds ?? requested;
    const isAsked = meant.length > 0 && meant.every((kind) => requested.includes(kind));
    return guards.isReceiver({ context, event }) && isAsked;
  },

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

  /** INV-6: what would take effect earlier than was confirmed is not confirmed. */
  isSenderAndVoidsAConfirmation: ({ context, event }: Question): boolean =>
    guards.isSenderAndAMomentAhead({ context, event }) &&
    !context.isQuestionOpen &&
    event.type === 'reschedule' &&
    context.items.some((item) => isVoidedBy(item, event.effectiveFrom)),

  somethingIsStillWithTheSender: ({ context }: Question): boolean =>
    context.items.some((item) => item.status === 'requested' || item.status === 'accepted'),

  anItemIsRequested: ({ context }: Question): boolean => context.items.some((item) => item.status === 'requested'),

  aQuestionWaits: ({ context }: Question): boolean =>
    context.isQuestionOpen && context.items.some((item) => item.status === 'requested'),

  anItemAwaitsItsMoment: ({ context }: Question): boolean => context.items.some((item) => item.status === 'accepted'),

  anItemIsTransferred: ({ context }: Question): boolean => context.items.some((item) => item.status === 'transferred'),

  /** INV-6: not one millisecond before the moment of effect. */
  isStafetAndAMomentOfEffectHasCome: ({ context, event }: Question): boolean =>
    guards.isStafetItself({ context, event }) &&
    context.items.some(
      (item) => item.status === 'accepted' && item.takesEffectAt !== undefined && item.takesEffectAt <= event.at,
    ),

  isStafetAndNotYetDelivered: ({ context, event }: Question): boolean =>
    guards.isStafetItself({ context, event }) && context.deliveredAt === undefined,

  isStafetAndNotYetOverdue: ({ context, event }: Question): boolean =>
    guards.isStafetItself({ context, event }) &&
    event.type === 'deadline-passed' &&
    !context.overdueDeadlines.includes(event.deadline),

  wasWithdrawn: ({ event }: Question): boolean => event.type === 'withdraw',

  wasSentOnAndNothingElseDecided: ({ context, event }: Question): boolean =>
    event.type === 'redirect' && context.items.every((item) => item.status === 'closed'),
} as const;

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
