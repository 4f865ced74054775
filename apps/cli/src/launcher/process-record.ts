import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@stafet/embedded';
import type { DataFolder } from './data-folder';

/** What is written down about a process, so that a later start recognises it and no stranger with its number. */
export interface ProcessRecord {
  readonly pid: number;
  /** When the process began, in the words of the operating system; two processes never share number and beginning. */
  readonly began: string;
  /** Of a launcher: where its system answers. */
  readonly url?: string;
  /** Of a launcher: the npm that started it. One that has lost its npm was left behind by a kill. */
  readonly npm?: number | undefined;
}

export function recordOf(pid: number): ProcessRecord {
  return { pid, began: beginningOf(pid) ?? '' };
}

/** Whether the process of the record still runs. */
export function isRunning({ pid, began }: ProcessRecord): boolean {
  return isAlive(pid) && beginningOf(pid) === began;
}

export function writeRecord(folder: DataFolder, name: string, record: ProcessRecord): void {
  folder.write(`run/${name}.json`, JSON.stringify(record));
}

export function readRecord(folder: DataFolder, name: string): ProcessRecord | undefined {
  const text = folder.read(`run/${name}.json`);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as ProcessRecord;
  } catch {
    return undefined;
  }
}

export function removeRecord(folder: DataFolder, name: string): void {
  folder.remove(`run/${name}.json`);
}

/** The names of all records but the launcher's own. */
export function recordedNames(folder: DataFolder): string[] {
  return readdirSync(folder.file('run'))
    .filter((file) => file.endsWith('.json') && file !== 'launcher.json')
    .map((file) => file.slice(0, -'.json'.length));
}

/** Asks the process to end, and after `patienceSeconds` makes it. Resolves when it is gone; a stranger is left alone. */
export async function stopProcess(record: ProcessRecord, patienceSeconds: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isRunning(record)) return;
    try {
      process.kill(record.pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < patienceSeconds * 1000; waited += 25) {
      if (!isRunning(record)) return;
      await sleep(25);
    }
  }
}

/** The parent of a living process; undefined where the operating system does not say. */
export function parentOf(pid: number): number | undefined {
  const parent = Number(statFields(pid)?.[1] ?? ps(pid, 'ppid='));
  return parent > 0 ? parent : undefined;
}

function beginningOf(pid: number): string | undefined {
  // Field 22 of proc(5)'s stat, in clock ticks since the machine started; hence the boot as well.
  const ticks = statFields(pid)?.[19];
  if (ticks === undefined) return ps(pid, 'lstart=');
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
}

/** The fields of proc(5)'s stat from the third on; the second may hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}
