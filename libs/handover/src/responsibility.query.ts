import type { Instant } from '@stafet/core';
import { ProblemError, type Database } from '@stafet/platform';
import type { NamedOrganization } from './handover-view';
import { moment } from './stored-handover';

/** Who held what at an instant, and the audit entry that proves it. */
export interface Responsibility {
  readonly at: Instant;
  readonly items: readonly {
    readonly kind: string;
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
  readonly holder: string;
  readonly valid_from: Date;
  readonly closed_at: Date | null;
  readonly handover_id: string;
  readonly evidence_seq: number;
  readonly hash: string;
}

// The ledger goes on beyond one handover, so both questions ask the same intervals. `began` is the first instant of
// which there is a record; nothing is known of the future.
const heldAt = (items: string, began: string): string => `
  with moment as materialized (
    select date_trunc('milliseconds', clock_timestamp()) as now, (${began}) as began
  ), asked as (
    select now, began, coalesce($2::timestamptz, greatest(now, began)) as at from moment
  )
  select asked.now, asked.began, i.kind, r.holder, r.valid_from, i.closed_at, r.handover_id, r.evidence_seq, a.hash
  from asked
  left join (responsibility_item i
    join responsibility_interval r on r.item_id = i.id
    join audit_entry a on a.handover_id = r.handover_id and a.seq = r.evidence_seq)
    on ${items} and r.valid_from <= asked.at and r.valid_to > asked.at
  order by i.kind`;

const byHandover = heldAt(
  'i.id in (select item_id from handover_item where handover_id = $1)',
  'select created_at from handover where id = $1',
);
const byPatient = heldAt(
  'i.patient_id = $1',
  'select min(r.valid_from) from responsibility_item i join responsibility_interval r on r.item_id = i.id where i.patient_id = $1',
);

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
  const asked = at ?? (now > began ? now : began);
  if (asked < began || asked > (now > began ? now : began))
    throw new ProblemError('instant-outside-record', { from: began, to: now });
  return {
    at: asked,
    items: rows.flatMap((row) =>
      row.kind === null
        ? []
        : [
            {
              kind: row.kind,
              holder: { id: row.holder, name: nameOf(row.holder) },
              since: moment(row.valid_from.toISOString()),
              ...(row.closed_at === null || row.closed_at.toISOString() > asked
                ? {}
                : { closedAt: moment(row.closed_at.toISOString()) }),
              evidence: { handover: row.handover_id, seq: row.evidence_seq, hash: row.hash },
            },
          ],
    ),
  };
}
