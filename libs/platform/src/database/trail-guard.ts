import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../config';
import { isDatabaseUnavailable, type Database } from './database';

// How often a database that is away is asked again. Milliseconds.
const pause = 1_000;

/**
 * Refuses a login that could change what the trail says, as the owner of the tables or a superuser could; one that only
 * acts as another role can go back to what it is. Waits for a database that is away, and says once that it does.
 * @throws ConfigError where the login may change the trail
 */
export async function refuseWriterOfTrail(database: Database, say: (line: string) => void): Promise<void> {
  for (let waits = 0; ; waits++) {
    try {
      const [writer] = await database.query<{ name: string }>(
        `select rolname as name from pg_roles
         where rolname in (current_user, session_user)
           and (rolsuper or has_table_privilege(oid, to_regclass('audit_entry'), 'update, delete, truncate'))
         limit 1`,
      );
      if (writer === undefined) return;
      throw new ConfigError([
        `DATABASE_URL logs in as ${writer.name}, who may change the trail: give the API and the worker a login that is a member of stafet_app alone`,
      ]);
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      if (waits === 0) say('the database does not answer; waiting for it');
      await sleep(pause);
    }
  }
}
