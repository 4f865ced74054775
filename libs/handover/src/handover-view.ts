import {
  escalationLevel,
  overdueDeadlines,
  type Actor,
  type Circumstance,
  type HandoverState,
  type Instant,
  type ItemKind,
  type ItemStatus,
  type Phase,
} from '@stafet/core';
import { eventsFor, stateAt, type Pathway } from '@stafet/workflows';
import { isWithheldFrom, mayReadContent } from './access-policy';
import { maskCpr } from './cpr';
import type { PatientVault } from './patient-vault';
import {
  bytesOf,
  moment,
  stateOf,
  type DeadlineRow,
  type HandoverRow,
  type ItemRow,
  type PatientRow,
} from './stored-handover';

/** An organisation as answers name it. */
export interface NamedOrganization {
  readonly id: string;
  readonly name: string;
}

/** An act that the asker can do now, with the reasons to choose from and what it must bring. */
export interface AvailableEvent {
  readonly type: string;
  readonly reasons?: readonly string[];
  readonly requires?: readonly string[];
  /** JSON Schema of what an act of the pathway's own brings beside its type. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A handover as one actor sees it at one moment (design 4.2). */
export interface HandoverView {
  readonly id: string;
  readonly pathway: string;
  readonly pathwayVersion: number;
  /** False for advice: nothing is handed over, and whoever was responsible stays so. */
  readonly transfers: boolean;
  readonly version: number;
  readonly phase: Phase;
  readonly step: string;
  readonly patient: { readonly id: string; readonly name: string | null; readonly maskedCpr: string };
  readonly sender: NamedOrganization;
  readonly receiver: NamedOrganization;
  /** «frit valg»: another receiver than the proposed one was named. */
  readonly freeChoice: boolean;
  readonly effectiveFrom: Instant | null;
  readonly items: readonly {
    readonly kind: ItemKind;
    readonly scope: string | null;
    readonly status: ItemStatus;
    readonly holder: NamedOrganization & { readonly since: Instant };
    readonly effectiveFrom: Instant | null;
  }[];
  readonly delivery: {
    readonly sentAt: Instant | null;
    readonly deliveredAt: Instant | null;
    readonly openedAt: Instant | null;
  };
  readonly assignee: string | null;
  readonly deadlines: readonly {
    readonly name: string;
    readonly dueAt: Instant;
    readonly explanation: string;
    readonly explanationEn: string;
    readonly overdue: boolean;
    readonly paused: boolean;
  }[];
  readonly overdue: boolean;
  readonly escalationLevel: number;
  /** What holds for the citizen meanwhile, such as an admission. */
  readonly circumstances: readonly Circumstance[];
  readonly redirectedFrom: string | null;
  readonly redirectedTo: string | null;
  readonly follows: string | null;
  /** The course that it is a part of. */
  readonly course: string | null;
  /** The handover whose items it hands back. */
  readonly returns: string | null;
  readonly createdAt: Instant;
  readonly availableEvents: readonly AvailableEvent[];
  /** What the asker cannot do, and why, by the codes of the problem catalogue. */
  readonly unavailableEvents: readonly { readonly type: string; readonly code: string }[];
  /** What was written about the citizen; null for those who may not read it. */
  readonly content: Readonly<Record<string, unknown>> | null;
  /** Whether it is kept back because the citizen has withdrawn her consent; who is responsible stays as it is. */
  readonly contentWithheld: boolean;
}

/** The rows that a view is made from. */
export interface Viewed {
  readonly row: HandoverRow;
  readonly items: readonly ItemRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly patient: PatientRow;
}

/** Makes views: decrypts what the actor may read, and asks the core what she may do. */
export class HandoverViews {
  constructor(
    private readonly vault: PatientVault,
    private readonly nameOf: (organization: string) => string,
  ) {}

