import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What must come back from the identity provider unchanged. It serves once and soon expires. */
@Entity({ name: 'login_attempt', comment: 'A login that is under way at the identity provider.' })
export class LoginAttemptEntity {
  @PrimaryColumn({ name: 'state_hash', type: 'bytea', primaryKeyConstraintName: 'login_attempt_pkey' })
  stateHash: Buffer;

  @Column({ type: 'text' })
  verifier: string;

  @Column({ type: 'text' })
  nonce: string;

  @Column({ name: 'return_to', type: 'text' })
  returnTo: string;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;
}
