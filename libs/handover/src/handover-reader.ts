import type { Instant, ItemKind } from '@stafet/core';
import type { Database } from '@stafet/platform';
import type { findPathway, Pathway } from '@stafet/workflows';
import { moment, type DeadlineRow, type HandoverRow, type ItemRow, type PatientRow } from './stored-handover';

/** Who asks, and the key under which the answer would be repeated. */
export interface RequestKey {
  readonly caller: string;
  readonly path: string;
  readonly key: string | undefined;
}

export interface StoredAnswer {
  readonly body_hash: string;
  readonly status: number;
  readonly etag: string;
  readonly location: string | null;
  readonly answer: string;
}

/** A steward's setting of a deadline. */
export interface ConfiguredDeadline {
  readonly name: string;
  readonly duration: string;
  readonly clock: 'working' | 'elapsed';
  readonly valid_from: string;
}

/** Everything that a decision about one handover needs, read in one round trip at one moment. */
export interface Reading {
  readonly now: Instant;
  readonly handover: HandoverRow;
  readonly patient: PatientRow;
  readonly items: readonly ItemRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly configured: readonly ConfiguredDeadline[];
  /** What a person did last; Stafet's own facts explain nothing to somebody who was overtaken. */
  readonly lastFact: { readonly type: string; readonly at: string; readonly organization: string } | undefined;
  readonly stored: StoredAnswer | undefined;
}

// Of what nobody has sent yet the ledger knows nothing: the sender holds it. Where the clock of the database goes back,
// time stands still until it has caught up with the last fact.
const readHandover = `
  select moment.now, to_jsonb(h) as handover, to_jsonb(p) as patient,
    (select jsonb_agg(to_jsonb(i) || jsonb_build_object('holder', coalesce(r.holder, h.sender),
        'since', coalesce(r.valid_from, h.created_at)) order by i.position)
      from handover_item i
      left join responsibility_interval r
        on r.item_id = i.item_id and r.valid_from <= moment.now and r.valid_to > moment.now
      where i.handover_id = h.id) as items,
    (select jsonb_agg(to_jsonb(d) order by d.expires_at, d.name) from deadline d where d.handover_id = h.id) as deadlines,
    (select jsonb_agg(to_jsonb(c) order by c.valid_from) from pathway_deadline c where c.pathway = h.pathway) as configured,
    (select jsonb_build_object('type', a.type, 'at', a.recorded_at, 'organization', a.organization_id)
      from audit_entry a where a.handover_id = h.id and a.actor_id <> 'system' order by a.seq desc limit 1) as last_fact,
    (select to_jsonb(s) from idempotency s where s.caller = $2 and s.path = $3 and s.key = $4::uuid) as stored
  from handover h
  join patient p on p.id = h.patient_id
  cross join lateral (select greatest(date_trunc('milliseconds', clock_timestamp()), h.last_fact_at) as now) moment
  where h.id = $1::uuid`;

interface ReadingRow {
  readonly now: Date;
  readonly handover: HandoverRow;
  readonly patient: PatientRow;
  readonly items: readonly ItemRow[] | null;
  readonly deadlines: readonly DeadlineRow[] | null;
  readonly configured: readonly ConfiguredDeadline[] | null;
  readonly last_fact: Reading['lastFact'] | null;
  readonly stored: StoredAnswer | null;
}

/** Reads a handover, or nothing where there is none of that id. */
export async function readForDecision(
  database: Database,
  id: string,
  request: RequestKey | undefined,
): Promise<Reading | undefined> {
  const values = [id, request?.caller ?? null, request?.path ?? null, request?.key ?? null];
  const [row] = await database.prepared<ReadingRow>('read-handover', readHandover, values);
  if (row === undefined) return undefined;
  return {
    now: moment(row.now.toISOString()),
    handover: row.handover,
    patient: row.patient,
    items: row.items ?? [],
    deadlines: row.deadlines ?? [],
    configured: row.configured ?? [],
    lastFact: row.last_fact ?? undefined,
    stored: row.stored ?? undefined,
  };
}

/** The version of the pathway that the handover began with; it keeps it to the end (design D3). */
export function pathwayOf({ handover }: Reading, find: typeof findPathway): Pathway {
  const pathway = find(handover.pathway, handover.pathway_version);
  if (pathway === undefined)
    throw new Error(`${handover.pathway} version ${handover.pathway_version} is not registered`);
  return pathway;
}

/** What must be known before a handover is created: the citizen, who holds what, and what is under way. */
export interface CreationReading {
  readonly now: Instant;
  readonly patient: PatientRow | undefined;
  readonly items: readonly {
    readonly kind: ItemKind;
    readonly scope: string;
    readonly holder: string;
    readonly since: string;
    readonly live_handover: string | null;
  }[];
  readonly configured: readonly ConfiguredDeadline[];
  readonly isPartyToPatient: boolean;
  readonly follows: { readonly patient_id: string; readonly sender: string } | undefined;
  readonly stored: StoredAnswer | undefined;
}

const readForNewHandover = `
  with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as now)
  select moment.now, to_jsonb(p) as patient,
    (select jsonb_agg(jsonb_build_object('kind', i.kind, 'scope', i.scope, 'holder', r.holder, 'since', r.valid_from,
        'live_handover', (select l.handover_id from handover_item l where l.item_id = i.id and l.is_live)))
      from responsibility_item i
      join responsibility_interval r on r.item_id = i.id and r.valid_from <= moment.now and r.valid_to > moment.now
      where i.patient_id = p.id and i.closed_at is null) as items,
    (select jsonb_agg(to_jsonb(c) order by c.valid_from) from pathway_deadline c where c.pathway = $3) as configured,
    exists (select from handover h where h.patient_id = p.id
      and (h.sender = any ($4) or h.receiver = any ($4)) and h.sent_at is not null) as is_party,
    (select jsonb_build_object('patient_id', f.patient_id, 'sender', f.sender) from handover f where f.id = $5::uuid)
      as follows,
    (select to_jsonb(s) from idempotency s where s.caller = $6 and s.path = $7 and s.key = $8::uuid) as stored
  from moment
  left join patient p on p.cpr_hash = $1::bytea or p.id = $2::uuid`;

interface CreationRow {
  readonly now: Date;
  readonly patient: PatientRow | null;
  readonly items: CreationReading['items'] | null;
  readonly configured: readonly ConfiguredDeadline[] | null;
  readonly is_party: boolean;
  readonly follows: CreationReading['follows'] | null;
  readonly stored: StoredAnswer | null;
}

/** Reads what a creation needs, in one round trip. */
export async function readForCreation(
  database: Database,
  about: {
    readonly cprHash: Buffer | undefined;
    readonly patientId: string | undefined;
    readonly pathway: string;
    readonly organizations: readonly string[];
    readonly follows: string | undefined;
  },
  request: RequestKey,
): Promise<CreationReading> {
  const [row] = await database.prepared<CreationRow>('read-for-new-handover', readForNewHandover, [
    about.cprHash ?? null,
    about.patientId ?? null,
    about.pathway,
    [...about.organizations],
    about.follows ?? null,
    request.caller,
    request.path,
    request.key ?? null,
  ]);
  if (row === undefined) throw new Error('the database answered without a row');
  return {
    now: moment(row.now.toISOString()),
    patient: row.patient ?? undefined,
    items: row.items ?? [],
    configured: row.configured ?? [],
    isPartyToPatient: row.is_party,
    follows: row.follows ?? undefined,
    stored: row.stored ?? undefined,
  };
}
