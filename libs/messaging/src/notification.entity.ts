import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * A fact as the people of one organisation see it in the app, once however often it was delivered. No personal data.
 */
@Entity({ name: 'notification', comment: 'What the people of an organisation are shown in the app.' })
@Unique('notification_message_id_organization_id_key', ['messageId', 'organizationId'])
@Index('notification_unread_idx', ['organizationId', 'createdAt'], { where: 'read_at is null' })
export class NotificationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notification_pkey' })
  id: string;

  @ForeignKey('outbox_message', { name: 'notification_message_fkey' })
  @Column({ name: 'message_id', type: 'uuid' })
  messageId: string;

  @ForeignKey('organization', { name: 'notification_organization_fkey' })
  @Column({ name: 'organization_id', type: 'text' })
  organizationId: string;

  @ForeignKey('handover', { name: 'notification_handover_fkey' })
  @Column({ name: 'handover_id', type: 'uuid' })
  handoverId: string;

  @Column({ name: 'fact_type', type: 'text' })
  factType: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'read_at', type: 'timestamptz', precision: 3, nullable: true })
  readAt: Date | null;
}
