// `npm run verify`: everything about the tree that can be judged without running it. One line a step; the first step
// that fails shows what it said and how to mend it. VERIFY_REPORT=FILE writes what passed and what failed as JSON.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

const steps = [
  { name: 'format', script: 'format:check', mend: 'npm run format' },
  {
    name: 'lint',
    script: 'lint',
    mend: 'npx eslint --fix FILE mends some; the rules and their reasons: eslint.config.mjs',
  },
  {
    name: 'architecture',
    script: 'arch',
    mend: 'move the word to the room it belongs to; the picture: docs/architecture.md',
  },
  { name: 'types', script: 'typecheck', mend: 'npm run typecheck -- --pretty' },
  { name: 'generated files', script: 'generate:check', mend: 'npm run generate, and commit what it changed' },
  { name: 'pathways', script: 'workflows:check', mend: 'read the story above: it says who was left without a holder' },
];

const report = { passed: [], failed: [] };
for (const { name, script, mend } of steps) {
  const start = performance.now();
  const run = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(5);
  if (run.status === 0) {
    report.passed.push(name);
    console.log(`  ok   ${name.padEnd(16)} ${seconds} s`);
  } else {
    report.failed.push(name);
    console.log(`${run.stdout}${run.stderr}`.trimEnd());
    console.log(`  FAIL ${name.padEnd(16)} ${seconds} s\n  To mend it: ${mend}`);
    break;
  }
}

if (process.env.VERIFY_REPORT) writeFileSync(process.env.VERIFY_REPORT, JSON.stringify(report));
process.exitCode = report.failed.length > 0 ? 1 : 0;
