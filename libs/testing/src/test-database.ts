import { randomUUID } from 'node:crypto';
import { asRole, createDatabase, dropDatabase, withDatabase } from '@stafet/embedded';
import { serverVariable, templateDatabase } from './test-postgres';

export interface TestDatabase {
  readonly name: string;
  /** Superuser and owner of the tables, for what a test must arrange or tamper with. */
  readonly ownerUrl: string;
  /** As the API and the worker log in: the role that may not change the trail. */
  readonly appUrl: string;
  /** The same server and database as the role that only reads. */
  readonly auditorUrl: string;
  drop(): Promise<void>;
}

/** A database of its own for a test file, with the schema that `apps/migrate` makes and nothing in it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env[serverVariable];
  if (!server) {
    throw new Error(
      `${serverVariable} is not set: name the file *.int-spec.ts or *.e2e-spec.ts, so that a server is started`,
    );
  }
  const name = `stafet_test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(server, name, { template: templateDatabase });
  const ownerUrl = withDatabase(server, name);
  return {
    name,
    ownerUrl,
    appUrl: asRole(ownerUrl, 'stafet_app'),
    auditorUrl: asRole(ownerUrl, 'stafet_auditor'),
    drop: () => dropDatabase(server, name),
  };
}
