import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The one statement that records a decision (design D7): compare-and-set on the number of facts, then the trail, the
 * ledger, the deadlines, the outbox and the answer, all or nothing.
 *
 * SQLSTATE SF001: somebody recorded a fact in between, or it took too long; read again. SF002: the sender is not the
 * holder. SF005: the item is in another handover. SF007: the item is
 * still with the one who says that it has gone on.
 */
export class CreateRecordDecision20261122060200 implements MigrationInterface {
  readonly name = 'CreateRecordDecision20261122060200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function record_handover(write jsonb) returns void language plpgsql as $$
      declare
        given handover := jsonb_populate_record(null::handover, write -> 'row');
        op jsonb;
        item uuid;
        held responsibility_interval;
        is_here boolean;
        is_elsewhere boolean;
      begin
        -- Who asks in between is told who holds it now; what is recorded too late would change that answer.
        if given.last_fact_at < clock_timestamp() - interval '2 seconds' then
          raise exception 'decided too long ago' using errcode = 'SF001';
        end if;
        if (write ->> 'expectedSeq')::integer = 0 then
          insert into handover select given.*;
        else
          update handover set
            pathway_version = given.pathway_version, version = given.version, seq = given.seq, chain_hash = given.chain_hash, phase = given.phase, step = given.step,
            effective_from = given.effective_from, sent_at = given.sent_at, delivered_at = given.delivered_at,
            opened_at = given.opened_at, assignee = given.assignee, is_question_open = given.is_question_open,
            passed_deadlines = given.passed_deadlines, overdue_deadlines = given.overdue_deadlines,
            escalation_level = given.escalation_level, particulars = given.particulars,
            redirected_to = given.redirected_to, last_fact_at = given.last_fact_at
          where id = given.id and seq = (write ->> 'expectedSeq')::integer;
          if not found then
            raise exception 'another fact was recorded first' using errcode = 'SF001';
          end if;
        end if;

        insert into audit_entry select each.* from jsonb_populate_recordset(null::audit_entry, write -> 'audit') each;
        insert into fact_text select each.* from jsonb_populate_recordset(null::fact_text, write -> 'texts') each;

        for op in select * from jsonb_array_elements(write -> 'ledger') loop
          -- Who sends claims the open item of the kind; what is closed has ended, and another one is opened. Who hands back
          -- claims the very item that was handed over, and opens none. All else is about the item that this handover was
          -- sent with, whatever has become of the kind since.
          if op ->> 'op' = 'claim' and given.returns is not null then
            select i.id into item from handover_item l join responsibility_item i on i.id = l.item_id
              where l.handover_id = given.returns and l.kind = op ->> 'kind' and l.scope = op ->> 'scope'
                and i.closed_at is null
              for update of i;
            if item is null then
              raise exception '% has ended and cannot be handed back', op ->> 'kind' using errcode = 'SF002';
            end if;
          elsif op ->> 'op' = 'claim' then
            select id into item from responsibility_item
              where patient_id = given.patient_id and kind = op ->> 'kind' and scope = op ->> 'scope' and closed_at is null
              for update;
          else
            select id into item from responsibility_item
              where id = (select l.item_id from handover_item l
                where l.handover_id = given.id and l.kind = op ->> 'kind' and l.scope = op ->> 'scope')
              for update;
          end if;
          -- Asked under the lock of the item, as is all that follows.
          is_elsewhere := exists (select from handover_item l
            where l.item_id = item and l.is_live and l.handover_id <> given.id);
          is_here := exists (select from handover_item l where l.item_id = item and l.is_live and l.handover_id = given.id);
          case op ->> 'op'
            when 'claim' then
              -- Sending: the sender holds the item, or opens it where nobody ever held it. A draft claims nothing.
              if item is null then
                insert into responsibility_item (id, patient_id, kind, scope)
                  values ((op ->> 'item')::uuid, given.patient_id, op ->> 'kind', op ->> 'scope')
                  on conflict do nothing returning id into item;
                if item is null then
                  raise exception 'another fact was recorded first' using errcode = 'SF001';
                end if;
                insert into responsibility_interval (item_id, valid_from, holder, handover_id, evidence_seq, evidence_type)
                  values (item, given.last_fact_at, given.sender, given.id, (op ->> 'evidence')::integer, 'send');
              else
                if is_elsewhere then
                  raise exception '% is in another handover', op ->> 'kind' using errcode = 'SF005';
                end if;
                select * into held from responsibility_interval where item_id = item and valid_to = 'infinity';
                if held.holder is distinct from given.sender then
                  raise exception 'the sender does not hold %', op ->> 'kind' using errcode = 'SF002';
                end if;
              end if;
            -- What somebody holds is cut short only by the handover in which she herself handed it on.
            when 'schedule' then
              select * into held from responsibility_interval where item_id = item and valid_to = 'infinity';
              if held.holder is distinct from given.sender or not is_here then
                raise exception 'the sender does not hold %', op ->> 'kind' using errcode = 'SF002';
              end if;
              update responsibility_interval set valid_to = (op ->> 'from')::timestamptz
                where item_id = item and valid_to = 'infinity';
              insert into responsibility_interval
                  (item_id, valid_from, previous_to, holder, handover_id, evidence_seq, evidence_type)
                values (item, (op ->> 'from')::timestamptz, (op ->> 'from')::timestamptz, given.receiver, given.id,
                  (op ->> 'evidence')::integer, 'accept');
            when 'cancel' then
              -- One that took effect since it was read stays; reading again shows it.
              delete from responsibility_interval
                where item_id = item and handover_id = given.id and valid_from = (op ->> 'from')::timestamptz
                  and valid_to = 'infinity' and valid_from > clock_timestamp() and is_here;
              if not found then
                raise exception 'another fact was recorded first' using errcode = 'SF001';
              end if;
              update responsibility_interval set valid_to = 'infinity'
                where item_id = item and valid_to = (op ->> 'from')::timestamptz;
            when 'close' then
              -- The receiver may have handed it on since: then its loop is closed here, and the item goes on with its holder.
              select * into held from responsibility_interval
                where item_id = item and valid_from <= (op ->> 'at')::timestamptz and valid_to > (op ->> 'at')::timestamptz;
              if held.handover_id = given.id and held.evidence_type = 'accept' and held.holder = given.receiver then
                if is_elsewhere then
                  raise exception '% is in another handover', op ->> 'kind' using errcode = 'SF005';
                end if;
                if (op ->> 'handedOn')::boolean then
                  raise exception '% has not been handed on', op ->> 'kind' using errcode = 'SF007';
                end if;
                update responsibility_item set closed_at = (op ->> 'at')::timestamptz where id = item and closed_at is null;
              end if;
          end case;
        end loop;

