import { loadCatalogue } from '@stafet/organization';
import type { DataSource } from 'typeorm';

/** Makes every organisation of the reference data known to the database, by id and name. None is ever removed. */
export async function loadReferenceData(dataSource: DataSource): Promise<void> {
  const organizations = loadCatalogue()
    .all()
    .map(({ id, name }) => ({ id, name }));
  await dataSource.query(
    `insert into organization (id, name)
     select distinct on (id) id, name from jsonb_to_recordset($1::jsonb) as each (id text, name text)
     on conflict (id) do update set name = excluded.name where organization.name <> excluded.name`,
    [JSON.stringify(organizations)],
  );
}
