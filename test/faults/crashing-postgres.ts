import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asRole, checkoutFolder, createDatabase, freePort, isAlive, startPostgres } from '@stafet/embedded';

/** A PostgreSQL of a test's own, on one port for as long as the test lives, that may be done anything to. */
export interface CrashingPostgres {
  /** As the superuser, for an oracle. */
  readonly ownerUrl: string;
  /** As the API and the worker log in. */
  readonly appUrl: string;
  /** Starts it where it is not running; resolves when it takes connections. */
  start(): Promise<void>;
  /** Fast shutdown, in order. */
  stop(): Promise<void>;
  /** As the machine's power would: the postmaster and every child with SIGKILL. */
  crash(): Promise<void>;
  /** Every process of it stands still: connections are taken and never answered. */
  freeze(): void;
  thaw(): void;
  /** Stops it for good and removes its data. */
  remove(): Promise<void>;
}

/** Starts it with the schema that `apps/migrate` makes, and commits that are on the disk when they are answered. */
export async function startCrashingPostgres(): Promise<CrashingPostgres> {
  // The name under which the next run finds and removes what a killed run left behind.
  const folder = mkdtempSync(join(tmpdir(), `stafet-test-${process.pid}-`));
  chmodSync(folder, 0o711);
  const port = await freePort();
  const begin = () => startPostgres({ dataFolder: join(folder, 'postgres'), port });
  let server: Awaited<ReturnType<typeof begin>> | undefined = await begin();
  const ownerUrl = server.superuserUrl('stafet');
  await createDatabase(server.superuserUrl('postgres'), 'stafet');
  migrate(ownerUrl);
  const signal = (name: NodeJS.Signals): void => {
    // The postmaster first: it must not see its children go and tidy up after them.
    for (const pid of server === undefined ? [] : [server.pid, ...childrenOf(server.pid)]) send(pid, name);
  };
  const stop = async (): Promise<void> => {
    await server?.stop();
    server = undefined;
  };

  return {
    ownerUrl,
    appUrl: asRole(ownerUrl, 'stafet_app'),
    async start() {
      server ??= await begin();
    },
    stop,
    async crash() {
      if (server === undefined) return;
      const { ended } = server;
      signal('SIGKILL');
      await ended;
      server = undefined;
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async remove() {
      signal('SIGCONT');
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function migrate(url: string): void {
  const program = join(checkoutFolder(), 'dist/apps/migrate/src/main.js');
  const env = { ...process.env, MIGRATOR_DATABASE_URL: url, DATABASE_URL: url };
  const done = spawnSync(process.execPath, [program], { cwd: checkoutFolder(), env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`apps/migrate failed:\n${done.stdout}${done.stderr}`);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (fault) {
    if (isAlive(pid)) throw fault;
  }
}

function childrenOf(parent: number): readonly number[] {
  if (!existsSync('/proc/self/stat')) {
    const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    const rows = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
    return rows.filter((row) => row[1] === parent).map((row) => row[0]!);
  }
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    // The name, in parentheses, may hold anything; state and parent follow it (proc(5)).
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return undefined;
  }
}
