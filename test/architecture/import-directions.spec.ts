import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A house of its own with the same plan: what a file says, and the rules that it breaks. */
const planted: Readonly<Record<string, { code: string; breaks: readonly string[] }>> = {
  'libs/core/src/parties.ts': { code: "export type Actor = 'ward';\n", breaks: [] },
  'libs/core/src/index.ts': { code: "export type { Actor } from './parties';\n", breaks: [] },
  'libs/core/src/clock.ts': { code: "export { hrtime } from 'node:process';\n", breaks: ['core-imports-nothing'] },
  'libs/core/src/machine.ts': { code: "export { setup } from 'xstate';\n", breaks: ['core-imports-nothing'] },
  'libs/core/src/detour.ts': {
    code: "export type { Actor } from './index';\n",
    breaks: ['not-through-own-front-door'],
  },
  'libs/core/src/parties.spec.ts': {
    code: "import type { Actor } from './index';\nexport type A = Actor;\n",
    breaks: [],
  },
  'libs/core/src/chicken.ts': {
    code: "import type { Egg } from './egg';\nexport type Chicken = Egg | 1;\n",
    breaks: ['no-circular'],
  },
  // A cycle is told once, where it is met first.
  'libs/core/src/egg.ts': {
    code: "import type { Chicken } from './chicken';\nexport type Egg = Chicken | 2;\n",
    breaks: [],
  },

  'workflows/registry.ts': { code: "import { setup } from 'xstate';\nexport const registry = [setup];\n", breaks: [] },
  'workflows/index.ts': {
    code: "export { registry } from './registry';\nexport type { Actor } from '@stafet/core';\n",
    breaks: [],
  },
  'workflows/registry.spec.ts': { code: "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n", breaks: [] },
  'workflows/discharge/machine.v1.ts': {
    code: "import { readFileSync } from 'node:fs';\nexport const machine = readFileSync;\n",
    breaks: ['workflows-stay-pure'],
  },
  'workflows/discharge/logged.ts': {
    code: "import type { Log } from '@stafet/audit';\nexport type Logged = Log;\n",
    breaks: ['workflows-stay-pure'],
  },
  'workflows/discharge/detour.ts': {
    code: "export { registry } from '../index';\n",
    breaks: ['workflows-not-through-own-front-door'],
  },
  'workflows/discharge/backdoor.ts': {
    code: "export type { Actor } from '../../libs/core/src/parties';\n",
    breaks: ['only-front-doors-into-libraries'],
  },

  'libs/handover/src/index.ts': { code: "export { registry } from '@stafet/workflows';\n", breaks: [] },
  'libs/handover/src/chosen.ts': {
    code: "export { registry } from '../../../workflows/registry';\n",
    breaks: ['only-the-front-door-into-workflows'],
  },
  'libs/audit/src/log.ts': { code: "export type Log = 'entry';\n", breaks: [] },
  'libs/audit/src/index.ts': { code: "export type { Log } from './log';\n", breaks: [] },
  'libs/audit/src/curious.ts': {
    code: "export { registry } from '@stafet/handover';\n",
    breaks: ['audit-and-messaging-do-not-know-handover'],
  },
  'libs/messaging/src/curious.ts': {
    code: "import type { registry } from '@stafet/handover';\nexport type Registry = typeof registry;\n",
    breaks: ['audit-and-messaging-do-not-know-handover'],
  },
  'libs/messaging/src/backdoor.ts': {
    code: "export type { Log } from '../../audit/src/log';\n",
    breaks: ['only-front-doors-across-libraries'],
  },
  'libs/messaging/src/gone.ts': { code: "export { nothing } from './not-there';\n", breaks: ['imports-resolve'] },
  'libs/messaging/src/upwards.ts': {
    code: "export { routes } from '../../../apps/api/src/routes';\n",
    breaks: ['no-library-imports-an-app'],
  },
  'libs/messaging/src/rehearsal.ts': {
    code: "export { harness } from '@stafet/testing';\n",
    breaks: ['testing-only-from-specs'],
  },
  'libs/messaging/src/rehearsal.int-spec.ts': {
    code: "import { harness } from '@stafet/testing';\nharness();\n",
    breaks: [],
  },
  'libs/testing/src/index.ts': { code: 'export const harness = (): number => 1;\n', breaks: [] },
  'libs/api-client/src/index.ts': { code: 'export const client = 1;\n', breaks: [] },

  'apps/api/src/routes.ts': { code: "export const routes = ['handovers'];\n", breaks: [] },
  'apps/api/src/compiled.ts': {
    code: "export { version } from 'typescript';\n",
    breaks: ['production-needs-no-dev-dependency'],
  },
  'apps/api/src/borrowed.ts': {
    code: "export { default as accepts } from 'accepts';\n",
    breaks: ['only-declared-packages'],
  },
  'apps/api/src/backdoor.ts': {
    code: "export type { Log } from '../../../libs/audit/src/log';\n",
    breaks: ['only-front-doors-into-libraries'],
  },
  'apps/worker/src/neighbour.ts': {
    code: "export { routes } from '../../api/src/routes';\n",
    breaks: ['no-app-imports-another-app'],
  },
  'apps/web/src/client.ts': { code: "export { client } from '@stafet/api-client';\n", breaks: [] },
  'apps/web/src/clever.ts': {
    code: "export { registry } from '@stafet/workflows';\n",
    breaks: ['web-only-imports-api-client'],
  },
};

interface Findings {
  readonly violations: readonly {
    readonly from: string;
    readonly to: string;
    readonly rule: { readonly name: string };
  }[];
  readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
}

function cruise(house: string): Findings {
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'workflows', 'test'];
  const run = spawnSync(process.execPath, [cruiser, ...args], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!run.stdout.startsWith('{')) throw new Error(run.stderr);
  return (JSON.parse(run.stdout) as { summary: Findings }).summary;
}

describe('the directions of imports', () => {
  let house: string;
  let found: Findings;

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'planted-house-'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
      copyFileSync(join(root, file), join(house, file));
    }
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    mkdirSync(join(house, 'test'));
    for (const [path, { code }] of Object.entries(planted)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), code);
    }
    found = cruise(house);
  }, 60_000);
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(Object.entries(planted))('judges %s by what it imports', (path, { breaks }) => {
    const broken = found.violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);
    expect([...new Set(broken)].sort()).toEqual([...breaks].sort());
  });

  it('has seen every rule fire', () => {
    const fired = new Set(found.violations.map(({ rule }) => rule.name));
    expect(fired).toEqual(new Set(found.ruleSetUsed.forbidden.map(({ name }) => name)));
  });

  it('finds nothing to complain about in this house', () => {
    const broken = cruise(root).violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`);
    expect(broken).toEqual([]);
  }, 120_000);
});
