import { createHash, randomBytes, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import {
  auditEntryHash,
  escalationLevel,
  keyOf,
  nameOfEvent,
  overdueDeadlines,
  type Actor,
  type AuditEntryBody,
  type Decision,
  type Fact,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type Item,
  type ItemKey,
} from '@stafet/core';
import type { Pathway } from '@stafet/workflows';
import { deadlinesAfter, type PassedLevel } from './deadline-clock';
import type { ConfiguredDeadline } from './handover-reader';
import { commitmentTo, type PatientVault } from './patient-vault';
import { bytesOf, hexOf, itemNameOf, type DeadlineRow, type HandoverRow, type ItemRow } from './stored-handover';

/** One handover's part of a recording, in the shape that the SQL function `record_handover` takes. */
export interface HandoverWrite {
  readonly expectedSeq: number;
  readonly row: HandoverRow;
  readonly items: readonly { readonly kind: string; readonly scope: string; readonly is_live: boolean }[];
  readonly audit: readonly object[];
  readonly texts: readonly object[];
  readonly ledger: readonly LedgerStep[];
  readonly deadlines: readonly DeadlineRow[];
  readonly outbox: readonly object[];
}

/** What the ledger is asked to do with one item. */
interface LedgerStep {
  readonly op: 'claim' | 'schedule' | 'cancel' | 'close';
  readonly kind: string;
  readonly scope: string;
  readonly [field: string]: unknown;
}

/** What stands before a decision; a new handover stands at seq 0 with no rows below it. */
export interface Standing {
  readonly row: HandoverRow;
  readonly items: readonly Pick<ItemRow, 'kind' | 'scope' | 'confirmed_seq'>[];
  readonly deadlines: readonly DeadlineRow[];
  readonly configured: readonly ConfiguredDeadline[];
}

/** Who did it, when, by which command. */
export interface Origin {
  readonly event: HandoverEvent | { readonly type: 'create' } | { readonly type: 'migrated' };
  readonly actor: Actor;
  readonly at: Instant;
  readonly commandId: string | undefined;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const canonical = (value: unknown): string => canonicalize(value) ?? '';
/** What only Stafet itself says, also where it is settled in a person's command. */
const factsOfStafet: readonly string[] = [
  'transferred',
  'delivered',
  'delivery-failed',
  'reminded',
  'deadline-passed',
  'escalated',
  'circumstance',
  'closed-by-event',
  'reopened',
];

/** On whose behalf Stafet's own facts are recorded. */
export const stafetItself = 'stafet';

/** Turns a decision into what the database records for one handover: everything, or nothing. */
export class HandoverRecord {
  constructor(private readonly vault: PatientVault) {}

  write(
    pathway: Pathway,
    standing: Standing,
    decision: Decision,
    origin: Origin,
    dataKey: Buffer,
    also: { readonly redirectedTo?: string } = {},
  ): HandoverWrite {
    const { row } = standing;
    const { state } = decision;
    const version = row.version + (decision.movesVersion ? 1 : 0);
    const audit = this.entries(row, decision.facts, version, origin, dataKey, also);
    const last = audit.at(-1);
    const seqOf = (type: string): number => audit.find((each) => each.entry.type === type)?.entry.seq ?? row.seq;
    const accepted = decision.facts.find((fact) => fact.type === 'accept')?.items ?? [];
    const evidenceFor = (key: ItemKey): number | null =>
      accepted.includes(key)
        ? seqOf('accept')
        : (standing.items.find((item) => keyOf(itemNameOf(item)) === key)?.confirmed_seq ?? null);

    return {
      expectedSeq: row.seq,
      row: {
        ...row,
        // Stored once, at the creation; later facts do not send it back.
        content: row.seq === 0 ? row.content : '\\x',
        ...columnsOf(state),
        version,
        seq: row.seq + audit.length,
        chain_hash: last?.entry.hash ?? row.chain_hash,
        redirected_to: also.redirectedTo ?? row.redirected_to,
        last_fact_at: origin.at,
      },
      items: state.items.map((item, position) => ({
        ...columnsOfName(item),
        position,
        status: item.status,
        confirmed_at: item.confirmedAt ?? null,
        confirmed_seq: item.confirmedAt === undefined ? null : evidenceFor(keyOf(item)),
        starts_at: item.startsAt ?? null,
        takes_effect_at: item.takesEffectAt ?? null,
        is_live: isLive(state, item.status),
      })),
      audit: audit.map((each) => each.entry),
      texts: audit.flatMap((each) => each.text),
      ledger: ledgerOf(decision, origin.at, evidenceFor, seqOf('send')),
      deadlines: deadlinesAfter(standing.deadlines, state, decision.effects, passedIn(origin), {
        handoverId: row.id,
        pathway,
        configured: standing.configured,
        at: origin.at,
      }),
      outbox: decision.effects.flatMap((effect) =>
        effect.type === 'notify'
          ? [
              {
                id: randomUUID(),
                seq: seqOf(effect.of),
                fact_type: effect.of,
                recipient: effect.to === 'sender' ? state.sender : state.receiver,
                is_request: effect.of === 'send',
                created_at: origin.at,
              },
            ]
          : [],
      ),
    };
  }

  private entries(
    row: HandoverRow,
    all: readonly Fact[],
    version: number,
    origin: Origin,
    dataKey: Buffer,
    also: { readonly redirectedTo?: string },
  ) {
    let previous = row.chain_hash;
    // What Stafet settles before the command still belongs to the version that the command saw.
    const { event } = origin;
    const said = event.type === 'create' || event.type === 'migrated' ? event.type : nameOfEvent(event);
    const commandAt = all.findIndex((fact) => fact.type === said);
    return all.map(({ text, ...fact }, index) => {
      const seq = row.seq + index + 1;
      // A circumstance that a unit speaks for itself, such as an admission, is that of the person who told it.
      const isStafets =
        (factsOfStafet.includes(fact.type) && fact.organization === undefined) || origin.actor.id === 'system';
      const words = text === undefined ? undefined : this.keepText(row.id, seq, text, dataKey);
      const organization = fact.organization ?? stafetItself;
      const actor = isStafets ? 'system' : origin.actor.id;
      const body: AuditEntryBody = {
        ...fact,
        format: 'stafet-audit-entry/1',
        handover: row.id,
        seq,
        organization,
        actor,
        version: row.seq > 0 && index < commandAt ? row.version : version,
        previous,
        ...(isStafets || origin.commandId === undefined ? {} : { command: origin.commandId }),
        ...(words === undefined ? {} : { textCommitment: words.commitment }),
        ...(fact.type === 'redirect' ? also : {}),
        ...(fact.type === 'create'
          ? {
              contentCommitment: this.commitmentToContent(row, dataKey),
              patient: row.patient_id,
              pathway: row.pathway,
              pathwayVersion: row.pathway_version,
              ...linksOf(row),
            }
          : {}),
      };
      const entry = {
        handover_id: row.id,
        seq,
        type: fact.type,
        organization_id: organization,
        actor_id: actor,
        recorded_at: fact.at,
        version: body.version,
        command_id: isStafets ? null : (origin.commandId ?? null),
        entry: body,
        hash: auditEntryHash(body, canonical, sha256),
      };
      previous = entry.hash;
      return { entry, text: words === undefined ? [] : [words.row] };
    });
  }

  /** Proves which content was confirmed, for as long as the salt lives. */
  private commitmentToContent(row: HandoverRow, dataKey: Buffer): string {
    return commitmentTo(this.vault.decrypt(dataKey, bytesOf(row.content), 'content'), bytesOf(row.content_salt));
  }

  private keepText(handoverId: string, seq: number, text: string, dataKey: Buffer) {
    const salt = randomBytes(16);
    const sealed = this.vault.encrypt(dataKey, text, 'fact-text');
    return {
      commitment: commitmentTo(text, salt),
      row: { handover_id: handoverId, seq, salt: hexOf(salt), text: hexOf(sealed) },
    };
  }
}

/** What else the handover belongs to, by ids, which say nothing about anybody. */
function linksOf(row: HandoverRow): Readonly<Record<string, string>> {
  const { redirected_from: redirectedFrom, follows, course_id: course, returns } = row;
  const links = Object.entries({ redirectedFrom, follows, course, returns });
  return Object.fromEntries(links.flatMap(([name, id]) => (id === null ? [] : [[name, id]])));
}

/** An item is live from sending until it is answered and in effect: nobody else can hand it over meanwhile. */
function isLive(state: HandoverState, status: string): boolean {
  return state.phase !== 'draft' && (status === 'requested' || status === 'accepted');
}

function columnsOf(state: HandoverState) {
  return {
    phase: state.phase,
    step: state.step,
    effective_from: state.effectiveFrom ?? null,
    sent_at: state.sentAt ?? null,
    delivered_at: state.deliveredAt ?? null,
    opened_at: state.openedAt ?? null,
    assignee: state.assignee ?? null,
    is_question_open: state.isQuestionOpen,
    passed_deadlines: state.passedDeadlines,
    overdue_deadlines: overdueDeadlines(state),
    escalation_level: escalationLevel(state),
    particulars: state.particulars,
  };
}

/** An item as the tables name it. */
function columnsOfName({ kind, scope = '' }: Pick<Item, 'kind' | 'scope'>) {
  return { kind, scope };
}

/** What the ledger learns, in an order in which every step leaves it whole. */
function ledgerOf(
  { state, effects, facts }: Decision,
  at: Instant,
  evidenceFor: (key: ItemKey) => number | null,
  sendSeq: number,
): readonly LedgerStep[] {
  const named = (keys: readonly ItemKey[]) =>
    state.items
      .filter((item) => keys.includes(keyOf(item)))
      .map((item) => ({ key: keyOf(item), ...columnsOfName(item) }));
  const moves = effects.flatMap((effect): readonly LedgerStep[] => {
    if (effect.type !== 'cancel-transfer' && effect.type !== 'schedule-transfer') return [];
    const { from } = effect;
    return named([effect.item]).map(({ key, ...name }): LedgerStep =>
      effect.type === 'cancel-transfer'
        ? { op: 'cancel', ...name, from }
        : { op: 'schedule', ...name, from, evidence: evidenceFor(key) },
    );
  });
  const asked = facts.some((fact) => fact.type === 'send') ? state.items.map(columnsOfName) : [];
  const mustBeHandedOn = effects.flatMap((effect) => (effect.type === 'require-handed-on' ? effect.items : []));
  const completed = named(facts.find((fact) => fact.type === 'complete')?.items ?? []);
  return [
    ...asked.map((name): LedgerStep => ({ op: 'claim', ...name, item: randomUUID(), evidence: sendSeq })),
    ...moves,
    ...completed.map(({ key, kind, scope }): LedgerStep => ({
      op: 'close',
      kind,
      scope,
      at,
      handedOn: mustBeHandedOn.includes(key),
    })),
  ];
}

function passedIn({ event }: Origin): PassedLevel | undefined {
  return event.type === 'deadline-passed' ? { name: event.deadline, level: event.level } : undefined;
}
