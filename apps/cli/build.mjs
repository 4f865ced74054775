// Builds what has changed: TypeScript by swc into `dist` (same layout as the sources), the web by Vite. It checks no
// types; `npm run verify` does. Quiet when there is nothing to do.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'dist');
const recordFile = join(dist, '.built.json');

// The web is Vite's; what only tests and browsers read is not part of the running system.
const serverFolders = ['apps', 'libs', 'workflows'];
const notForServers = ['apps/web', 'libs/api-client', 'libs/testing'].map((folder) => join(root, folder));

// Tests of the servers go on without the pages; a test that opens a page that is not there fails by itself.
const isWebOptional = process.argv.includes('--web-optional');
const webFolders = ['apps/web', 'libs/api-client'];

async function filesBelow(folder, excluded = []) {
  if (!existsSync(folder) || excluded.includes(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries
    .filter((entry) => entry.name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path, excluded) : [path];
    });
  return (await Promise.all(nested)).flat();
}

function isServerSource(path) {
  if (/\.(int-|e2e-)?spec\.ts$|\.d\.ts$|\.md$|\.mjs$|project\.json$|tsconfig.*\.json$/.test(path)) return false;
  return /\/(src|workflows)\//.test(path);
}

async function fingerprint(path) {
  const { mtimeMs, size } = await stat(path);
  return `${mtimeMs}:${size}`;
}

function readRecord() {
  try {
    return JSON.parse(readFileSync(recordFile, 'utf8'));
  } catch {
    return { toolchain: '', files: {}, web: '' };
  }
}

// Renamed into place, so that a process that starts meanwhile never reads half a file.
async function writeWhole(path, text) {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}

function outputOf(source) {
  return join(dist, relative(root, source)).replace(/\.tsx?$/, '.js');
}

async function buildServers(record) {
  const swc = await import('@swc/core');
  const options = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  delete options.$schema;
  options.jsc.baseUrl = root;
  const toolchain = createHash('sha256').update(swc.version).update(JSON.stringify(options)).digest('hex');
  const before = record.toolchain === toolchain ? record.files : {};

  const sources = (
    await Promise.all(serverFolders.map((folder) => filesBelow(join(root, folder), notForServers)))
  ).flat();
  const files = {};
  let built = 0;
  await Promise.all(
    sources.filter(isServerSource).map(async (source) => {
      const name = relative(root, source);
      const output = outputOf(source);
      files[name] = await fingerprint(source);
      if (before[name] === files[name] && existsSync(output)) return;
      await mkdir(dirname(output), { recursive: true });
      built++;
      if (!source.endsWith('.ts')) return copyFile(source, output);
      const { code, map } = await swc.transformFile(source, {
        ...options,
        swcrc: false,
        filename: source,
        sourceFileName: relative(dirname(output), source),
        outputPath: output,
      });
      await writeWhole(`${output}.map`, map);
      await writeWhole(output, `${code}\n//# sourceMappingURL=${output.split('/').at(-1)}.map\n`);
    }),
  );
  const gone = Object.keys(record.files).filter((name) => !(name in files));
  for (const name of gone) {
    const output = outputOf(join(root, name));
    await Promise.all([rm(output, { force: true }), rm(`${output}.map`, { force: true })]);
  }
  return { toolchain, files, built: built + gone.length };
}

async function webState() {
  if (!['vite.config.mts', 'src/main.tsx'].every((file) => existsSync(join(root, 'apps/web', file)))) return '';
  const state = createHash('sha256');
  for (const folder of webFolders) {
    const files = (await filesBelow(join(root, folder))).sort();
    for (const file of files) state.update(`${relative(root, file)} ${await fingerprint(file)}\n`);
  }
  return state.update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}

/** Answers whether it succeeded. */
async function buildWeb() {
  console.error('Building the web pages …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps', 'web'),
    // Jest says NODE_ENV=test, and the pages that a test run leaves behind would be React's slow development build.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', done);
  });
  return code === 0;
}

async function main() {
  const started = Date.now();
  await mkdir(dist, { recursive: true });
  const build = async () => {
    const record = readRecord();
    const { toolchain, files, built } = await buildServers(record);
    if (built > 0) await writeWhole(recordFile, JSON.stringify({ toolchain, files, web: record.web }));
    const web = await webState();
    const isWebMissing = web !== '' && !existsSync(join(dist, 'web', 'index.html'));
    if (web !== record.web || isWebMissing) {
      const isBuilt = web === '' || (await buildWeb());
      if (isBuilt) await writeWhole(recordFile, JSON.stringify({ toolchain, files, web }));
      else if (!isWebOptional) throw new Error('The web pages could not be built; what Vite says above is the reason');
    }
    if (built > 0) console.error(`Built ${built} files in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  };
  await oneAtATime(join(dist, '.build.lock'), build, (pid) =>
    console.error(`Another process is building (pid ${pid}); waiting for it …`),
  );
}

main().catch((fault) => {
  const reasons = {
    ERR_MODULE_NOT_FOUND: 'The packages are not installed: run npm ci',
    EACCES: `Cannot write to ${dist}: make it writable`,
    EROFS: `Cannot write to ${dist}: the file system is read-only`,
    ENOSPC: `The disk that holds ${dist} is full: free some space`,
  };
  console.error(reasons[fault.code] ?? fault.message);
  process.exitCode = 1;
});
