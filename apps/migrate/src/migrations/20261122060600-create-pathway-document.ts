import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pathways that are accepted while the system runs (`POST /pathways`). */
export class CreatePathwayDocument20261122060600 implements MigrationInterface {
  readonly name = 'CreatePathwayDocument20261122060600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pathway_document (
        id text not null,
        version integer not null,
        document json not null,
        fingerprint text not null,
        accepted_by uuid not null constraint pathway_document_person_fkey references person (id),
        accepted_at timestamptz(3) not null,
        constraint pathway_document_pkey primary key (id, version),
        constraint pathway_document_version_check check (version > 0)
      );
      comment on table pathway_document is
        'Pathways accepted while the system runs: append-only. json and not jsonb, because the order of fields is the order of a form.';
      create trigger pathway_document_is_append_only before update or delete or truncate on pathway_document
        for each statement execute function refuse_change();

      grant select, insert on pathway_document to stafet_app;
      grant select on pathway_document to stafet_auditor;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pathway_document;');
  }
}
