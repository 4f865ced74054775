import type { LevelMoment } from '@stafet/calendar';
import {
  instant,
  type HandoverState,
  type Instant,
  type Item,
  type ItemKind,
  type ItemName,
  type ItemStatus,
  type Particulars,
  type PassedDeadline,
  type Phase,
} from '@stafet/core';

/** A row of `handover`, as JSON from the database and to it. Column names, because it is the table's own shape. */
export interface HandoverRow {
  readonly id: string;
  readonly pathway: string;
  readonly pathway_version: number;
  readonly version: number;
  readonly seq: number;
  readonly chain_hash: string;
  readonly phase: Phase;
  readonly step: string;
  readonly patient_id: string;
  readonly sender: string;
  readonly receiver: string;
  readonly effective_from: string | null;
  readonly sent_at: string | null;
  readonly delivered_at: string | null;
  readonly opened_at: string | null;
  readonly assignee: string | null;
  readonly is_question_open: boolean;
  readonly passed_deadlines: readonly PassedDeadline[];
  /** As `passed_deadlines` has it; lists are asked by it. */
  readonly overdue_deadlines: readonly string[];
  readonly escalation_level: number;
  readonly particulars: Particulars;
  readonly is_free_choice: boolean;
  readonly content: string;
  readonly content_salt: string;
  readonly redirected_from: string | null;
  readonly redirected_to: string | null;
  readonly follows: string | null;
  readonly course_id: string | null;
  /** The handover whose items are handed back. */
  readonly returns: string | null;
  readonly created_at: string;
  readonly last_fact_at: string;
}

/** A row of `handover_item`, with who holds the item now by the ledger. */
export interface ItemRow {
  readonly kind: ItemKind;
  /** Empty where the item has none. */
  readonly scope: string;
  readonly position: number;
  readonly status: ItemStatus;
  readonly confirmed_at: string | null;
  readonly confirmed_seq: number | null;
  readonly starts_at: string | null;
  readonly takes_effect_at: string | null;
  readonly is_live: boolean;
  readonly holder: string;
  readonly since: string;
}

/** A clock of a handover. Its row goes from level to level until the last has passed. */
export interface DeadlineRow {
  readonly handover_id: string;
  readonly name: string;
  readonly kind: 'response' | 'transfer';
  /** The level that passes next, and at `due_at`; the last one where it has passed. */
  readonly level: number;
  readonly state: 'running' | 'paused' | 'met' | 'passed';
  readonly started_at: string;
  readonly due_at: string;
  /** When the deadline itself is due, which people are told. */
  readonly expires_at: string;
  /** The levels that pass after `level`, in order. */
  readonly levels: readonly LevelMoment[];
  readonly paused_at: string | null;
  readonly explanation_da: string;
  readonly explanation_en: string;
  readonly lease_until: string | null;
}

export interface PatientRow {
  readonly id: string;
  readonly cpr_hash: string;
  readonly key_id: string;
  readonly data_key: string;
  readonly cpr: string;
  readonly name: string | null;
  readonly municipality_code: string | null;
  readonly created_at: string;
}

/** The moment that PostgreSQL wrote as JSON, in the form of the core. */
export function moment(text: string): Instant {
  return instant(new Date(text).toISOString());
}

export function optionalMoment(text: string | null): Instant | undefined {
  return text === null ? undefined : moment(text);
}

/** `bytea` travels in JSON as `\x` and hex. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex');
}

export function hexOf(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

/** The name of an item as the core has it: no scope is none, and not an empty one. */
export function itemNameOf({ kind, scope }: Pick<ItemRow, 'kind' | 'scope'>): ItemName {
  return scope === '' ? { kind } : { kind, scope };
}

/** The state that decisions are made on, from the rows as they are stored. */
export function stateOf(row: HandoverRow, items: readonly ItemRow[]): HandoverState {
  return {
    phase: row.phase,
    step: row.step,
    sender: row.sender,
    receiver: row.receiver,
    effectiveFrom: optionalMoment(row.effective_from),
    items: items.map((item) => itemOf(row, item)),
    sentAt: optionalMoment(row.sent_at),
    deliveredAt: optionalMoment(row.delivered_at),
    openedAt: optionalMoment(row.opened_at),
    assignee: row.assignee ?? undefined,
    isQuestionOpen: row.is_question_open,
    passedDeadlines: row.passed_deadlines,
    particulars: row.particulars,
  };
}

function itemOf(row: HandoverRow, item: ItemRow): Item {
  // An item that was completed keeps its moment of effect; one that was taken back or rejected has none.
  const isWithReceiver = item.status === 'transferred' || (item.status === 'closed' && item.takes_effect_at !== null);
  return {
    ...itemNameOf(item),
    status: item.status,
    holder: isWithReceiver ? row.receiver : row.sender,
    confirmedAt: optionalMoment(item.confirmed_at),
    startsAt: optionalMoment(item.starts_at),
    takesEffectAt: optionalMoment(item.takes_effect_at),
  };
}
