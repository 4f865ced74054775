import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One look at a citizen, or one change of a setting, for ever. It belongs to no handover, so it is in no chain. */
@Entity({ name: 'access_entry', comment: 'Who looked for or at a patient, and who changed a setting: append-only.' })
@Index('access_entry_patient_idx', ['patientId', 'recordedAt'])
export class AccessEntryEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'access_entry_pkey' })
  id: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'organization_id', type: 'text' })
  organizationId: string;

  @Column({ type: 'text' })
  action: string;

  @Column({ name: 'patient_id', type: 'uuid', nullable: true })
  patientId: string | null;

  @Column({ type: 'jsonb' })
  details: Record<string, unknown>;
}
