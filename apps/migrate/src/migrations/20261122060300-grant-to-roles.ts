import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may do what. The app can append to the trail, and can neither change nor delete what stands there; of everything
 * else it may change only the columns that move. Parties, patient and content of a handover stay as they were created.
 *
 * What no grant can stop: an app that lies. It can append an entry of its own making, and take back a transfer that is
 * not yet in effect without one. The first stays in the trail for all to see, the second shows when the trail is replayed.
 */
export class GrantToRoles20261122060300 implements MigrationInterface {
  readonly name = 'GrantToRoles20261122060300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select on all tables in schema public to stafet_app;
      grant insert on all tables in schema public to stafet_app;
      grant update (pathway_version, version, seq, chain_hash, phase, step, effective_from, sent_at, delivered_at, opened_at, assignee,
        is_question_open, passed_deadlines, overdue_deadlines, escalation_level, particulars, redirected_to, last_fact_at)
        on handover to stafet_app;
      grant update (item_id, status, confirmed_at, confirmed_seq, starts_at, takes_effect_at, is_live) on handover_item to stafet_app;
      grant update (kind, level, state, started_at, due_at, expires_at, levels, paused_at, explanation_da, explanation_en,
        lease_until) on deadline to stafet_app;
      grant update (closed_at) on responsibility_item to stafet_app;
      grant update (valid_to) on responsibility_interval to stafet_app;
      grant update (claimed_until, published_at, completed_at, attempts) on outbox_message to stafet_app;
      grant update (status, attempts, sent_at, delivered_at, failed_at, evidence) on delivery to stafet_app;
      grant update (read_at) on notification to stafet_app;
      grant update (name, email) on person to stafet_app;
      grant update (valid_to) on membership to stafet_app;
      grant update (email, phone) on organization_contact to stafet_app;
      grant delete on responsibility_interval, idempotency, web_session, login_attempt to stafet_app;
      revoke insert on organization, migrations from stafet_app;
      grant execute on function record_decision(jsonb), record_handover(jsonb) to stafet_app;

      comment on table migrations is 'Which migrations have run; TypeORM keeps it.';

      grant select on audit_entry, access_entry, handover, handover_item, responsibility_item, responsibility_interval,
        deadline, delivery, outbox_message, organization, pathway_deadline to stafet_auditor;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke all on all tables in schema public from stafet_app;
      revoke all on all tables in schema public from stafet_auditor;
      revoke execute on function record_decision(jsonb), record_handover(jsonb) from stafet_app;
    `);
  }
}
