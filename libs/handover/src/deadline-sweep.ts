import type { Database } from '@stafet/platform';
import type { HandoverService } from './handover.service';

interface ClaimedDeadline {
  readonly handover_id: string;
  readonly name: string;
  readonly kind: 'response' | 'transfer';
  readonly level: number;
}

// Any number of workers sweep at the same time: each claims rows that nobody else has, for as long as a lease lasts.
const claim = `
  update deadline set lease_until = clock_timestamp() + interval '30 seconds'
  where (handover_id, name) in (
    select handover_id, name from deadline
    where state = 'running' and due_at <= clock_timestamp()
      and (lease_until is null or lease_until < clock_timestamp())
    order by due_at limit $1 for update skip locked)
  returning handover_id, name, kind, level`;

/** Turns deadlines that are due into events. A deadline is a row and the database's time decides (design D4). */
export class DeadlineSweep {
  constructor(
    private readonly database: Database,
    private readonly handovers: HandoverService,
  ) {}

  /** Claims up to `limit` due deadlines and lets each be decided; answers how many there were. */
  async sweep(limit = 100): Promise<number> {
    const due = await this.database.prepared<ClaimedDeadline>('claim-deadlines', claim, [limit]);
    for (const deadline of due) {
      await this.handovers.applySystem(
        deadline.handover_id,
        deadline.kind === 'transfer'
          ? { type: 'transferred' }
          : { type: 'deadline-passed', deadline: deadline.name, level: deadline.level },
      );
    }
    return due.length;
  }
}
