import { genesisHash, type Fact, type HandoverState, type Instant, type ItemKind } from '@stafet/core';
import type { HandoverRow } from './stored-handover';

/** What a handover is before the first fact about it. */
export function draftState(
  sender: string,
  receiver: string,
  kinds: readonly ItemKind[],
  effectiveFrom: Instant | undefined,
): HandoverState {
  return {
    phase: 'draft',
    step: 'draft',
    sender,
    receiver,
    effectiveFrom,
    items: kinds.map((kind) => ({ kind, status: 'requested', holder: sender })),
    isQuestionOpen: false,
    overdueDeadlines: [],
    escalationLevel: 0,
  };
}

/** The first fact of every handover. `organization` is left out where Stafet itself creates it. */
export function createFact(draft: HandoverState, at: Instant, organization: string | undefined): Fact {
  return {
    type: 'create',
    at,
    ...(organization === undefined ? {} : { organization }),
    items: draft.items.map((item) => item.kind),
    receiver: draft.receiver,
    ...(draft.effectiveFrom === undefined ? {} : { effectiveFrom: draft.effectiveFrom }),
  };
}

/** The row of a handover without facts; everything that a fact brings is still empty. */
export function emptyRow(
  begun: Pick<
    HandoverRow,
    | 'id'
    | 'pathway'
    | 'pathway_version'
    | 'patient_id'
    | 'sender'
    | 'receiver'
    | 'effective_from'
    | 'content'
    | 'content_salt'
  > &
    Partial<Pick<HandoverRow, 'redirected_from' | 'follows'>>,
  at: string,
): HandoverRow {
  return {
    version: 0,
    seq: 0,
    chain_hash: genesisHash,
    phase: 'draft',
    step: 'draft',
    sent_at: null,
    delivered_at: null,
    opened_at: null,
    assignee: null,
    is_question_open: false,
    overdue_deadlines: [],
    escalation_level: 0,
    redirected_from: null,
    redirected_to: null,
    follows: null,
    created_at: at,
    last_fact_at: at,
    ...begun,
  };
}
