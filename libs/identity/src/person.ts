import type { OrganizationId, Role } from '@stafet/core';
import type { Database } from '@stafet/platform';
import type { Credentials } from './credentials';

/** A person as reference data or a login brings her. */
export interface KnownPerson extends Credentials {
  /** Left out: what is known stays. */
  readonly email?: string;
  /** Added where they are not in force already; none is taken away. */
  readonly memberships?: readonly { readonly organization: OrganizationId; readonly role: Role }[];
}

/** Makes the person known, or brings name and e-mail up to date; answers her id. Doing it again does no harm. */
export async function upsertPerson(
  database: Pick<Database, 'query' | 'transaction'>,
  person: KnownPerson,
): Promise<string> {
  const { memberships = [] } = person;
  const values = [person.professionalId, person.cvr, person.name, person.email ?? null];
  if (memberships.length === 0) return idOf(await database.query<{ id: string }>(upsert, values));
  return database.transaction(async (client) => {
    const id = idOf((await client.query<{ id: string }>(upsert, values)).rows);
    await client.query(addMemberships, [id, JSON.stringify(memberships)]);
    return id;
  });
}

const upsert = `
  insert into person (id, professional_id, cvr, name, email)
  values (gen_random_uuid(), $1, $2, $3, $4)
  on conflict (professional_id, cvr)
    do update set name = excluded.name, email = coalesce(excluded.email, person.email)
  returning id`;

// A statement of its own: while the first one holds the person's row, nobody else adds the same memberships, and what
// was added before is seen. Moments are kept in milliseconds; a rounded one would begin in the future.
const addMemberships = `
  insert into membership (person_id, organization_id, role, valid_from)
  select $1, wanted.organization, wanted.role, date_trunc('milliseconds', now())
    from jsonb_to_recordset($2::jsonb) as wanted (organization text, role text)
   where not exists (
     select from membership m
      where m.person_id = $1 and m.organization_id = wanted.organization and m.role = wanted.role
        and m.valid_from <= clock_timestamp() and m.valid_to > clock_timestamp())
  on conflict do nothing`;

function idOf(rows: readonly { readonly id: string }[]): string {
  const [row] = rows;
  if (row === undefined) throw new Error('The person was not recorded');
  return row.id;
}
