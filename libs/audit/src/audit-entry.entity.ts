import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * One fact of one handover, for ever. The columns beside `entry` are there to be searched and cannot say anything
 * else.
 */
@Entity({
  name: 'audit_entry',
  comment: 'The trail: append-only. entry is all that hash covers; the columns beside it must agree with it.',
})
@Check(
  'audit_entry_agrees_check',
  "( entry ->> 'handover' = handover_id::text and (entry ->> 'seq')::integer = seq and entry ->> 'type' = type and entry ->> 'organization' = organization_id and entry ->> 'actor' = actor_id and (entry ->> 'at')::timestamptz = recorded_at and (entry ->> 'version')::integer = version and (entry ->> 'command')::uuid is not distinct from command_id ) is true",
)
@Unique('audit_entry_evidence_key', ['handoverId', 'seq', 'type', 'organizationId'])
@Index('audit_entry_recorded_at_idx', ['recordedAt', 'handoverId', 'seq'])
export class AuditEntryEntity {
  @ForeignKey('handover', { name: 'audit_entry_handover_fkey', deferrable: 'INITIALLY DEFERRED' })
  @PrimaryColumn({ name: 'handover_id', type: 'uuid', primaryKeyConstraintName: 'audit_entry_pkey' })
  handoverId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'audit_entry_pkey' })
  seq: number;

  @Column({ type: 'text' })
  type: string;

  @Column({ name: 'organization_id', type: 'text' })
  organizationId: string;

  @Column({ name: 'actor_id', type: 'text' })
  actorId: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'command_id', type: 'uuid', nullable: true })
  commandId: string | null;

  @Column({ type: 'jsonb' })
  entry: Record<string, unknown>;

  @Column({ type: 'text' })
  hash: string;
}
