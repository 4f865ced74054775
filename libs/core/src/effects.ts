import type { ActFields } from './handover';
import type { Instant } from './instant';
import type { ItemKey } from './item';
import type { OrganizationId } from './parties';
import type { Circumstance, Particulars } from './particulars';

/** What a decision asks to be done in the same transaction. The core asks; it never does. */
export type Effect =
  /** The responsibility for an item will lie with the receiver from `from` on. */
  | { readonly type: 'schedule-transfer'; readonly item: ItemKey; readonly from: Instant }
  /** The transfer that was to take effect at `from` is off: the holder stays. */
  | { readonly type: 'cancel-transfer'; readonly item: ItemKey; readonly from: Instant }
  /** Nothing of this may be left with the receiver: it has handed all of it on, or the decision does not stand. */
  | { readonly type: 'require-handed-on'; readonly items: readonly ItemKey[] }
  /** A clock starts; how long it runs is the pathway's deadline rule of this name. */
  | { readonly type: 'set-deadline'; readonly name: string }
  | { readonly type: 'clear-deadline'; readonly name: string }
  | { readonly type: 'pause-deadline'; readonly name: string }
  | { readonly type: 'resume-deadline'; readonly name: string }
  /**
   * A linked handover of `items` from the same sender. After a redirect it goes to another receiver, and the first
   * clock goes on there (INV-8); after a reopening to the same one, with clocks of its own.
   */
  | {
      readonly type: 'open-successor';
      readonly receiver: OrganizationId;
      readonly items: readonly ItemKey[];
      readonly because: 'redirect' | 'reopened';
    }
  /** One side is told of the fact of type `of`. */
  | { readonly type: 'notify'; readonly to: 'sender' | 'receiver'; readonly of: string };

/** A fact that the decision makes true, in the order in which it happened. */
export interface Fact {
  readonly type: string;
  /** When it was recorded. */
  readonly at: Instant;
  /** When it counts from, where that differs: the moment of effect of a transfer. */
  readonly effectiveAt?: Instant | undefined;
  /** On whose behalf; Stafet's own facts have none. */
  readonly organization?: OrganizationId | undefined;
  readonly items?: readonly ItemKey[] | undefined;
  readonly previousHolder?: OrganizationId | undefined;
  readonly newHolder?: OrganizationId | undefined;
  readonly reason?: string | undefined;
  readonly deadline?: string | undefined;
  readonly level?: number | undefined;
  /** Who hands over, in the fact with which a handover begins. */
  readonly sender?: OrganizationId | undefined;
  readonly receiver?: OrganizationId | undefined;
  readonly effectiveFrom?: Instant | undefined;
  /** The receiver's counter-offer: the first moment from which she takes over. */
  readonly startsAt?: Instant | undefined;
  readonly outcome?: string | undefined;
  readonly circumstance?: Circumstance | undefined;
  /** The fact about the citizen that it follows from: an id, which says nothing about her. */
  readonly because?: string | undefined;
  /** The coded values of an act of a pathway; what it says in words is in `text`. */
  readonly details?: ActFields | undefined;
  /** The version of the pathway that a handover goes on with. */
  readonly pathwayVersion?: number | undefined;
  /** What a handover begins with, where that is not plain; without its moments, which are personal. */
  readonly particulars?: Particulars | undefined;
  /** The names of the moments that were given; when they are stands beside the trail, as words do (design D9). */
  readonly moments?: readonly string[] | undefined;
  /** Words of a person. They are kept beside the trail, which holds only a salted commitment to them (design D9). */
  readonly text?: string | undefined;
}
