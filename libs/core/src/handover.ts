import type { Instant } from './instant';
import type { OrganizationId } from './parties';

/** Where a handover stands in the lifecycle that all pathways share (catalogue 1.3). */
export const phases = [
  'draft',
  'sent',
  'delivered',
  'under-assessment',
  'needs-information',
  'delivery-failed',
  'accepted',
  'transferred',
  'completed',
  'rejected',
  'redirected',
  'withdrawn',
  'closed-by-event',
  'entered-in-error',
] as const;
export type Phase = (typeof phases)[number];

/** Kinds of responsibility; each is held by exactly one organisation (catalogue 1.2 [PROPOSED] split). */
export const itemKinds = ['treatment', 'social-support', 'nursing-rehab', 'coordination', 'medication'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What became of one item in one handover. Only `transferred` means that the receiver holds it. */
export type ItemStatus = 'requested' | 'accepted' | 'transferred' | 'rejected' | 'closed';

/** One responsibility in one handover. */
export interface Item {
  readonly kind: ItemKind;
  readonly status: ItemStatus;
  /** Who holds it by this handover: the sender until the moment of effect, then the receiver. */
  readonly holder: OrganizationId;
  readonly confirmedAt?: Instant;
  /** The receiver's counter-offer: the first moment of the day from which she takes over. */
  readonly startsAt?: Instant;
  /** The moment of effect of an accepted item: max(confirmedAt, effectiveFrom, startsAt) (INV-6). */
  readonly takesEffectAt?: Instant;
}

/** All that a decision may depend on. It is stored in columns of its own and never as an XState snapshot (design D2). */
export interface HandoverState {
  readonly phase: Phase;
  /** The pathway's own word for where it stands within the phase. */
  readonly step: string;
  readonly sender: OrganizationId;
  readonly receiver: OrganizationId;
  /** From when the receiver shall hold it, for a discharge the planned time; absent means at once. */
  readonly effectiveFrom?: Instant;
  readonly items: readonly Item[];
  readonly sentAt?: Instant;
  readonly deliveredAt?: Instant;
  readonly openedAt?: Instant;
  readonly assignee?: string;
  readonly isQuestionOpen: boolean;
  /** Names of the deadlines that have passed unmet. A flag on a handover that stays doable (design 2). */
  readonly overdueDeadlines: readonly string[];
  /** 0 while nothing is late; E1 and up as in catalogue 1.6. */
  readonly escalationLevel: number;
}

/** What somebody wants to happen. Form has been checked at the door; whether it may happen is decided here. */
export type HandoverCommandEvent =
  | { readonly type: 'send' }
  | { readonly type: 'open' }
  | { readonly type: 'assign'; readonly assignee?: string }
  | { readonly type: 'accept'; readonly items?: readonly string[]; readonly startsAt?: Instant }
  | {
      readonly type: 'reject';
      readonly reason: string;
      readonly text?: string;
      readonly items?: readonly string[];
      readonly betterReceiver?: OrganizationId;
    }
  | { readonly type: 'ask'; readonly question: string }
  | { readonly type: 'answer'; readonly text: string }
  | { readonly type: 'redirect'; readonly receiver: OrganizationId; readonly reason: string; readonly text?: string }
  | { readonly type: 'withdraw'; readonly reason: string; readonly text?: string }
  | { readonly type: 'reschedule'; readonly effectiveFrom: Instant }
  | { readonly type: 'phone-call'; readonly with: string; readonly text: string }
  | { readonly type: 'complete'; readonly outcome: string; readonly text?: string }
  | { readonly type: 'correct'; readonly reason: string; readonly text?: string };

/** What only Stafet itself may say. */
export type HandoverSystemEvent =
  /** A system of the receiver has it. A receipt is not a promise (INV-3). */
  | { readonly type: 'delivered' }
  | { readonly type: 'delivery-failed' }
  /** The moment of effect of an accepted item has come. */
  | { readonly type: 'transferred' }
  | { readonly type: 'deadline-passed'; readonly deadline: string; readonly level: number }
  /** Something outside ended the matter, such as a death (catalogue 1.4). */
  | { readonly type: 'closed-by-event'; readonly reason: string };

export type HandoverEvent = HandoverCommandEvent | HandoverSystemEvent;
export type EventType = HandoverEvent['type'];
export type CommandEventType = HandoverCommandEvent['type'];
export type SystemEventType = HandoverSystemEvent['type'];
