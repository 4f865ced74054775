import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

interface Plant {
  readonly promise: string;
  /** Where the text is said to stand. Rules about types need a file that exists; nothing is written to it. */
  readonly path: string;
  readonly code: string;
  readonly rule: string;
  /** Part of the message, where one rule stands for several bans. */
  readonly says?: string;
}

const syntax = 'no-restricted-syntax';
const boundary = '@nx/enforce-module-boundaries';
const machine = (property: string) => `export const machine = createMachine({ ${property} });\n`;
const lines = (count: number) => '// a line\n'.repeat(count);

const violations: readonly Plant[] = [
  // Which way the doors open
  {
    promise: 'the core imports no library',
    path: 'libs/core/src/index.ts',
    code: "export { loadConfig } from '@stafet/platform';\n",
    rule: boundary,
  },
  {
    promise: 'the core imports no package',
    path: 'libs/core/src/index.ts',
    code: "export { setup } from 'xstate';\n",
    rule: boundary,
    says: 'not allowed to import "xstate"',
  },
  {
    promise: 'a pathway imports nothing that could act',
    path: 'workflows/index.ts',
    code: "export { loadConfig } from '@stafet/platform';\n",
    rule: boundary,
    says: 'layer:workflow',
  },
  {
    promise: 'a pathway imports no package but XState',
    path: 'workflows/index.ts',
    code: "export { Injectable } from '@nestjs/common';\n",
    rule: boundary,
    says: '@nestjs/common',
  },
  {
    promise: 'the platform knows no pathway',
    path: 'libs/platform/src/index.ts',
    code: "export { decide } from '@stafet/workflows';\n",
    rule: boundary,
    says: 'layer:platform',
  },
  {
    promise: 'the audit trail does not know the handover',
    path: 'libs/audit/src/planted.ts',
    code: "export { HandoverService } from '@stafet/handover';\n",
    rule: boundary,
  },
  {
    promise: 'the embedded database knows no room but the core',
    path: 'libs/embedded/src/planted.ts',
    code: "export { loadConfig } from '@stafet/platform';\n",
    rule: boundary,
    says: 'layer:embedded',
  },
  {
    promise: 'a library is entered through its front door',
    path: 'libs/platform/src/index.ts',
    code: "export { parties } from '../../core/src/parties';\n",
    rule: boundary,
  },
  {
    promise: 'the web knows the API and no rule',
    path: 'apps/web/src/planted.ts',
    code: "export { decide } from '@stafet/workflows';\n",
    rule: boundary,
    says: 'layer:web',
  },
  {
    promise: 'no process takes the test harness along',
    path: 'apps/api/src/planted.ts',
    code: "export { anything } from '@stafet/testing';\n",
    rule: boundary,
    says: 'layer:app',
  },
  // What is said in the code
  {
    promise: 'a front door lists its exports by name',
    path: 'libs/core/src/index.ts',
    code: "export * from './parties';\n",
    rule: syntax,
    says: 'by name',
  },
  {
    promise: 'nobody defers a reference to break a cycle',
    path: 'libs/platform/src/index.ts',
    code: "import { forwardRef } from '@nestjs/common';\nexport const later: unknown = forwardRef;\n",
    rule: 'no-restricted-imports',
  },
  {
    promise: 'only the configuration reads the environment',
    path: 'libs/platform/src/index.ts',
    code: "export const port = process.env['PORT'];\n",
    rule: syntax,
    says: 'config.ts',
  },
  {
    promise: 'the environment does not come in through node:process',
    path: 'libs/platform/src/index.ts',
    code: "import { env } from 'node:process';\nexport const port = env['PORT'];\n",
    rule: syntax,
    says: 'config.ts',
  },
  {
    promise: 'a class has at most seven collaborators',
    path: 'libs/platform/src/index.ts',
    code: 'export class Crowd {\n  constructor(a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8) {\n    this.sum = [a, b, c, d, e, f, g, h];\n  }\n  readonly sum: number[];\n}\n',
    rule: syntax,
    says: 'eighth collaborator',
  },
  ...['libs/core/src/index.ts', 'workflows/index.ts'].flatMap((path): Plant[] => [
    { promise: `${path} has no clock`, path, code: 'export const now = Date.now();\n', rule: syntax, says: 'instant' },
    {
      promise: `${path} makes no date of now`,
      path,
      code: 'export const now = new Date();\n',
      rule: syntax,
      says: 'instant',
    },
    {
      promise: `${path} throws no dice`,
      path,
      code: 'export const id = Math.random();\n',
      rule: syntax,
      says: 'andomness',
    },
  ]),
  {
    promise: 'a machine has no timer of its own',
    path: 'workflows/planted/machine.v1.ts',
    code: machine("after: { 1000: 'late' }"),
    rule: syntax,
    says: 'timers or actors',
  },
  {
    promise: 'a machine starts no actor',
    path: 'workflows/planted/machine.v1.ts',
    code: machine("invoke: { src: 'send' }"),
    rule: syntax,
    says: 'timers or actors',
  },
  {
    promise: 'a machine names its guards',
    path: 'workflows/planted/machine.v1.ts',
    code: machine('on: { accept: { guard: () => true } }'),
    rule: syntax,
    says: 'names its guards',
  },
  {
    promise: 'a test mocks no module',
    path: 'test/architecture/planted.spec.ts',
    code: `${['jest', 'mock'].join('.')}('pg');\n`,
    rule: syntax,
    says: 'constructor',
  },
  {
    promise: 'no test is passed over in silence',
    path: 'test/architecture/planted.spec.ts',
    code: `${['it', 'skip'].join('.')}('keeps the holder', () => undefined);\n`,
    rule: syntax,
    says: 'runs or is deleted',
  },
  {
    promise: 'nothing but the platform depends on being CommonJS',
    path: 'libs/core/src/index.ts',
    code: 'export const here = __dirname;\n',
    rule: 'no-restricted-globals',
  },
  {
    promise: 'nothing is required',
    path: 'libs/platform/src/index.ts',
    code: "export const fs: unknown = require('node:fs');\n",
    rule: '@typescript-eslint/no-require-imports',
  },
  // Promises and types
  {
    promise: 'no promise is left floating',
    path: 'libs/platform/src/index.ts',
    code: 'export const write = async (): Promise<void> => undefined;\nexport const apply = () => {\n  write();\n};\n',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    promise: '`void` does not silence a floating promise',
    path: 'libs/platform/src/index.ts',
    code: 'export const write = async (): Promise<void> => undefined;\nexport const apply = () => {\n  void write();\n};\n',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    promise: 'a promise is no condition',
    path: 'libs/platform/src/index.ts',
    code: 'export const isHolder = async (): Promise<boolean> => false;\nexport const may = () => (isHolder() ? 1 : 2);\n',
    rule: '@typescript-eslint/no-misused-promises',
  },
  {
    promise: 'nothing is of any type',
    path: 'libs/platform/src/index.ts',
    code: 'export const read = (row: any): void => undefined;\n',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    promise: 'a type is imported as a type',
    path: 'libs/platform/src/index.ts',
    code: "import { Config } from './config';\nexport type Port = Config['port'];\n",
    rule: '@typescript-eslint/consistent-type-imports',
  },
  // Files
  { promise: 'a file has at most 300 lines', path: 'libs/core/src/planted.ts', code: lines(301), rule: 'max-lines' },
  {
    promise: 'a spec has at most 500 lines',
    path: 'libs/core/src/planted.spec.ts',
    code: lines(501),
    rule: 'max-lines',
  },
  {
    promise: 'a file is named in kebab-case',
    path: 'libs/core/src/auditChain.ts',
    code: '',
    rule: 'stafet/file-names',
  },
  ...['utils', 'helpers', 'common', 'types', 'constants', 'handover-types'].map((name) => ({
    promise: `no file is called ${name}`,
    path: `libs/core/src/${name}.ts`,
    code: '',
    rule: 'stafet/file-names',
    says: 'says nothing',
  })),
  {
    promise: 'a library has one front door',
    path: 'libs/core/src/audit/index.ts',
    code: '',
    rule: 'stafet/file-names',
    says: 'one index.ts',
  },
  // The web
  {
    promise: 'a hook is called in the same order every time',
    path: 'apps/web/src/planted.tsx',
    code: "import { useState } from 'react';\nexport function Holder({ known }: { known: boolean }) {\n  if (known) useState(0);\n  return null;\n}\n",
    rule: 'react-hooks/rules-of-hooks',
  },
  {
    promise: 'a picture says in words what it shows',
    path: 'apps/web/src/planted.tsx',
    code: 'export const Baton = () => <img src="/baton.svg" />;\n',
    rule: 'jsx-a11y/alt-text',
  },
];

