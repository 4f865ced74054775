import { randomUUID } from 'node:crypto';
import { asRole } from '@stafet/embedded';
import { sqlState, violatedConstraint } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { Client } from 'pg';
import { kind, LedgerScene, town, ward } from './ledger-scene';

const notGranted = '42501';
const appendOnly = 'SF003';
const trail = ['audit_entry', 'access_entry', 'fact_text'];

describe('the rights of the roles', () => {
  let database: TestDatabase;
  let owner: Client;
  let app: Client;
  let auditor: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = await connect(asRole(database.ownerUrl, 'stafet_migrator'));
    app = await connect(database.appUrl);
    auditor = await connect(database.auditorUrl);
    await LedgerScene.begin(owner);
  });

  afterAll(async () => {
    await Promise.all([owner.end(), app.end(), auditor.end()]);
    await database.drop();
  });

  /** Answers 'done', or what refused; nothing of it stays. */
  async function attempt(client: Client, ...statements: string[]): Promise<string> {
    await client.query('begin');
    try {
      for (const statement of statements) await client.query(statement);
      return 'done';
    } catch (error) {
      return violatedConstraint(error) ?? sqlState(error) ?? String(error);
    } finally {
      await client.query('rollback');
    }
  }

  describe('the app', () => {
    it.each(
      trail.flatMap((table) => [
        `update ${table} set ${table === 'access_entry' ? 'action' : 'seq'} = null`,
        `delete from ${table}`,
        `truncate ${table}`,
        `select from ${table} for update`,
      ]),
    )('cannot touch what stands in the trail: %s', async (statement) => {
      expect(await attempt(app, statement)).toBe(notGranted);
    });

    it.each([
      'create table stray ()',
      'create schema stray',
      'create function stray() returns int return 1',
      'drop table audit_entry',
      'alter table audit_entry add column stray text',
      'alter table audit_entry disable trigger all',
      'alter table audit_entry drop constraint audit_entry_pkey',
      'drop trigger audit_entry_is_append_only on audit_entry',
      'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
      'set session_replication_role = replica',
      `comment on table audit_entry is ''`,
    ])('cannot change the schema: %s', async (statement) => {
      expect(await attempt(app, statement)).toBe(notGranted);
    });

    it.each([
      `insert into organization values ('stray', 'Stray')`,
      'update organization set name = id',
      'insert into migrations (timestamp, name) values (1, 1)',
      'delete from handover',
      'delete from responsibility_item',
      'delete from outbox_message',
      'update patient set cpr_hash = cpr_hash',
      'update pathway_deadline set duration = duration',
      'update handover set patient_id = patient_id',
      'update handover set sender = receiver',
      'update handover set content = content',
      'update responsibility_item set patient_id = patient_id',
      'update responsibility_interval set holder = holder',
      'update responsibility_interval set valid_from = valid_from',
      'update deadline set handover_id = handover_id',
      'update outbox_message set recipient = recipient',
      'update person set cvr = cvr',
      'update membership set role = role',
      'truncate responsibility_interval',
    ])('cannot change what does not move: %s', async (statement) => {
      expect(await attempt(app, statement)).toBe(notGranted);
    });

    it('cannot give itself a right', async () => {
      // PostgreSQL only warns that nothing was granted.
      const grant = 'grant delete on audit_entry to stafet_app';
      expect(await attempt(app, grant, 'delete from audit_entry')).toBe(notGranted);
    });

    it('cannot put tables of its own before those that prove a new holder', async () => {
      const scene = await LedgerScene.begin(owner);
      const other = await scene.anotherAccepted({ patient: randomUUID(), items: [kind] });
      const forged = `create temp table audit_entry as
        select '${other}'::uuid as handover_id, 1 as seq, '{"items": ["${kind}"]}'::jsonb as entry, now() - interval '1 hour' as recorded_at`;
      const patient = `create temp table responsibility_item as select '${scene.item}'::uuid as id, '${kind}' as kind, ''::text as scope,
        patient_id
        from handover where id = '${other}'`;
      const take = `update responsibility_interval set valid_to = date_trunc('day', now()) + interval '2 days'
        where item_id = '${scene.item}'`;
      const hold = `insert into public.responsibility_interval
        (item_id, valid_from, previous_to, holder, handover_id, evidence_seq, evidence_type)
        select item_id, valid_to, valid_to, '${town}', '${other}', 1, 'accept' from responsibility_interval
        where item_id = '${scene.item}'`;
      expect(await attempt(app, forged, patient, take, hold)).toBe('responsibility_interval_is_proven');

      const { rows } = await owner.query<{ code: string }>(
        `select pg_get_functiondef('prove_holder'::regproc) as code`,
      );
      const code = rows[0]?.code ?? '';
      await owner.query(code.replaceAll('public.', '').replace('FUNCTION ', 'FUNCTION public.'));
      expect(await attempt(app, forged, patient, take, hold)).toBe('done');
      await owner.query(code);
    });
  });

  describe('the owner', () => {
    it.each(
      ['audit_entry', 'access_entry'].flatMap((table) => [
        `update ${table} set recorded_at = recorded_at`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]),
    )('is stopped too: %s', async (statement) => {
      expect(await attempt(owner, statement)).toBe(appendOnly);
    });

    it.each(['handover', 'patient', 'organization'])('does not empty the trail by emptying %s', async (table) => {
      expect(await attempt(owner, `truncate ${table} cascade`)).toBe(appendOnly);
    });

    it('would not be stopped without the trigger, so this test can fail', async () => {
      const without = 'alter table audit_entry disable trigger audit_entry_is_append_only';
      expect(await attempt(owner, without, 'update audit_entry set hash = hash')).toBe('done');
    });
  });

  describe('the auditor', () => {
    it.each(['audit_entry', 'access_entry', 'responsibility_interval', 'responsibility_item', 'handover', 'delivery'])(
      'reads %s, and does nothing else with it',
      async (table) => {
        expect(await attempt(auditor, `select from ${table}`)).toBe('done');
        expect(await attempt(auditor, `delete from ${table}`)).toBe(notGranted);
        expect(await attempt(auditor, `truncate ${table}`)).toBe(notGranted);
        expect(await attempt(auditor, `insert into ${table} default values`)).toBe(notGranted);
      },
    );

    it.each(['patient', 'fact_text', 'idempotency', 'web_session', 'login_attempt', 'person', 'organization_contact'])(
      'does not see %s',
      async (table) => {
        expect(await attempt(auditor, `select from ${table}`)).toBe(notGranted);
      },
    );

    it('has no right in any table but to select', async () => {
      const { rows } = await owner.query(
        `select distinct privilege_type from information_schema.role_table_grants where grantee = 'stafet_auditor'
         union select privilege_type from information_schema.role_column_grants where grantee = 'stafet_auditor'`,
      );
      expect(rows).toEqual([{ privilege_type: 'SELECT' }]);
    });
  });

  describe('an entry of the trail', () => {
    const entry = {
      seq: 3,
      type: 'open',
      organization: town,
      actor: 'tester',
      version: 1,
      at: '2026-01-05T10:00:00.000Z',
    };
    const insert = (scene: LedgerScene, body: object): string =>
      `insert into audit_entry (handover_id, seq, type, organization_id, actor_id, recorded_at, version, entry, hash)
       values ('${scene.handover}', 3, 'open', '${town}', 'tester', '2026-01-05T10:00:00.000Z', 1, '${JSON.stringify(body)}', '')`;

    it('says the same in its columns', async () => {
      const scene = await LedgerScene.begin(owner);
      expect(await attempt(app, insert(scene, { ...entry, handover: scene.handover }))).toBe('done');
    });

    it.each([
      ['another handover', { handover: randomUUID() }],
      ['another place in the chain', { seq: 4 }],
      ['another fact', { type: 'accept' }],
      ['another organisation', { organization: ward }],
      ['another actor', { actor: 'somebody' }],
      ['another moment', { at: '2026-01-05T10:00:00.001Z' }],
      ['another version', { version: 2 }],
      ['a command', { command: randomUUID() }],
      ['no organisation', { organization: undefined }],
      ['no moment', { at: undefined }],
    ])('cannot say %s where its columns do not', async (_what, change) => {
      const scene = await LedgerScene.begin(owner);
      expect(await attempt(app, insert(scene, { ...entry, handover: scene.handover, ...change }))).toBe(
        'audit_entry_agrees_check',
      );
    });

    it('cannot be written twice at the same place', async () => {
      const scene = await LedgerScene.begin(owner);
      const again = { ...entry, handover: scene.handover };
      expect(await attempt(app, insert(scene, again), insert(scene, again))).toBe('audit_entry_pkey');
    });
  });
});

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
