import type { OrganizationId } from '@stafet/core';
import type { Database } from '@stafet/platform';

export type DeliveryStatus = 'pending' | 'sent' | 'delivered' | 'failed';

/** A row of the outbox as the channels see it: ids and the kind of fact, nothing about the citizen. */
export interface OutgoingMessage {
  readonly id: string;
  readonly handoverId: string;
  readonly factType: string;
  readonly recipient: OrganizationId;
  /** Its arrival at the recipient is the delivery of the handover. */
  readonly isRequest: boolean;
  readonly createdAt: Date;
  readonly isCompleted: boolean;
  /** The mailbox of the recipient, where it has one. */
  readonly email: string | null;
  /** What became of it so far, by the name of the channel. */
  readonly standing: Readonly<Record<string, DeliveryStatus>>;
}

const load = `
  select m.id, m.handover_id as "handoverId", m.fact_type as "factType", m.recipient, m.is_request as "isRequest",
    m.created_at as "createdAt", m.completed_at is not null as "isCompleted", c.email,
    coalesce((select jsonb_object_agg(d.channel, d.status) from delivery d
              where d.message_id = m.id and d.recipient = m.recipient), '{}') as standing
  from outbox_message m left join organization_contact c on c.organization_id = m.recipient
  where m.id = $1`;

/** The message as it stands in the database, or nothing where there is none of this id. */
export async function loadMessage(database: Database, id: string): Promise<OutgoingMessage | undefined> {
  const [message] = await database.prepared<OutgoingMessage>('load-message', load, [id]);
  return message;
}

const complete = `
  update outbox_message set completed_at = clock_timestamp()
  where id = $1 and completed_at is null
    and not exists (select from delivery where message_id = $1 and status = 'pending')`;

/** Ends the message, unless a delivery of it is still under way somewhere. */
export async function completeMessage(database: Database, id: string): Promise<void> {
  await database.prepared('complete-message', complete, [id]);
}
