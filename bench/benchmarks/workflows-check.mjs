// How long it takes to walk every pathway, on all cores, as CI does; and the slowest pathway while somebody writes it.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const name = 'workflows-check';

export async function run() {
  const all = check([]);
  const slowest = [...all.pathways].sort((a, b) => b.milliseconds - a.milliseconds)[0];
  const one = check(['--pathway', slowest.id]);
  const sum = (count) => all.pathways.reduce((total, { walked }) => total + walked[count], 0);
  const about = { cores: availableParallelism() };
  return [
    {
      measure: `all ${all.pathways.length} pathways checked`,
      unit: 's',
      value: all.seconds,
      goal: { atMost: 60 },
      about: { ...about, snapshots: sum('states'), decisions: sum('transitions'), refusals: sum('refusals') },
    },
    {
      measure: `the slowest pathway checked, ${slowest.id}`,
      unit: 's',
      value: one.seconds,
      goal: { atMost: 3 },
      about: { ...about, pathway: slowest.id },
    },
  ];
}

function check(words) {
  const program = ['dist/apps/cli/src/main.js', 'workflows-check', '--json', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`workflows-check failed: ${stderr || stdout}`);
  return JSON.parse(stdout);
}
