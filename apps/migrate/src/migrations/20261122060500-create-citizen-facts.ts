import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What happens to a citizen, the rules that follow from it, and what they propose (catalogue 1.4; P02, P03, P07, P17).
 *
 * An admission can open a responsibility: the admitting unit's own word is then the evidence. SQLSTATE SF006: the
 * proposal is not open any more.
 */
export class CreateCitizenFacts20261122060500 implements MigrationInterface {
  readonly name = 'CreateCitizenFacts20261122060500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table patient_fact (
        id uuid constraint patient_fact_pkey primary key,
        patient_id uuid not null constraint patient_fact_patient_fkey references patient (id),
        type text not null,
        at timestamptz(3) not null,
        unit text not null constraint patient_fact_unit_fkey references organization (id),
        municipality_code text not null default '',
        details jsonb not null,
        told_by text not null constraint patient_fact_organization_fkey references organization (id),
        person_id uuid not null,
        recorded_at timestamptz(3) not null,
        opened_item uuid,
        closed_item uuid,
        constraint patient_fact_once_key unique (patient_id, type, at, unit, municipality_code)
      );
      comment on table patient_fact is
        'What happened to a citizen, when, where, and who told it: append-only, codes only. municipality_code is where she moved to.';
      create trigger patient_fact_is_append_only before update or delete or truncate on patient_fact
        for each statement execute function refuse_change();

      create table trigger_setting (
        id uuid constraint trigger_setting_pkey primary key,
        rule text not null,
        cluster text not null constraint trigger_setting_cluster_fkey references organization (id),
        enabled boolean not null,
        mode text not null,
        thresholds jsonb not null,
        valid_from timestamptz(3) not null,
        set_by uuid not null constraint trigger_setting_person_fkey references person (id),
        constraint trigger_setting_mode_check check (mode in ('propose', 'open'))
      );
      comment on table trigger_setting is
        'How a rule holds in a cluster from valid_from on, whole and not only what was changed; append-only.';
      create index trigger_setting_lookup_idx on trigger_setting (rule, cluster, valid_from);
      create trigger trigger_setting_is_append_only before update or delete or truncate on trigger_setting
        for each statement execute function refuse_change();

      create table proposal (
        id uuid constraint proposal_pkey primary key,
        patient_id uuid not null constraint proposal_patient_fkey references patient (id),
        rule text not null,
        pathway text not null,
        sender text not null constraint proposal_sender_fkey references organization (id),
        parts jsonb not null,
        because uuid[] not null,
        visible_from timestamptz(3) not null,
        due_at timestamptz(3) not null,
        explanation_da text not null,
        explanation_en text not null,
        state text not null,
        created_at timestamptz(3) not null,
        handover_id uuid constraint proposal_handover_fkey references handover (id),
        course_id uuid constraint proposal_course_fkey references course (id),
        ended_at timestamptz(3),
        ended_by uuid,
        ended_because uuid constraint proposal_fact_fkey references patient_fact (id),
        reason bytea,
        constraint proposal_state_check check (state in ('open', 'taken', 'dismissed', 'superseded')),
        constraint proposal_ended_check check ((state = 'open') = (ended_at is null)),
        constraint proposal_taken_check check ((state = 'taken') = (num_nonnulls(handover_id, course_id) > 0))
      );
      comment on table proposal is
        'What a rule proposes to a sender. It moves nothing: somebody takes it by making the handover, or dismisses it in words.';
      create unique index proposal_one_open_idx on proposal (patient_id, rule, sender) where state = 'open';
      create index proposal_sender_open_idx on proposal (sender, visible_from, id) where state = 'open';

      grant select, insert on patient_fact, trigger_setting, proposal to stafet_app;
      grant update (state, handover_id, course_id, ended_at, ended_by, ended_because, reason) on proposal to stafet_app;
      grant select on patient_fact, trigger_setting, proposal to stafet_auditor;

      -- The first holder is who sends it first, or who says that she has been admitted to it.
      alter table responsibility_interval
        drop constraint responsibility_interval_evidence_check,
        add constraint responsibility_interval_evidence_check check (
          case when previous_to is null then evidence_type in ('send', 'circumstance') else evidence_type = 'accept' end
        );
    `);
    await runner.query(
      proveHolder(`and (new.evidence_type <> 'circumstance' or evidence.entry ->> 'newHolder' = new.holder)`),
    );
    await runner.query(`
      create function municipality_of(patient patient, asked timestamptz) returns text language sql stable as $$
        select coalesce(
          (select f.municipality_code from patient_fact f
            where f.patient_id = patient.id and f.type = 'relocation' and f.at <= asked
            order by f.at desc, f.recorded_at desc limit 1),
          patient.municipality_code)
      $$;
      comment on function municipality_of(patient, timestamptz) is 'Where a citizen lives at a moment: by the last move until then.';

      create function record_about_citizen(command jsonb) returns void language plpgsql as $$
      declare
        fact patient_fact := jsonb_populate_record(null::patient_fact, command -> 'fact');
        op jsonb;
        known responsibility_item;
      begin
        if command ? 'fact' then
          -- Facts about one citizen come one after the other: each is judged with all that were told before.
          perform pg_advisory_xact_lock(hashtextextended(fact.patient_id::text, 0));
          if (select count(*) from patient_fact f where f.patient_id = fact.patient_id) <> (command ->> 'knownFacts')::integer then
            raise exception 'another fact was recorded first' using errcode = 'SF001';
          end if;
        end if;
        perform record_decision(command);

        for op in select * from jsonb_array_elements(coalesce(command -> 'ledger', '[]')) loop
          case op ->> 'op'
            when 'open' then
              -- The unit that admitted her says so itself; nobody held it, and nobody loses anything by it.
              insert into responsibility_item (id, patient_id, kind, scope)
                values ((op ->> 'item')::uuid, fact.patient_id, op ->> 'kind', op ->> 'scope') on conflict do nothing;
              if not found then
                raise exception 'another fact was recorded first' using errcode = 'SF001';
              end if;
              insert into responsibility_interval (item_id, valid_from, holder, handover_id, evidence_seq, evidence_type)
                values ((op ->> 'item')::uuid, (op ->> 'at')::timestamptz, op ->> 'holder', (op ->> 'handover')::uuid,
                  (op ->> 'evidence')::integer, 'circumstance');
            when 'close' then
              select * into known from responsibility_item where id = (op ->> 'item')::uuid for update;
              if known.closed_at is not null
                or exists (select from handover_item l where l.item_id = known.id and l.is_live)
                or not exists (select from responsibility_interval r
                  where r.item_id = known.id and r.valid_to = 'infinity' and r.holder = op ->> 'holder') then
                raise exception 'another fact was recorded first' using errcode = 'SF001';
              end if;
              update responsibility_item set closed_at = (op ->> 'at')::timestamptz where id = known.id;
          end case;
        end loop;
        if command ? 'fact' then
          insert into patient_fact select fact.*;
        end if;

        for op in select * from jsonb_array_elements(coalesce(command -> 'proposals', '[]')) loop
          if op ->> 'op' = 'make' then
            insert into proposal select each.* from jsonb_populate_record(null::proposal, op -> 'row') each;
            continue;
          end if;
          update proposal set
            state = op -> 'row' ->> 'state', handover_id = (op -> 'row' ->> 'handover_id')::uuid,
            course_id = (op -> 'row' ->> 'course_id')::uuid, ended_at = (op -> 'row' ->> 'ended_at')::timestamptz,
            ended_by = (op -> 'row' ->> 'ended_by')::uuid, ended_because = (op -> 'row' ->> 'ended_because')::uuid,
            reason = (op -> 'row' ->> 'reason')::bytea
          where id = (op ->> 'id')::uuid and state = op ->> 'from';
          if not found then
            raise exception 'the proposal is not open' using errcode = 'SF006';
          end if;
        end loop;
      end $$;
      comment on function record_about_citizen(jsonb) is
        'Records a fact about a citizen with all that follows from it, and what becomes of proposals: all or nothing.';
      grant execute on function record_about_citizen(jsonb), municipality_of(patient, timestamptz) to stafet_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function record_about_citizen(jsonb);
      drop function municipality_of(patient, timestamptz);
      alter table responsibility_interval
        drop constraint responsibility_interval_evidence_check,
        add constraint responsibility_interval_evidence_check
          check (evidence_type = case when previous_to is null then 'send' else 'accept' end);
      drop table proposal, trigger_setting, patient_fact;
    `);
    await runner.query(proveHolder(''));
  }
}

// The tables are named with their schema, so that nobody puts temporary ones before them.
const proveHolder = (also: string): string => `
  create or replace function prove_holder() returns trigger language plpgsql as $$
  begin
    if new.valid_from <= clock_timestamp() - interval '5 seconds' then
      raise exception 'the past of responsibility cannot be changed' using errcode = 'SF003';
    end if;
    if not exists (
      select from public.audit_entry evidence
      join public.handover moved on moved.id = evidence.handover_id
      join public.responsibility_item item on item.id = new.item_id and item.patient_id = moved.patient_id
      where evidence.handover_id = new.handover_id and evidence.seq = new.evidence_seq
        and evidence.entry -> 'items' ? (item.kind || case item.scope when '' then '' else '/' || item.scope end)
        and (new.valid_from = evidence.recorded_at
          or new.evidence_type = 'accept' and new.valid_from > evidence.recorded_at)
        ${also}
    ) then
      raise exception 'entry % of handover % does not make anybody the holder from %',
        new.evidence_seq, new.handover_id, new.valid_from
        using errcode = 'SF004', constraint = 'responsibility_interval_is_proven';
    end if;
    return null;
  end $$;`;
