import type { PathwayVersion } from './pathway-registry';
import type { Instant, ItemKind } from '@stafet/core';
import type { Database } from '@stafet/platform';
import type { ProposalRow } from './citizen/stored-proposal';
import type { SettingRow } from './citizen/trigger-settings';
import type { ConfiguredDeadline, RequestKey, StoredAnswer } from './handover-reader';
import { moment, type PatientRow } from './stored-handover';

/** An open responsibility as the ledger has it, and the handover that it is in, if any. */
export interface HeldItem {
  readonly kind: ItemKind;
  readonly scope: string;
  readonly holder: string;
  readonly since: string;
  readonly live_handover: string | null;
}

/** A handover that a new one names: the one that it follows, or whose items it hands back. */
export interface LinkedHandover {
  readonly id: string;
  readonly patient_id: string;
  readonly pathway: string;
  readonly pathway_version: number;
  readonly sender: string;
  readonly receiver: string;
  readonly sent_at: string | null;
  /** What it was sent with, as the ledger has each today. */
  readonly items: readonly LinkedItem[] | null;
}

export interface LinkedItem extends HeldItem {
  readonly is_open: boolean;
  /** Whether its receiver took it over by that very handover. */
  readonly was_transferred: boolean;
  /** Everybody whose time with it is over. */
  readonly former_holders: readonly string[] | null;
}

/** What must be known before handovers are created: the citizen, who holds what, and what is under way. */
export interface CreationReading {
  readonly now: Instant;
  readonly patient: PatientRow | undefined;
  readonly items: readonly HeldItem[];
  /** Of all pathways that are wished. */
  readonly configured: readonly (ConfiguredDeadline & { readonly pathway: string })[];
  /** The newest versions that were accepted of the pathways that are wished. */
  readonly accepted: readonly PathwayVersion[];
  readonly isPartyToPatient: boolean;
  readonly linked: readonly LinkedHandover[];
  /** The course to join, with everybody who has sent or been sent a part of it. */
  readonly course: { readonly patient_id: string; readonly parties: readonly string[] } | undefined;
  /** Where the citizen moved to, in the order of the moves. */
  readonly moves: readonly Move[];
  /** The proposal that is to be taken. */
  readonly proposal: ProposalRow | undefined;
  /** Which clusters take part in the pathways that not all take part in. */
  readonly settings: readonly SettingRow[];
  readonly stored: StoredAnswer | undefined;
}

interface Move {
  readonly at: string;
  readonly municipality_code: string;
}

/** Where the citizen lives on a day: by the last move until then. */
export function municipalityAt({ moves, patient }: CreationReading, at: Instant): string | undefined {
  const last = moves.filter((move) => moment(move.at) <= at).at(-1);
  return last?.municipality_code ?? patient?.municipality_code ?? undefined;
}

const live = `(select l.handover_id from handover_item l where l.item_id = i.id and l.is_live)`;

const linked = `
  select jsonb_agg(jsonb_build_object('id', h.id, 'patient_id', h.patient_id, 'pathway', h.pathway,
      'pathway_version', h.pathway_version, 'sender', h.sender, 'receiver', h.receiver, 'sent_at', h.sent_at, 'items',
      (select jsonb_agg(jsonb_build_object('kind', o.kind, 'scope', o.scope, 'is_open', i.closed_at is null,
          'holder', r.holder, 'since', r.valid_from, 'live_handover', ${live},
          'was_transferred', exists (select from responsibility_interval t where t.item_id = i.id
            and t.handover_id = h.id and t.evidence_type = 'accept' and t.valid_from <= moment.now),
          'former_holders', (select jsonb_agg(distinct e.holder) from responsibility_interval e
            where e.item_id = i.id and e.valid_to <= moment.now)) order by o.position)
        from handover_item o
        join responsibility_item i on i.id = o.item_id
        join responsibility_interval r on r.item_id = i.id and r.valid_from <= moment.now and r.valid_to > moment.now
        where o.handover_id = h.id)))
    from handover h where h.id = any ($5::uuid[])`;

