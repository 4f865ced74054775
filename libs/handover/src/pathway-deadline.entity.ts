import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One setting of one deadline by a steward. A later one holds for handovers sent after it; none is changed. */
@Entity({
  name: 'pathway_deadline',
  comment: 'Deadlines that a steward has set, valid for handovers sent from valid_from on; append-only.',
})
@Check('pathway_deadline_clock_check', "clock in ('working', 'elapsed')")
@Index('pathway_deadline_lookup_idx', ['pathway', 'name', 'validFrom'])
export class PathwayDeadlineEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pathway_deadline_pkey' })
  id: string;

  @Column({ type: 'text' })
  pathway: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  duration: string;

  @Column({ type: 'text' })
  clock: string;

  @Column({ name: 'valid_from', type: 'timestamptz', precision: 3 })
  validFrom: Date;

  @ForeignKey('person', { name: 'pathway_deadline_person_fkey' })
  @Column({ name: 'set_by', type: 'uuid' })
  setBy: string;
}
