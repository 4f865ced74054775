import { loadCatalogue } from '@stafet/organization';
import type { DataSource } from 'typeorm';

/** Makes every organisation of the reference data known to the database, by id and latest name. None is ever removed. */
export async function loadReferenceData(dataSource: DataSource, file: string | undefined): Promise<void> {
  const organizations = loadCatalogue(file)
    .all()
    .map(({ id, name, validFrom }) => ({ id, name, validFrom }));
  await dataSource.query(
    `insert into organization (id, name)
     select distinct on (id) id, name from jsonb_to_recordset($1::jsonb) as each (id text, name text, "validFrom" date)
     order by id, "validFrom" desc
     on conflict (id) do update set name = excluded.name where organization.name <> excluded.name`,
    [JSON.stringify(organizations)],
  );
}
