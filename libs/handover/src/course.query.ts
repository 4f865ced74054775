import { escalationLevel, overdueDeadlines, type Actor, type HandoverState, type Instant } from '@stafet/core';
import { ProblemError, type Database } from '@stafet/platform';
import { stateAt } from '@stafet/workflows';
import { maySee } from './access-policy';
import { isComplete, stillWith, type CoursePart, type CourseView } from './course-view';
import type { CourseRow } from './handover-creation';
import type { HandoverViews } from './handover-view';
import type { PathwayRegistry } from './pathway-registry';
import { isUuid } from './repeatable';
import { moment, stateOf, type HandoverRow, type ItemRow, type PatientRow } from './stored-handover';

interface CourseItemRow extends ItemRow {
  readonly responsibility: string | null;
  readonly is_open: boolean;
}

interface PartRow {
  readonly row: HandoverRow;
  readonly items: readonly CourseItemRow[] | null;
}

interface ReadRow {
  readonly now: Date;
  readonly course: CourseRow;
  readonly patient: PatientRow;
  readonly parts: readonly PartRow[];
}

// A draft claims nothing; if the responsibility is open already, it is about that one, whoever holds it.
const readCourse = `
  select moment.now, to_jsonb(c) as course, to_jsonb(p) as patient,
    (select jsonb_agg(jsonb_build_object('row', to_jsonb(h) - 'content' - 'content_salt', 'items',
        (select jsonb_agg(to_jsonb(l) || jsonb_build_object('responsibility', i.id, 'is_open', i.closed_at is null,
            'holder', coalesce(r.holder, h.sender), 'since', coalesce(r.valid_from, h.created_at)) order by l.position)
          from handover_item l
          left join responsibility_item i on i.id = coalesce(l.item_id, (select o.id from responsibility_item o
            where o.patient_id = h.patient_id and o.kind = l.kind and o.scope = l.scope and o.closed_at is null))
          left join responsibility_interval r
            on r.item_id = i.id and r.valid_from <= moment.now and r.valid_to > moment.now
          where l.handover_id = h.id)) order by h.created_at, h.id)
      from handover h where h.course_id = c.id) as parts
  from course c
  join patient p on p.id = c.patient_id
  cross join lateral (select date_trunc('milliseconds', clock_timestamp()) as now) moment
  where c.id = $1::uuid`;

/**
 * A course as the actor may see it: whoever is a party of one part sees how all stand («gensidig informationspligt»,
 * catalogue P13), but for the papers of others that were never sent.
 * @throws ProblemError `unknown-course`, also where it is not the actor's to know.
 */
export async function courseOf(
  database: Database,
  views: HandoverViews,
  nameOf: (organization: string) => string,
  pathways: PathwayRegistry,
  id: string,
  actor: Actor,
): Promise<CourseView> {
  const [read] = isUuid(id) ? await database.prepared<ReadRow>('read-course', readCourse, [id]) : [];
  if (!read?.parts.some(({ row }) => maySee(actor, row))) throw new ProblemError('unknown-course');
  const { course, patient } = read;
  const now = moment(read.now.toISOString());
  await pathways.learn(read.parts.map(({ row }) => row));
  const all = read.parts.map((part) => standing(part, pathways, now));
  const visible = all.filter(({ row }) => row.sent_at !== null || maySee(actor, row));
  const named = (organization: string) => ({ id: organization, name: nameOf(organization) });
  return {
    id: course.id,
    patient: views.patient(patient),
    startedBy: named(course.started_by),
    createdAt: moment(course.created_at),
    parts: visible.map(({ row, state, part }) => ({
      id: row.id,
      pathway: row.pathway,
      sender: named(row.sender),
      receiver: named(row.receiver),
      phase: state.phase,
      step: state.step,
      version: row.version,
      items: part.items.map(({ kind, scope, status, holder }) => ({ kind, scope, status, holder: named(holder) })),
      overdue: overdueDeadlines(state).length > 0,
      escalationLevel: escalationLevel(state),
    })),
    stillWith: stillWith(
      visible.map(({ part }) => part),
      course.started_by,
      nameOf,
    ),
    isComplete: isComplete(
      all.map(({ part }) => part),
      course.started_by,
    ),
  };
}

function standing(
  { row, items: stored }: PartRow,
  { find }: PathwayRegistry,
  now: Instant,
): { readonly row: HandoverRow; readonly state: HandoverState; readonly part: CoursePart } {
  const pathway = find(row.pathway, row.pathway_version);
  if (pathway === undefined) throw new Error(`${row.pathway} version ${row.pathway_version} is not registered`);
  const rows = stored ?? [];
  const state = stateAt(pathway, stateOf(row, rows), now);
  const items = state.items.map(({ kind, scope, status }, index) => ({
    ...{ kind, scope: scope ?? null, status },
    holder: rows[index]?.holder ?? row.sender,
    responsibility: rows[index]?.responsibility ?? null,
    isOpen: rows[index]?.is_open ?? true,
  }));
  const { id, sender, sent_at } = row;
  return { row, state, part: { id, sender, phase: state.phase, wasSent: sent_at !== null, items } };
}
