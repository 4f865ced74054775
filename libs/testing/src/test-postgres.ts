import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkoutFolder,
  createDatabase,
  dropDatabase,
  isAlive,
  startPostgres,
  stopLeftoverPostgres,
  withDatabase,
  type EmbeddedPostgres,
} from '@stafet/embedded';

/** Holds the login of the superuser for the tests of one run; the global setup sets it. */
export const serverVariable = 'STAFET_TEST_POSTGRES';

/** Migrated once per run; every test database is a copy of it. */
export const templateDatabase = 'stafet_template';

const folderPrefix = 'stafet-test-';

interface Running {
  readonly server: EmbeddedPostgres;
  readonly folder: string;
}

// The setup and the teardown are loaded apart from each other, in the same process.
const kept = globalThis as { stafetTestServer?: Running };

/**
 * One migrated PostgreSQL for the run, on the server that TEST_DATABASE_URL names or on an embedded one with data that
 * are thrown away. Does nothing when it was called before.
 */
export async function startTestPostgres(): Promise<void> {
  if (process.env[serverVariable]) return;
  build();
  const url = process.env['TEST_DATABASE_URL'] || (await startEmbedded());
  await dropDatabase(url, templateDatabase);
  await createDatabase(url, templateDatabase);
  migrate(withDatabase(url, templateDatabase));
  process.env[serverVariable] = url;
}

/** Stops what `startTestPostgres` started, and removes its data. */
export async function stopTestPostgres(): Promise<void> {
  const running = kept.stafetTestServer;
  if (running === undefined) return;
  delete kept.stafetTestServer;
  process.env[serverVariable] = '';
  await running.server.stop();
  rmSync(running.folder, { recursive: true, force: true });
}

async function startEmbedded(): Promise<string> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  // Started by root, the server runs as another user, who must get into the folder.
  chmodSync(folder, 0o711);
  const server = await startPostgres({ dataFolder: join(folder, 'postgres'), unsafeFast: true });
  kept.stafetTestServer = { server, folder };
  return server.superuserUrl('postgres');
}

/** A run that was killed leaves its server and data behind; the process id in the folder's name tells whose they are. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(folderPrefix) ? parseInt(name.slice(folderPrefix.length), 10) : NaN;
    if (!(pid > 0) || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    try {
      await stopLeftoverPostgres(join(folder, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, who will remove it in her own next run.
    }
  }
}

function build(): void {
  run('npm run build', [join(checkoutFolder(), 'apps/cli/build.mjs'), '--web-optional'], {});
}

function migrate(url: string): void {
  const main = join(checkoutFolder(), 'dist/apps/migrate/src/main.js');
  if (!existsSync(main))
    throw new Error(`${main} is missing: apps/migrate must be built before a test needs a database`);
  run('apps/migrate', [main], { MIGRATOR_DATABASE_URL: url, DATABASE_URL: url });
}

function run(what: string, command: string[], env: Record<string, string>): void {
  const done = spawnSync(process.execPath, command, {
    cwd: checkoutFolder(),
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${what} failed:\n${done.stdout}${done.stderr}${done.error?.message ?? ''}`);
}
