import { Pool, type PoolClient, types } from 'pg';
import type { Config } from '../config';

// Counts fit a JavaScript number for as long as anybody lives; `bigint` as text only invites mistakes.
types.setTypeParser(types.builtins.INT8, Number);

/** How long anything may take before the caller is told that the database does not keep up. */
const limits = {
  connectionTimeoutMillis: 4_000,
  statement_timeout: 4_000,
  idle_in_transaction_session_timeout: 10_000,
  query_timeout: 4_500,
} as const;

/** PostgreSQL, the only truth (design D1). One pool per process; every statement has a time limit. */
export class Database {
  private constructor(private readonly pool: Pool) {}

  /** Opens a pool; connections are made when the first statement needs one. */
  static open(config: Pick<Config['database'], 'url' | 'poolSize'>, applicationName: string): Database {
    const pool = new Pool({
      connectionString: config.url,
      max: config.poolSize,
      application_name: applicationName,
      ...limits,
    });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    return new Database(pool);
  }

  /** One statement, one round trip. */
  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query(text, [...values]);
    return result.rows as Row[];
  }

  /** One statement that is planned once per connection and then only executed. */
  async prepared<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.pool.query({ name, text, values: [...values] });
    return result.rows as Row[];
  }

  /** Several statements that happen together or not at all. */
  async transaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      // Where even the rollback fails, the connection is given up with what it had begun.
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      );
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** The SQLSTATE of an error from PostgreSQL, or nothing where it is none. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** The name of the constraint that an error from PostgreSQL tells of. */
export function violatedConstraint(error: unknown): string | undefined {
  const constraint = (error as { constraint?: unknown } | undefined)?.constraint;
  return typeof constraint === 'string' ? constraint : undefined;
}

/** Says whether the database is away or overloaded, so that trying again later makes sense. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) {
    // Connection exceptions, insufficient resources, operator intervention, read-only, serialization, time-outs.
    return /^(08|53|57|58|40)/.test(state) || state === '25006' || state === '55P03' || state === '25P03';
  }
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (
    (typeof code === 'string' && /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)$/.test(code)) ||
    (typeof message === 'string' &&
      /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Cannot use a pool/.test(
        message,
      ))
  );
}
