// Runs before `npm start`, `npm test` and `npm run verify`, on a machine where perhaps nothing is installed yet:
// it needs Node's own modules only, and says nothing when there is nothing to do.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

const oldestNode = [20, 19];
const progressSeconds = 10;

const root = fileURLToPath(new URL('../../', import.meta.url));
const nodeModules = join(root, 'node_modules');
const stampFile = join(nodeModules, '.stafet-installed');

function isNodeTooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
}

/** What an installation depends on: the lock file and the machine that the binary packages were chosen for. */
function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

function isInstalled() {
  const wanted = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return true;
  if (!matchesLock()) return false;
  writeStamp(wanted);
  return true;
}

/** Compares the lock file with the record that npm keeps of what it installed. */
function matchesLock() {
  const record = join(nodeModules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = installed[path];
    if (found === undefined) return mayBeMissing(entry);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** npm leaves out the binary packages of other machines, and what only those need. */
function mayBeMissing({ optional, devOptional, os, cpu, libc }) {
  if (!optional && !devOptional) return false;
  const namesNoMachine = os === undefined && cpu === undefined;
  const isForHere =
    (os ?? [process.platform]).includes(process.platform) && (cpu ?? [process.arch]).includes(process.arch);
  return namesNoMachine || !isForHere || libc !== undefined;
}

function writeStamp(stamp) {
  try {
    writeFileSync(stampFile, stamp);
  } catch {
    // A folder that cannot be written is compared anew each time, which is slower and no fault.
  }
}

async function install() {
  accessSync(root, constants.W_OK);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.error('Installing the packages of package-lock.json; the first time takes a minute or two …');
  const npm = process.env.npm_execpath;
  const [program, ...before] = npm ? [process.execPath, npm] : ['npm'];
  // The packages for development are needed too, whatever the surroundings say: they build what is started.
  // No install script is run: npm 10 does not know `allowScripts` in package.json, and would run all of them.
  const child = spawn(program, [...before, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  const progress = setInterval(() => {
    const packages = existsSync(nodeModules) ? readdirSync(nodeModules).length : 0;
    console.error(`… still installing (${seconds()} s, ${packages} folders so far)`);
  }, progressSeconds * 1000);
  const code = await new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (status, signal) => done(signal ?? status));
  });
  clearInterval(progress);
  if (code !== 0) throw new Error(`npm ci ended with ${code}; what it says above is the reason`);
  writeStamp(wantedStamp());
  console.error(`Installed in ${seconds()} s.`);
}

async function main() {
  if (isNodeTooOld(process.versions.node)) {
    throw new Error(
      `Node ${oldestNode.join('.')} or newer is needed, and this is ${process.versions.node}: install a newer one from https://nodejs.org`,
    );
  }
  if (isInstalled()) return;
  await oneAtATime(
    join(root, '.stafet', 'install.lock'),
    async () => {
      if (!isInstalled()) await install();
    },
    (pid) => console.error(`Another process is installing the packages (pid ${pid}); waiting for it …`),
  );
}

main().catch((fault) => {
  const isClosed = ['EACCES', 'EPERM', 'EROFS'].includes(fault.code);
  console.error(
    isClosed
      ? `Cannot write to ${root} (${fault.code}): the packages cannot be installed there; make it writable or copy it elsewhere`
      : fault.code === 'ENOSPC'
        ? `The disk that holds ${root} is full: free some space`
        : fault.message,
  );
  process.exitCode = 1;
});
