// `npm run dev`: the system that `npm start` brings up, built and started again whenever a source changes. The data are
// kept from one start to the next; a change of the web alone builds the pages and restarts nothing.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
// Editors save in several steps, and a checkout touches many files.
const quietMilliseconds = 300;

let system;
let isStopping = false;
let work = Promise.resolve();
let changed = new Set();
let timer;

function run(...args) {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
}

const ended = (child) => new Promise((done) => child.once('exit', done));

async function build() {
  return (await ended(run(join('apps', 'cli', 'build.mjs')))) === 0;
}

function start() {
  system = run(join('dist', 'apps', 'cli', 'src', 'main.js'), 'start');
  system.once('exit', () => (system = undefined));
}

async function stop() {
  if (system === undefined) return;
  const gone = ended(system);
  system.kill('SIGTERM');
  await gone;
}

async function apply(files) {
  if (isStopping || !(await build())) return;
  const isWebOnly = files.every((file) => /^(apps\/web|libs\/api-client)\//.test(file));
  if (isWebOnly && system !== undefined) return;
  await stop();
  if (!isStopping) start();
}

function onChange(file) {
  if (/(^|\/)(node_modules|dist)\/|\.(int-|e2e-)?spec\.tsx?$|\.md$/.test(file)) return;
  changed.add(file);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const files = [...changed];
    changed = new Set();
    work = work.then(() => apply(files));
  }, quietMilliseconds);
}

for (const folder of ['apps', 'libs', 'workflows']) {
  watch(join(root, folder), { recursive: true }, (_, file) => file && onChange(`${folder}/${file}`));
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    if (isStopping) return;
    isStopping = true;
    await stop();
    process.exit();
  });
}
if (await build()) start();
