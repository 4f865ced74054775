import { separateOptions } from '@stafet/platform';
import { Queue, createPostgresBackend } from 'bullmq';
import type { DataSource } from 'typeorm';

/** The schema in which BullMQ keeps its jobs where no Redis is configured. */
const schema = 'bullmq';

/** Lets BullMQ make or upgrade its own tables as the migrator, and lets the app work with them. */
export async function migrateQueue(url: string, dataSource: DataSource): Promise<void> {
  const queue = new Queue(
    'migrate',
    {
      connection: {
        connectionString: separateOptions(url).connectionString,
        options: '-c role=stafet_migrator',
        schema,
        migrate: true,
        max: 2,
      },
    },
    createPostgresBackend,
  );
  await queue.waitUntilReady();
  await queue.close();
  // BullMQ makes a sequence the first time a queue is used, and asks for the right to do so every time. Those that the
  // app has made so are the app's own already.
  await dataSource.query(`
    grant usage, create on schema ${schema} to stafet_app;
    grant select, insert, update, delete on all tables in schema ${schema} to stafet_app;
    grant execute on all functions in schema ${schema} to stafet_app;
    do $$
    declare
      own regclass;
    begin
      for own in select oid::regclass from pg_class
        where relnamespace = '${schema}'::regnamespace and relkind = 'S' and relowner = current_user::regrole
      loop
        execute format('grant usage on sequence %s to stafet_app', own);
      end loop;
    end $$;
  `);
}
