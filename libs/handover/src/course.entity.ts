import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Handovers of one citizen that belong together. It has no state of its own: what stands is in its handovers. */
@Entity({
  name: 'course',
  comment:
    'Handovers that belong together, such as a discharge to three at once; each has items and a receiver of its own.',
})
export class CourseEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'course_pkey' })
  id: string;

  @ForeignKey('patient', { name: 'course_patient_fkey' })
  @Column({ name: 'patient_id', type: 'uuid' })
  patientId: string;

  @ForeignKey('organization', { name: 'course_organization_fkey' })
  @Column({ name: 'started_by', type: 'text' })
  startedBy: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
