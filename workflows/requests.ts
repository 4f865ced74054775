import {
  keyOf,
  nameOfEvent,
  overdueDeadlines,
  type Effect,
  type HandoverEvent,
  type HandoverState,
  type Item,
} from '@stafet/core';

/** What a machine asked for by name, as effects. Names without an effect are changes that are already made. */
export function effectsOfRequests(
  names: readonly string[],
  before: HandoverState,
  event: HandoverEvent,
): readonly Effect[] {
  return names.flatMap((name): readonly Effect[] => {
    switch (name) {
      case 'askAnotherReceiver':
        return event.type === 'redirect' ? [successor(before, event.receiver)] : [];
      case 'askAgain': {
        const { receiver, particulars } = before;
        if (particulars.interrupted.length === 0) return [];
        return [{ type: 'open-successor', receiver, items: particulars.interrupted, because: 'reopened' }];
      }
      case 'letGoOnlyOfWhatWasHandedOn': {
        const taken = before.items.filter((item) => item.status === 'transferred');
        return [{ type: 'require-handed-on', items: taken.map(keyOf) }];
      }
      case 'tellReceiver':
        return [{ type: 'notify', to: 'receiver', of: factTypeOf(event, before) }];
      case 'tellSender':
        return [{ type: 'notify', to: 'sender', of: factTypeOf(event, before) }];
      default:
        return [];
    }
  });
}

/** INV-8: what is still open is asked of another, for the same sender. */
function successor(before: HandoverState, receiver: string): Effect {
  const open = before.items.filter((item) => item.status === 'requested');
  return { type: 'open-successor', receiver, items: open.map(keyOf), because: 'redirect' };
}

/** The fact that people are told of. A deadline is reminded of (E0), passes once, and escalates from then on. */
export function factTypeOf(event: HandoverEvent, before: HandoverState): string {
  if (event.type !== 'deadline-passed') return nameOfEvent(event);
  if (event.level === 0) return 'reminded';
  return overdueDeadlines(before).includes(event.deadline) ? 'escalated' : 'deadline-passed';
}

/** What the ledger must learn: derived from the items themselves, so that no machine can forget to say it. */
export function effectsOfItems(before: readonly Item[], after: readonly Item[]): readonly Effect[] {
  return after.flatMap((item, index): readonly Effect[] => {
    const earlier = before[index];
    if (earlier === undefined || earlier.takesEffectAt === item.takesEffectAt) return [];
    const key = keyOf(item);
    const off: readonly Effect[] =
      earlier.takesEffectAt === undefined ? [] : [{ type: 'cancel-transfer', item: key, from: earlier.takesEffectAt }];
    return item.takesEffectAt === undefined
      ? off
      : [...off, { type: 'schedule-transfer', item: key, from: item.takesEffectAt }];
  });
}
