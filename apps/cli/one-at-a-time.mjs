import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const pollMilliseconds = 200;

/**
 * Runs `work` while no other process holds the same lock file; waits for one that does, and takes over from one that died.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(pid: number) => void} onWait told for whom, when there is a wait
 * @returns {Promise<T>}
 */
export async function oneAtATime(file, work, onWait = () => undefined) {
  mkdirSync(dirname(file), { recursive: true });
  let told;
  while (!take(file)) {
    const { pid } = parse(textOf(file));
    if (pid !== undefined && pid !== told) onWait((told = pid));
    await new Promise((resume) => setTimeout(resume, pollMilliseconds));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  // Written aside and linked into place: the file is never seen without the record in it.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) }));
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
  const holder = textOf(file);
  if (holder === undefined || isRunning(parse(holder))) return;
  // Moved first and looked at again: somebody else may have cleared the dead lock and taken a new one in between.
  const moved = `${own}.dead`;
  try {
    renameSync(file, moved);
    if (textOf(moved) !== holder) linkSync(moved, file);
  } catch (fault) {
    if (fault.code !== 'ENOENT' && fault.code !== 'EEXIST') throw fault;
  } finally {
    rmSync(moved, { force: true });
  }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    if (fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** A record without a number and a beginning is nobody's: a crash of the machine leaves an empty file. */
function parse(text) {
  try {
    const { pid, began } = JSON.parse(text);
    if (Number.isInteger(pid) && pid > 0 && typeof began === 'string') return { pid, began };
  } catch {
    // As good as empty.
  }
  return {};
}

/** A number alone is not enough: the machine gives it to another process when its owner has died. */
function isRunning({ pid, began }) {
  return pid !== undefined && isAlive(pid) && beginningOf(pid) === began;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

/** When the process began, in the words of the operating system; empty where it does not say. */
function beginningOf(pid) {
  try {
    // Field 22 of proc(5)'s stat, in clock ticks since the machine started; hence the boot as well.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return ps(pid);
  }
}

function ps(pid) {
  try {
    // Whoever asks must read the same words, whatever her language and time zone.
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe', env }).trim();
  } catch {
    return '';
  }
}
