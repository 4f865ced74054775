// `npm run bench`: every benchmark beside its limit in the same run, as a table and as JSON in bench/results/.
// `npm run bench -- decide` runs one; `--rounds N` and `--seconds S` say how often and how long each round measures.
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as decide from './benchmarks/decide.mjs';
import * as workflowsCheck from './benchmarks/workflows-check.mjs';

/** A new benchmark is a file and a line here. */
const benchmarks = [decide, workflowsCheck];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '1' } },
});
const settings = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
const names = benchmarks.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0 || !(settings.rounds >= 1) || !(settings.seconds > 0)) {
  console.error(`There are the benchmarks ${names.join(', ')}; --rounds and --seconds are numbers above 0`);
  process.exit(1);
}

const machine = {
  node: process.version,
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGigabytes: Math.round(totalmem() / 2 ** 30),
};
const results = join(import.meta.dirname, 'results');
await mkdir(results, { recursive: true });
const rows = [];
for (const { name, run } of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.error(`${name} …`);
  const measures = await run(settings);
  const record = { benchmark: name, at: new Date().toISOString(), machine, settings, measures };
  await writeFile(join(results, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
  rows.push(...measures.map(rowOf));
}
print([['measure', 'median', 'limit', 'ratio', 'goal', ''], ...rows]);

function rowOf({ measure, unit, value, limit, limitIs, ratio, goal }) {
  const isMet = goal === undefined || (value >= (goal.atLeast ?? -Infinity) && value <= (goal.atMost ?? Infinity));
  return [
    measure,
    `${figure(value)} ${unit}`,
    limit === undefined ? '' : `${figure(limit)} ${unit} (${limitIs})`,
    ratio === undefined ? '' : ratio.toFixed(2),
    goal === undefined ? '' : goal.atLeast === undefined ? `≤ ${figure(goal.atMost)}` : `≥ ${figure(goal.atLeast)}`,
    isMet ? 'met' : 'MISSED',
  ];
}

function figure(value) {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
}

function print(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}
