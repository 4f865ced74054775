import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * Who held an item, [validFrom, validTo), and the entry that proves it. What has begun stays; only an open end may be
 * set, and only ahead.
 *
 * Beyond what an entity can say, triggers refuse to change the past (SF003) and evidence that is about another move
 * (SF004).
 */
@Entity({
  name: 'responsibility_interval',
  comment:
    "Who holds an item from when to when, [valid_from, valid_to). Each interval begins where the one before it ends (no gap, no overlap), one is open, and a new holder needs an accept entry of the holder's own organisation as evidence, which names the item and serves once (INV-2).",
})
@Check(
  'responsibility_interval_evidence_check',
  "case when previous_to is null then evidence_type in ('send', 'circumstance') else evidence_type = 'accept' end",
)
@Check('responsibility_interval_follows_on_check', 'previous_to = valid_from')
@Check('responsibility_interval_lasts_check', 'valid_from < valid_to')
@Unique('responsibility_interval_one_end_key', ['itemId', 'validTo'])
@Unique('responsibility_interval_one_move_key', ['handoverId', 'itemId', 'evidenceType'])
@Unique('responsibility_interval_one_successor_key', ['itemId', 'previousTo'])
@Index('responsibility_interval_one_beginning_idx', ['itemId'], { unique: true, where: 'previous_to is null' })
@ForeignKey(
  'audit_entry',
  ['handover_id', 'evidence_seq', 'evidence_type', 'holder'],
  ['handover_id', 'seq', 'type', 'organization_id'],
  { name: 'responsibility_interval_evidence_fkey' },
)
@ForeignKey('responsibility_interval', ['item_id', 'previous_to'], ['item_id', 'valid_to'], {
  name: 'responsibility_interval_follows_on_fkey',
  deferrable: 'INITIALLY DEFERRED',
})
export class ResponsibilityIntervalEntity {
  @ForeignKey('responsibility_item', { name: 'responsibility_interval_item_fkey', deferrable: 'INITIALLY DEFERRED' })
  @PrimaryColumn({ name: 'item_id', type: 'uuid', primaryKeyConstraintName: 'responsibility_interval_pkey' })
  itemId: string;

  @PrimaryColumn({
    name: 'valid_from',
    type: 'timestamptz',
    precision: 3,
    primaryKeyConstraintName: 'responsibility_interval_pkey',
  })
  validFrom: Date;

  /** `Infinity` where no end is known. */
  @Column({ name: 'valid_to', type: 'timestamptz', precision: 3, default: () => "'infinity'" })
  validTo: Date | number;

  @Column({ name: 'previous_to', type: 'timestamptz', precision: 3, nullable: true })
  previousTo: Date | null;

  @ForeignKey('organization', { name: 'responsibility_interval_holder_fkey' })
  @Column({ type: 'text' })
  holder: string;

  @Column({ name: 'handover_id', type: 'uuid' })
  handoverId: string;

  @Column({ name: 'evidence_seq', type: 'integer' })
  evidenceSeq: number;

  @Column({ name: 'evidence_type', type: 'text' })
  evidenceType: string;
}
