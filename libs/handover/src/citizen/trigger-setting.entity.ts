import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** How a rule holds in a cluster, by a steward. A later one follows it; none is changed. */
@Entity({
  name: 'trigger_setting',
  comment: 'How a rule holds in a cluster from valid_from on, whole and not only what was changed; append-only.',
})
@Check('trigger_setting_mode_check', "mode in ('propose', 'open')")
@Index('trigger_setting_lookup_idx', ['rule', 'cluster', 'validFrom'])
export class TriggerSettingEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'trigger_setting_pkey' })
  id: string;

  @Column({ type: 'text' })
  rule: string;

  @ForeignKey('organization', { name: 'trigger_setting_cluster_fkey' })
  @Column({ type: 'text' })
  cluster: string;

  @Column({ type: 'boolean' })
  enabled: boolean;

  @Column({ type: 'text' })
  mode: string;

  @Column({ type: 'jsonb' })
  thresholds: Record<string, number>;

  @Column({ name: 'valid_from', type: 'timestamptz', precision: 3 })
  validFrom: Date;

  @ForeignKey('person', { name: 'trigger_setting_person_fkey' })
  @Column({ name: 'set_by', type: 'uuid' })
  setBy: string;
}
