import { randomUUID } from 'node:crypto';
import type { Database } from '@stafet/platform';
import type { OutgoingMessage } from '../outgoing-message';
import type { Channel, FinalStatus } from './channel';

// One statement, so that what the people are shown and the record of it stand or fall together, and only once.
const deliver = `
  with shown as (
    insert into notification (id, message_id, organization_id, handover_id, fact_type, created_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict on constraint notification_message_id_organization_id_key do nothing)
  insert into delivery (message_id, recipient, channel, status, attempts, delivered_at, evidence)
  values ($2, $3, 'in-app', 'delivered', 1, clock_timestamp(), 'notification recorded')
  on conflict on constraint delivery_pkey do nothing`;

/** The list of news that the people of an organisation see in Stafet itself. Needs nothing but the database. */
export class InAppChannel implements Channel {
  readonly name = 'in-app';

  constructor(private readonly database: Database) {}

  serves(): boolean {
    return true;
  }

  async deliver(message: OutgoingMessage): Promise<FinalStatus> {
    await this.database.prepared('deliver-in-app', deliver, [
      randomUUID(),
      message.id,
      message.recipient,
      message.handoverId,
      message.factType,
      message.createdAt,
    ]);
    return 'delivered';
  }
}
