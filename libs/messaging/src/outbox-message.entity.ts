import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A message that will be sent because its fact is committed. Unpublished ones are claimed for a while, never lost. */
@Entity({
  name: 'outbox_message',
  comment:
    'What shall leave the building, committed with the fact that it tells of. is_request: its arrival is the delivery of the handover.',
})
@Index('outbox_message_handover_idx', ['handoverId', 'seq'])
@Index('outbox_message_incomplete_idx', ['publishedAt'], { where: 'completed_at is null' })
@Index('outbox_message_unsent_idx', ['createdAt', 'id'], { where: 'published_at is null' })
export class OutboxMessageEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'outbox_message_pkey' })
  id: string;

  @ForeignKey('handover', { name: 'outbox_message_handover_fkey' })
  @Column({ name: 'handover_id', type: 'uuid' })
  handoverId: string;

  @Column({ type: 'integer' })
  seq: number;

  @Column({ name: 'fact_type', type: 'text' })
  factType: string;

  @ForeignKey('organization', { name: 'outbox_message_recipient_fkey' })
  @Column({ type: 'text' })
  recipient: string;

  @Column({ name: 'is_request', type: 'boolean' })
  isRequest: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'claimed_until', type: 'timestamptz', precision: 3, nullable: true })
  claimedUntil: Date | null;

  @Column({ name: 'published_at', type: 'timestamptz', precision: 3, nullable: true })
  publishedAt: Date | null;

  @Column({ name: 'completed_at', type: 'timestamptz', precision: 3, nullable: true })
  completedAt: Date | null;

  @Column({ type: 'integer', default: 0 })
  attempts: number;
}
