import type { EventType, ItemKind } from './handover';
import type { Instant } from './instant';
import type { OrganizationId } from './parties';

/** What a decision asks to be done in the same transaction. The core asks; it never does. */
export type Effect =
  /** The responsibility for an item will lie with the receiver from `from` on. */
  | { readonly type: 'schedule-transfer'; readonly kind: ItemKind; readonly from: Instant }
  /** The transfer that was to take effect at `from` is off: the holder stays. */
  | { readonly type: 'cancel-transfer'; readonly kind: ItemKind; readonly from: Instant }
  /** A clock starts; how long it runs is the pathway's deadline rule of this name. */
  | { readonly type: 'set-deadline'; readonly name: string }
  | { readonly type: 'clear-deadline'; readonly name: string }
  | { readonly type: 'pause-deadline'; readonly name: string }
  | { readonly type: 'resume-deadline'; readonly name: string }
  /** A linked handover of `items` from the same sender to another receiver; the first clock goes on there (INV-8). */
  | { readonly type: 'open-successor'; readonly receiver: OrganizationId; readonly items: readonly ItemKind[] }
  /** One side is told of the fact that an event of type `of` left. */
  | { readonly type: 'notify'; readonly to: 'sender' | 'receiver'; readonly of: EventType };

/** A fact that the decision makes true, in the order in which it happened. */
export interface Fact {
  readonly type: string;
  /** When it was recorded. */
  readonly at: Instant;
  /** When it counts from, where that differs: the moment of effect of a transfer. */
  readonly effectiveAt?: Instant;
  /** On whose behalf; Stafet's own facts have none. */
  readonly organization?: OrganizationId;
  readonly items?: readonly ItemKind[];
  readonly previousHolder?: OrganizationId;
  readonly newHolder?: OrganizationId;
  readonly reason?: string;
  readonly deadline?: string;
  readonly level?: number;
  readonly receiver?: OrganizationId;
  readonly effectiveFrom?: Instant;
  /** The receiver's counter-offer: the first moment from which she takes over. */
  readonly startsAt?: Instant;
  readonly outcome?: string;
  /** Words of a person. They are kept beside the trail, which holds only a salted commitment to them (design D9). */
  readonly text?: string;
}
