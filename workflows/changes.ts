import { isMeant, keyOf, type Item, type Particulars } from '@stafet/core';
import { endedBy, isVoidedBy, momentOfEffect } from './guards';
import type { MachineContext, MachineEvent } from './pathway';

interface Moment {
  readonly context: MachineContext;
  readonly event: MachineEvent;
}

type Change = (moment: Moment) => Partial<MachineContext>;

const meantBy = (event: MachineEvent, item: Item): boolean =>
  item.status === 'requested' && (!('items' in event) || event.items === undefined || isMeant(item, event.items));

const withItems = (context: MachineContext, change: (item: Item) => Item): Partial<MachineContext> => ({
  items: context.items.map(change),
});

const knowing = ({ particulars }: MachineContext, known: Partial<Particulars>): Partial<MachineContext> => ({
  particulars: { ...particulars, ...known },
});

const isWithTheSender = (item: Item): boolean => item.status === 'requested' || item.status === 'accepted';

/** What happens to the handover when a transition is taken; each is pure. The holder changes in exactly one of them. */
export const changes = {
  markSent: ({ event }) => ({ sentAt: event.at }),

  markDelivered: ({ event }) => ({ deliveredAt: event.at }),

  markOpened: ({ context, event }) => ({ openedAt: context.openedAt ?? event.at }),

  markAssigned: ({ event }) => (event.type === 'assign' ? { assignee: event.assignee ?? event.by.id } : {}),

  /** A confirmation. Who holds the item does not change yet: that happens at the moment of effect. */
  acceptItems: ({ context, event }) => {
    if (event.type !== 'accept') return {};
    return withItems(context, (item) =>
      meantBy(event, item)
        ? {
            ...item,
            status: 'accepted',
            confirmedAt: event.at,
            startsAt: event.startsAt,
            takesEffectAt: momentOfEffect(event.at, context.effectiveFrom, event.startsAt),
          }
        : item,
    );
  },

  /** INV-4: the item stays with the sender. */
  rejectItems: ({ context, event }) =>
    withItems(context, (item) => (meantBy(event, item) ? { ...item, status: 'rejected' } : item)),

  /** INV-8: the items leave this handover; the sender keeps them while another receiver is asked. */
  takeOutRequestedItems: ({ context }) =>
    withItems(context, (item) => (item.status === 'requested' ? { ...item, status: 'closed' } : item)),

  /** What the sender still holds is taken back, what was transferred stays transferred (INV-7). */
  closeItemsOfTheSender: ({ context }) =>
    withItems(context, (item) => (isWithTheSender(item) ? withoutConfirmation(item, 'closed') : item)),

  /** As above, and remembered: if it turns out not to be so, they are asked for again (catalogue 1.4). */
  interruptItemsOfTheSender: ({ context }) => ({
    ...withItems(context, (item) => (isWithTheSender(item) ? withoutConfirmation(item, 'closed') : item)),
    ...knowing(context, { interrupted: context.items.filter(isWithTheSender).map(keyOf) }),
  }),

  forgetInterruption: ({ context }) => knowing(context, { interrupted: [] }),

  /** INV-2, INV-6: the only place where a holder changes. */
  transferItems: ({ context, event }) =>
    withItems(context, (item) =>
      item.status === 'accepted' && item.takesEffectAt !== undefined && item.takesEffectAt <= event.at
        ? { ...item, status: 'transferred', holder: context.receiver }
        : item,
    ),

  /** Later moves the transfer with it; earlier than was confirmed needs a new confirmation (INV-6). */
  moveMomentOfEffect: ({ context, event }) => {
    if (event.type !== 'reschedule') return {};
    const { effectiveFrom } = event;
    return {
      effectiveFrom,
      ...withItems(context, (item) => {
        if (item.status !== 'accepted' || item.confirmedAt === undefined) return item;
        if (isVoidedBy(item, effectiveFrom)) return withoutConfirmation(item, 'requested');
        return { ...item, takesEffectAt: momentOfEffect(item.confirmedAt, effectiveFrom, item.startsAt) };
      }),
    };
  },

  completeItems: ({ context }) =>
    withItems(context, (item) => (item.status === 'transferred' ? { ...item, status: 'closed' } : item)),

  openQuestion: () => ({ isQuestionOpen: true }),

  closeQuestion: () => ({ isQuestionOpen: false }),

  /** A flag, never a phase, and never a change of holder. */
  raiseLevel: ({ context, event }) =>
    event.type === 'deadline-passed'
      ? {
          passedDeadlines: [
            ...context.passedDeadlines.filter(({ name }) => name !== event.deadline),
            { name: event.deadline, level: event.level },
          ],
        }
      : {},

  noteLackOfCapacity: ({ context }) => knowing(context, { lacksCapacity: true }),

  noteCircumstance: ({ context, event }) => {
    if (event.type !== 'circumstance') return {};
    const ended = endedBy[event.circumstance];
    const { circumstances: known } = context.particulars;
    if (known.includes(event.circumstance)) return {};
    const others = known.filter((each) => each !== ended);
    return knowing(context, { circumstances: ended === undefined ? [...others, event.circumstance] : others });
  },

  countAct: ({ context, event }) => {
    const act = event.type.slice('act.'.length);
    const { counts } = context.particulars;
    return knowing(context, { counts: { ...counts, [act]: (counts[act] ?? 0) + 1 } });
  },
} satisfies Record<string, Change>;

function withoutConfirmation(item: Item, status: 'requested' | 'closed'): Item {
  return {
    kind: item.kind,
    ...(item.scope === undefined ? {} : { scope: item.scope }),
    holder: item.holder,
    status,
  };
}
