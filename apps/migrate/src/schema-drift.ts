import { auditEntities } from '@stafet/audit';
import { handoverEntities } from '@stafet/handover';
import { identityEntities } from '@stafet/identity';
import { messagingEntities } from '@stafet/messaging';
import { DataSource } from 'typeorm';

/** Tables that no entity describes: TypeORM's own list of what has run. */
const withoutEntity = ['migrations'];

/** Where the schema is built a second time, from the entities alone. */
const drawn = 'drawn_from_entities';

/**
 * Answers every difference between the migrated database and the entities, one a line; none is good news. The database
 * is a test's own, as its superuser: a second schema comes and goes in it.
 *
 * TypeORM compares constraints and indexes by name only, and no table that it has no entity for. So the schema is also
 * built from the entities, and PostgreSQL's own wording of both is compared. What no entity can say, triggers, functions
 * and grants, has tests of its own.
 */
export async function schemaDrift(url: string): Promise<string[]> {
  const entities = [...auditEntities, ...handoverEntities, ...identityEntities, ...messagingEntities];
  const migrated = new DataSource({ type: 'postgres', url, entities });
  const built = new DataSource({ type: 'postgres', url, entities, schema: drawn });
  try {
    await migrated.initialize();
    const { upQueries } = await migrated.driver.createSchemaBuilder().log();
    await migrated.query(`create schema ${drawn}`);
    await built.initialize();
    await built.synchronize();
    const inDatabase = await describeSchema(migrated, 'public');
    const inEntities = await describeSchema(migrated, drawn);
    return [
      ...upQueries.map(({ query }) => `TypeORM would run: ${query}`),
      ...inDatabase.filter((line) => !inEntities.includes(line)).map((line) => `only in the database: ${line}`),
      ...inEntities.filter((line) => !inDatabase.includes(line)).map((line) => `only in the entities: ${line}`),
    ];
  } finally {
    if (built.isInitialized) await built.destroy();
    if (migrated.isInitialized) {
      await migrated.query(`drop schema if exists ${drawn} cascade`);
      await migrated.destroy();
    }
  }
}

async function describeSchema(dataSource: DataSource, schema: string): Promise<string[]> {
  const rows: { line: string }[] = await dataSource.query(
    `with described as (
       select oid, relname from pg_class
       where relnamespace = $1::regnamespace and relkind in ('r', 'p') and relname <> all ($2)
     )
     select format('table %s: %s', relname, obj_description(oid, 'pg_class')) as line from described
     union all
     select format('column %s.%s %s%s%s', relname, attname, format_type(atttypid, atttypmod),
       case when attnotnull then ' not null' end, ' default ' || pg_get_expr(adbin, adrelid))
     from described join pg_attribute on attrelid = oid and attnum > 0 and not attisdropped
     left join pg_attrdef on adrelid = attrelid and adnum = attnum
     union all
     select format('constraint %s of %s %s', conname, relname, pg_get_constraintdef(pg_constraint.oid))
     from described join pg_constraint on conrelid = described.oid and contype <> 'n'
     union all
     select pg_get_indexdef(indexrelid) from described join pg_index on indrelid = oid
     order by line`,
    [schema, withoutEntity],
  );
  return rows.map(({ line }) => line.replaceAll(`${schema}.`, ''));
}
