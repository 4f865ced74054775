import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { serverAccount, type Account } from './account';
import { diskFull, EmbeddedPostgresError, folderFault } from './embedded-postgres-error';

/** Where root's servers live when their own user cannot reach the folder that was asked for. */
const machineFolder = '/var/lib/stafet';

/** A fresh data folder takes 40 MB and the first write-ahead log files as much again. */
const bytesForNewData = 150_000_000;
const bytesForOldData = 30_000_000;

export interface Placement {
  /** Holds `data`, the password and the server's log; closed to everybody but the server's user. */
  readonly folder: string;
  readonly account: Account | undefined;
  readonly copyFolder: string;
}

/**
 * Makes the folder for the server, in the place asked for or, where root's server user cannot get there (below a
 * `/root` of mode 700, say), below `/var/lib/stafet`. The modes of folders that were there before are never changed.
 */
export function prepareFolder(asked: string): Placement {
  let folder = asked;
  let account: Account | undefined;
  try {
    makeFolder(dirname(asked));
    folder = serverFolder(asked) ?? newPlaceElsewhere(asked);
    account = serverAccount(folder);
    if (account !== undefined) makeOpenFolder(machineFolder);
    makeClosedFolder(folder, account);
    refuseFullDisk(folder);
  } catch (cause) {
    throw folderFault(folder, cause);
  }
  return { folder, account, copyFolder: account === undefined ? join(folder, 'binaries') : machineFolder };
}

/** Where a server that was asked for in `asked` really lives; undefined where it must live elsewhere and does not yet. */
export function serverFolder(asked: string): string | undefined {
  const account = serverAccount(asked);
  if (account === undefined || canEnter(dirname(asked), account)) return asked;
  const note = noteOf(asked);
  return existsSync(note) ? join(machineFolder, basename(readFileSync(note, 'utf8').trim())) : undefined;
}

/**
 * The note stays where the data were asked for: who removes that folder and starts afresh at the same path meets no old
 * data, which would be locked with keys that are gone.
 */
function newPlaceElsewhere(asked: string): string {
  const hash = createHash('sha256').update(asked).digest('hex').slice(0, 16);
  const name = `${hash}-${randomBytes(4).toString('hex')}`;
  writeFileSync(noteOf(asked), `${name}\n`);
  return join(machineFolder, name);
}

function noteOf(asked: string): string {
  return `${asked}.place`;
}

/**
 * Makes the folder and those above it. Not Node's `recursive`, which never returns where the operating system says of
 * an existing parent that it does not exist, as it does below `/proc`.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  }
}

function makeOpenFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(folder);
  chmodSync(folder, 0o755);
}

function makeClosedFolder(folder: string, account: Account | undefined): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    if (account !== undefined) chownSync(folder, account.uid, account.gid);
    return;
  }
  const owner = statSync(folder).uid;
  if (account === undefined && owner !== process.getuid?.()) {
    throw new EmbeddedPostgresError(
      'folder-not-writable',
      `${folder} belongs to another user: start as the user who made it (root, perhaps), or set STAFET_DATA to a folder of your own`,
    );
  }
  if (account !== undefined && owner === 0) chownSync(folder, account.uid, account.gid);
}

function refuseFullDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const wanted = existsSync(join(folder, 'data')) ? bytesForOldData : bytesForNewData;
  if (bavail * bsize < wanted) throw diskFull(folder);
}

function canEnter(folder: string, account: Account): boolean {
  const { uid, gid } = account;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/' }).status === 0;
}
