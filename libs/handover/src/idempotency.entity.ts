import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The answer to a command that was carried out, so that a repeat is answered and not carried out again. */
@Entity({ name: 'idempotency', comment: 'Answers given, kept 7 days, encrypted like all else about the patient.' })
@Index('idempotency_created_at_idx', ['createdAt'])
export class IdempotencyEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_pkey' })
  caller: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_pkey' })
  path: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'idempotency_pkey' })
  key: string;

  @Column({ name: 'body_hash', type: 'text' })
  bodyHash: string;

  @Column({ type: 'integer' })
  status: number;

  @Column({ type: 'text' })
  etag: string;

  @Column({ type: 'text', nullable: true })
  location: string | null;

  @ForeignKey('patient', { name: 'idempotency_patient_fkey' })
  @Column({ name: 'patient_id', type: 'uuid' })
  patientId: string;

  @Column({ type: 'bytea' })
  answer: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
