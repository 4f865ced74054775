import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a rule proposes, until somebody takes or dismisses it or something else comes in its place. */
@Entity({
  name: 'proposal',
  comment:
    'What a rule proposes to a sender. It moves nothing: somebody takes it by making the handover, or dismisses it in words.',
})
@Check('proposal_state_check', "state in ('open', 'taken', 'dismissed', 'superseded')")
@Check('proposal_ended_check', "(state = 'open') = (ended_at is null)")
@Check('proposal_taken_check', "(state = 'taken') = (num_nonnulls(handover_id, course_id) > 0)")
@Index('proposal_one_open_idx', ['patientId', 'rule', 'sender'], { unique: true, where: "state = 'open'" })
@Index('proposal_sender_open_idx', ['sender', 'visibleFrom', 'id'], { where: "state = 'open'" })
export class ProposalEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'proposal_pkey' })
  id: string;

  @ForeignKey('patient', { name: 'proposal_patient_fkey' })
  @Column({ name: 'patient_id', type: 'uuid' })
  patientId: string;

  @Column({ type: 'text' })
  rule: string;

  @Column({ type: 'text' })
  pathway: string;

  @ForeignKey('organization', { name: 'proposal_sender_fkey' })
  @Column({ type: 'text' })
  sender: string;

  /** Each with the receiver, where one can be proposed, and the items. */
  @Column({ type: 'jsonb' })
  parts: unknown;

  /** Ids of the facts that met the rule. */
  @Column({ type: 'uuid', array: true })
  because: string[];

  @Column({ name: 'visible_from', type: 'timestamptz', precision: 3 })
  visibleFrom: Date;

  @Column({ name: 'due_at', type: 'timestamptz', precision: 3 })
  dueAt: Date;

  @Column({ name: 'explanation_da', type: 'text' })
  explanationDa: string;

  @Column({ name: 'explanation_en', type: 'text' })
  explanationEn: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @ForeignKey('handover', { name: 'proposal_handover_fkey' })
  @Column({ name: 'handover_id', type: 'uuid', nullable: true })
  handoverId: string | null;

  @ForeignKey('course', { name: 'proposal_course_fkey' })
  @Column({ name: 'course_id', type: 'uuid', nullable: true })
  courseId: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt: Date | null;

  /** The person who took or dismissed it. */
  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy: string | null;

  /** The fact that put something else in its place, or nothing. */
  @ForeignKey('patient_fact', { name: 'proposal_fact_fkey' })
  @Column({ name: 'ended_because', type: 'uuid', nullable: true })
  endedBecause: string | null;

  /** Why it was dismissed, in words, encrypted with the citizen's key. */
  @Column({ type: 'bytea', nullable: true })
  reason: Buffer | null;
}
