import { isInstant, systemActor, type Instant } from '@stafet/core';
import type { Database } from '@stafet/platform';
import type { NamedOrganization } from './handover-view';
import type { PatientVault } from './patient-vault';
import { moment } from './stored-handover';

/** One fact of a handover, with who, when, on whose behalf, and what became of telling people of it. */
export interface TimelineFact {
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly effectiveAt?: Instant;
  readonly actor: { readonly id: string; readonly name: string };
  readonly organization: NamedOrganization;
  readonly version: number;
  readonly commandId?: string;
  readonly items: readonly string[];
  readonly previousHolder?: NamedOrganization;
  readonly newHolder?: NamedOrganization;
  readonly reason?: string;
  readonly outcome?: string;
  readonly text?: string;
  readonly deadline?: string;
  readonly level?: number;
  readonly receiver?: NamedOrganization;
  readonly effectiveFrom?: Instant;
  readonly circumstance?: string;
  /** The coded values of an act of the pathway's own. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly deliveries: readonly {
    readonly recipient: NamedOrganization;
    readonly channel: string;
    readonly status: string;
    readonly at: Instant;
  }[];
}

interface FactRow {
  readonly seq: number;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly actor_name: string | null;
  readonly text: Buffer | null;
  readonly deliveries: readonly { recipient: string; channel: string; status: string; at: string }[] | null;
}

const facts = `
  select a.seq, a.entry, a.hash, person.name as actor_name, t.text,
    (select jsonb_agg(jsonb_build_object('recipient', d.recipient, 'channel', d.channel, 'status', d.status,
        'at', coalesce(d.delivered_at, d.failed_at, d.sent_at, d.created_at)) order by d.recipient, d.channel)
      from outbox_message m join delivery d on d.message_id = m.id
      where m.handover_id = a.handover_id and m.seq = a.seq) as deliveries
  from audit_entry a
  left join fact_text t on t.handover_id = a.handover_id and t.seq = a.seq
  left join person on person.id = nullif(a.actor_id, 'system')::uuid
  where a.handover_id = $1
  order by a.seq`;

/** Every fact of a handover in order. `dataKey` opens the words of people; without it they stay closed. */
export async function timelineOf(
  database: Database,
  vault: PatientVault,
  nameOf: (organization: string) => string,
  handoverId: string,
  dataKey: Buffer | undefined,
): Promise<readonly TimelineFact[]> {
  const rows = await database.prepared<FactRow>('timeline', facts, [handoverId]);
  const named = (id: unknown): NamedOrganization | undefined =>
    typeof id === 'string' ? { id, name: nameOf(id) } : undefined;
  return rows.map(({ seq, entry, hash, actor_name: actorName, text, deliveries }) => {
    const actor = String(entry['actor']);
    const organization = String(entry['organization']);
    return {
      seq,
      type: String(entry['type']),
      at: moment(String(entry['at'])),
      effectiveAt: instantOf(entry['effectiveAt']),
      actor: { id: actor, name: actor === systemActor.id ? 'Stafet' : (actorName ?? actor) },
      organization: { id: organization, name: nameOf(organization) },
      version: Number(entry['version']),
      commandId: textOf(entry['command']),
      items: Array.isArray(entry['items']) ? entry['items'].map(String) : [],
      previousHolder: named(entry['previousHolder']),
      newHolder: named(entry['newHolder']),
      reason: textOf(entry['reason']),
      outcome: textOf(entry['outcome']),
      text: text === null || dataKey === undefined ? undefined : vault.decrypt(dataKey, text, 'fact-text'),
      deadline: textOf(entry['deadline']),
      level: typeof entry['level'] === 'number' ? entry['level'] : undefined,
      receiver: named(entry['receiver']),
      effectiveFrom: instantOf(entry['effectiveFrom']),
      circumstance: textOf(entry['circumstance']),
      details: objectOf(entry['details']),
      hash,
      deliveries: (deliveries ?? []).map((each) => ({
        recipient: { id: each.recipient, name: nameOf(each.recipient) },
        channel: each.channel,
        status: each.status,
        at: moment(each.at),
      })),
    };
  });
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function instantOf(value: unknown): Instant | undefined {
  return typeof value === 'string' && isInstant(value) ? value : undefined;
}
