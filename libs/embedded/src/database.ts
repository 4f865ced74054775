import { Client, escapeIdentifier } from 'pg';

/** Creates the database on the server that `url` logs in to, unless it is there already; answers whether it was made. */
export async function createDatabase(url: string, name: string, options?: { template?: string }): Promise<boolean> {
  return withClient(url, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rows.length > 0) return false;
    const template = options?.template === undefined ? '' : ` TEMPLATE ${escapeIdentifier(options.template)}`;
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)}${template}`);
    return true;
  });
}

/** Drops the database and ends the sessions that still use it. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient(url, (client) => client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`));
}

/** The same login, acting as another role from the first statement on. */
export function asRole(url: string, role: string): string {
  const address = new URL(url);
  const options = address.searchParams.get('options');
  address.searchParams.delete('options');
  const separator = address.search === '' ? '?' : '&';
  return `${address.href}${separator}options=${encodeURIComponent(`${options ? `${options} ` : ''}-c role=${role}`)}`;
}

/** The same server and login, another database. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}

/** Runs `work` with one connection, closed whatever happens. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
