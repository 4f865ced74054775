import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What handovers can belong to: a course of several at once, and the handover whose items are handed back. */
export class CreateCourse20261122060400 implements MigrationInterface {
  readonly name = 'CreateCourse20261122060400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table course (
        id uuid constraint course_pkey primary key,
        patient_id uuid not null constraint course_patient_fkey references patient (id),
        started_by text not null constraint course_organization_fkey references organization (id),
        created_at timestamptz(3) not null
      );
      comment on table course is
        'Handovers that belong together, such as a discharge to three at once; each has items and a receiver of its own.';

      alter table handover
        add column course_id uuid constraint handover_course_fkey references course (id),
        add column returns uuid constraint handover_returns_fkey references handover (id);
      comment on column handover.returns is 'The handover whose items are handed back (INV-7); they are claimed by what they are there.';
      create index handover_course_idx on handover (course_id) where course_id is not null;

      -- Neither is ever changed: no grant to update.
      grant select, insert on course to stafet_app;
      grant select on course to stafet_auditor;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table handover drop column returns, drop column course_id;
      drop table course;
    `);
  }
}
