import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the record: reference data, people, patients, the handover and what hangs on it. */
export class CreateHandoverTables20261122060000 implements MigrationInterface {
  readonly name = 'CreateHandoverTables20261122060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organization (
        id text constraint organization_pkey primary key,
        name text not null
      );
      comment on table organization is
        'Ids of the region''s reference data, loaded at each migration; the data file of libs/organization is the source.';

      create table organization_contact (
        organization_id text constraint organization_contact_pkey primary key
          constraint organization_contact_organization_fkey references organization (id),
        email text,
        phone text
      );
      comment on table organization_contact is 'The mailbox and the phone of a unit: units are told first, persons second.';

      create table person (
        id uuid constraint person_pkey primary key,
        professional_id text not null,
        cvr text not null,
        name text not null,
        email text,
        constraint person_professional_id_cvr_key unique (professional_id, cvr)
      );
      comment on table person is 'Who may log in: keyed on professional id and CVR, never on CPR (design D11).';

      create table membership (
        person_id uuid not null constraint membership_person_fkey references person (id),
        organization_id text not null constraint membership_organization_fkey references organization (id),
        role text not null,
        valid_from timestamptz(3) not null,
        valid_to timestamptz(3) not null default 'infinity',
        constraint membership_pkey primary key (person_id, organization_id, role, valid_from),
        constraint membership_period_check check (valid_from < valid_to)
      );
      comment on table membership is 'For which organisation a person acts, in which role, from when to when.';

      create table web_session (
        id_hash bytea constraint web_session_pkey primary key,
        person_id uuid not null constraint web_session_person_fkey references person (id),
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null
      );
      comment on table web_session is 'Sessions of browsers: only the SHA-256 of the cookie is kept.';

      create table login_attempt (
        state_hash bytea constraint login_attempt_pkey primary key,
        verifier text not null,
        nonce text not null,
        return_to text not null,
        expires_at timestamptz(3) not null
      );
      comment on table login_attempt is 'A login that is under way at the identity provider.';

      create table patient (
        id uuid constraint patient_pkey primary key,
        cpr_hash bytea not null constraint patient_cpr_hash_key unique,
        key_id text not null,
        data_key bytea not null,
        cpr bytea not null,
        name bytea,
        municipality_code text,
        created_at timestamptz(3) not null
      );
      comment on table patient is
        'Personal data beside the trail: encrypted with a data key per patient, found by a keyed hash (design D9).';

      create table handover (
        id uuid constraint handover_pkey primary key,
        pathway text not null,
        pathway_version integer not null,
        version integer not null,
        seq integer not null,
        chain_hash text not null,
        phase text not null,
        step text not null,
        patient_id uuid not null constraint handover_patient_fkey references patient (id),
        sender text not null constraint handover_sender_fkey references organization (id),
        receiver text not null constraint handover_receiver_fkey references organization (id),
        effective_from timestamptz(3),
        sent_at timestamptz(3),
        delivered_at timestamptz(3),
        opened_at timestamptz(3),
        assignee text,
        is_question_open boolean not null,
        passed_deadlines jsonb not null,
        overdue_deadlines text[] not null,
        escalation_level integer not null,
        particulars jsonb not null,
        is_free_choice boolean not null,
        content bytea not null,
        content_salt bytea not null,
        redirected_from uuid constraint handover_redirected_from_fkey references handover (id),
        redirected_to uuid constraint handover_redirected_to_fkey references handover (id) deferrable initially deferred,
        follows uuid constraint handover_follows_fkey references handover (id),
        created_at timestamptz(3) not null,
        last_fact_at timestamptz(3) not null,
        constraint handover_sender_receiver_check check (sender <> receiver)
      );
      comment on table handover is 'One row per handover, as it stands. seq counts its facts; version moves with what may be decided.';
      create index handover_receiver_open_idx on handover (receiver, created_at, id)
        where phase in ('sent', 'delivered', 'under-assessment', 'needs-information', 'delivery-failed');
      create index handover_sender_open_idx on handover (sender, created_at, id)
        where phase in ('draft', 'sent', 'delivered', 'under-assessment', 'needs-information', 'delivery-failed', 'accepted');
      create index handover_unresolved_idx on handover (created_at, id)
        where phase in ('sent', 'delivered', 'under-assessment', 'needs-information', 'delivery-failed', 'accepted');
      create index handover_sender_idx on handover (sender, created_at, id);
      create index handover_receiver_idx on handover (receiver, created_at, id);
      create index handover_patient_idx on handover (patient_id);

      create table deadline (
        handover_id uuid not null constraint deadline_handover_fkey references handover (id),
        name text not null,
        kind text not null,
        level integer not null,
        state text not null,
        started_at timestamptz(3) not null,
        due_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        levels jsonb not null,
        paused_at timestamptz(3),
        explanation_da text not null,
        explanation_en text not null,
        lease_until timestamptz(3),
        constraint deadline_pkey primary key (handover_id, name),
        constraint deadline_kind_check check (kind in ('response', 'transfer')),
        constraint deadline_state_check check (state in ('running', 'paused', 'met', 'passed')),
        constraint deadline_paused_check check ((state = 'paused') = (paused_at is not null))
      );
      comment on table deadline is
        'A deadline is a row (design D4) that goes from level to level: due_at is when the next one passes, expires_at when the '
        'deadline is due. kind transfer is the moment of effect of an accepted item: it moves what was confirmed.';
      create index deadline_due_idx on deadline (due_at) where state = 'running';

      create table pathway_deadline (
        id uuid constraint pathway_deadline_pkey primary key,
        pathway text not null,
        name text not null,
        duration text not null,
        clock text not null,
        valid_from timestamptz(3) not null,
        set_by uuid not null constraint pathway_deadline_person_fkey references person (id),
        constraint pathway_deadline_clock_check check (clock in ('working', 'elapsed'))
      );
      comment on table pathway_deadline is 'Deadlines that a steward has set, valid for handovers sent from valid_from on; append-only.';
      create index pathway_deadline_lookup_idx on pathway_deadline (pathway, name, valid_from);

      create table idempotency (
        caller text not null,
        path text not null,
        key uuid not null,
        body_hash text not null,
        status integer not null,
        etag text not null,
        location text,
        patient_id uuid not null constraint idempotency_patient_fkey references patient (id),
        answer bytea not null,
        created_at timestamptz(3) not null,
        constraint idempotency_pkey primary key (caller, path, key)
      );
      comment on table idempotency is 'Answers given, kept 7 days, encrypted like all else about the patient.';
      create index idempotency_created_at_idx on idempotency (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency, pathway_deadline, deadline, handover, patient, login_attempt, web_session, membership,
        person, organization_contact, organization;
    `);
  }
}
