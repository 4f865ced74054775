import type { Instant } from '@stafet/core';
import type { Database } from '@stafet/platform';
import { moment } from './stored-handover';

/** Something of the machinery that waits longer than it may. */
export interface StuckItem {
  readonly kind: 'deadline' | 'outbox-message' | 'delivery';
  readonly id: string;
  readonly since: Instant;
  readonly reason: string;
}

// How long each may take: a sweep passes every second, the relay every fraction of one, a mail server may be slow.
// A mail that is sent waits for nothing: that the next mail server has it is all that SMTP lets anybody know.
const stuck = `
  select 'deadline' as kind, handover_id || '/' || name as id, due_at as since,
      case kind when 'transfer' then 'a confirmed transfer is not recorded' else 'a deadline passed without escalation' end
      as reason
    from deadline where state = 'running' and due_at < clock_timestamp() - interval '60 seconds'
  union all
  select 'outbox-message', id::text, created_at,
      case when published_at is null then 'not taken to the queue' else 'taken to the queue, not delivered' end
    from outbox_message where completed_at is null and created_at < clock_timestamp() - interval '60 seconds'
  union all
  select 'delivery', message_id || '/' || recipient || '/' || channel, created_at, 'delivery has not succeeded'
    from delivery where status = 'pending' and created_at < clock_timestamp() - interval '60 seconds'
  order by since limit 200`;

/** Everything that is waiting longer than it may, oldest first, and why. A handover that is merely overdue is not. */
export class StuckItems {
  constructor(private readonly database: Database) {}

  async all(): Promise<readonly StuckItem[]> {
    const rows = await this.database.query<Omit<StuckItem, 'since'> & { since: Date }>(stuck);
    return rows.map((row) => ({ ...row, since: moment(row.since.toISOString()) }));
  }
}
