import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of the programs that is there and may be run; a bare name is looked up on the PATH. */
export function findProgram(candidates: readonly string[]): string | undefined {
  return candidates.flatMap(placesOf).find(isRunnable);
}

function placesOf(candidate: string): string[] {
  if (candidate.includes('/')) return [candidate];
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, candidate));
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs a Debian package, as root on Debian and its relatives. Its services are not started.
 * @throws Error with one line that says what to install by hand, everywhere else
 */
export function installDebianPackage(name: string, whatFor: string): void {
  const byHand = `${whatFor} is needed by the tests and not found: install it (Debian: apt-get install ${name})`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(byHand);
  process.stderr.write(`Installing ${name}, which the tests need …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const step of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', name],
  ]) {
    const done = spawnSync('apt-get', step, { env, encoding: 'utf8' });
    if (done.status === 0) continue;
    const reason = done.stderr.trim().split('\n').at(-1) ?? '';
    throw new Error(`${byHand}; apt-get ${step[0]} failed: ${reason}`);
  }
}
