import type { Instant } from '@stafet/core';
import type { Database } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import type { PathwayRegistry } from './pathway-registry';
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
export async function pathwayOf({ handover }: Reading, pathways: PathwayRegistry): Promise<Pathway> {
  const pathway = await pathways.version(handover.pathway, handover.pathway_version);
  if (pathway === undefined)
    throw new Error(`${handover.pathway} version ${handover.pathway_version} is not registered`);
  return pathway;
}
