import type { Instant, Localized, OrganizationId } from '@stafet/core';
import type { HandoverViews, NamedOrganization } from '../handover-view';
import { moment, optionalMoment, type PatientRow } from '../stored-handover';
import type { CitizenFactType } from './citizen-fact';
import type { ProposalRow, ProposalState } from './stored-proposal';
import { triggerRules } from './trigger-rules';

/** A fact as a proposal names it. */
export interface ReasonFact {
  readonly id: string;
  readonly type: CitizenFactType;
  readonly at: string;
  readonly unit: OrganizationId;
}

/** A proposal as those who could take it see it. */
export interface ProposalView {
  readonly id: string;
  readonly rule: ProposalRow['rule'];
  readonly name: Localized;
  readonly pathway: string;
  readonly patient: { readonly id: string; readonly name: string | null; readonly maskedCpr: string };
  readonly sender: NamedOrganization;
  /** Of the first part; null where it must be named. */
  readonly receiver: NamedOrganization | null;
  readonly items: readonly string[];
  /** The handovers that are proposed; several are to be made as one course. */
  readonly parts: readonly { readonly receiver: NamedOrganization | null; readonly items: readonly string[] }[];
  readonly because: readonly {
    readonly id: string;
    readonly type: CitizenFactType;
    readonly at: Instant;
    readonly unit: NamedOrganization;
  }[];
  readonly visibleFrom: Instant;
  readonly dueAt: Instant;
  readonly explanation: string;
  readonly explanationEn: string;
  readonly overdue: boolean;
  readonly state: ProposalState;
  readonly handover: string | null;
  readonly course: string | null;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}

const ofMove: Localized = {
  da: 'Borgeren flytter til en anden kommune',
  en: 'The citizen moves to another municipality',
};

/** Makes views of proposals; `facts` are at least those that the proposal names. */
export class ProposalViews {
  constructor(
    private readonly views: HandoverViews,
    private readonly nameOf: (organization: OrganizationId) => string,
  ) {}

  view(row: ProposalRow, patient: PatientRow, facts: readonly ReasonFact[], now: Instant): ProposalView {
    const named = (id: OrganizationId): NamedOrganization => ({ id, name: this.nameOf(id) });
    const parts = row.parts.map(({ receiver, items }) => ({
      receiver: receiver === undefined ? null : named(receiver),
      items,
    }));
    return {
      id: row.id,
      rule: row.rule,
      name: triggerRules.find(({ id }) => id === row.rule)?.name ?? ofMove,
      pathway: row.pathway,
      patient: this.views.patient(patient),
      sender: named(row.sender),
      receiver: parts[0]?.receiver ?? null,
      items: parts[0]?.items ?? [],
      parts,
      because: facts
        .filter(({ id }) => row.because.includes(id))
        .map(({ id, type, at, unit }) => ({ id, type, at: moment(at), unit: named(unit) })),
      visibleFrom: moment(row.visible_from),
      dueAt: moment(row.due_at),
      explanation: row.explanation_da,
      explanationEn: row.explanation_en,
      overdue: row.state === 'open' && moment(row.due_at) <= now,
      state: row.state,
      handover: row.handover_id,
      course: row.course_id,
      createdAt: moment(row.created_at),
      endedAt: optionalMoment(row.ended_at) ?? null,
    };
  }
}
