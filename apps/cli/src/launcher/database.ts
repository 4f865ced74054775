import { setTimeout as sleep } from 'node:timers/promises';
import { asRole, createDatabase, freePort, startPostgres, withClient } from '@stafet/embedded';
import { isDatabaseUnavailable, sqlState } from '@stafet/platform';
import type { DataFolder } from './data-folder';
import { KeptAlive, type Started } from './kept-alive';
import { LauncherError, oneLine } from './launcher-error';

const databaseName = 'stafet';
const appRole = 'stafet_app';
// insufficient_privilege: how PostgreSQL answers a login that is no member of the role.
const mayNotActAs = '42501';
const pauseMilliseconds = 250;

export interface Databases {
  readonly MIGRATOR_DATABASE_URL: string;
  readonly DATABASE_URL: string;
}

/** The embedded PostgreSQL of the folder, kept alive on one port, so that those who use it find it again. */
export class EmbeddedDatabase {
  private constructor(
    readonly server: KeptAlive,
    readonly url: () => string,
  ) {}

  static async in(folder: DataFolder, say: (line: string) => void): Promise<EmbeddedDatabase> {
    const port = await freePort();
    let url = '';
    const start = async (): Promise<Started> => {
      const postgres = await startPostgres({ dataFolder: folder.file('postgres'), port, log: say });
      url = postgres.superuserUrl(databaseName);
      await createDatabase(postgres.superuserUrl('postgres'), databaseName);
      return {
        ready: Promise.resolve(true),
        ended: postgres.ended.then(() => ({ how: 'its server process is gone', isSuccess: false, bySignal: true })),
        stop: () => postgres.stop(),
      };
    };
    return new EmbeddedDatabase(new KeptAlive({ name: 'postgres', start, say }), () => url);
  }
}

/**
 * The login for the API and the worker: that of the migrations, as the role that may not change the trail. Where it may
 * not take that role on, it is used as it is, and `say` is told. To be asked after migrating, which makes the role.
 * @throws LauncherError where the database cannot be asked within the patience
 */
export async function appDatabaseUrl(
  migratorUrl: string,
  say: (line: string) => void,
  patienceMilliseconds = 15_000,
): Promise<string> {
  const url = asRole(migratorUrl, appRole);
  for (let waited = 0; ; waited += pauseMilliseconds) {
    try {
      await withClient(url, (client) => client.query('SELECT 1'));
      return url;
    } catch (fault) {
      if (sqlState(fault) === mayNotActAs) {
        say(
          `The database login may not act as ${appRole}: the API and the worker use it as it is, and may change the trail`,
        );
        return migratorUrl;
      }
      if (!isDatabaseUnavailable(fault) || waited >= patienceMilliseconds) {
        throw new LauncherError(
          `The database cannot be used as the role ${appRole}: ${oneLine(fault)} (or set MIGRATOR_DATABASE_URL and a DATABASE_URL of its own)`,
          { cause: fault },
        );
      }
      await sleep(pauseMilliseconds);
    }
  }
}

/** Tells one database from every other, also from one of the same name on the same server before or after it. */
export async function databaseIdentity(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const found = await client.query<{ identity: string }>(
      `SELECT system_identifier || '/' || oid AS identity
         FROM pg_control_system(), pg_database WHERE datname = current_database()`,
    );
    return found.rows[0]?.identity ?? '';
  });
}