const courseToJoin = `
  select jsonb_build_object('patient_id', c.patient_id, 'parties',
      (select jsonb_agg(distinct party) from handover h
        cross join lateral (values (h.sender), (case when h.sent_at is not null then h.receiver end)) parties (party)
        where h.course_id = c.id and party is not null))
    from course c where c.id = $9::uuid`;

const readForNewHandover = `
  with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as now)
  select moment.now, to_jsonb(p) as patient,
    (select jsonb_agg(jsonb_build_object('kind', i.kind, 'scope', i.scope, 'holder', r.holder, 'since', r.valid_from,
        'live_handover', ${live}))
      from responsibility_item i
      join responsibility_interval r on r.item_id = i.id and r.valid_from <= moment.now and r.valid_to > moment.now
      where i.patient_id = p.id and i.closed_at is null) as items,
    (select jsonb_agg(to_jsonb(c) order by c.valid_from) from pathway_deadline c where c.pathway = any ($3)) as configured,
    (select jsonb_agg(jsonb_build_object('pathway', d.id, 'pathway_version', d.version)) from (select id, max(version) as version
      from pathway_document where id = any ($3) group by id) d) as accepted,
    exists (select from handover h where h.patient_id = p.id
      and (h.sender = any ($4) or h.receiver = any ($4)) and h.sent_at is not null) as is_party,
    (${linked}) as linked,
    (${courseToJoin}) as course,
    (select jsonb_agg(to_jsonb(f) order by f.at, f.recorded_at) from patient_fact f
      where f.patient_id = p.id and f.type = 'relocation') as moves,
    (select to_jsonb(q) from proposal q where q.id = $10::uuid) as proposal,
    (select jsonb_agg(to_jsonb(s)) from (select distinct on (rule, cluster) * from trigger_setting
      order by rule, cluster, valid_from desc) s) as settings,
    (select to_jsonb(s) from idempotency s where s.caller = $6 and s.path = $7 and s.key = $8::uuid) as stored
  from moment
  left join patient p on p.cpr_hash = $1::bytea or p.id = $2::uuid`;

interface CreationRow {
  readonly now: Date;
  readonly patient: PatientRow | null;
  readonly items: CreationReading['items'] | null;
  readonly configured: CreationReading['configured'] | null;
  readonly accepted: CreationReading['accepted'] | null;
  readonly is_party: boolean;
  readonly linked: CreationReading['linked'] | null;
  readonly course: CreationReading['course'] | null;
  readonly moves: CreationReading['moves'] | null;
  readonly proposal: ProposalRow | null;
  readonly settings: CreationReading['settings'] | null;
  readonly stored: StoredAnswer | null;
}

/** Reads what a creation needs, in one round trip. */
export async function readForCreation(
  database: Database,
  about: {
    readonly cprHash: Buffer | undefined;
    readonly patientId: string | undefined;
    readonly pathways: readonly string[];
    readonly organizations: readonly string[];
    /** The handovers that are named. */
    readonly linked: readonly string[];
    readonly course: string | undefined;
    readonly proposal: string | undefined;
  },
  request: RequestKey,
): Promise<CreationReading> {
  const [row] = await database.prepared<CreationRow>('read-for-new-handover', readForNewHandover, [
    about.cprHash ?? null,
    about.patientId ?? null,
    [...about.pathways],
    [...about.organizations],
    [...about.linked],
    request.caller,
    request.path,
    request.key ?? null,
    about.course ?? null,
    about.proposal ?? null,
  ]);
  if (row === undefined) throw new Error('the database answered without a row');
  return {
    now: moment(row.now.toISOString()),
    patient: row.patient ?? undefined,
    items: row.items ?? [],
    configured: row.configured ?? [],
    accepted: row.accepted ?? [],
    isPartyToPatient: row.is_party,
    linked: row.linked ?? [],
    course: row.course ?? undefined,
    moves: row.moves ?? [],
    proposal: row.proposal ?? undefined,
    settings: row.settings ?? [],
    stored: row.stored ?? undefined,
  };
}
