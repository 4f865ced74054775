import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/**
 * What a person wrote with a fact, readable with the patient’s key only. Without `salt` the commitment in the trail
 * tells nothing.
 */
@Entity({
  name: 'fact_text',
  comment: 'Words of people, encrypted; the trail holds only a salted commitment to them (design D9).',
})
@ForeignKey('audit_entry', ['handover_id', 'seq'], ['handover_id', 'seq'], { name: 'fact_text_entry_fkey' })
export class FactTextEntity {
  @PrimaryColumn({ name: 'handover_id', type: 'uuid', primaryKeyConstraintName: 'fact_text_pkey' })
  handoverId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'fact_text_pkey' })
  seq: number;

  @Column({ type: 'bytea' })
  salt: Buffer;

  @Column({ type: 'bytea' })
  text: Buffer;
}
