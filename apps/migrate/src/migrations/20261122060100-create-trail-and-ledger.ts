import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The trail and the ledger of responsibility. The promise is written here in constraints, so that no program, right
 * or wrong, can store a moment without a holder, a moment with two, or a new holder without an entry of the trail that says so.
 *
 * SQLSTATE SF003: the past would change. SF004: the evidence is not about this move.
 */
export class CreateTrailAndLedger20261122060100 implements MigrationInterface {
  readonly name = 'CreateTrailAndLedger20261122060100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_entry (
        handover_id uuid not null constraint audit_entry_handover_fkey references handover (id)
          deferrable initially deferred,
        seq integer not null,
        type text not null,
        organization_id text not null,
        actor_id text not null,
        recorded_at timestamptz(3) not null,
        version integer not null,
        command_id uuid,
        entry jsonb not null,
        hash text not null,
        constraint audit_entry_pkey primary key (handover_id, seq),
        constraint audit_entry_evidence_key unique (handover_id, seq, type, organization_id),
        -- A field that is missing makes a comparison unknown, and a check lets the unknown pass.
        constraint audit_entry_agrees_check check ((
          entry ->> 'handover' = handover_id::text and (entry ->> 'seq')::integer = seq and entry ->> 'type' = type
          and entry ->> 'organization' = organization_id and entry ->> 'actor' = actor_id
          and (entry ->> 'at')::timestamptz = recorded_at and (entry ->> 'version')::integer = version
          and (entry ->> 'command')::uuid is not distinct from command_id
        ) is true)
      );
      comment on table audit_entry is
        'The trail: append-only. entry is all that hash covers; the columns beside it must agree with it.';
      create index audit_entry_recorded_at_idx on audit_entry (recorded_at, handover_id, seq);

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'SF003';
      end $$;
      comment on function refuse_change() is 'The second line behind the missing grants: not even the owner edits the trail.';
      create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
        for each statement execute function refuse_change();

      create table fact_text (
        handover_id uuid not null,
        seq integer not null,
        salt bytea not null,
        text bytea not null,
        constraint fact_text_pkey primary key (handover_id, seq),
        constraint fact_text_entry_fkey foreign key (handover_id, seq) references audit_entry (handover_id, seq)
      );
      comment on table fact_text is 'Words of people, encrypted; the trail holds only a salted commitment to them (design D9).';

      create table access_entry (
        id uuid constraint access_entry_pkey primary key,
        recorded_at timestamptz(3) not null,
        person_id uuid not null,
        organization_id text not null,
        action text not null,
        patient_id uuid,
        details jsonb not null
      );
      comment on table access_entry is 'Who looked for or at a patient, and who changed a setting: append-only.';
      create index access_entry_patient_idx on access_entry (patient_id, recorded_at);
      create trigger access_entry_is_append_only before update or delete or truncate on access_entry
        for each statement execute function refuse_change();

      create table responsibility_item (
        id uuid constraint responsibility_item_pkey primary key,
        patient_id uuid not null constraint responsibility_item_patient_fkey references patient (id),
        kind text not null,
        scope text not null default '',
        closed_at timestamptz(3),
        held_until timestamptz(3) not null default 'infinity',
        constraint responsibility_item_held_until_check check (held_until = 'infinity')
      );
      create unique index responsibility_item_one_open_idx on responsibility_item (patient_id, kind, scope)
        where closed_at is null;
      comment on table responsibility_item is
        'One responsibility for one citizen (INV-1). held_until points at the open interval, so that there always is one.';

      create function keep_identity() returns trigger language plpgsql as $$
      begin
        if (new.id, new.patient_id, new.kind, new.scope) is distinct from (old.id, old.patient_id, old.kind, old.scope) then
          raise exception 'a responsibility stays the same one, of the same citizen' using errcode = 'SF003';
        end if;
        return new;
      end $$;
      comment on function keep_identity() is 'Nobody gives the history of one citizen to another.';
      create trigger responsibility_item_keeps_identity before update on responsibility_item
        for each row execute function keep_identity();

      create table responsibility_interval (
        item_id uuid not null constraint responsibility_interval_item_fkey references responsibility_item (id)
          deferrable initially deferred,
        valid_from timestamptz(3) not null,
        valid_to timestamptz(3) not null default 'infinity',
        previous_to timestamptz(3),
        holder text not null constraint responsibility_interval_holder_fkey references organization (id),
        handover_id uuid not null,
        evidence_seq integer not null,
        evidence_type text not null,
        constraint responsibility_interval_pkey primary key (item_id, valid_from),
        constraint responsibility_interval_one_end_key unique (item_id, valid_to),
        constraint responsibility_interval_one_successor_key unique (item_id, previous_to),
        constraint responsibility_interval_one_move_key unique (handover_id, item_id, evidence_type),
        constraint responsibility_interval_lasts_check check (valid_from < valid_to),
        constraint responsibility_interval_follows_on_check check (previous_to = valid_from),
        constraint responsibility_interval_follows_on_fkey foreign key (item_id, previous_to)
          references responsibility_interval (item_id, valid_to) deferrable initially deferred,
        constraint responsibility_interval_evidence_fkey foreign key (handover_id, evidence_seq, evidence_type, holder)
          references audit_entry (handover_id, seq, type, organization_id),
        constraint responsibility_interval_evidence_check
          check (evidence_type = case when previous_to is null then 'send' else 'accept' end)
      );
      comment on table responsibility_interval is
        'Who holds an item from when to when, [valid_from, valid_to). Each interval begins where the one before it ends (no gap, '
        'no overlap), one is open, and a new holder needs an accept entry of the holder''s own organisation as evidence, which '
        'names the item and serves once (INV-2).';
      create unique index responsibility_interval_one_beginning_idx on responsibility_interval (item_id)
        where previous_to is null;

      alter table responsibility_item add constraint responsibility_item_is_held_fkey
        foreign key (id, held_until) references responsibility_interval (item_id, valid_to) deferrable initially deferred;

      -- Five seconds: the time that may lie between the moment a decision names and the moment the database stores it.
      create function keep_history() returns trigger language plpgsql as $$
      declare
        settled constant timestamptz := clock_timestamp() - interval '5 seconds';
      begin
        if tg_op = 'DELETE' then
          if old.valid_from <= clock_timestamp() then
            raise exception 'an interval that has begun stays' using errcode = 'SF003';
          end if;
          return old;
        end if;
        if (new.item_id, new.valid_from, new.previous_to, new.holder, new.handover_id, new.evidence_seq, new.evidence_type)
            is distinct from (old.item_id, old.valid_from, old.previous_to, old.holder, old.handover_id, old.evidence_seq,
              old.evidence_type)
          or old.valid_to <= settled or new.valid_to <= settled then
          raise exception 'the past of responsibility cannot be changed' using errcode = 'SF003';
        end if;
        return new;
      end $$;
      comment on function keep_history() is 'Only the end of a running interval may be set, and only ahead.';
      create trigger responsibility_interval_keeps_history before update or delete on responsibility_interval
        for each row execute function keep_history();
      create trigger responsibility_interval_is_not_emptied before truncate on responsibility_interval
        for each statement execute function refuse_change();

      -- The tables are named with their schema, so that nobody puts temporary ones before them.
      create function prove_holder() returns trigger language plpgsql as $$
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
        ) then
          raise exception 'entry % of handover % does not make anybody the holder from %',
            new.evidence_seq, new.handover_id, new.valid_from
            using errcode = 'SF004', constraint = 'responsibility_interval_is_proven';
        end if;
        return null;
      end $$;
      comment on function prove_holder() is
        'The evidence is about this item of this citizen, and nobody holds before she confirmed. An opening holds from its sending.';
      create trigger responsibility_interval_is_proven after insert on responsibility_interval
        for each row execute function prove_holder();

      create table handover_item (
        handover_id uuid not null constraint handover_item_handover_fkey references handover (id),
        kind text not null,
        scope text not null default '',
        item_id uuid constraint handover_item_item_fkey references responsibility_item (id),
        position integer not null,
        status text not null,
        confirmed_at timestamptz(3),
        confirmed_seq integer,
        starts_at timestamptz(3),
        takes_effect_at timestamptz(3),
        is_live boolean not null,
        constraint handover_item_pkey primary key (handover_id, kind, scope),
        constraint handover_item_status_check check (status in ('requested', 'accepted', 'transferred', 'rejected', 'closed')),
        constraint handover_item_known_check check (item_id is not null or not is_live and status in ('requested', 'closed')),
        constraint handover_item_confirmed_check check (status <> 'accepted' or takes_effect_at is not null)
      );
      comment on table handover_item is 'One responsibility in one handover. Live from sending until it is answered and in effect.';
      create function keep_item() returns trigger language plpgsql as $$
      begin
        if old.item_id is not null and new.item_id is distinct from old.item_id then
          raise exception 'an item of a handover stays the same responsibility' using errcode = 'SF003';
        end if;
        return new;
      end $$;
      comment on function keep_item() is 'A draft learns at its sending which responsibility it is about, and never another.';
      create trigger handover_item_keeps_item before update of item_id on handover_item
        for each row execute function keep_item();
      create unique index handover_item_one_live_idx on handover_item (item_id) where is_live;
      create index handover_item_item_idx on handover_item (item_id);

      create table outbox_message (
        id uuid constraint outbox_message_pkey primary key,
        handover_id uuid not null constraint outbox_message_handover_fkey references handover (id),
        seq integer not null,
        fact_type text not null,
        recipient text not null constraint outbox_message_recipient_fkey references organization (id),
        is_request boolean not null,
        created_at timestamptz(3) not null,
        claimed_until timestamptz(3),
        published_at timestamptz(3),
        completed_at timestamptz(3),
        attempts integer not null default 0
      );
      comment on table outbox_message is
        'What shall leave the building, committed with the fact that it tells of. is_request: its arrival is the delivery of the handover.';
      create index outbox_message_unsent_idx on outbox_message (created_at, id) where published_at is null;
      create index outbox_message_handover_idx on outbox_message (handover_id, seq);
      create index outbox_message_incomplete_idx on outbox_message (published_at) where completed_at is null;

      create table delivery (
        message_id uuid not null constraint delivery_message_fkey references outbox_message (id),
        recipient text not null,
        channel text not null,
        status text not null,
        attempts integer not null default 0,
        created_at timestamptz(3) not null default clock_timestamp(),
        sent_at timestamptz(3),
        delivered_at timestamptz(3),
        failed_at timestamptz(3),
        evidence text,
        constraint delivery_pkey primary key (message_id, recipient, channel),
        constraint delivery_status_check check (status in ('pending', 'sent', 'delivered', 'failed'))
      );
      comment on table delivery is 'One row per message, recipient and channel: what became of it, with evidence.';
      create index delivery_pending_idx on delivery (created_at) where status = 'pending';

      create table notification (
        id uuid constraint notification_pkey primary key,
        message_id uuid not null constraint notification_message_fkey references outbox_message (id),
        organization_id text not null constraint notification_organization_fkey references organization (id),
        handover_id uuid not null constraint notification_handover_fkey references handover (id),
        fact_type text not null,
        created_at timestamptz(3) not null,
        read_at timestamptz(3),
        constraint notification_message_id_organization_id_key unique (message_id, organization_id)
      );
      comment on table notification is 'What the people of an organisation are shown in the app.';
      create index notification_unread_idx on notification (organization_id, created_at) where read_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table notification, delivery, outbox_message, handover_item;
      alter table responsibility_item drop constraint responsibility_item_is_held_fkey;
      drop table responsibility_interval, responsibility_item, access_entry, fact_text, audit_entry;
      drop function keep_item();
      drop function prove_holder();
      drop function keep_history();
      drop function keep_identity();
      drop function refuse_change();
    `);
  }
}
