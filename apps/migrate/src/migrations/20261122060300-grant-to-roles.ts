import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may do what. The app can append to the trail, and can neither change nor delete what stands there. */
export class GrantToRoles20261122060300 implements MigrationInterface {
  readonly name = 'GrantToRoles20261122060300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select on all tables in schema public to stafet_app;
      grant insert on all tables in schema public to stafet_app;
      grant update on handover, handover_item, deadline, responsibility_item, responsibility_interval, outbox_message,
        delivery, notification, person, membership, organization_contact to stafet_app;
      grant delete on responsibility_interval, idempotency, web_session, login_attempt to stafet_app;
      revoke insert on organization, migrations from stafet_app;
      grant execute on function record_decision(jsonb), record_handover(jsonb) to stafet_app;

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
