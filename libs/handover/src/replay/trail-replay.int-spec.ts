import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import canonicalize from 'canonicalize';
import { auditEntryHash, genesisHash, type AuditEntryBody } from '@stafet/core';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { findPathway, pathways } from '@stafet/workflows';
import { Client } from 'pg';
import { live, waysWithCast } from '../lives';
import { ManyCitizens, person, ServiceStage } from '../service-stage';
import type { RowDivergence } from './divergence';
import { TrailReplay, type KnownPathways } from './trail-replay';

jest.setTimeout(120_000);

/** Which pathways live here: one with steps, one with acts, advice, handing back, and the plain one. */
const lived = [
  'psy-discharge-municipality',
  'psy-first-admission',
  'rehab-plan',
  'dual-diagnosis',
  'outreach-team',
  'specialist-phone',
  'municipal-acute-function',
  'bup-to-adult',
];

/** What the trail does not say: a lease is a sweep's own, and explanations are words that get better. */
const undecided: Readonly<Record<string, readonly string[]>> = {
  deadline: ['lease_until', 'explanation_da', 'explanation_en'],
};
const compared = [
  'handover',
  'handover_item',
  'responsibility_item',
  'responsibility_interval',
  'deadline',
  'audit_entry',
  'fact_text',
];

/** Another value of a column, by its name or its type. */
const changeOf: Readonly<Record<string, (column: string) => string>> = {
  uuid: () => 'gen_random_uuid()',
  text: (column) => `coalesce(${column}, '') || 'x'`,
  int4: (column) => `coalesce(${column}, 0) + 1000`,
  bool: (column) => `not ${column}`,
  timestamptz: (column) =>
    `case when isfinite(${column}) then ${column} + interval '1 second' else clock_timestamp() end`,
  bytea: (column) => `set_byte(${column}, 3, 255 - get_byte(${column}, 3))`,
  _text: (column) => `${column} || 'x'::text`,
  jsonb: (column) =>
    `${column} || case jsonb_typeof(${column}) when 'array' then '[{"more": 1}]' else '{"more": 1}' end::jsonb`,
};

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const known: KnownPathways = { version: async (id, version) => findPathway(id, version) };

/** Two chains of holders: one that leads back, and completed twice; one that a death ended, which then was none. */
async function handBack(stage: ServiceStage): Promise<void> {
  const [ward, municipality] = [person('clinician', 'ward-randers'), person('case-worker', 'municipality-0730')];
  const content = findPathway('psy-discharge-municipality')!.exampleContent;
  const patient = { cpr: '2509479989', municipality: '0730' };
  const given = { ...{ patient, content, sender: 'ward-randers', send: true }, pathway: 'psy-discharge-municipality' };
  const first = await stage.create(ward, { ...given, receiver: 'municipality-0730', items: ['social-support'] });
  await stage.apply(municipality, first.id, { type: 'accept' });
  const back = await stage.create(municipality, {
    ...{ patient, sender: 'municipality-0730', send: true, items: [], pathway: 'return', returns: first.id },
    content: findPathway('return')!.exampleContent,
  });
  await stage.apply(ward, back.id, { type: 'accept' });
  await stage.apply(municipality, first.id, { type: 'complete', outcome: 'handed-back' });
  await stage.apply(ward, back.id, { type: 'complete', outcome: 'done' });
  await stage.create(ward, { ...given, receiver: 'municipality-0730', items: ['social-support'] });
  const { id } = await stage.create(ward, { ...given, receiver: 'municipality-0730', items: ['nursing-rehab'] });
  await stage.service.applySystem(id, { type: 'closed-by-event', reason: 'patient-deceased' });
  await stage.service.applySystem(id, { type: 'reopened' });
}