        -- What is no longer live is released before what becomes live is claimed.
        insert into handover_item
          select given.id, each.kind, each.scope,
            case when given.sent_at is not null then coalesce(known.item_id, held_item.id) end,
            each.position, each.status, each.confirmed_at, each.confirmed_seq, each.starts_at, each.takes_effect_at,
            each.is_live
          from jsonb_populate_recordset(null::handover_item, write -> 'items') each
          left join responsibility_item held_item
            on held_item.patient_id = given.patient_id and held_item.kind = each.kind and held_item.scope = each.scope
              and held_item.closed_at is null
          left join handover_item known on known.handover_id = given.id and known.kind = each.kind
            and known.scope = each.scope
          order by each.is_live
          on conflict (handover_id, kind, scope) do update set
            item_id = excluded.item_id, status = excluded.status, confirmed_at = excluded.confirmed_at,
            confirmed_seq = excluded.confirmed_seq, starts_at = excluded.starts_at,
            takes_effect_at = excluded.takes_effect_at, is_live = excluded.is_live;
        insert into deadline select each.* from jsonb_populate_recordset(null::deadline, write -> 'deadlines') each
          on conflict (handover_id, name) do update set
            kind = excluded.kind, level = excluded.level, state = excluded.state, started_at = excluded.started_at,
            due_at = excluded.due_at, expires_at = excluded.expires_at, levels = excluded.levels, paused_at = excluded.paused_at,
            explanation_da = excluded.explanation_da, explanation_en = excluded.explanation_en, lease_until = excluded.lease_until;

        insert into outbox_message (id, handover_id, seq, fact_type, recipient, is_request, created_at)
          select each.id, given.id, each.seq, each.fact_type, each.recipient, each.is_request, each.created_at
          from jsonb_populate_recordset(null::outbox_message, write -> 'outbox') each;
      end $$;
      comment on function record_handover(jsonb) is 'Records what one decision means for one handover.';

      create function record_decision(command jsonb) returns void language plpgsql as $$
      declare
        write jsonb;
      begin
        if command ? 'patient' then
          insert into patient select each.* from jsonb_populate_record(null::patient, command -> 'patient') each
            on conflict (cpr_hash) do nothing;
          if not found then
            raise exception 'another fact was recorded first' using errcode = 'SF001';
          end if;
        end if;
        -- First, so that a repeat that comes meanwhile waits here and then hears the answer, not that its item is taken.
        if command ? 'access' then
          insert into access_entry select each.* from jsonb_populate_record(null::access_entry, command -> 'access') each;
        end if;
        if command ? 'idempotency' then
          insert into idempotency
            select each.* from jsonb_populate_record(null::idempotency, command -> 'idempotency') each;
        end if;
        if command ? 'course' then
          insert into course select each.* from jsonb_populate_record(null::course, command -> 'course') each;
        end if;
        for write in select * from jsonb_array_elements(command -> 'handovers') loop
          perform record_handover(write);
        end loop;
      end $$;
      comment on function record_decision(jsonb) is 'Records a decision and the answer to it, all or nothing.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function record_decision(jsonb); drop function record_handover(jsonb);');
  }
}
