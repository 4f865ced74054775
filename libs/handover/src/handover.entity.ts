import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Where a handover stands after its latest fact. Parties, patient, pathway and content stay as they were created. */
@Entity({
  name: 'handover',
  comment: 'One row per handover, as it stands. seq counts its facts; version moves with what may be decided.',
})
@Check('handover_sender_receiver_check', 'sender <> receiver')
@Index('handover_course_idx', ['courseId'], { where: 'course_id is not null' })
@Index('handover_patient_idx', ['patientId'])
@Index('handover_receiver_idx', ['receiver', 'createdAt', 'id'])
@Index('handover_receiver_open_idx', ['receiver', 'createdAt', 'id'], {
  where: "phase in ('sent', 'delivered', 'under-assessment', 'needs-information', 'delivery-failed')",
})
@Index('handover_sender_idx', ['sender', 'createdAt', 'id'])
@Index('handover_sender_open_idx', ['sender', 'createdAt', 'id'], {
  where:
    "phase in ('draft', 'sent', 'delivered', 'under-assessment', 'needs-information', 'delivery-failed', 'accepted')",
})
@Index('handover_unresolved_idx', ['createdAt', 'id'], {
  where: "phase in ('sent', 'delivered', 'under-assessment', 'needs-information', 'delivery-failed', 'accepted')",
})
export class HandoverEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'handover_pkey' })
  id: string;

  @Column({ type: 'text' })
  pathway: string;

  @Column({ name: 'pathway_version', type: 'integer' })
  pathwayVersion: number;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'integer' })
  seq: number;

  @Column({ name: 'chain_hash', type: 'text' })
  chainHash: string;

  @Column({ type: 'text' })
  phase: string;

  @Column({ type: 'text' })
  step: string;

  @ForeignKey('patient', { name: 'handover_patient_fkey' })
  @Column({ name: 'patient_id', type: 'uuid' })
  patientId: string;

  @ForeignKey('organization', { name: 'handover_sender_fkey' })
  @Column({ type: 'text' })
  sender: string;

  @ForeignKey('organization', { name: 'handover_receiver_fkey' })
  @Column({ type: 'text' })
  receiver: string;

  @Column({ name: 'effective_from', type: 'timestamptz', precision: 3, nullable: true })
  effectiveFrom: Date | null;

  @Column({ name: 'sent_at', type: 'timestamptz', precision: 3, nullable: true })
  sentAt: Date | null;

  @Column({ name: 'delivered_at', type: 'timestamptz', precision: 3, nullable: true })
  deliveredAt: Date | null;

  @Column({ name: 'opened_at', type: 'timestamptz', precision: 3, nullable: true })
  openedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  assignee: string | null;

  @Column({ name: 'is_question_open', type: 'boolean' })
  isQuestionOpen: boolean;

  /** The highest level that has passed of each deadline; the two columns after it follow from it, for lists. */
  @Column({ name: 'passed_deadlines', type: 'jsonb' })
  passedDeadlines: object;

  @Column({ name: 'overdue_deadlines', type: 'text', array: true })
  overdueDeadlines: string[];

  @Column({ name: 'escalation_level', type: 'integer' })
  escalationLevel: number;

  @Column({ type: 'jsonb' })
  particulars: object;

  /** «frit valg»: another receiver than the proposed one was named. */
  @Column({ name: 'is_free_choice', type: 'boolean' })
  isFreeChoice: boolean;

  @Column({ type: 'bytea' })
  content: Buffer;

  @Column({ name: 'content_salt', type: 'bytea' })
  contentSalt: Buffer;

  @ForeignKey('handover', { name: 'handover_redirected_from_fkey' })
  @Column({ name: 'redirected_from', type: 'uuid', nullable: true })
  redirectedFrom: string | null;

  @ForeignKey('handover', { name: 'handover_redirected_to_fkey', deferrable: 'INITIALLY DEFERRED' })
  @Column({ name: 'redirected_to', type: 'uuid', nullable: true })
  redirectedTo: string | null;

  @ForeignKey('handover', { name: 'handover_follows_fkey' })
  @Column({ type: 'uuid', nullable: true })
  follows: string | null;

  @ForeignKey('course', { name: 'handover_course_fkey' })
  @Column({ name: 'course_id', type: 'uuid', nullable: true })
  courseId: string | null;

  /** The handover whose items are handed back (INV-7); they are claimed by what they are there. */
  @ForeignKey('handover', { name: 'handover_returns_fkey' })
  @Column({
    type: 'uuid',
    nullable: true,
    comment: 'The handover whose items are handed back (INV-7); they are claimed by what they are there.',
  })
  returns: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'last_fact_at', type: 'timestamptz', precision: 3 })
  lastFactAt: Date;
}
