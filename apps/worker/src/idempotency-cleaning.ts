import type { Database } from '@stafet/platform';

// Design 4.3: an answer is kept 7 days for whoever repeats the request. No row is locked first: two workers that meet
// wait for each other, and the app may delete answers but not change them.
const removal = `
  delete from idempotency where ctid in (
    select ctid from idempotency where created_at < clock_timestamp() - interval '7 days'
    order by created_at limit $1)
  returning 1 as removed`;

/** Removes stored answers that nobody may ask for any more; answers how many. */
export async function removeOldAnswers(database: Database, limit: number): Promise<number> {
  const rows = await database.query(removal, [limit]);
  return rows.length;
}
