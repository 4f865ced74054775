import type { OrganizationId } from '@stafet/core';
import type { TriggerId } from './trigger-rules';

export type ProposalState = 'open' | 'taken' | 'dismissed' | 'superseded';

/** One handover of a proposal; several make a course. */
export interface ProposedPart {
  /** Absent where nobody can be proposed: then it must be named. */
  readonly receiver?: OrganizationId | undefined;
  readonly items: readonly string[];
}

/** A row of `proposal`, as JSON from the database and to it. */
export interface ProposalRow {
  readonly id: string;
  readonly patient_id: string;
  readonly rule: TriggerId | 'change-of-municipality';
  readonly pathway: string;
  readonly sender: OrganizationId;
  readonly parts: readonly ProposedPart[];
  readonly because: readonly string[];
  readonly visible_from: string;
  readonly due_at: string;
  readonly explanation_da: string;
  readonly explanation_en: string;
  readonly state: ProposalState;
  readonly created_at: string;
  readonly handover_id: string | null;
  readonly course_id: string | null;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
  readonly ended_because: string | null;
  readonly reason: string | null;
}

/** How a proposal ends, or opens again, in the shape that the SQL function `record_about_citizen` takes. */
export function turned(
  { id, state: from }: Pick<ProposalRow, 'id' | 'state'>,
  row: Pick<ProposalRow, 'state'> & Partial<ProposalRow>,
): object {
  return { op: 'turn', id, from, row };
}
