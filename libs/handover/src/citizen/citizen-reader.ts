import type { Circumstance, Instant, OrganizationId, Phase } from '@stafet/core';
import type { Database } from '@stafet/platform';
import type { RequestKey, StoredAnswer } from '../handover-reader';
import { moment, type PatientRow } from '../stored-handover';
import type { CitizenFact, CitizenFactType, FactDetails } from './citizen-fact';
import type { ProposalRow } from './stored-proposal';
import type { SettingRow } from './trigger-settings';

/** What is open in the ledger for a citizen. */
export interface OpenItem {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly holder: OrganizationId;
  readonly live_handover: string | null;
}

export interface KnownFact extends CitizenFact {
  readonly toldBy: OrganizationId;
  readonly recordedAt: Instant;
}

/** A handover of the citizen that something can still happen to. */
interface OpenHandover {
  readonly id: string;
  readonly phase: Phase;
  readonly receiver: OrganizationId;
  readonly circumstances: readonly Circumstance[];
  /** Why it was closed last, where something outside closed it. */
  readonly closed_because: string | null;
}

/** Everything that a fact about a citizen is judged with, read in one round trip at one moment. */
export interface CitizenReading {
  readonly now: Instant;
  readonly patient: PatientRow | undefined;
  /** By the moves that are known, at the moment of reading. */
  readonly municipality: string | undefined;
  /** Whether one of the asker's organisations has sent or was sent a handover of hers, or holds something for her. */
  readonly isParty: boolean;
  /** In the order in which they happened. */
  readonly facts: readonly KnownFact[];
  readonly handovers: readonly OpenHandover[];
  readonly items: readonly OpenItem[];
  readonly proposals: readonly ProposalRow[];
  readonly settings: readonly SettingRow[];
  readonly stored: StoredAnswer | undefined;
}

/** Asked of a citizen by alias p: whether an organisation of $3 has to do with her. */
export const isParty = (organizations: string): string => `(
  exists (select from handover h where h.patient_id = p.id
    and (h.sender = any (${organizations}) or h.receiver = any (${organizations})) and h.sent_at is not null)
  or exists (select from responsibility_item i
    join responsibility_interval r on r.item_id = i.id and r.holder = any (${organizations}) and r.valid_from <= clock_timestamp()
    where i.patient_id = p.id))`;

// A pathway's own completed steps, such as a contract in force, can still be ended.
const readCitizen = `
  with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as now)
  select moment.now, to_jsonb(p) as patient, case when p.id is not null then municipality_of(p, moment.now) end as municipality,
    ${isParty('$3')} as is_party,
    (select jsonb_agg(to_jsonb(f) order by f.at, f.recorded_at) from patient_fact f where f.patient_id = p.id) as facts,
    (select jsonb_agg(jsonb_build_object('id', h.id, 'phase', h.phase, 'receiver', h.receiver,
        'circumstances', h.particulars -> 'circumstances', 'closed_because', (select a.entry ->> 'reason' from audit_entry a
          where a.handover_id = h.id and a.type = 'closed-by-event' order by a.seq desc limit 1)) order by h.created_at, h.id) from handover h
      where h.patient_id = p.id and h.phase not in ('rejected', 'redirected', 'withdrawn', 'entered-in-error')
        and (h.phase <> 'completed' or h.step <> 'completed')) as handovers,
    (select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'scope', i.scope, 'holder', r.holder,
        'live_handover', (select l.handover_id from handover_item l where l.item_id = i.id and l.is_live)))
      from responsibility_item i
      join responsibility_interval r on r.item_id = i.id and r.valid_from <= moment.now and r.valid_to > moment.now
      where i.patient_id = p.id and i.closed_at is null) as items,
    (select jsonb_agg(to_jsonb(q) order by q.created_at, q.id) from proposal q where q.patient_id = p.id) as proposals,
    (select jsonb_agg(to_jsonb(s)) from (select distinct on (rule, cluster) * from trigger_setting
      order by rule, cluster, valid_from desc) s) as settings,
    (select to_jsonb(s) from idempotency s where s.caller = $4 and s.path = $5 and s.key = $6::uuid) as stored
  from moment
  left join patient p on p.cpr_hash = $1::bytea or p.id = $2::uuid`;

/** A row of `patient_fact`, as JSON. */
export interface FactRow {
  readonly id: string;
  readonly patient_id: string;
  readonly type: CitizenFactType;
  readonly at: string;
  readonly unit: OrganizationId;
  readonly municipality_code: string;
  readonly details: FactDetails;
  readonly told_by: OrganizationId;
  readonly person_id: string;
  readonly recorded_at: string;
  readonly opened_item: string | null;
  readonly closed_item: string | null;
}

interface CitizenRow {
  readonly now: Date;
  readonly patient: PatientRow | null;
  readonly municipality: string | null;
  readonly is_party: boolean;
  readonly facts: readonly FactRow[] | null;
  readonly handovers: readonly OpenHandover[] | null;
  readonly items: readonly OpenItem[] | null;
  readonly proposals: readonly ProposalRow[] | null;
  readonly settings: readonly SettingRow[] | null;
  readonly stored: StoredAnswer | null;
}

/** Reads what is known of a citizen, found by the hash of her CPR number or by her id. */
export async function readForFact(
  database: Database,
  about: {
    readonly cprHash: Buffer | undefined;
    readonly patientId: string | undefined;
    readonly organizations: readonly OrganizationId[];
  },
  request: RequestKey,
): Promise<CitizenReading> {
  const [row] = await database.prepared<CitizenRow>('read-citizen', readCitizen, [
    about.cprHash ?? null,
    about.patientId ?? null,
    [...about.organizations],
    request.caller,
    request.path,
    request.key ?? null,
  ]);
  if (row === undefined) throw new Error('the database answered without a row');
  return {
    now: moment(row.now.toISOString()),
    patient: row.patient ?? undefined,
    municipality: row.municipality ?? undefined,
    isParty: row.is_party,
    facts: (row.facts ?? []).map(knownFact),
    handovers: row.handovers ?? [],
    items: row.items ?? [],
    proposals: row.proposals ?? [],
    settings: row.settings ?? [],
    stored: row.stored ?? undefined,
  };
}

function knownFact({ id, type, at, unit, details, told_by, recorded_at }: FactRow): KnownFact {
  return { id, type, at: moment(at), unit, details, toldBy: told_by, recordedAt: moment(recorded_at) };
}