describe('replaying the trail', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let vault: ManyCitizens;
  /** The owner's connection, so that a replay sees what her transaction has done. */
  let asOwner: Database;
  let columns: readonly { readonly table: string; readonly column: string; readonly type: string }[];

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 5 }, 'replay');
    vault = new ManyCitizens(randomBytes(32));
    asOwner = Object.assign(Object.create(Database.prototype) as Database, {
      query: async (text: string, values: readonly unknown[] = []) => (await owner.query(text, [...values])).rows,
    });
    const stage = new ServiceStage(database, owner, [], vault);
    await owner.query(
      `insert into person (id, professional_id, cvr, name) values (gen_random_uuid(), 'test', '1', 'Test')`,
    );
    // Every response is due after a second, so that levels pass while the handovers live.
    await owner.query(
      `insert into pathway_deadline (id, pathway, name, duration, clock, valid_from, set_by)
       select gen_random_uuid(), pathway, 'respond', 'PT1S', 'elapsed', now() - interval '1 minute', person.id
       from unnest($1::text[]) pathway, person`,
      [lived.slice(0, 4)],
    );
    let seed = 7;
    for (const pathway of pathways.filter(({ id }) => lived.includes(id))) {
      for (const way of waysWithCast(pathway).slice(0, 2)) {
        for (let life = 0; life < 3; life += 1) {
          vault.next();
          const picks = Array.from({ length: 10 }, () => (seed = (seed * 48_271) % 2_147_483_647));
          await live(stage, pathway, way, picks);
        }
      }
    }
    vault.next();
    await handBack(stage);
    await sleep(2_000);
    await stage.sweepAll();
    const { rows } = await owner.query<{ table: string; column: string; type: string }>(
      `select table_name as table, column_name as column, udt_name as type from information_schema.columns
       where table_schema = 'public' and table_name = any ($1) order by 1, 2`,
      [compared],
    );
    columns = rows;
    const { rows: checks } = await owner.query<{ table: string; name: string }>(
      `select conrelid::regclass::text as table, conname as name from pg_constraint
       where contype = 'c' and conrelid = any ($1::regclass[])`,
      [compared],
    );
    for (const { table, name } of checks) await owner.query(`alter table ${table} drop constraint ${name}`);
  });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await test.drop();
  });

  const divergences = async (replay = new TrailReplay(database, vault, known)): Promise<readonly RowDivergence[]> => {
    const found: RowDivergence[] = [];
    for await (const each of replay.run()) if ('table' in each) found.push(each);
    return found;
  };

  /** Tampers as a superuser whom no trigger, no constraint stops; looks what the replay says; and takes it back. */
  const tampered = async (tamper: () => Promise<unknown>): Promise<readonly RowDivergence[]> => {
    await owner.query('begin');
    try {
      await owner.query(`set local session_replication_role = 'replica'`);
      await tamper();
      return await divergences(new TrailReplay(asOwner, vault, known));
    } finally {
      await owner.query('rollback');
    }
  };
  const changed = async (statement: string, values: readonly unknown[] = []): Promise<void> => {
    const { rowCount } = await owner.query(statement, [...values]);
    expect(rowCount).toBeGreaterThan(0);
  };

  it('finds nothing where nothing was tampered with', async () => {
    const { rows } = await owner.query<{ phases: number; handovers: number; types: string[] }>(
      `select count(distinct phase)::int as phases, count(distinct h.id)::int as handovers,
         array_agg(distinct a.type) as types
       from handover h join audit_entry a on a.handover_id = h.id`,
    );
    expect(rows[0]!.handovers).toBeGreaterThan(36);
    expect(rows[0]!.phases).toBeGreaterThan(6);
    expect(rows[0]!.types).toEqual(
      expect.arrayContaining(['accept', 'reject', 'redirect', 'ask', 'answer', 'reschedule', 'withdraw', 'complete']),
    );
    expect(rows[0]!.types).toEqual(
      expect.arrayContaining([
        'transferred',
        'deadline-passed',
        'closed-by-event',
        'circumstance',
        'phone-call',
        'assign',
        'delivered',
        'reopened',
      ]),
    );
    expect(await divergences()).toEqual([]);
  });

  it('finds a change of every column that follows from the trail', async () => {
    const unseen: string[] = [];
    for (const { table, column, type } of columns) {
      if (undecided[table]?.includes(column)) continue;
      const found = await tampered(async () =>
        changed(
          `update ${table} set ${column} = ${changeOf[type]!(column)}
           where ctid = (select ctid from ${table} order by ${column} is null, ${column}::text desc limit 1)`,
        ),
      );
      // A row that is moved elsewhere is missing here and too many there.
      if (!found.some((each) => each.table === table)) unseen.push(`${table}.${column}`);
    }
    expect(columns.length).toBeGreaterThan(60);
    expect(unseen).toEqual([]);
  });

  it.each(compared)('finds a row of %s that was deleted', async (table) => {
    const found = await tampered(async () =>
      changed(`delete from ${table} where ctid = (select ctid from ${table} limit 1)`),
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it.each([
    ['handover_item', `{"handover_id": "00000000-0000-4000-8000-000000000001"}`],
    ['responsibility_item', `{"id": "00000000-0000-4000-8000-000000000001", "scope": "made-up"}`],
    [
      'responsibility_interval',
      `{"valid_from": "2026-01-01", "valid_to": "2026-01-02", "previous_to": "2026-01-01", "evidence_type": "made-up"}`,
    ],
    ['deadline', `{"name": "made-up"}`],
    ['fact_text', `{"seq": 1000}`],
  ])('finds a row of %s that was made up', async (table, change) => {
    const found = await tampered(async () =>
      changed(
        `insert into ${table} select made.* from (select * from ${table} limit 1) x,
           jsonb_populate_record(null::${table}, to_jsonb(x) || $1::jsonb) made`,
        [change],
      ),
    );
    expect(found.length).toBeGreaterThan(0);
  });

  /** Changes an entry and hashes the whole chain anew: what a thief with all the keys of the house would do. */
  const rewritten = async (
    type: string,
    change: (entry: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | undefined,
  ): Promise<readonly RowDivergence[]> =>
    tampered(async () => {
      const { rows } = await owner.query<{ handover_id: string; entries: Record<string, unknown>[] }>(
        `select handover_id, jsonb_agg(entry order by seq) as entries from audit_entry
         group by 1 having bool_or(type = $1) limit 1`,
        [type],
      );
      const { handover_id: id, entries } = rows[0]!;
      const at = entries.findIndex((each) => each['type'] === type);
      const kept = entries.flatMap((entry, index) =>
        index === at ? [change(entry)].filter((each) => each !== undefined) : [entry],
      );
      await changed('delete from audit_entry where handover_id = $1', [id]);
      let previous = genesisHash;
      for (const [index, each] of kept.entries()) {
        const entry = Object.assign({}, each, { seq: index + 1, previous }) as AuditEntryBody;
        previous = auditEntryHash(entry, (value) => canonicalize(value) ?? '', sha256);
        await changed(
          `insert into audit_entry (handover_id, seq, type, organization_id, actor_id, recorded_at, version, command_id, entry, hash)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [
            ...[id, index + 1, entry.type, entry.organization, entry.actor, entry.at, entry.version],
            ...[entry['command'] ?? null, entry, previous],
          ],
        );
      }
      await changed('update handover set chain_hash = $2, seq = $3 where id = $1', [id, previous, kept.length]);
    });

  it.each<
    [string, string, (entry: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | undefined]
  >([
    ['a confirmation that is left out', 'accept', () => undefined],
    ['a confirmation of somebody else', 'accept', (entry) => ({ ...entry, organization: 'municipality-0751' })],
    ['a confirmation of fewer items', 'accept', (entry) => ({ ...entry, items: ['medication'] })],
    ['another holder', 'transferred', (entry) => ({ ...entry, newHolder: 'municipality-0751' })],
    ['a transfer at another moment', 'transferred', (entry) => ({ ...entry, effectiveAt: '2026-01-01T00:00:00.000Z' })],
    ['another receiver', 'create', (entry) => ({ ...entry, receiver: 'municipality-0751' })],
    ['another citizen', 'create', (entry) => ({ ...entry, patient: randomUUID() })],
    ['a pathway of which nobody knows', 'create', (entry) => ({ ...entry, pathway: 'unheard-of' })],
    ['another version', 'send', (entry) => ({ ...entry, version: 7 })],
    ['a moment of its own', 'reschedule', (entry) => ({ ...entry, effectiveFrom: '2031-01-01T00:00:00.000Z' })],
  ])('finds %s in a trail that was hashed anew', async (_what, type, change) => {
    expect((await rewritten(type, change)).length).toBeGreaterThan(0);
  });
});
