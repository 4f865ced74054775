import type { Database } from '@stafet/platform';

// A message is handled within a second of its publishing. One that is not is being retried, which a second job of the
// same id does not disturb, or its job is lost: Redis was emptied, or restored from yesterday (design D5).
const patience = '20 seconds';

const unsend = `
  update outbox_message set published_at = null, claimed_until = null
  where id in (
    select id from outbox_message
    where completed_at is null and published_at < clock_timestamp() - interval '${patience}'
    order by published_at limit $1 for update skip locked)
  returning id`;

/** Makes published messages unsent again that nothing came of, so that the relay takes them to the queue once more. */
export class DeliveryReconciler {
  constructor(private readonly database: Database) {}

  /** One batch; answers how many there were. */
  async reconcile(limit = 500): Promise<number> {
    const rows = await this.database.prepared<{ id: string }>('unsend-messages', unsend, [limit]);
    return rows.length;
  }
}
