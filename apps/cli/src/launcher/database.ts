import { asRole, createDatabase, freePort, startPostgres, withClient } from '@stafet/embedded';
import type { DataFolder } from './data-folder';
import { KeptAlive, type Started } from './kept-alive';

const databaseName = 'stafet';
const appRole = 'stafet_app';

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
 * The login for the migrations, and the one for the API and the worker: the same login, as the role that may not change
 * the trail. Where it may not take that role on, it is used as it is. To be asked after migrating, which makes the role.
 */
export async function appDatabaseUrl(migratorUrl: string): Promise<string> {
  const url = asRole(migratorUrl, appRole);
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return url;
  } catch {
    return migratorUrl;
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
