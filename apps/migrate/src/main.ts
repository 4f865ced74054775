import { ConfigError, createLogger, loadConfig, separateOptions, sqlState } from '@stafet/platform';
import { Client } from 'pg';
import { migratorDataSource } from './data-source';
import { migrateQueue } from './queue-schema';
import { loadReferenceData } from './reference-data';
import { ensureRoles } from './roles';

// Any number will do as long as all who migrate use the same: "stafet" on a telephone keypad.
const lockKey = 782338;

/** Brings the database to this version and ends. Two at the same time wait for each other; a second run does no harm. */
async function migrate(): Promise<void> {
  const logger = createLogger('migrate');
  const { database, organizationsFile } = loadConfig();
  const { connectionString } = separateOptions(database.migratorUrl);
  const client = new Client({ connectionString, application_name: 'stafet-migrate', connectionTimeoutMillis: 10_000 });
  await client.connect();
  const dataSource = migratorDataSource(connectionString);
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await ensureRoles(client);
    await dataSource.initialize();
    const applied = await dataSource.runMigrations();
    await loadReferenceData(dataSource, organizationsFile);
    await migrateQueue(connectionString, dataSource);
    logger.log({ event: 'migrated', applied: applied.map((migration) => migration.name) });
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await client.end();
  }
}

migrate().catch((error: unknown) => {
  const state = sqlState(error);
  const reason =
    error instanceof ConfigError
      ? error.message
      : `The database could not be migrated: ${error instanceof Error ? error.message : 'unknown'}${state === undefined ? '' : ` (${state})`}`;
  process.stderr.write(`${reason.split('\n')[0]}\n`);
  process.exitCode = 1;
});
