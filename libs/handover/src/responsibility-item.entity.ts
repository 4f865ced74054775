import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * One responsibility for one citizen. It stays that citizen’s, and there is always an open interval that says who
 * holds it.
 */
@Entity({
  name: 'responsibility_item',
  comment:
    'One responsibility for one citizen (INV-1). held_until points at the open interval, so that there always is one.',
})
@Check('responsibility_item_held_until_check', "held_until = 'infinity'")
@Index('responsibility_item_one_open_idx', ['patientId', 'kind', 'scope'], { unique: true, where: 'closed_at is null' })
@ForeignKey('responsibility_interval', ['id', 'held_until'], ['item_id', 'valid_to'], {
  name: 'responsibility_item_is_held_fkey',
  deferrable: 'INITIALLY DEFERRED',
})
export class ResponsibilityItemEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'responsibility_item_pkey' })
  id: string;

  @ForeignKey('patient', { name: 'responsibility_item_patient_fkey' })
  @Column({ name: 'patient_id', type: 'uuid' })
  patientId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text', default: '' })
  scope: string;

  @Column({ name: 'closed_at', type: 'timestamptz', precision: 3, nullable: true })
  closedAt: Date | null;

  /** Always `Infinity`, the end of the open interval. */
  @Column({ name: 'held_until', type: 'timestamptz', precision: 3, default: () => "'infinity'" })
  heldUntil: Date | number;
}
