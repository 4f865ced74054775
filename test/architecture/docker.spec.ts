import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { ConfigError, loadConfig, settings } from '@stafet/platform';

const root = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: unknown;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const dockerfile = read('docker/Dockerfile');
const compose = parse(read('docker/compose.yml'), { merge: true }) as Compose;
const ours = Object.entries(compose.services).filter(([, service]) => service.build !== undefined);
const foreign = Object.entries(compose.services).filter(([, service]) => service.build === undefined);

/** Stage name -> what it starts from and what stands in it. */
const stages = new Map(
  dockerfile
    .split(/^FROM /m)
    .slice(1)
    .map((text) => {
      const [, from = '', name = ''] = /^(\S+) AS (\S+)/.exec(text) ?? [];
      return [name, { from, text }] as const;
    }),
);

function lineage(name: string): string[] {
  const stage = stages.get(name);
  return stage === undefined ? [] : [...lineage(stage.from), stage.text];
}

const faults = (text: string): string[] =>
  validate(text).map(({ message }) => (typeof message === 'string' ? message : message.value));

describe('the Dockerfile', () => {
  it('has no fault that a linter knows', () => {
    expect(faults(dockerfile)).toEqual([]);
  });

  it('would be found out if it had one', () => {
    expect(faults(dockerfile.replace('--interval=', '--intervall='))).toEqual(['Unknown flag: intervall']);
  });

  it('starts from one Node, pinned to its patch version', () => {
    const bases = [...stages.values()].map(({ from }) => from).filter((from) => !stages.has(from));
    expect(bases).toEqual([expect.stringMatching(/^node:\d+\.\d+\.\d+-\w+-slim$/)]);
  });

  it.each(ours)('runs %s as an ordinary user', (_, service) => {
    const users = lineage(service.build!.target).flatMap((text) => [...text.matchAll(/^USER (\S+)/gm)]);
    expect(users.at(-1)?.[1]).toBe('node');
  });

  it.each(ours)('starts %s by what the build makes of its main.ts', (name, service) => {
    const [, command = ''] = /^CMD (.+)$/m.exec(stages.get(service.build!.target)!.text) ?? [];
    expect(JSON.parse(command)).toEqual(['node', `dist/apps/${name}/src/main.js`]);
    expect(existsSync(join(root, 'apps', name, 'src', 'main.ts'))).toBe(true);
  });

  it('takes no development dependency along', () => {
    expect(stages.get('runtime')?.text).toMatch(/npm ci --omit=dev/);
  });

  it('asks the API whether it is ready', () => {
    expect(stages.get('api')?.text).toMatch(/^HEALTHCHECK .*\n.*\/health\/ready/m);
  });

  it.each(['docker', 'test', '.git', '.env', '.stafet'])('cannot see %s while it is built', (path) => {
    const [everything, ...rules] = read('docker/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(everything).toBe('*');
    expect(rules).not.toContain(`!${path}`);
  });
});

describe('compose.yml', () => {
  it('runs PostgreSQL 17, Redis 7, the migrations, the API and the worker, each by itself', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
    expect(compose.services['postgres']?.image).toMatch(/^postgres:17\.\d+-/);
    expect(compose.services['redis']?.image).toMatch(/^redis:7\.\d+\.\d+-/);
  });

  it.each(foreign)('knows when %s is ready', (_, service) => {
    expect(service.healthcheck).toBeDefined();
  });

  it('lets Redis neither forget nor evict', () => {
    const command = compose.services['redis']?.command?.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  it.each(['api', 'worker'])('starts %s when the migrations have ended well', (name) => {
    expect(compose.services[name]?.depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    });
  });

  it.each(ours)('gives %s a read-only file system and no privilege', (_, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  it.each(ours)('tells %s only settings that exist', (_, service) => {
    const known = new Set<string>(settings.flatMap(({ name, secret }) => (secret ? [`${name}_FILE`] : [name])));
    expect(Object.keys(service.environment ?? {}).filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(Object.entries(compose.services))('gives %s the secrets that it reads, and no other', (_, service) => {
    const named = JSON.stringify([service.environment, service.command]).matchAll(/\/run\/secrets\/([a-z.-]+)/g);
    const readByInit = [...read('docker/init/roles.sql').matchAll(/\/run\/secrets\/([a-z-]+)/g)];
    const needed = [...named, ...(service.image?.startsWith('postgres:') ? readByInit : [])].map(([, name]) => name);
    expect([...new Set(needed)].sort()).toEqual([...(service.secrets ?? [])].sort());
  });

  it('declares every secret that is used, as a file beside it that Git does not see', () => {
    const used = Object.values(compose.services).flatMap(({ secrets }) => secrets ?? []);
    expect(Object.keys(compose.secrets).sort()).toEqual([...new Set(used)].sort());
    const ignored = Object.values(compose.secrets).map(({ file }) => join('docker', file));
    const seen = spawnSync('git', ['check-ignore', ...ignored], { cwd: root, encoding: 'utf8' });
    expect(seen.stdout.trim().split('\n')).toEqual(ignored);
  });

  it('is understood by docker compose, where one is installed', () => {
    const docker = (...args: string[]) => spawnSync('docker', args, { cwd: root, encoding: 'utf8' });
    if (docker('compose', 'version').status !== 0) return;
    const checked = docker(
      'compose',
      '--file=docker/compose.yml',
      '--env-file=docker/.env.example',
      'config',
      '--quiet',
    );
    expect(checked.stderr).toBe('');
    expect(checked.status).toBe(0);
  });
});

describe('the secrets', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    execFileSync('bash', [join(root, 'docker/secrets/make.sh'), folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The environment of a service as compose would give it, with the secrets from the folder that was just filled. */
  function environmentOf(service: Service): Record<string, string> {
    const pairs = Object.entries(service.environment ?? {}).map(([name, value]) => [
      name,
      value.replace('/run/secrets', folder).replace(/^\$\{(\w+):\?.*\}$/, 'https://stafet.example'),
    ]);
    return Object.fromEntries(pairs) as Record<string, string>;
  }

  it('are refused as long as one is missing', () => {
    expect(() => loadConfig(environmentOf(compose.services['api']!))).toThrow(ConfigError);
  });

  it.each(ours)('let %s start in production', (_, service) => {
    writeFileSync(join(folder, 'oidc-client-secret'), 'from the login’s administrator\n');
    writeFileSync(join(folder, 'smtp-url'), 'smtps://stafet@mail.example\n');
    const config = loadConfig(environmentOf(service));
    expect(config.production).toBe(true);
    expect(config.database.url).toMatch(/^postgres:\/\/stafet_app_login:[0-9a-f]{64}@postgres:5432\/stafet$/);
    expect(config.redisUrl).toMatch(/^redis:\/\/:[0-9a-f]{64}@redis:6379$/);
  });

  it('are kept when they are made again', () => {
    const before = readFileSync(join(folder, 'patient-keys'), 'utf8');
    execFileSync('bash', [join(root, 'docker/secrets/make.sh'), folder]);
    expect(readFileSync(join(folder, 'patient-keys'), 'utf8')).toBe(before);
  });
});
