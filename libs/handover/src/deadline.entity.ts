import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A clock of a handover, with the sentence that explains it. Passing it raises a flag and moves no responsibility. */
@Entity({
  name: 'deadline',
  comment:
    'A deadline is a row (design D4) that goes from level to level: due_at is when the next one passes, expires_at when the deadline is due. kind transfer is the moment of effect of an accepted item: it moves what was confirmed.',
})
@Check('deadline_kind_check', "kind in ('response', 'transfer')")
@Check('deadline_paused_check', "(state = 'paused') = (paused_at is not null)")
@Check('deadline_state_check', "state in ('running', 'paused', 'met', 'passed')")
@Index('deadline_due_idx', ['dueAt'], { where: "state = 'running'" })
export class DeadlineEntity {
  @ForeignKey('handover', { name: 'deadline_handover_fkey' })
  @PrimaryColumn({ name: 'handover_id', type: 'uuid', primaryKeyConstraintName: 'deadline_pkey' })
  handoverId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'deadline_pkey' })
  name: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'integer' })
  level: number;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  startedAt: Date;

  @Column({ name: 'due_at', type: 'timestamptz', precision: 3 })
  dueAt: Date;

  /** When the deadline itself is due; `dueAt` is when its next level passes. */
  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  /** The levels that pass after `level`. */
  @Column({ type: 'jsonb' })
  levels: object;

  @Column({ name: 'paused_at', type: 'timestamptz', precision: 3, nullable: true })
  pausedAt: Date | null;

  @Column({ name: 'explanation_da', type: 'text' })
  explanationDa: string;

  @Column({ name: 'explanation_en', type: 'text' })
  explanationEn: string;

  @Column({ name: 'lease_until', type: 'timestamptz', precision: 3, nullable: true })
  leaseUntil: Date | null;
}
