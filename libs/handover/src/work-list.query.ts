import { hasRole, isInstant, organizationsOf, type Actor, type Instant, type Phase } from '@stafet/core';
import { ProblemError, type Database } from '@stafet/platform';
import type { HandoverViews, NamedOrganization } from './handover-view';
import { isUuid } from './repeatable';
import { moment, type PatientRow } from './stored-handover';

/** The lists that people work from. */
export const workListViews = [
  'waiting-for-us',
  'not-yet-confirmed',
  'mine',
  'overdue',
  'unresolved',
  'closed',
] as const;
export type WorkListView = (typeof workListViews)[number];

export interface WorkListQuestion {
  readonly view: WorkListView;
  readonly pathway?: string;
  readonly organization?: string;
  readonly kind?: string;
  /** An ISO 8601 duration in days or hours: only what was created longer ago. */
  readonly olderThan?: string;
  readonly q?: string;
  /** 50 where left out. */
  readonly limit?: number;
  readonly cursor?: string;
}

/** A handover as a line in a list: enough to know which, where it stands and who holds it. */
export interface WorkListItem {
  readonly id: string;
  readonly pathway: string;
  readonly phase: Phase;
  readonly version: number;
  readonly patient: { readonly id: string; readonly name: string | null; readonly maskedCpr: string };
  readonly sender: NamedOrganization;
  readonly receiver: NamedOrganization;
  readonly items: readonly {
    readonly kind: string;
    readonly scope: string | null;
    readonly status: string;
    readonly holder: NamedOrganization;
  }[];
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly effectiveFrom: Instant | null;
  readonly nextDueAt: Instant | null;
  readonly overdue: boolean;
  readonly escalationLevel: number;
}

const waiting = `('sent', 'delivered', 'under-assessment', 'needs-information', 'delivery-failed')`;
const unresolved = `('sent', 'delivered', 'under-assessment', 'needs-information', 'delivery-failed', 'accepted')`;
const withSender = `('draft', 'sent', 'delivered', 'under-assessment', 'needs-information', 'delivery-failed', 'accepted')`;
const terminal = `('completed', 'rejected', 'redirected', 'withdrawn', 'closed-by-event', 'entered-in-error')`;

// What was rejected is with the sender, and nobody is asked for it: it is on her hands until she sends it again.
const rejectedAndLeft = `exists (select from handover_item i where i.handover_id = h.id and i.status = 'rejected'
  and not exists (select from handover_item later join handover after on after.id = later.handover_id
    where later.item_id = i.item_id and after.created_at > h.created_at and after.sent_at is not null))
  and h.phase in ('rejected', 'accepted', 'transferred', 'completed')`;

// $1: the asker's organisations; $2: whether she sees all. The first two are read through partial indexes of their phases.
const conditions: Readonly<Record<WorkListView, string>> = {
  'waiting-for-us': `h.receiver = any ($1) and h.phase in ${waiting}`,
  'not-yet-confirmed': `h.sender = any ($1) and (h.phase in ${withSender} or ${rejectedAndLeft})`,
  mine: `($2 or h.sender = any ($1) or (h.receiver = any ($1) and h.sent_at is not null))`,
  overdue: `($2 or h.sender = any ($1) or h.receiver = any ($1)) and h.phase in ${unresolved} and h.overdue_deadlines <> '{}'`,
  unresolved: `($2 or h.sender = any ($1) or h.receiver = any ($1)) and (h.phase in ${unresolved} or ${rejectedAndLeft})`,
  closed: `($2 or h.sender = any ($1) or (h.receiver = any ($1) and h.sent_at is not null)) and h.phase in ${terminal}`,
};

interface ListRow {
  readonly id: string;
  readonly pathway: string;
  readonly phase: Phase;
  readonly version: number;
  readonly sender: string;
  readonly receiver: string;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly effective_from: Date | null;
  readonly overdue_deadlines: readonly string[];
  readonly escalation_level: number;
  readonly patient: PatientRow;
  readonly items:
    | readonly { kind: string; scope: string | null; status: string; takesEffectAt: string | null; holder: string }[]
    | null;
  readonly now: Date;
  readonly next_due_at: Date | null;
}

/**
 * One page of a list, oldest first, because what has waited longest comes first.
 * @throws ProblemError `malformed` for a cursor that was not given out.
 */
