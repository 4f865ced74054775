import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One attempt to reach one recipient by one channel. Only delivered, with evidence, means that it arrived. */
@Entity({ name: 'delivery', comment: 'One row per message, recipient and channel: what became of it, with evidence.' })
@Check('delivery_status_check', "status in ('pending', 'sent', 'delivered', 'failed')")
@Index('delivery_pending_idx', ['createdAt'], { where: "status = 'pending'" })
export class DeliveryEntity {
  @ForeignKey('outbox_message', { name: 'delivery_message_fkey' })
  @PrimaryColumn({ name: 'message_id', type: 'uuid', primaryKeyConstraintName: 'delivery_pkey' })
  messageId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'delivery_pkey' })
  recipient: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'delivery_pkey' })
  channel: string;

  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', precision: 3, nullable: true })
  sentAt: Date | null;

  @Column({ name: 'delivered_at', type: 'timestamptz', precision: 3, nullable: true })
  deliveredAt: Date | null;

  @Column({ name: 'failed_at', type: 'timestamptz', precision: 3, nullable: true })
  failedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  evidence: string | null;
}
