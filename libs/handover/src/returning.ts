import { isMeant, type ItemName } from '@stafet/core';
import { ProblemError } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import type { NewPart } from './commands';
import type { LinkedHandover, LinkedItem } from './creation-reader';
import { itemNameOf } from './stored-handover';

/** What is handed back, and to whom where nobody is named. */
export interface HandingBack {
  readonly items: readonly LinkedItem[];
  readonly names: readonly ItemName[];
  readonly receiver: string;
}

/** Whether the pathway hands back what another handover handed over. */
export function handsBack(pathway: Pathway): boolean {
  return pathway.transfers && pathway.takesItemsOf === 'returns';
}

/**
 * What is handed back of an earlier handover (INV-7): what came to the sender by it and is still hers, to a former
 * holder of all of it.
 * @throws ProblemError `returns-unsuitable`, `item-not-in-pathway`, `sender-not-holder`, `item-already-in-handover`,
 *   `receiver-unsuitable`.
 */
export function handedBack(
  part: NewPart,
  first: LinkedHandover | undefined,
  asked: { readonly patientId: string | undefined; readonly sender: string; readonly send: boolean },
): HandingBack {
  const isTheirs = first?.patient_id === asked.patientId && first?.receiver === asked.sender && first.sent_at !== null;
  if (first === undefined || !isTheirs) throw new ProblemError('returns-unsuitable');
  const all = first.items ?? [];
  const items = part.items.length > 0 ? named(all, part.items, asked) : everythingOf(all, asked);
  const receiver = part.receiver ?? first.sender;
  if (!items.every(({ former_holders: former }) => former?.includes(receiver) === true)) {
    throw new ProblemError('receiver-unsuitable');
  }
  return { items, names: items.map(itemNameOf), receiver };
}

type Asked = { readonly sender: string; readonly send: boolean };

function named(all: readonly LinkedItem[], names: readonly string[], { sender, send }: Asked): readonly LinkedItem[] {
  const foreign = names.filter((name) => !all.some((item) => isMeant(itemNameOf(item), [name])));
  if (foreign.length > 0) throw new ProblemError('item-not-in-pathway', { items: foreign });
  const items = all.filter((item) => isMeant(itemNameOf(item), names));
  const over = items.filter((item) => !item.is_open || !item.was_transferred);
  if (over.length > 0) throw new ProblemError('returns-unsuitable', { items: over.map(({ kind }) => kind) });
  if (items.some(({ holder }) => holder !== sender)) throw new ProblemError('sender-not-holder');
  // A draft blocks nobody, and nobody blocks it: sending asks again.
  if (send) requireFree(items);
  return items;
}

function everythingOf(all: readonly LinkedItem[], { sender, send }: Asked): readonly LinkedItem[] {
  const theirs = all.filter((item) => item.is_open && item.was_transferred && item.holder === sender);
  if (theirs.length === 0) throw new ProblemError('returns-unsuitable');
  const free = theirs.filter((item) => item.live_handover === null);
  if (free.length > 0) return free;
  if (send) requireFree(theirs);
  return theirs;
}

function requireFree(items: readonly LinkedItem[]): void {
  const taken = items.find((item) => item.live_handover !== null);
  if (taken !== undefined) throw new ProblemError('item-already-in-handover', { handover: taken.live_handover });
}
