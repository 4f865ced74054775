import type { Instant } from './instant';
import type { Item, ItemKey } from './item';
import type { OrganizationId } from './parties';
import type { Circumstance, Particulars } from './particulars';

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

/** Phases in which the receiver has been asked and has not answered everything. */
export const waitingPhases: readonly Phase[] = [
  'sent',
  'delivered',
  'delivery-failed',
  'under-assessment',
  'needs-information',
];

/** A deadline of which a level has passed, and the highest of its levels that has (catalogue 1.6). */
export interface PassedDeadline {
  readonly name: string;
  readonly level: number;
}

/** All that a decision may depend on. It is stored in columns of its own and never as an XState snapshot (design D2). */
export interface HandoverState {
  readonly phase: Phase;
  /** The pathway's own word for where it stands within the phase. */
  readonly step: string;
  readonly sender: OrganizationId;
  readonly receiver: OrganizationId;
  /** From when the receiver shall hold it, for a discharge the planned time; absent means at once. */
  readonly effectiveFrom?: Instant | undefined;
  readonly items: readonly Item[];
  readonly sentAt?: Instant | undefined;
  readonly deliveredAt?: Instant | undefined;
  readonly openedAt?: Instant | undefined;
  readonly assignee?: string | undefined;
  readonly isQuestionOpen: boolean;
  readonly passedDeadlines: readonly PassedDeadline[];
  readonly particulars: Particulars;
}

/** The deadlines that are overdue: a flag on a handover that stays doable (design 2). A reminder (E0) is none. */
export function overdueDeadlines({ passedDeadlines }: Pick<HandoverState, 'passedDeadlines'>): readonly string[] {
  return passedDeadlines.filter(({ level }) => level > 0).map(({ name }) => name);
}

/** 0 while nothing is late; E1 and up as in catalogue 1.6. */
export function escalationLevel({ passedDeadlines }: Pick<HandoverState, 'passedDeadlines'>): number {
  return Math.max(0, ...passedDeadlines.map(({ level }) => level));
}

/** Values of an act of a pathway, as its definition describes them. */
export type ActFields = Readonly<Record<string, string | number | boolean>>;

/** What somebody wants to happen. Form has been checked at the door; whether it may happen is decided here. */
export type HandoverCommandEvent =
  | { readonly type: 'send' }
  | { readonly type: 'open' }
  | { readonly type: 'assign'; readonly assignee?: string | undefined }
  | {
      readonly type: 'accept';
      readonly items?: readonly string[] | undefined;
      readonly startsAt?: Instant | undefined;
    }
  | {
      readonly type: 'reject';
      readonly reason: string;
      readonly text?: string | undefined;
      readonly items?: readonly string[] | undefined;
      readonly betterReceiver?: OrganizationId | undefined;
    }
  | { readonly type: 'ask'; readonly question: string }
  | { readonly type: 'answer'; readonly text: string }
  | {
      readonly type: 'redirect';
      readonly receiver: OrganizationId;
      readonly reason: string;
      readonly text?: string | undefined;
    }
  | { readonly type: 'withdraw'; readonly reason: string; readonly text?: string | undefined }
  | { readonly type: 'reschedule'; readonly effectiveFrom: Instant }
  | { readonly type: 'phone-call'; readonly with: string; readonly text: string }
  | { readonly type: 'complete'; readonly outcome: string; readonly text?: string | undefined }
  | { readonly type: 'correct'; readonly reason: string; readonly text?: string | undefined }
  /** What only this pathway knows, such as the call to a citizen who was admitted for the first time. */
  | { readonly type: 'act'; readonly act: string; readonly fields: ActFields };

/** What only Stafet itself may say. */
export type HandoverSystemEvent =
  /** A system of the receiver has it. A receipt is not a promise (INV-3). */
  | { readonly type: 'delivered' }
  | { readonly type: 'delivery-failed' }
  /** The moment of effect of an accepted item has come. */
  | { readonly type: 'transferred' }
  | { readonly type: 'deadline-passed'; readonly deadline: string; readonly level: number }
  /**
   * Something happened to the citizen that leaves the handover under way (catalogue 1.4). With `admitted`, the unit that
   * she is admitted to has said so itself: from then on it is responsible there, or no longer so after the discharge.
   */
  | {
      readonly type: 'circumstance';
      readonly circumstance: Circumstance;
      readonly admitted?: { readonly to: OrganizationId; readonly item: ItemKey } | undefined;
    }
  /** Something outside ended the matter, such as a death (catalogue 1.4). */
  | { readonly type: 'closed-by-event'; readonly reason: string }
  /** It turned out not to be so: what was open then is asked for again (catalogue 1.4). */
  | { readonly type: 'reopened' };

export type HandoverEvent = HandoverCommandEvent | HandoverSystemEvent;
export type EventType = HandoverEvent['type'];
export type CommandEventType = HandoverCommandEvent['type'];
export type SystemEventType = HandoverSystemEvent['type'];

/** What an event is called in the trail and to clients: its type, or the act's own name. */
export function nameOfEvent(event: HandoverEvent): string {
  return event.type === 'act' ? event.act : event.type;
}
