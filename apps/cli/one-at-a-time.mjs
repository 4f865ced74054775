import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const pollMilliseconds = 200;

/**
 * Runs `work` while no other process holds the same lock file; waits for one that does, and takes over from one that died.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} onWait told once, when there is a wait
 * @returns {Promise<T>}
 */
export async function oneAtATime(file, work, onWait = () => undefined) {
  mkdirSync(dirname(file), { recursive: true });
  for (let waits = 0; !take(file); waits++) {
    if (waits === 0) onWait();
    await new Promise((resume) => setTimeout(resume, pollMilliseconds));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  // Written aside and linked into place: the file is never seen without the number in it.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (fault) {
    if (fault.code !== 'EEXIST') throw fault;
    removeIfDead(file, own);
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function removeIfDead(file, own) {
  const holder = holderOf(file);
  if (holder === undefined || isAlive(holder)) return;
  // Moved first and looked at again: somebody else may have cleared the dead lock and taken a new one in between.
  const moved = `${own}.dead`;
  try {
    renameSync(file, moved);
    if (holderOf(moved) !== holder) linkSync(moved, file);
  } catch (fault) {
    if (fault.code !== 'ENOENT' && fault.code !== 'EEXIST') throw fault;
  } finally {
    rmSync(moved, { force: true });
  }
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}
