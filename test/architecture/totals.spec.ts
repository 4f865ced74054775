import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const totals = join(__dirname, '..', '..', '.ci', 'totals.mjs');

const green = {
  numPassedTests: 40,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};
const steps = { passed: ['format', 'lint'], failed: [] as string[] };

describe('the last line of .ci/run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'totals-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function lastLine(tests: unknown, testsExit: number, verify: unknown, verifyExit: number) {
    const testsPath = join(folder, 'tests.json');
    const verifyPath = join(folder, 'verify.json');
    if (tests !== undefined) writeFileSync(testsPath, JSON.stringify(tests));
    if (verify !== undefined) writeFileSync(verifyPath, JSON.stringify(verify));
    const args = [totals, testsPath, String(testsExit), verifyPath, String(verifyExit)];
    const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { line: run.stdout.trimEnd().split('\n').at(-1), exit: run.status };
  }

  it('adds the tests and the steps of verify that passed', () => {
    expect(lastLine(green, 0, steps, 0)).toEqual({ line: '42 passed, 0 failed', exit: 0 });
  });

  it.each([
    ['a test that failed', { ...green, numFailedTests: 2 }, 1, steps, 0, '42 passed, 2 failed'],
    ['a test file that did not load', { ...green, numRuntimeErrorTestSuites: 1 }, 1, steps, 0, '42 passed, 1 failed'],
    ['a test that was skipped', { ...green, numPendingTests: 1 }, 0, steps, 0, '42 passed, 1 failed'],
    ['a run without a test', { ...green, numPassedTests: 0 }, 0, steps, 0, '2 passed, 1 failed'],
    ['tests that left no report', undefined, 0, steps, 0, '2 passed, 1 failed'],
    ['tests that ended badly without saying why', green, 1, steps, 0, '42 passed, 1 failed'],
    ['a step of verify that failed', green, 0, { passed: ['format'], failed: ['lint'] }, 1, '41 passed, 1 failed'],
    ['a verify that left no report', green, 0, undefined, 1, '40 passed, 1 failed'],
    ['a verify that ended badly without saying why', green, 0, steps, 1, '42 passed, 1 failed'],
  ])('counts %s as a failure', (_, tests, testsExit, verify, verifyExit, line) => {
    expect(lastLine(tests, testsExit, verify, verifyExit)).toEqual({ line, exit: 1 });
  });
});
