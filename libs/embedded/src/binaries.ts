import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Account } from './account';
import { checkoutFolder } from './checkout';
import { folderFault, unsupportedPlatform } from './embedded-postgres-error';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** As `PG_VERSION` in a data folder says it, e.g. `18`. */
  readonly majorVersion: string;
}

const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64', 'linux-x64'];

/**
 * The server binaries, in a place where `account` can run them: the installed package, or a copy in `copyFolder`
 * where it lies below a folder that is closed to that user or cannot be written to.
 */
export async function usableBinaries(account: Account | undefined, copyFolder: string): Promise<Binaries> {
  const { folder: installed, version } = installedPackage();
  if (answers(installed, account) === undefined) return binariesIn(installed, version);
  if ((await isLinked(installed)) && answers(installed, account) === undefined) return binariesIn(installed, version);

  const copy = join(copyFolder, `postgresql-${version}`);
  if (!existsSync(copy)) await copyBinaries(installed, copy);
  const fault = answers(copy, account);
  if (fault !== undefined) throw unsupportedPlatform(fault);
  return binariesIn(copy, version);
}

function installedPackage(): { folder: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  if (!platforms.includes(platform)) throw unsupportedPlatform(platform);
  try {
    const resolveFrom = createRequire(join(checkoutFolder(), 'package.json'));
    const root = dirname(dirname(resolveFrom.resolve(`@embedded-postgres/${platform}`)));
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw unsupportedPlatform(`the package @embedded-postgres/${platform} is not installed`, cause);
  }
}

function binariesIn(folder: string, version: string): Binaries {
  return {
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    majorVersion: version.split('.')[0] ?? version,
  };
}

/** Undefined when `postgres -V` runs as the account; otherwise the first line of why it does not. */
function answers(folder: string, account: Account | undefined): string | undefined {
  const run = spawnSync(join(folder, 'bin', 'postgres'), ['-V'], {
    cwd: '/',
    encoding: 'utf8',
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  if (run.status === 0) return undefined;
  return run.error?.message ?? run.stderr.trim().split('\n')[0] ?? `exit code ${run.status}`;
}

async function copyBinaries(from: string, to: string): Promise<void> {
  // Two starts at once may both copy; each into its own folder, and the first to finish gives it the name.
  const unfinished = `${to}.${process.pid}`;
  try {
    await mkdir(dirname(to), { recursive: true });
    await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(unfinished);
    await openForAll(unfinished);
    await rename(unfinished, to);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw folderFault(dirname(to), cause);
  }
}

async function isLinked(folder: string): Promise<boolean> {
  try {
    await linkLibraries(folder);
    return true;
  } catch {
    // A package that cannot be written to is copied.
    return false;
  }
}

// npm packages cannot hold symbolic links. The package's install script would make them from this list; none is run.
async function linkLibraries(folder: string): Promise<void> {
  const list = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(folder, target.replace(/^native\//, ''));
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    }
  }
}

async function openForAll(path: string): Promise<void> {
  const entry = await lstat(path);
  if (entry.isSymbolicLink()) return;
  await chmod(path, entry.isDirectory() || (entry.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (!entry.isDirectory()) return;
  for (const name of await readdir(path)) await openForAll(join(path, name));
}
