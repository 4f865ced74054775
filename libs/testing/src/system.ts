import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkoutFolder, freePort } from '@stafet/embedded';
import { answersOk, SystemProcess } from './system-process';
import type { TestDatabase } from './test-database';

export interface SystemOptions {
  readonly database: Pick<TestDatabase, 'appUrl'>;
  /** Left out: the queue lives in PostgreSQL. */
  readonly redisUrl?: string | undefined;
  readonly apiProcesses?: number;
  readonly workers?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** The built processes, running against a real database: `demo`, `api-1` …, `worker-1` … */
export interface System {
  /** The address of `api-1`, without a slash at the end. */
  readonly url: string;
  readonly apiUrls: readonly string[];
  /** The demo's login and inbox. */
  readonly demoUrl: string;
  /** What every process of the system was given. */
  readonly env: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  pid(name: string): number | undefined;
  logs(name: string): string;
  /** Sends the signal and waits for the end. */
  kill(name: string, signal?: NodeJS.Signals): Promise<void>;
  /** Starts what was killed, or stops it first; resolves when it is ready. */
  restart(name: string): Promise<void>;
  /** An access token for a demo login, as `npm run token` gives it; asked for once per login. */
  tokenFor(login: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the system from `dist` on free ports, with the demo's people and mailboxes; resolves when all of it is ready. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), 'stafet-system-'));
  const ports = await distinctPorts(2 + (options.apiProcesses ?? 1));
  const [demoPort, smtpPort, ...apiPorts] = ports as [number, number, ...number[]];
  const apiUrls = apiPorts.map((port) => `http://localhost:${port}`);
  const demoUrl = `http://localhost:${demoPort}`;
  const env: Record<string, string> = {
    DATABASE_URL: options.database.appUrl,
    REDIS_URL: options.redisUrl ?? '',
    HOST: '127.0.0.1',
    PORT: String(apiPorts[0]),
    PUBLIC_URL: apiUrls[0] ?? '',
    OIDC_ISSUER: demoUrl,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    STAFET_DEMO: 'true',
    STAFET_DATA: folder,
    DEMO_PORT: String(demoPort),
    DEMO_SMTP_PORT: String(smtpPort),
    ...options.env,
  };
  const make = (
    name: string,
    app: string,
    more: Record<string, string>,
    isReady: (output: string) => Promise<boolean>,
  ) => new SystemProcess(name, builtProgram(app), { ...process.env, ...env, ...more }, isReady);
  const processes = [
    make('demo', 'demo', {}, () => answersOk(`http://127.0.0.1:${demoPort}/health`)),
    ...apiPorts.map((port, index) =>
      make(`api-${index + 1}`, 'api', { PORT: String(port) }, () => answersOk(`http://127.0.0.1:${port}/health/ready`)),
    ),
    ...Array.from({ length: options.workers ?? 1 }, (_, index) =>
      make(`worker-${index + 1}`, 'worker', {}, async (output) => output.includes('worker ready')),
    ),
  ];
  const stop = async () => {
    await Promise.all(processes.slice(1).map((each) => each.stop()));
    await processes[0]?.stop();
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    const [demo, ...others] = processes;
    await Promise.all([demo?.start(), runCli(['seed', '--people-only'], env)]);
    await Promise.all(others.map((each) => each.start()));
  } catch (fault) {
    await stop();
    throw fault;
  }
  return running(processes, env, apiUrls, demoUrl, stop);
}

function running(
  processes: readonly SystemProcess[],
  env: Readonly<Record<string, string>>,
  apiUrls: readonly string[],
  demoUrl: string,
  stop: () => Promise<void>,
): System {
  const named = (name: string): SystemProcess => {
    const found = processes.find((each) => each.name === name);
    if (found === undefined)
      throw new Error(`No process ${name}: there are ${processes.map((each) => each.name).join(', ')}`);
    return found;
  };
  const tokens = new Map<string, Promise<string>>();
  return {
    url: apiUrls[0] ?? '',
    apiUrls,
    demoUrl,
    env,
    names: processes.map((each) => each.name),
    pid: (name) => named(name).pid,
    logs: (name) => named(name).logs,
    kill: (name, signal = 'SIGKILL') => named(name).kill(signal),
    async restart(name) {
      await named(name).stop();
      await named(name).start();
    },
    tokenFor(login) {
      const token = tokens.get(login) ?? askForToken(login, env);
      tokens.set(login, token);
      return token;
    },
    stop,
  };
}

async function askForToken(login: string, env: Readonly<Record<string, string>>): Promise<string> {
  return (await runCli(['token', '--user', login], env)).trim();
}

/** What the command line answers, as `npm run stafet -- …` would. */
async function runCli(command: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [builtProgram('cli'), ...command], {
    cwd: checkoutFolder(),
    env: { ...process.env, ...env },
  });
  return stdout;
}

function builtProgram(app: string): string {
  return join(checkoutFolder(), 'dist', 'apps', app, 'src', 'main.js');
}

/** That many ports on 127.0.0.1 that nobody listened on a moment ago. */
export async function distinctPorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}
