// Adds up what Jest and verify reported; prints `N passed, N failed` last. A report that is missing, a run that ended
// badly without naming a failure, a skipped test and a run without any test are failures too.
import { readFileSync } from 'node:fs';

const [testsPath, testsExit, verifyPath, verifyExit] = process.argv.slice(2);
const tests = read(testsPath);
const verify = read(verifyPath);

const passed = (tests?.numPassedTests ?? 0) + (verify?.passed.length ?? 0);
const failures = [...testFailures(), ...verifyFailures()];
for (const { reason } of failures) console.log(`FAILED: ${reason}`);
const failed = failures.reduce((sum, { count }) => sum + count, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function testFailures() {
  if (tests === undefined) return [{ count: 1, reason: 'npm test left no report' }];
  const skipped = tests.numPendingTests + tests.numTodoTests;
  const named = [
    { count: tests.numFailedTests, reason: `${tests.numFailedTests} tests failed` },
    { count: tests.numRuntimeErrorTestSuites, reason: `${tests.numRuntimeErrorTestSuites} test files did not load` },
    { count: skipped, reason: `${skipped} tests were skipped` },
    { count: tests.numPassedTests + tests.numFailedTests === 0 ? 1 : 0, reason: 'no test ran' },
  ].filter(({ count }) => count > 0);
  if (testsExit !== '0' && named.length === 0) return [{ count: 1, reason: `npm test ended with ${testsExit}` }];
  return named;
}

function verifyFailures() {
  if (verify === undefined) return [{ count: 1, reason: 'npm run verify left no report' }];
  if (verify.failed.length > 0) return [{ count: verify.failed.length, reason: `verify: ${verify.failed.join(', ')}` }];
  return verifyExit === '0' ? [] : [{ count: 1, reason: `npm run verify ended with ${verifyExit}` }];
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
