import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HandoverEvent } from '@stafet/core';
import { transformSync } from '@swc/core';
import ts from 'typescript';
import { after, refusalOf, type Act } from './check/play';
import { prove } from './check/prove';
import type { TransferPathway } from './pathway';
import { pathways } from './registry';

const root = join(__dirname, '..');

/** The blocks of code that CONTRIBUTING.md shows, by the file that the first line of each names. */
const shown = new Map(
  [...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(
    ([, file = '', text = '']) => [file, text],
  ),
);
const folder = 'workflows/equipment-loan/';
const inFolder = [...shown.keys()].filter((file) => file.startsWith(folder));

/** Runs a shown file as if it lay where its name says: what it imports is shown too, or is the kit. */
function load(file: string): Record<string, unknown> {
  const { code } = transformSync(shown.get(file) ?? '', {
    filename: join(root, file),
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const module = { exports: {} };
  const requireFrom = (name: string): unknown => {
    const meant = join(dirname(file), `${name}.ts`);
    return shown.has(meant) ? load(meant) : jest.requireActual(join(root, dirname(file), name));
  };
  // A page can only be run as text.
  Reflect.apply(Reflect.construct(Function, ['module', 'exports', 'require', code]), undefined, [
    module,
    module.exports,
    requireFrom,
  ]);
  return module.exports;
}

/** What the compiler says of the shown files, as if they lay in the tree. */
function faultsOfTypes(): readonly string[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  options.types = [];
  const host = ts.createCompilerHost(options);
  const virtual = new Map(inFolder.map((file) => [join(root, file), shown.get(file) ?? '']));
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  host.readFile = (path) => virtual.get(path) ?? readFile(path);
  host.directoryExists = (path) => path === join(root, folder).replace(/\/$/, '') || ts.sys.directoryExists(path);
  host.getSourceFile = (path, version, ...others) => {
    const text = virtual.get(path);
    return text === undefined ? getSourceFile(path, version, ...others) : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram({ rootNames: [...virtual.keys()], options, host });
  return [...virtual.keys()]
    .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the pathway that CONTRIBUTING.md adds', () => {
  const pathway = load(`${folder}definition.v1.ts`)['equipmentLoanV1'] as TransferPathway;
  const send: Act = ['sender', { type: 'send' }];
  const confirm: Act = ['receiver', { type: 'accept' }];
  const deliver: HandoverEvent = { type: 'act', act: 'deliver', fields: { deliveredOn: '2026-11-03' } };

  it('touches one folder and one line of the registry', () => {
    expect([...shown.keys()]).toEqual([`${folder}machine.v1.ts`, `${folder}definition.v1.ts`, 'workflows/registry.ts']);
    const registered = (shown.get('workflows/registry.ts') ?? '').match(/^import .*$|^ +equipmentLoanV1,$/gm);
    expect(registered).toEqual([
      "import { equipmentLoanV1 } from './equipment-loan/definition.v1';",
      '  equipmentLoanV1,',
    ]);
    expect(pathways.map(({ id }) => id)).not.toContain(pathway.id);
  });

  it('satisfies the compiler', () => {
    expect(faultsOfTypes()).toEqual([]);
  }, 120_000);

  it('keeps every promise in every state that it can reach', () => {
    const proof = prove(pathway);
    expect(proof.violation).toBeUndefined();
    expect(proof.worlds.length).toBeGreaterThan(2);
  });

  it('leaves it with the hospital until the municipality confirms, and is done when it is delivered', () => {
    const asked = after(pathway, [send]);
    expect(asked.items).toMatchObject([{ scope: 'equipment', holder: asked.sender }]);
    const confirmed = after(pathway, [send, confirm]);
    expect(confirmed).toMatchObject({ step: 'to-be-delivered', items: [{ holder: confirmed.receiver }] });
    expect(refusalOf(pathway, confirmed, ['receiver', { type: 'complete', outcome: 'done' }])).toBe(
      'event-not-expected',
    );
    expect(after(pathway, [send, confirm, ['receiver', deliver]]).step).toBe('at-home');
  });

  it('has content that its example fits', () => {
    expect(Object.keys(pathway.exampleContent)).toEqual(pathway.contentSchema['required']);
  });
});
