import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * What became of one item in one handover. An item is live in one handover at a time; who holds it, the ledger says.
 */
@Entity({
  name: 'handover_item',
  comment: 'One responsibility in one handover. Live from sending until it is answered and in effect.',
})
@Check('handover_item_confirmed_check', "status <> 'accepted' or takes_effect_at is not null")
@Check('handover_item_known_check', "item_id is not null or not is_live and status in ('requested', 'closed')")
@Check('handover_item_status_check', "status in ('requested', 'accepted', 'transferred', 'rejected', 'closed')")
@Index('handover_item_item_idx', ['itemId'])
@Index('handover_item_one_live_idx', ['itemId'], { unique: true, where: 'is_live' })
export class HandoverItemEntity {
  @ForeignKey('handover', { name: 'handover_item_handover_fkey' })
  @PrimaryColumn({ name: 'handover_id', type: 'uuid', primaryKeyConstraintName: 'handover_item_pkey' })
  handoverId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'handover_item_pkey' })
  kind: string;

  /** Empty where the kind needs no further word. */
  @PrimaryColumn({ type: 'text', default: '', primaryKeyConstraintName: 'handover_item_pkey' })
  scope: string;

  @ForeignKey('responsibility_item', { name: 'handover_item_item_fkey' })
  @Column({ name: 'item_id', type: 'uuid', nullable: true })
  itemId: string | null;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  status: string;

  @Column({ name: 'confirmed_at', type: 'timestamptz', precision: 3, nullable: true })
  confirmedAt: Date | null;

  @Column({ name: 'confirmed_seq', type: 'integer', nullable: true })
  confirmedSeq: number | null;

  @Column({ name: 'starts_at', type: 'timestamptz', precision: 3, nullable: true })
  startsAt: Date | null;

  @Column({ name: 'takes_effect_at', type: 'timestamptz', precision: 3, nullable: true })
  takesEffectAt: Date | null;

  @Column({ name: 'is_live', type: 'boolean' })
  isLive: boolean;
}
