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
export async function upsertPerson(database: Pick<Database, 'query'>, person: KnownPerson): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `with known as (
       insert into person (id, professional_id, cvr, name, email)
       values (gen_random_uuid(), $1, $2, $3, $4)
       on conflict (professional_id, cvr)
         do update set name = excluded.name, email = coalesce(excluded.email, person.email)
       returning id
     ), added as (
       insert into membership (person_id, organization_id, role, valid_from)
       select known.id, wanted.organization, wanted.role, date_trunc('milliseconds', now())
         from known, jsonb_to_recordset($5::jsonb) as wanted (organization text, role text)
        where not exists (
          select from membership m
           where m.person_id = known.id and m.organization_id = wanted.organization and m.role = wanted.role
             and m.valid_from <= now() and m.valid_to > now())
       on conflict do nothing
     )
     select id from known`,
    [person.professionalId, person.cvr, person.name, person.email ?? null, JSON.stringify(person.memberships ?? [])],
  );
  if (row === undefined) throw new Error('The person was not recorded');
  return row.id;
}
