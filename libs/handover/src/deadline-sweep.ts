import type { Database } from '@stafet/platform';
import type { HandoverService } from './handover.service';

interface ClaimedDeadline {
  readonly handover_id: string;
  readonly name: string;
  readonly kind: 'response' | 'transfer';
  readonly level: number;
}

// Fewer than a pool has connections, so that a sweep never keeps everything else waiting.
const atOnce = 5;

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

  /**
   * Claims up to `limit` due deadlines and lets each be decided; answers how many there were.
   * @throws the first fault, after every deadline had its turn; what failed is claimed again when its lease ends
   */
  async sweep(limit = 100): Promise<number> {
    const due = await this.database.prepared<ClaimedDeadline>('claim-deadlines', claim, [limit]);
    const faults: unknown[] = [];
    for (let next = 0; next < due.length; next += atOnce) {
      const outcomes = await Promise.allSettled(due.slice(next, next + atOnce).map((each) => this.decide(each)));
      for (const outcome of outcomes) if (outcome.status === 'rejected') faults.push(outcome.reason);
    }
    if (faults.length > 0) throw faults[0];
    return due.length;
  }

  private async decide({ handover_id: id, name, kind, level }: ClaimedDeadline): Promise<void> {
    await this.handovers.applySystem(
      id,
      kind === 'transfer' ? { type: 'transferred' } : { type: 'deadline-passed', deadline: name, level },
    );
  }
}
