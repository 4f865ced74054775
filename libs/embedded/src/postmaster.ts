import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error';

const pollMilliseconds = 20;

/** What the server writes into `postmaster.pid` of its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly isReady: boolean;
}

/** Reads `postmaster.pid`; undefined where there is none or it was cut short. */
export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    // The eighth line is the server's state, see LOCK_FILE_LINE_PM_STATUS in PostgreSQL's pidfile.h.
    return pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Stops a server that an earlier, killed start left behind on this data folder. A process that merely got the number
 * of a dead server is left alone, and the file that names it removed.
 */
export async function stopLeftover(data: string): Promise<boolean> {
  const left = readPostmaster(data);
  if (left === undefined || !isAlive(left.pid)) return false;
  if (!isServerOf(left.pid, data)) {
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return false;
  }
  await stopServer(left.pid);
  return true;
}

/**
 * Fast shutdown (sessions are ended, everything is written), and where that takes too long an immediate one, from
 * which the next start recovers.
 */
export async function stopServer(pid: number): Promise<void> {
  const steps = [
    { signal: 'SIGINT', seconds: 15 },
    { signal: 'SIGQUIT', seconds: 5 },
    { signal: 'SIGKILL', seconds: 5 },
  ] as const;
  for (const { signal, seconds } of steps) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < seconds * 1000; waited += pollMilliseconds) {
      if (!isAlive(pid)) return;
      await sleep(pollMilliseconds);
    }
  }
  throw new EmbeddedPostgresError('in-use', `PostgreSQL (process ${pid}) does not end: stop it by hand`);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// In a container whose first process collects no children, a dead server keeps its number for ever.
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, ''));
  } catch {
    return false;
  }
}

function isServerOf(pid: number, data: string): boolean {
  const folder = realpathSync(data);
  try {
    if (process.platform === 'linux') {
      const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
      return basename(program) === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === folder;
    }
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && (command.includes(data) || command.includes(folder));
  } catch {
    return false;
  }
}
