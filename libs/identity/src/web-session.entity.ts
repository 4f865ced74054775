import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A browser that is logged in. Whoever reads this table cannot become anybody: the cookie itself is not here. */
@Entity({ name: 'web_session', comment: 'Sessions of browsers: only the SHA-256 of the cookie is kept.' })
export class WebSessionEntity {
  @PrimaryColumn({ name: 'id_hash', type: 'bytea', primaryKeyConstraintName: 'web_session_pkey' })
  idHash: Buffer;

  @ForeignKey('person', { name: 'web_session_person_fkey' })
  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;
}
