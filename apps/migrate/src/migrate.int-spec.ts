import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutFolder, createDatabase, dropDatabase, withClient, withDatabase } from '@stafet/embedded';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { migratorDataSource } from './data-source';
import { schemaDrift } from './schema-drift';

/** Every file, so that one that nobody registered is missed. */
const migrations = readdirSync(join(__dirname, 'migrations'))
  .sort()
  .map((file) =>
    file.replace(/^\d{14}-|\.ts$/g, '').replace(/(?:^|-)(.)/g, (_all, letter: string) => letter.toUpperCase()),
  );

/** Tables, functions and everybody's rights in them, one a line. */
const everything = `
  select format('%s %s', relname, array(select each::text from unnest(relacl) each order by 1)) as line
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
  union all
  select format('%s.%s %s', attrelid::regclass, attname, attacl) from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and attacl is not null
  union all
  select format('%s %s %s', oid::regprocedure, proacl, md5(prosrc)) from pg_proc where pronamespace = 'public'::regnamespace
  union all
  select format('%s of %s', tgname, tgrelid::regclass) from pg_trigger where not tgisinternal
  order by line`;

describe('migrating', () => {
  let migrated: TestDatabase;
  let empty: string;

  beforeAll(async () => {
    migrated = await createTestDatabase();
  });

  beforeEach(async () => {
    const name = `stafet_test_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(withDatabase(migrated.ownerUrl, 'postgres'), name);
    empty = withDatabase(migrated.ownerUrl, name);
  });

  afterEach(async () => {
    const name = new URL(empty).pathname.slice(1);
    await dropDatabase(withDatabase(empty, 'postgres'), name);
  });

  afterAll(async () => {
    await migrated.drop();
  });

  it('makes an empty database whole, and does no harm when it is done again', async () => {
    expect(await migrate(empty)).toEqual({ exitCode: 0, applied: migrations });
    const before = await lines(empty, everything);
    expect(await migrate(empty)).toEqual({ exitCode: 0, applied: [] });
    expect(await lines(empty, everything)).toEqual(before);
    expect(await schemaDrift(empty)).toEqual([]);
  });

  it('is done once when two processes start at the same moment, and both are content', async () => {
    const both = await Promise.all([migrate(empty), migrate(empty)]);
    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(both.flatMap(({ applied }) => applied)).toEqual(migrations);
    expect(await schemaDrift(empty)).toEqual([]);
  });

  it('says in one line that the database is not there', async () => {
    const gone = withDatabase(empty, 'stafet_never_made');
    expect(await migrate(gone)).toEqual({
      exitCode: 1,
      applied: [],
      said: expect.stringMatching(/^[^\n]*3D000[^\n]*\n$/),
    });
  });

  it('goes back any number of steps and forward again', async () => {
    await migrate(empty);
    const dataSource = await migratorDataSource(empty).initialize();
    try {
      const whole = await lines(empty, everything);
      const goBack = async (steps: number): Promise<void> => {
        for (let step = 0; step < steps; step += 1) await dataSource.undoLastMigration();
      };
      for (const steps of [1, 2, 3, 4]) {
        await goBack(steps);
        await dataSource.runMigrations();
        expect(await lines(empty, everything)).toEqual(whole);
      }
      await goBack(migrations.length);
      expect(await lines(empty, everything)).toEqual([expect.stringMatching(/^migrations /)]);
    } finally {
      await dataSource.destroy();
    }
  });

  it('leaves no table and no function without a comment that says what it is for', async () => {
    const silent = await lines(
      migrated.ownerUrl,
      `select relname as line from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
         and obj_description(oid, 'pg_class') is null
       union all
       select proname from pg_proc where pronamespace = 'public'::regnamespace and obj_description(oid, 'pg_proc') is null`,
    );
    expect(silent).toEqual([]);
  });

  it('names every constraint itself, so that code and logs can rely on the name', async () => {
    const folder = join(checkoutFolder(), 'apps/migrate/src/migrations');
    const written = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const constraints = await lines(
      migrated.ownerUrl,
      `select conname as line from pg_constraint
       where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 'migrations'::regclass`,
    );
    expect(constraints.length).toBeGreaterThan(60);
    const named = (name: string): boolean => written.some((text) => new RegExp(`constraint ${name}\\s`).test(text));
    expect(constraints.filter((name) => !named(name))).toEqual([]);
  });
});

async function lines(url: string, query: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ line: string }>(query);
    return rows.map(({ line }) => line);
  });
}

/** Runs the program as production does; `applied` are the migrations that it says it ran, without their dates. */
async function migrate(url: string): Promise<{ exitCode: number | null; applied: string[]; said?: string }> {
  const main = join(checkoutFolder(), 'dist/apps/migrate/src/main.js');
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, MIGRATOR_DATABASE_URL: url, DATABASE_URL: url },
  });
  let output = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  const applied = [...output.matchAll(/"([A-Z][A-Za-z]+)\d{14}"/g)].map(([, name]) => name ?? '');
  return { exitCode, applied, ...(said === '' ? {} : { said }) };
}
