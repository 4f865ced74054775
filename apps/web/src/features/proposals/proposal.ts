import type { Handover } from '../../api';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A handover that a rule proposes, such as at a first admission. Nothing is sent before a person has taken it up. */
export interface Proposal {
  readonly id: string;
  readonly pathway: string;
  readonly patient: Handover['patient'];
  readonly rule: string;
  readonly reason: { readonly da: string; readonly en: string };
  readonly sender: Named;
  readonly receiver?: Named;
  readonly createdAt: string;
  readonly dueAt?: string;
}
