import type { Database } from '@stafet/platform';
import type { NotificationQueue } from './queue';

// Longer than any time limit on the way to the queue, so that a claim seldom ends before its holder knows the outcome;
// short, because it is also how long the messages of a relay that was killed wait for another.
const lease = '10 seconds';

const claim = `
  update outbox_message set claimed_until = clock_timestamp() + interval '${lease}', attempts = attempts + 1
  where id in (
    select id from outbox_message
    where published_at is null and (claimed_until is null or claimed_until < clock_timestamp())
    order by created_at, id limit $1 for update skip locked)
  returning id`;

const mark = `
  update outbox_message set published_at = clock_timestamp(), claimed_until = null where id = any ($1::uuid[])`;

const release = `
  update outbox_message set claimed_until = null where id = any ($1::uuid[]) and published_at is null`;

/**
 * Takes committed outbox rows to the queue. Any number may run: each claims rows that nobody else has. A crash between
 * adding and marking only adds the same job ids again.
 */
export class OutboxRelay {
  constructor(
    private readonly database: Database,
    private readonly queue: Pick<NotificationQueue, 'ready' | 'add'>,
  ) {}

  /**
   * One batch; answers how many there were.
   * @throws where the queue or the database is away; the rows then stay unsent
   */
  async relay(limit = 200): Promise<number> {
    await this.queue.ready();
    const rows = await this.database.prepared<{ id: string }>('claim-messages', claim, [limit]);
    if (rows.length === 0) return 0;
    const ids = rows.map((row) => row.id);
    try {
      await this.queue.add(ids);
    } catch (fault) {
      // Where even this fails, the claim ends by itself.
      await this.database.query(release, [ids]).catch(() => undefined);
      throw fault;
    }
    await this.database.prepared('mark-messages', mark, [ids]);
    return ids.length;
  }
}
