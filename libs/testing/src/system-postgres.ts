import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startPostgres, type Binaries, type EmbeddedPostgres } from '@stafet/embedded';
import { findProgram, installDebianPackage } from './program';

/** Where Debian and its relatives put each major version; what lies there is not on the PATH. */
const debianFolder = '/usr/lib/postgresql';

/**
 * A durable PostgreSQL with data of its own on a port of its own, run by the server that is installed on this machine
 * and not by the one that npm brought; installed where that is possible. Never skips.
 * @throws Error that says what to install
 */
export async function startSystemPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  return startPostgres({ dataFolder, binaries: findBinaries() });
}

function findBinaries(): Binaries {
  const found = findInitdb();
  if (found !== undefined) return binariesBeside(found);
  installDebianPackage('postgresql', 'a PostgreSQL server');
  const installed = findInitdb();
  if (installed === undefined) throw new Error(`postgresql was installed and is not found in ${debianFolder}`);
  return binariesBeside(installed);
}

function findInitdb(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
  return findProgram(['initdb', ...newestFirst.map((version) => join(debianFolder, version, 'bin', 'initdb'))]);
}

function binariesBeside(initdb: string): Binaries {
  const postgres = join(dirname(realpathSync(initdb)), 'postgres');
  const { stdout } = spawnSync(postgres, ['-V'], { encoding: 'utf8' });
  const majorVersion = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
  if (majorVersion === undefined) throw new Error(`${postgres} does not say which version of PostgreSQL it is`);
  return { initdb, postgres, majorVersion };
}
