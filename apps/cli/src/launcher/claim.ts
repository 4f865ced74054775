import { stopLeftoverPostgres } from '@stafet/embedded';
import type { DataFolder } from './data-folder';
import { LauncherError } from './launcher-error';
import {
  isRunning,
  parentOf,
  readRecord,
  recordedNames,
  recordOf,
  removeRecord,
  stopProcess,
  writeRecord,
  type ProcessRecord,
} from './process-record';

/** A launcher stops four processes in turn before it ends. */
const launcherPatienceSeconds = 40;
const patienceSeconds = 5;

/**
 * Makes this process the only launcher of the folder, and stops what a killed one left behind.
 * @throws LauncherError when another launcher is at work there
 */
export async function claim(folder: DataFolder, url: string, say: (line: string) => void): Promise<void> {
  const other = readRecord(folder, 'launcher');
  if (other !== undefined && other.pid !== process.pid && isRunning(other)) {
    if (!isOrphan(other)) {
      throw new LauncherError(
        `Stafet already runs here, at ${other.url ?? folder.path} (process ${other.pid}): stop that one, or set STAFET_DATA and PORT for a second one`,
      );
    }
    say('Stopping the Stafet that lost the npm it was started by');
    await stopProcess(other, launcherPatienceSeconds);
  }
  const npm = process.env['npm_lifecycle_event'] === undefined ? undefined : process.ppid;
  const own: ProcessRecord = { ...recordOf(process.pid), url, npm };
  writeRecord(folder, 'launcher', own);
  await stopLeftovers(folder, say);
}

export function release(folder: DataFolder): void {
  removeRecord(folder, 'launcher');
}

function isOrphan({ pid, npm }: ProcessRecord): boolean {
  return npm !== undefined && parentOf(pid) !== npm;
}

async function stopLeftovers(folder: DataFolder, say: (line: string) => void): Promise<void> {
  const names = recordedNames(folder);
  await Promise.all(
    names.map(async (name) => {
      const record = readRecord(folder, name);
      if (record !== undefined && isRunning(record)) {
        say(`Stopping the ${name} that an earlier start left behind`);
        await stopProcess(record, patienceSeconds);
      }
      removeRecord(folder, name);
    }),
  );
  if (await stopLeftoverPostgres(folder.file('postgres')))
    say('Stopped the PostgreSQL that an earlier start left behind');
}
