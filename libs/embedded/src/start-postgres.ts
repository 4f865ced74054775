import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { usableBinaries, type Binaries } from './binaries';
import { openDataFolder, type DataFolder } from './data-folder';
import { EmbeddedPostgresError, faultFromOutput, folderFault } from './embedded-postgres-error';
import { prepareFolder, serverFolder, type Placement } from './placement';
import { readPostmaster, stopLeftover, stopServer } from './postmaster';

export interface StartOptions {
  /** The server's own folder; made where it is missing, kept where it holds data. */
  readonly dataFolder: string;
  /** On 127.0.0.1; a free one where left out. */
  readonly port?: number;
  /** Told, one line at a time, what takes a while. */
  readonly log?: (line: string) => void;
  /** Never for data that matters: a crash of the machine may lose or spoil it. For tests, which throw it away. */
  readonly unsafeFast?: boolean;
  /** A server that is installed on the machine; the one that npm brought where left out. */
  readonly binaries?: Binaries;
}

export interface EmbeddedPostgres {
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  superuserUrl(database: string): string;
  /** Fast shutdown; resolves when the process has ended. */
  stop(): Promise<void>;
}

const recoverySeconds = 120;
const portAttempts = 3;
const largestLogBytes = 5_000_000;

/**
 * A real PostgreSQL on 127.0.0.1 with its data in `dataFolder`. A server that a killed start left behind on the same
 * data is stopped first. The server outlives the caller unless `stop` is called.
 * @throws EmbeddedPostgresError whose one-line message says what to do
 */
export async function startPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const durable = options.unsafeFast !== true;
  const place = prepareFolder(resolve(options.dataFolder));
  const binaries = options.binaries ?? (await usableBinaries(place.account, place.copyFolder));
  const data = await openDataFolder(place, binaries, durable);
  if (await stopLeftover(data.path)) log('stopped the PostgreSQL that an earlier start left behind');

  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    try {
      return await startServer(place, binaries, data, port, durable, log);
    } catch (fault) {
      const isBusy = fault instanceof EmbeddedPostgresError && fault.fault === 'port-busy';
      // Another program may take a free port between the look and the start.
      if (!isBusy || options.port !== undefined || attempt === portAttempts) throw fault;
    }
  }
}

/**
 * Stops the server that a killed start left behind in `dataFolder`, if there is one, without starting another.
 * Answers whether there was one.
 */
export async function stopLeftoverPostgres(dataFolder: string): Promise<boolean> {
  const folder = serverFolder(resolve(dataFolder));
  return folder !== undefined && (await stopLeftover(join(folder, 'data')));
}

async function startServer(
  place: Placement,
  binaries: Binaries,
  data: DataFolder,
  port: number,
  durable: boolean,
  log: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const started = Date.now();
  for (;;) {
    const { server, output } = launch(place, binaries, data, serverSettings(port, durable));
    const ended = new Promise<void>((done) => {
      server.once('exit', () => done());
      server.once('error', () => done());
    });
    if (await becomesReady(server, data.path, log)) return handle(server, ended, port, data);
    const fault = faultFromOutput(output(), place.folder, port);
    // The sessions of a killed server take a moment to notice; until then PostgreSQL refuses a second one.
    if (fault.fault !== 'in-use' || Date.now() - started > 10_000) throw fault;
    await sleep(200);
  }
}

function serverSettings(port: number, durable: boolean): Record<string, string | number> {
  return {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    password_encryption: 'scram-sha-256',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements may hold personal data; the log never does.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
}

function launch(place: Placement, binaries: Binaries, data: DataFolder, settings: Record<string, string | number>) {
  const logFile = join(place.folder, 'server.log');
  try {
    if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) rmSync(logFile);
    const from = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const file = openSync(logFile, 'a', 0o600);
    if (place.account) fchownSync(file, place.account.uid, place.account.gid);
    const switches = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(binaries.postgres, ['-D', data.path, ...switches], {
      cwd: data.path,
      stdio: ['ignore', file, file],
      // A group of its own: Ctrl-C in the terminal must not reach it before the processes that use it.
      detached: true,
      ...(place.account && { uid: place.account.uid, gid: place.account.gid }),
    });
    closeSync(file);
    server.unref();
    return { server, output: () => readFileSync(logFile).subarray(from).toString('utf8') };
  } catch (cause) {
    throw folderFault(place.folder, cause);
  }
}

async function becomesReady(server: ChildProcess, data: string, log: (line: string) => void): Promise<boolean> {
  for (let waited = 0; waited < recoverySeconds * 1000; waited += 20) {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return false;
    const postmaster = readPostmaster(data);
    if (postmaster?.pid === server.pid && postmaster.isReady) return true;
    if (waited === 3_000) log('PostgreSQL is recovering what an earlier run left unfinished');
    await sleep(20);
  }
  server.kill('SIGQUIT');
  return false;
}

function handle(server: ChildProcess, ended: Promise<void>, port: number, data: DataFolder): EmbeddedPostgres {
  const pid = server.pid ?? 0;
  return {
    port,
    pid,
    ended,
    superuserUrl: (database) =>
      `postgres://postgres:${data.superuserPassword}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    async stop() {
      // Unobserved until now; the caller must not come to its end before the server does.
      server.ref();
      if (server.exitCode === null && server.signalCode === null) await stopServer(pid);
      await ended;
    },
  };
}

/** A port on 127.0.0.1 that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening, failed) => {
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', listening);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
