import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** Something that happened to a citizen. A trigger refuses every change (SF003). */
@Entity({
  name: 'patient_fact',
  comment:
    'What happened to a citizen, when, where, and who told it: append-only, codes only. municipality_code is where she moved to.',
})
@Unique('patient_fact_once_key', ['patientId', 'type', 'at', 'unit', 'municipalityCode'])
export class PatientFactEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'patient_fact_pkey' })
  id: string;

  @ForeignKey('patient', { name: 'patient_fact_patient_fkey' })
  @Column({ name: 'patient_id', type: 'uuid' })
  patientId: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @ForeignKey('organization', { name: 'patient_fact_unit_fkey' })
  @Column({ type: 'text' })
  unit: string;

  @Column({ name: 'municipality_code', type: 'text', default: '' })
  municipalityCode: string;

  @Column({ type: 'jsonb' })
  details: Record<string, unknown>;

  @ForeignKey('organization', { name: 'patient_fact_organization_fkey' })
  @Column({ name: 'told_by', type: 'text' })
  toldBy: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  /** The responsibility that it opened or closed: an admission's, by the admitting unit's own word. */
  @Column({ name: 'opened_item', type: 'uuid', nullable: true })
  openedItem: string | null;

  @Column({ name: 'closed_item', type: 'uuid', nullable: true })
  closedItem: string | null;
}
