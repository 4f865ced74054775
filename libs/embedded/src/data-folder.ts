import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries';
import { faultFromOutput, folderFault, incomplete, otherVersion } from './embedded-postgres-error';
import type { Placement } from './placement';

export interface DataFolder {
  /** What PostgreSQL calls PGDATA. */
  readonly path: string;
  readonly superuserPassword: string;
  readonly isNew: boolean;
}

/**
 * The cluster in the folder, made when there is none.
 * @throws EmbeddedPostgresError `other-version` where another major version of PostgreSQL made it
 */
export async function openDataFolder(place: Placement, binaries: Binaries, durable: boolean): Promise<DataFolder> {
  const path = join(place.folder, 'data');
  const passwordFile = join(place.folder, 'superuser-password');
  try {
    if (existsSync(path)) return await openExisting(path, passwordFile, place, binaries);
    const superuserPassword = randomBytes(24).toString('base64url');
    await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
    if (place.account) await chown(passwordFile, place.account.uid, place.account.gid);

    // Under another name until it is whole, so that a kill in between leaves nothing that looks like a cluster.
    const unfinished = join(place.folder, 'data.new');
    await rm(unfinished, { recursive: true, force: true });
    await initialise(unfinished, passwordFile, place, binaries, durable);
    await rename(unfinished, path);
    return { path, superuserPassword, isNew: true };
  } catch (cause) {
    throw folderFault(place.folder, cause);
  }
}

async function openExisting(
  path: string,
  passwordFile: string,
  { folder }: Placement,
  { majorVersion }: Binaries,
): Promise<DataFolder> {
  const versionFile = join(path, 'PG_VERSION');
  if (!existsSync(versionFile) || !existsSync(passwordFile)) throw incomplete(folder);
  const version = (await readFile(versionFile, 'utf8')).trim();
  if (version !== majorVersion) throw otherVersion(folder, version, majorVersion);
  return { path, superuserPassword: (await readFile(passwordFile, 'utf8')).trim(), isNew: false };
}

async function initialise(
  path: string,
  passwordFile: string,
  { folder, account }: Placement,
  binaries: Binaries,
  durable: boolean,
): Promise<void> {
  // The built-in locale, which PostgreSQL has from 17 on, sorts and folds the same on every machine; Danish sorting is
  // asked for per column (da-x-icu).
  const locale =
    Number(binaries.majorVersion) >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8'];
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const sync = durable ? [] : ['--no-sync'];
  try {
    await promisify(execFile)(binaries.initdb, ['-D', path, '--encoding=UTF8', ...locale, ...login, ...sync], {
      cwd: folder,
      ...(account && { uid: account.uid, gid: account.gid }),
    });
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw faultFromOutput(`${stdout}\n${stderr}`, folder);
  }
}
