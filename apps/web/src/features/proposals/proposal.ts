import type { Handover } from '../../api';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface ProposedPart {
  /** Null where it must be named. */
  readonly receiver: Named | null;
  readonly items: readonly string[];
}

/** A handover that a rule proposes, such as at a first admission. Nothing is sent before a person has taken it up. */
export interface Proposal {
  readonly id: string;
  readonly pathway: string;
  readonly patient: Handover['patient'];
  readonly rule: string;
  /** Why it is proposed: what the rule is called. */
  readonly name: { readonly da: string; readonly en: string };
  readonly sender: Named;
  /** The handovers that are proposed; several are to be made as one course. */
  readonly parts: readonly ProposedPart[];
  readonly dueAt: string;
  readonly explanation: string;
  readonly explanationEn: string;
  readonly overdue: boolean;
  readonly state: string;
}
