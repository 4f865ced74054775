import type { Instant } from '@stafet/core';
import { ProblemError, type Database } from '@stafet/platform';
import type { NamedOrganization } from './handover-view';
import { moment } from './stored-handover';

/** Who held what at an instant, and the audit entry that proves it. */
export interface Responsibility {
  readonly at: Instant;
  readonly items: readonly {
    readonly kind: string;
    readonly scope: string | null;
    readonly holder: NamedOrganization;
    readonly since: Instant;
    readonly closedAt?: Instant;
    readonly evidence: { readonly handover: string; readonly seq: number; readonly hash: string };
  }[];
}

interface HeldRow {
  readonly now: Date;
  readonly began: Date | null;
  readonly kind: string | null;
  readonly scope: string;
  readonly holder: string;
  readonly valid_from: Date;
  readonly closed_at: Date | null;
  readonly handover_id: string;
  readonly evidence_seq: number;
  readonly hash: string;
}

// The ledger goes on beyond one handover, so both questions ask the same intervals. `began` is the first instant of
// which there is a record; nothing is known of the future. A clock that went back does not end the record.
const asked = (began: string, last: string): string => `
  with record as materialized (
    select (${began}) as began, greatest(date_trunc('milliseconds', clock_timestamp()), (${last})) as now
  ), asked as (
    select now, began, coalesce($2::timestamptz, now) as at from record
  )`;

// Before it was sent, an item that nobody ever held is its sender's, by the fact that created the handover.
const byHandover = `${asked('select created_at from handover where id = $1', 'select last_fact_at from handover where id = $1')}
  select asked.now, asked.began, i.kind, i.scope, coalesce(r.holder, h.sender) as holder,
    coalesce(r.valid_from, h.created_at) as valid_from, item.closed_at,
    coalesce(r.handover_id, h.id) as handover_id, coalesce(r.evidence_seq, 1) as evidence_seq, a.hash
  from asked
  join handover h on h.id = $1
  left join handover_item i on i.handover_id = h.id
  left join responsibility_item item on item.id = i.item_id
  left join responsibility_interval r on r.item_id = i.item_id and r.valid_from <= asked.at and r.valid_to > asked.at
  join audit_entry a on a.handover_id = coalesce(r.handover_id, h.id) and a.seq = coalesce(r.evidence_seq, 1)
  order by i.position`;

const byPatient = `${asked(
  'select min(r.valid_from) from responsibility_item i join responsibility_interval r on r.item_id = i.id where i.patient_id = $1',
  'select max(h.last_fact_at) from handover h where h.patient_id = $1',
)}
  select asked.now, asked.began, i.kind, i.scope, r.holder, r.valid_from, i.closed_at, r.handover_id, r.evidence_seq, a.hash
  from asked
  left join (responsibility_item i
    join responsibility_interval r on r.item_id = i.id
    join audit_entry a on a.handover_id = r.handover_id and a.seq = r.evidence_seq)
    on i.patient_id = $1 and r.valid_from <= asked.at and r.valid_to > asked.at
  order by i.kind, i.scope`;

/**
 * Answers who held the items of a handover or of a citizen at `at`, or now where it is left out.
 * @throws ProblemError `instant-outside-record` for an instant before the record begins or in the future.
 */
export async function responsibilityAt(
  database: Database,
  of: { readonly handover: string } | { readonly patient: string },
  at: Instant | undefined,
  nameOf: (organization: string) => string,
): Promise<Responsibility> {
  const [name, text, id] =
    'handover' in of
      ? (['responsibility-of-handover', byHandover, of.handover] as const)
      : (['responsibility-of-patient', byPatient, of.patient] as const);
  const rows = await database.prepared<HeldRow>(name, text, [id, at ?? null]);
  const first = rows[0];
  if (first?.began == null) throw new ProblemError('instant-outside-record');
  const now = moment(first.now.toISOString());
  const began = moment(first.began.toISOString());
  const instantAsked = at ?? now;
  if (instantAsked < began || instantAsked > now)
    throw new ProblemError('instant-outside-record', { from: began, to: now });
  return {
    at: instantAsked,
    items: rows.flatMap((row) =>
      row.kind === null
        ? []
        : [
            {
              kind: row.kind,
              scope: row.scope === '' ? null : row.scope,
              holder: { id: row.holder, name: nameOf(row.holder) },
              since: moment(row.valid_from.toISOString()),
              ...(row.closed_at === null || row.closed_at.toISOString() > instantAsked
                ? {}
                : { closedAt: moment(row.closed_at.toISOString()) }),
              evidence: { handover: row.handover_id, seq: row.evidence_seq, hash: row.hash },
            },
          ],
    ),
  };
}
