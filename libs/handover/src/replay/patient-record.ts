import type { Database } from '@stafet/platform';
import type { FactRow } from '../citizen/citizen-reader';
import type { DeadlineRow, HandoverRow, ItemRow, PatientRow } from '../stored-handover';

/** A row of `audit_entry`: what was hashed, and the columns beside it. */
export interface EntryRow {
  readonly handover_id: string;
  readonly seq: number;
  readonly type: string;
  readonly organization_id: string;
  readonly actor_id: string;
  readonly recorded_at: string;
  readonly version: number;
  readonly command_id: string | null;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export interface TextRow {
  readonly handover_id: string;
  readonly seq: number;
  readonly salt: string;
  readonly text: string;
}

export type StoredItemRow = Omit<ItemRow, 'holder' | 'since'> & {
  readonly handover_id: string;
  readonly item_id: string | null;
};

export interface ResponsibilityRow {
  readonly id: string;
  readonly patient_id: string;
  readonly kind: string;
  readonly scope: string;
  readonly closed_at: string | null;
  readonly held_until: string;
}

export interface IntervalRow {
  readonly item_id: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly previous_to: string | null;
  readonly holder: string;
  readonly handover_id: string;
  readonly evidence_seq: number;
  readonly evidence_type: string;
}

/** Everything that is stored about the responsibility for one citizen, as it stood at one instant. */
export interface PatientRecord {
  readonly patient: PatientRow;
  readonly handovers: readonly HandoverRow[];
  readonly items: readonly StoredItemRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly entries: readonly EntryRow[];
  readonly texts: readonly TextRow[];
  readonly responsibilities: readonly ResponsibilityRow[];
  readonly intervals: readonly IntervalRow[];
  /** What happened to her, beside the trails. */
  readonly facts: readonly FactRow[];
}

const ofHandovers = (table: string, order: string): string => `
  (select coalesce(jsonb_agg(to_jsonb(each) order by ${order}), '[]') from ${table} each
    join handover h on h.id = each.handover_id where h.patient_id = p.id)`;

const readRecords = `
  select to_jsonb(p) as patient,
    (select coalesce(jsonb_agg(to_jsonb(h) order by h.created_at, h.id), '[]') from handover h where h.patient_id = p.id)
      as handovers,
    ${ofHandovers('handover_item', 'each.position')} as items,
    ${ofHandovers('deadline', 'each.name')} as deadlines,
    ${ofHandovers('audit_entry', 'each.seq')} as entries,
    ${ofHandovers('fact_text', 'each.seq')} as texts,
    (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from responsibility_item r where r.patient_id = p.id)
      as responsibilities,
    (select coalesce(jsonb_agg(to_jsonb(v) order by v.valid_from), '[]') from responsibility_interval v
      join responsibility_item r on r.id = v.item_id where r.patient_id = p.id) as intervals,
    (select coalesce(jsonb_agg(to_jsonb(f) order by f.recorded_at), '[]') from patient_fact f where f.patient_id = p.id)
      as facts
  from patient p
  where p.id > $1::uuid and ($2::uuid is null or p.id = (select patient_id from handover where id = $2::uuid))
  order by p.id limit $3`;

// Few enough that a statement stays far below its time limit, also where each citizen has a long history.
const atATime = 20;

/** The records of all citizens, or of the one whom a handover is about; page by page, so that memory stays flat. */
export async function* patientRecords(
  database: Database,
  handover: string | undefined,
): AsyncGenerator<readonly PatientRecord[]> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await database.query<PatientRecord>(readRecords, [last, handover ?? null, atATime]);
    const end = page.at(-1);
    if (end === undefined) return;
    yield page;
    last = end.patient.id;
  }
}

/** A row that belongs to nothing, by its table and its id. */
export interface Orphan {
  readonly table: string;
  readonly handover: string;
  readonly column: string;
}

const orphanQueries: readonly (readonly [table: string, column: string, query: string])[] = [
  ['handover', 'patient_id', 'select x.id from handover x left join patient o on o.id = x.patient_id'],
  ...['handover_item', 'deadline', 'audit_entry', 'fact_text', 'responsibility_interval'].map(
    (table) =>
      [
        table,
        'handover_id',
        `select distinct x.handover_id as id, o.id as owner from ${table} x left join handover o on o.id = x.handover_id`,
      ] as const,
  ),
  [
    'responsibility_interval',
    'item_id',
    'select distinct x.handover_id as id from responsibility_interval x left join responsibility_item o on o.id = x.item_id',
  ],
  [
    'responsibility_item',
    'patient_id',
    'select x.id from responsibility_item x left join patient o on o.id = x.patient_id',
  ],
];

/** Rows that no citizen's record shows, because what they belong to is not there. */
export async function orphans(database: Database): Promise<readonly Orphan[]> {
  const found: Orphan[] = [];
  for (const [table, column, query] of orphanQueries) {
    const rows = await database.query<{ id: string }>(`${query} where o.id is null limit 100`);
    found.push(...rows.map(({ id }): Orphan => ({ table, handover: id, column })));
  }
  return found;
}