const lawful: readonly Omit<Plant, 'rule'>[] = [
  {
    promise: 'a pathway may use the core and XState',
    path: 'workflows/planted/machine.v1.ts',
    code: "import { setup } from 'xstate';\nimport { type Actor } from '@stafet/core';\nexport const machine = (actor: Actor) => [setup, actor];\n",
  },
  {
    promise: 'the core may read an instant that it is given',
    path: 'libs/core/src/planted.ts',
    code: 'export const instant = (text: string): Date => new Date(text);\n',
  },
  {
    promise: 'a spec may use the test harness',
    path: 'libs/audit/src/planted.spec.ts',
    code: "export { anything } from '@stafet/testing';\n",
  },
  { promise: 'a file may have 300 lines', path: 'libs/core/src/planted.ts', code: lines(300) },
  {
    promise: 'a migration is named by its moment',
    path: 'apps/migrate/src/migrations/20261122080000-create-audit-entry.ts',
    code: lines(500),
  },
  {
    // Nest finds a collaborator by the class that the import keeps at run time; `import type` would erase it.
    promise: 'a class with decorators may import its collaborators as values',
    path: 'libs/platform/src/index.ts',
    code: "import { Injectable } from '@nestjs/common';\nimport { ConfigError } from './config';\n@Injectable()\nexport class Reader {\n  constructor(readonly fault: ConfigError) {}\n}\n",
  },
];

function lint(plants: readonly { path: string; code: string }[]): { rule: string; message: string }[][] {
  const run = spawnSync(process.execPath, [join(__dirname, 'lint-planted.mjs')], {
    input: JSON.stringify(plants),
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout.slice(run.stdout.indexOf('[['))) as { rule: string; message: string }[][];
}

describe('the lint rules', () => {
  let found: { rule: string; message: string }[][];
  beforeAll(() => {
    found = lint([...violations, ...lawful]);
  }, 120_000);

  it.each(violations.map((plant, index) => ({ ...plant, index })))('$promise', ({ index, rule, says = '' }) => {
    expect(found[index]).toContainEqual({ rule, message: expect.stringContaining(says) });
  });

  it.each(lawful.map((plant, index) => ({ ...plant, index: violations.length + index })))('$promise', ({ index }) => {
    expect(found[index]).toEqual([]);
  });
});