  view({ row, items, deadlines, patient }: Viewed, pathway: Pathway, actor: Actor, at: Instant): HandoverView {
    const state = stateAt(pathway, stateOf(row, items), at);
    const overdue = overdueDeadlines(state);
    const isWithheld = isContentWithheld(actor, row, state);
    const key = this.vault.unwrap({ keyId: patient.key_id, wrapped: bytesOf(patient.data_key) });
    const named = (id: string): NamedOrganization => ({ id, name: this.nameOf(id) });
    return {
      id: row.id,
      pathway: row.pathway,
      pathwayVersion: row.pathway_version,
      transfers: pathway.transfers,
      version: row.version,
      phase: state.phase,
      step: state.step,
      patient: this.patient(patient, key),
      sender: named(row.sender),
      receiver: named(row.receiver),
      freeChoice: row.is_free_choice,
      effectiveFrom: state.effectiveFrom ?? null,
      items: state.items.map((item, index) => {
        const held = items[index];
        return {
          kind: item.kind,
          scope: item.scope ?? null,
          status: item.status,
          holder: { ...named(held?.holder ?? item.holder), since: moment(held?.since ?? row.created_at) },
          effectiveFrom: item.takesEffectAt ?? state.effectiveFrom ?? null,
        };
      }),
      delivery: {
        sentAt: state.sentAt ?? null,
        deliveredAt: state.deliveredAt ?? null,
        openedAt: state.openedAt ?? null,
      },
      assignee: state.assignee ?? null,
      deadlines: deadlines
        .filter((deadline) => deadline.kind === 'response' && deadline.state !== 'met')
        .map((deadline) => ({
          name: deadline.name,
          dueAt: moment(deadline.expires_at),
          explanation: deadline.explanation_da,
          explanationEn: deadline.explanation_en,
          overdue: overdue.includes(deadline.name),
          paused: deadline.state === 'paused',
        })),
      overdue: overdue.length > 0,
      escalationLevel: escalationLevel(state),
      circumstances: state.particulars.circumstances,
      redirectedFrom: row.redirected_from,
      redirectedTo: row.redirected_to,
      follows: row.follows,
      course: row.course_id,
      returns: row.returns,
      createdAt: moment(row.created_at),
      ...eventsOf(pathway, state, actor, at),
      content:
        mayReadContent(actor, row) && !isWithheld
          ? (JSON.parse(this.vault.decrypt(key, bytesOf(row.content), 'content')) as Record<string, unknown>)
          : null,
      contentWithheld: isWithheld,
    };
  }

  /** The citizen as answers name her: never the whole CPR number. */
  patient(patient: PatientRow, key = this.vault.unwrap({ keyId: patient.key_id, wrapped: bytesOf(patient.data_key) })) {
    return {
      id: patient.id,
      name: patient.name === null ? null : this.vault.decrypt(key, bytesOf(patient.name), 'name'),
      maskedCpr: maskCpr(this.vault.decrypt(key, bytesOf(patient.cpr), 'cpr')),
    };
  }
}

/** Whether a withdrawn consent keeps what was written from the actor. */
export function isContentWithheld(
  actor: Actor,
  row: HandoverRow,
  { particulars, items, receiver }: HandoverState,
): boolean {
  return isWithheldFrom(actor, row, {
    isConsentWithdrawn: particulars.circumstances.includes('consent-withdrawn'),
    receiverHolds: items.some(({ holder }) => holder === receiver),
  });
}

/** What the actor may do and may not do, in the two lists of the contract. */
export function eventsOf(
  pathway: Pathway,
  state: HandoverState,
  actor: Actor,
  at: Instant,
): Pick<HandoverView, 'availableEvents' | 'unavailableEvents'> {
  const all = eventsFor(pathway, state, actor, at);
  return {
    availableEvents: all
      .filter((each) => each.refusal === undefined)
      .map(({ type, definition }) => ({
        type,
        ...(definition.reasons === undefined ? {} : { reasons: definition.reasons.map((reason) => reason.code) }),
        ...(definition.requires === undefined ? {} : { requires: [definition.requires] }),
        ...(definition.fields === undefined ? {} : { fields: definition.fields }),
      })),
    unavailableEvents: all.flatMap(({ type, refusal }) =>
      refusal === undefined ? [] : [{ type, code: refusal.code }],
    ),
  };
}
