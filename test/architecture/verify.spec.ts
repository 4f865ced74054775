import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const verify = join(__dirname, '..', '..', '.ci', 'verify.mjs');
const steps = ['format:check', 'lint', 'arch', 'typecheck', 'generate:check', 'workflows:check'];

describe('npm run verify', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'verify-'));
    mkdirSync(join(folder, '.ci'));
    copyFileSync(verify, join(folder, '.ci', 'verify.mjs'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs it in a tree whose steps all pass but for those given. */
  function run(different: Record<string, string | undefined>) {
    const passing = Object.fromEntries(steps.map((script) => [script, 'node --version']));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { ...passing, ...different } }));
    const report = join(folder, 'report.json');
    const { status, stdout } = spawnSync(process.execPath, [join(folder, '.ci', 'verify.mjs')], {
      encoding: 'utf8',
      env: { ...process.env, VERIFY_REPORT: report },
    });
    return { status, lines: stdout.trimEnd().split('\n'), report: JSON.parse(readFileSync(report, 'utf8')) as unknown };
  }

  it('says one line a step, with its time', () => {
    const { status, lines } = run({});
    expect(lines.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^ok format \d+\.\d s$/),
      expect.stringMatching(/^ok lint \d+\.\d s$/),
      expect.stringMatching(/^ok architecture \d+\.\d s$/),
      expect.stringMatching(/^ok types \d+\.\d s$/),
      expect.stringMatching(/^ok generated files \d+\.\d s$/),
      expect.stringMatching(/^ok pathways \d+\.\d s$/),
    ]);
    expect(status).toBe(0);
  });

  it('stops at the first step that fails, shows what it said and how to mend it', () => {
    const { status, lines, report } = run({ lint: 'echo a promise floats && exit 1' });
    expect(lines).toContain('a promise floats');
    expect(lines.at(-2)).toMatch(/^ {2}FAIL lint/);
    expect(lines.at(-1)).toMatch(/To mend it: .*eslint --fix/);
    expect(report).toEqual({ passed: ['format'], failed: ['lint'] });
    expect(status).toBe(1);
  });

  it('takes a step that is gone for a failure', () => {
    const { status, report } = run({ 'generate:check': undefined });
    expect(report).toMatchObject({ failed: ['generated files'] });
    expect(status).toBe(1);
  });
});
