import { isDeepStrictEqual } from 'node:util';
import {
  genesisHash,
  keyOf,
  plainParticulars,
  type Fact,
  type HandoverState,
  type Instant,
  type ItemName,
  type Particulars,
} from '@stafet/core';
import type { HandoverRow } from './stored-handover';

/** What a handover is before the first fact about it. */
export function draftState(
  sender: string,
  receiver: string,
  items: readonly ItemName[],
  effectiveFrom: Instant | undefined,
  particulars: Particulars,
): HandoverState {
  return {
    phase: 'draft',
    step: 'draft',
    sender,
    receiver,
    effectiveFrom,
    items: items.map(({ kind, scope }) => ({ kind, scope, status: 'requested', holder: sender })),
    isQuestionOpen: false,
    passedDeadlines: [],
    particulars,
  };
}

/**
 * The first fact of every handover; with the particulars, so that all else follows from facts. A moment may be a birth
 * date, and the trail can never be erased: it says which moments were given, and not when they are (design D9).
 * `organization` is left out where Stafet itself creates it.
 */
export function createFact(
  draft: HandoverState,
  at: Instant,
  organization: string | undefined,
  isFreeChoice = false,
): Fact {
  const particulars: Particulars = { ...draft.particulars, moments: {} };
  const moments = Object.keys(draft.particulars.moments);
  return {
    type: 'create',
    at,
    ...(organization === undefined ? {} : { organization }),
    items: draft.items.map(keyOf),
    sender: draft.sender,
    receiver: draft.receiver,
    ...(draft.effectiveFrom === undefined ? {} : { effectiveFrom: draft.effectiveFrom }),
    ...(isDeepStrictEqual(particulars, plainParticulars) ? {} : { particulars }),
    ...(moments.length === 0 ? {} : { moments }),
    ...(isFreeChoice ? { details: { freeChoice: true } } : {}),
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
    Partial<Pick<HandoverRow, 'redirected_from' | 'follows' | 'course_id' | 'returns' | 'is_free_choice'>>,
  particulars: Particulars,
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
    passed_deadlines: [],
    overdue_deadlines: [],
    escalation_level: 0,
    particulars,
    is_free_choice: false,
    redirected_from: null,
    redirected_to: null,
    follows: null,
    course_id: null,
    returns: null,
    created_at: at,
    last_fact_at: at,
    ...begun,
  };
}