export async function workList(
  database: Database,
  views: HandoverViews,
  nameOf: (organization: string) => string,
  findOrganizations: (name: string) => readonly string[],
  actor: Actor,
  question: WorkListQuestion,
): Promise<{ readonly items: readonly WorkListItem[]; readonly nextCursor: string | null }> {
  const values: unknown[] = [[...organizationsOf(actor)], hasRole(actor, 'auditor')];
  // Not every list asks both; PostgreSQL wants to know the type of each all the same.
  const and: string[] = ['$1::text[] is not null and $2::boolean is not null', conditions[question.view]];
  const where = (condition: (parameter: string) => string, value: unknown): void => {
    values.push(value);
    and.push(condition(`$${values.length}`));
  };
  if (question.pathway !== undefined) where((p) => `h.pathway = ${p}`, question.pathway);
  if (question.organization !== undefined) where((p) => `${p} in (h.sender, h.receiver)`, question.organization);
  if (question.kind !== undefined) {
    where((p) => `exists (select from handover_item k where k.handover_id = h.id and k.kind = ${p})`, question.kind);
  }
  if (question.olderThan !== undefined)
    where((p) => `h.created_at < clock_timestamp() - ${p}::interval`, question.olderThan);
  if (question.q !== undefined && question.q !== '') {
    const found = findOrganizations(question.q);
    where(
      (p) => `(h.sender = any (${p}) or h.receiver = any (${p}) or h.id::text = any (${p}))`,
      [...found, question.q],
    );
  }
  if (question.cursor !== undefined) {
    const [createdAt, id] = openCursor(question.cursor);
    values.push(createdAt, id);
    and.push(`(h.created_at, h.id) > ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  const limit = question.limit ?? 50;
  values.push(limit + 1);
  const rows = await database.query<ListRow>(
    `select date_trunc('milliseconds', clock_timestamp()) as now, h.id, h.pathway, h.phase, h.version, h.sender, h.receiver, h.created_at, h.sent_at, h.effective_from,
       h.overdue_deadlines, h.escalation_level, to_jsonb(p) as patient,
       (select jsonb_agg(jsonb_build_object('kind', i.kind, 'scope', nullif(i.scope, ''), 'status', i.status,
           'takesEffectAt', i.takes_effect_at, 'holder', coalesce(r.holder, h.sender)) order by i.position)
         from handover_item i left join responsibility_interval r
           on r.item_id = i.item_id and r.valid_from <= clock_timestamp() and r.valid_to > clock_timestamp()
         where i.handover_id = h.id) as items,
       (select min(d.expires_at) from deadline d
         where d.handover_id = h.id and d.kind = 'response' and d.state in ('running', 'passed')) as next_due_at
     from handover h join patient p on p.id = h.patient_id
     where ${and.join(' and ')}
     order by h.created_at, h.id limit $${values.length}`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => lineOf(row, views, nameOf)),
    nextCursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null,
  };
}

function lineOf(row: ListRow, views: HandoverViews, nameOf: (organization: string) => string): WorkListItem {
  const named = (id: string): NamedOrganization => ({ id, name: nameOf(id) });
  const when = (date: Date | null): Instant | null => (date === null ? null : moment(date.toISOString()));
  return {
    id: row.id,
    pathway: row.pathway,
    phase: phaseAt(row),
    version: row.version,
    patient: views.patient(row.patient),
    sender: named(row.sender),
    receiver: named(row.receiver),
    items: (row.items ?? []).map((item) => ({
      kind: item.kind,
      scope: item.scope,
      status: isInEffect(item, row.now) ? 'transferred' : item.status,
      holder: named(item.holder),
    })),
    createdAt: moment(row.created_at.toISOString()),
    sentAt: when(row.sent_at),
    effectiveFrom: when(row.effective_from),
    nextDueAt: when(row.next_due_at),
    overdue: row.overdue_deadlines.length > 0,
    escalationLevel: row.escalation_level,
  };
}

/** A list says what one handover says: what has taken effect is transferred, whether a sweep has recorded it or not. */
function phaseAt(row: ListRow): Phase {
  const waits = (row.items ?? []).some((item) => item.status === 'accepted' && !isInEffect(item, row.now));
  return row.phase === 'accepted' && !waits ? 'transferred' : row.phase;
}

function isInEffect(item: { readonly status: string; readonly takesEffectAt: string | null }, now: Date): boolean {
  return item.status === 'accepted' && item.takesEffectAt !== null && new Date(item.takesEffectAt) <= now;
}

function cursorAfter(row: ListRow): string {
  return Buffer.from(`${row.created_at.toISOString()} ${row.id}`).toString('base64url');
}

function openCursor(cursor: string): readonly [string, string] {
  const parts = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const [createdAt = '', id = ''] = parts;
  // PostgreSQL knows no year 0.
  if (parts.length !== 2 || !isInstant(createdAt) || createdAt < '0001' || !isUuid(id)) {
    throw new ProblemError('malformed', {
      errors: [{ pointer: '/cursor', detail: 'use the nextCursor of the page before' }],
    });
  }
  return [createdAt, id];
}
