import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A citizen, known by a keyed hash of the CPR number. Destroying `dataKey` erases everything that it encrypted. */
@Entity({
  name: 'patient',
  comment: 'Personal data beside the trail: encrypted with a data key per patient, found by a keyed hash (design D9).',
})
@Unique('patient_cpr_hash_key', ['cprHash'])
export class PatientEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'patient_pkey' })
  id: string;

  @Column({ name: 'cpr_hash', type: 'bytea' })
  cprHash: Buffer;

  @Column({ name: 'key_id', type: 'text' })
  keyId: string;

  @Column({ name: 'data_key', type: 'bytea' })
  dataKey: Buffer;

  @Column({ type: 'bytea' })
  cpr: Buffer;

  @Column({ type: 'bytea', nullable: true })
  name: Buffer | null;

  @Column({ name: 'municipality_code', type: 'text', nullable: true })
  municipalityCode: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
