import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '@stafet/embedded';
import { distinctPorts, makeDatabaseRoles, startRedis, startSystemPostgres, type System } from '@stafet/testing';
import { readDotEnvExample, readService, run, type Ending, type Running } from './images';
import { putTlsBefore } from './login-behind-tls';

const startSeconds = 30;

/**
 * What docker/compose.yml describes, without containers: a PostgreSQL and a Redis of this machine, secrets in files,
 * and the commands of the images. The login and the mail server are those of the demo, which are no part of it.
 */
export interface Deployment extends Pick<System, 'url' | 'tokenFor'> {
  readonly superuserUrl: string;
  readonly redisUrl: string;
  readonly publicUrl: string;
  /** The login without TLS in front of it. */
  readonly demoUrl: string;
  /** How the migrations ended, run twice. */
  readonly migrations: readonly Ending[];
  readonly api: Running;
  readonly worker: Running;
  /** The secret as it stands in its file. */
  secret(name: string): string;
  /** Starts a service once more, with other settings; `wanted` picks another command of it than the one it runs by. */
  start(name: string, settings?: Readonly<Record<string, string>>, wanted?: 'command' | 'healthCheck'): Running;
  end(): Promise<void>;
}

/** Brings everything up, with the people of the demo and no handover; resolves when the API and the worker are ready. */
export async function deploy(): Promise<Deployment> {
  const undo: (() => unknown)[] = [];
  const end = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return await bringUp(undo, end);
  } catch (fault) {
    await end();
    throw fault;
  }
}

async function bringUp(undo: (() => unknown)[], end: () => Promise<void>): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'stafet-images-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  // Started by root, PostgreSQL runs as another user, who must get into the folder.
  chmodSync(folder, 0o711);
  const [apiPort, demoPort, smtpPort] = (await distinctPorts(3)) as [number, number, number];

  const secrets = join(folder, 'secrets');
  execFileSync('bash', [join(__dirname, '../../docker/secrets/make.sh'), secrets], { stdio: 'pipe' });
  const secret = (name: string): string => readFileSync(join(secrets, name), 'utf8').trim();
  const write = (name: string, text: string): void => {
    rmSync(join(secrets, name), { force: true });
    writeFileSync(join(secrets, name), `${text}\n`);
  };
  write('oidc-client-secret', 'from-the-administrator-of-the-login');
  write('smtp-url', `smtp://127.0.0.1:${smtpPort}`);

  const postgres = await startSystemPostgres(join(folder, 'postgres'));
  undo.push(() => postgres.stop());
  await createDatabase(postgres.superuserUrl('postgres'), 'stafet');
  await makeDatabaseRoles(postgres.superuserUrl('stafet'), {
    migrator: secret('migrator-password'),
    app: secret('app-password'),
    auditor: secret('auditor-password'),
  });
  for (const name of ['database-url', 'migrator-database-url']) {
    write(name, secret(name).replace('@postgres:5432', `@127.0.0.1:${postgres.port}`));
  }
  const redis = await startRedis({ configFile: join(secrets, 'redis.conf') });
  undo.push(() => redis.stop());
  const isOurs = redis.pid !== undefined;
  write('redis-url', isOurs ? secret('redis-url').replace('@redis:6379', `@${new URL(redis.url).host}`) : redis.url);

  const login = await putTlsBefore(demoPort, folder);
  undo.push(() => login.stop());
  const dotEnv: Record<string, string> = { ...readDotEnvExample(), OIDC_ISSUER: login.issuer };
  const publicUrl = dotEnv['PUBLIC_URL'] ?? '';
  const outside = {
    STAFET_DATA: folder,
    DATABASE_URL_FILE: join(secrets, 'database-url'),
    OIDC_ISSUER: login.issuer,
    OIDC_CLIENT_SECRET_FILE: join(secrets, 'oidc-client-secret'),
    PUBLIC_URL: publicUrl,
    DEMO_PORT: String(demoPort),
    DEMO_SMTP_PORT: String(smtpPort),
  };
  const started = (words: readonly string[], env: Readonly<Record<string, string>>): Running => {
    const process = run(words, env);
    undo.push(() => stop(process));
    return process;
  };
  const start: Deployment['start'] = (name, settings = {}, wanted = 'command') => {
    const service = readService(name, secrets, dotEnv);
    const words = service[wanted];
    if (words === undefined) throw new Error(`${name} has no ${wanted}`);
    // A container has addresses and a list of trusted certificates of its own; here everybody shares the machine's.
    const here = { HOST: '127.0.0.1', PORT: String(apiPort), NODE_EXTRA_CA_CERTS: login.certificateFile };
    return started(words, { ...service.env, ...here, ...settings });
  };
  const url = `http://127.0.0.1:${apiPort}`;
  const demoUrl = `http://127.0.0.1:${demoPort}`;

  const demo = started(['node', 'dist/apps/demo/src/main.js'], outside);
  const migrations = [await start('migrate').ended, await start('migrate').ended];
  await answerOf(started(['node', 'dist/apps/cli/src/main.js', 'seed', '--people-only'], outside));
  const [api, worker] = [start('api'), start('worker')];
  await Promise.all([
    becomes('the demo', demo, () => isOk(`${demoUrl}/health`)),
    becomes('the API', api, () => isOk(`${url}/health/ready`)),
    becomes('the worker', worker, async () => worker.stdout.includes('worker ready')),
  ]);

  const tokens = new Map<string, Promise<string>>();
  return {
    url,
    superuserUrl: postgres.superuserUrl('stafet'),
    redisUrl: secret('redis-url'),
    publicUrl,
    demoUrl,
    migrations,
    api,
    worker,
    secret,
    start,
    end,
    tokenFor(person) {
      const token =
        tokens.get(person) ??
        answerOf(started(['node', 'dist/apps/cli/src/main.js', 'token', '--user', person], outside));
      tokens.set(person, token);
      return token;
    },
  };
}

async function answerOf(process: Running): Promise<string> {
  const { code } = await process.ended;
  if (code !== 0) throw new Error(`ended with ${code}: ${process.stderr}`);
  return process.stdout.trim();
}

async function becomes(name: string, process: Running, isReady: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < startSeconds * 1000; waited += 25) {
    if (process.hasEnded) throw new Error(`${name} ended while it started:\n${process.stdout}${process.stderr}`);
    if (await isReady()) return;
    await sleep(25);
  }
  throw new Error(`${name} was not ready within ${startSeconds} s:\n${process.stdout}${process.stderr}`);
}

async function isOk(address: string): Promise<boolean> {
  return fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function stop(process: Running): Promise<void> {
  if (process.hasEnded) return;
  process.kill('SIGTERM');
  const patience = setTimeout(() => process.kill('SIGKILL'), 10_000);
  await process.ended;
  clearTimeout(patience);
}
