import type { Instant } from './instant';
import type { OrganizationId } from './parties';

/** Kinds of responsibility; each is held by exactly one organisation (catalogue 1.2 [PROPOSED] split). */
export const itemKinds = ['treatment', 'social-support', 'nursing-rehab', 'coordination', 'medication'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What an item is called: its kind, and its scope where several of a kind run beside each other (INV-1). */
export interface ItemName {
  readonly kind: ItemKind;
  /** Absent for the one responsibility of its kind that needs no further word. */
  readonly scope?: string | undefined;
}

/** The name as one word, `treatment` or `treatment/assessment`. */
export type ItemKey = string;

/** What became of one item in one handover. Only `transferred` means that the receiver holds it. */
export type ItemStatus = 'requested' | 'accepted' | 'transferred' | 'rejected' | 'closed';

/** One responsibility in one handover. */
export interface Item extends ItemName {
  readonly status: ItemStatus;
  /** Who holds it by this handover: the sender until the moment of effect, then the receiver. */
  readonly holder: OrganizationId;
  readonly confirmedAt?: Instant | undefined;
  /** The receiver's counter-offer: the first moment of the day from which she takes over. */
  readonly startsAt?: Instant | undefined;
  /** The moment of effect of an accepted item: max(confirmedAt, effectiveFrom, startsAt) (INV-6). */
  readonly takesEffectAt?: Instant | undefined;
}

export function keyOf({ kind, scope }: ItemName): ItemKey {
  return scope === undefined ? kind : `${kind}/${scope}`;
}

/** The name that a key stands for; undefined where it names no kind of responsibility. */
export function itemNamed(key: ItemKey): ItemName | undefined {
  const [word, scope] = key.split('/', 2);
  const kind = itemKinds.find((each) => each === word);
  if (kind === undefined) return undefined;
  return scope === undefined ? { kind } : { kind, scope };
}

/** Whether one of the names means the item: its key, or its kind alone, which means every item of that kind. */
export function isMeant(item: ItemName, names: readonly string[]): boolean {
  return names.includes(item.kind) || names.includes(keyOf(item));
}
