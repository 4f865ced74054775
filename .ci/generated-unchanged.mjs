// What is generated stands in the repository as it would be generated now. New files count: a page that nobody has
// committed is a page that readers do not have.
import { execFileSync } from 'node:child_process';

const generated = [
  'apps/api/openapi.json',
  'docs/problems.md',
  'docs/pathways.md',
  'libs/api-client/src/schema.ts',
  ':(glob)workflows/*/README.md',
];
const git = (...args) => execFileSync('git', [...args, '--', ...generated], { encoding: 'utf8' });

const changed = git('diff');
const added = git('ls-files', '--others', '--exclude-standard');
if (changed + added !== '') {
  process.stdout.write(changed);
  if (added !== '') process.stdout.write(`generated and not in the repository:\n${added}`);
  process.exitCode = 1;
}
