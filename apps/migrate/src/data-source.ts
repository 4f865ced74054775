import { DataSource } from 'typeorm';
import { CreateHandoverTables20261122060000 } from './migrations/20261122060000-create-handover-tables';
import { CreateTrailAndLedger20261122060100 } from './migrations/20261122060100-create-trail-and-ledger';
import { CreateRecordDecision20261122060200 } from './migrations/20261122060200-create-record-decision';
import { GrantToRoles20261122060300 } from './migrations/20261122060300-grant-to-roles';
import { CreateCourse20261122060400 } from './migrations/20261122060400-create-course';
import { CreateCitizenFacts20261122060500 } from './migrations/20261122060500-create-citizen-facts';
import { CreatePathwayDocument20261122060600 } from './migrations/20261122060600-create-pathway-document';

/** The migrator's connection: every migration in order, run as the role that owns the tables. */
export function migratorDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'stafet-migrate',
    extra: { options: '-c role=stafet_migrator', max: 2, connectionTimeoutMillis: 10_000 },
    migrationsTransactionMode: 'all',
    migrations: [
      CreateHandoverTables20261122060000,
      CreateTrailAndLedger20261122060100,
      CreateRecordDecision20261122060200,
      GrantToRoles20261122060300,
      CreateCourse20261122060400,
      CreateCitizenFacts20261122060500,
      CreatePathwayDocument20261122060600,
    ],
  });
}
