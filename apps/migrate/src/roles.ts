import type { Client } from 'pg';

const roles = ['stafet_migrator', 'stafet_app', 'stafet_auditor'] as const;

/**
 * Makes the three roles where they are missing and lets the migrator own the schema. Doing it again does no harm.
 * Where an administrator has made the roles beforehand (docker/init/roles.sql), nothing is left to do, and the login
 * needs no more than membership of `stafet_migrator`.
 */
export async function ensureRoles(client: Client): Promise<void> {
  for (const role of roles) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) await client.query(`create role ${role} nologin`);
  }
  const { rows } = await client.query<{ ready: boolean }>(`
    select pg_has_role(current_user, 'stafet_migrator', 'member')
      and has_schema_privilege('stafet_migrator', 'public', 'create')
      and has_database_privilege('stafet_migrator', current_database(), 'create') as ready`);
  if (rows[0]?.ready === true) return;
  await client.query('grant stafet_migrator, stafet_app, stafet_auditor to current_user');
  await client.query('grant usage, create on schema public to stafet_migrator');
  await client.query('grant usage on schema public to stafet_app, stafet_auditor');
  const { rows: names } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
  await client.query(`grant create on database ${names[0]?.name ?? ''} to stafet_migrator`);
}
