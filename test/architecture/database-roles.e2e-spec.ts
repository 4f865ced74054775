import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, startPostgres, withClient, type EmbeddedPostgres } from '@stafet/embedded';
import { makeDatabaseRoles } from '@stafet/testing';

const root = join(__dirname, '..', '..');
const passwords = { migrator: 'm1', app: 'a1', auditor: 'u1' };

/** A cluster of its own, because roles belong to a whole cluster. */
describe('the roles that docker/init/roles.sql makes', () => {
  let folder: string;
  let server: EmbeddedPostgres;

  const as = (login: keyof typeof passwords): string => {
    const url = new URL(server.superuserUrl('stafet'));
    url.username = `stafet_${login}_login`;
    url.password = passwords[login];
    return url.href;
  };
  const attempt = (login: keyof typeof passwords, sql: string): Promise<string> =>
    withClient(as(login), (client) =>
      client.query(sql).then(
        () => 'done',
        (error: unknown) => String(error),
      ),
    );

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stafet-roles-'));
    chmodSync(folder, 0o711);
    server = await startPostgres({ dataFolder: join(folder, 'postgres'), unsafeFast: true });
    await createDatabase(server.superuserUrl('postgres'), 'stafet');
    await makeDatabaseRoles(server.superuserUrl('stafet'), passwords);
    const migrated = spawnSync(process.execPath, [join(root, 'dist/apps/migrate/src/main.js')], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DATABASE_URL: as('app'), MIGRATOR_DATABASE_URL: as('migrator') },
    });
    if (migrated.status !== 0) throw new Error(migrated.stderr);
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are all that the migrations need: the migrator is no superuser', async () => {
    const { rows } = await withClient(server.superuserUrl('stafet'), (client) =>
      client.query('select rolname from pg_roles where rolsuper and rolname like $1', ['stafet%']),
    );
    expect(rows).toEqual([]);
    await expect(attempt('migrator', 'select from audit_entry')).resolves.toBe('done');
  });

  it('let the app add to the trail and change nothing there', async () => {
    await expect(attempt('app', 'select from audit_entry')).resolves.toBe('done');
    await expect(attempt('app', 'update audit_entry set seq = 0')).resolves.toMatch(/permission denied/);
    await expect(attempt('app', 'delete from audit_entry')).resolves.toMatch(/permission denied/);
    await expect(attempt('app', 'truncate audit_entry')).resolves.toMatch(/permission denied/);
  });

  it('let the app make no table', async () => {
    await expect(attempt('app', 'create table spare (id integer)')).resolves.toMatch(/permission denied/);
  });

  it('let the auditor read the trail, and no patient', async () => {
    await expect(attempt('auditor', 'select from audit_entry')).resolves.toBe('done');
    await expect(attempt('auditor', 'select from patient')).resolves.toMatch(/permission denied/);
    await expect(attempt('auditor', 'insert into organization default values')).resolves.toMatch(/permission denied/);
  });
});
