import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** One person, one organisation, one role, for the time [validFrom, validTo). It is ended, not removed. */
@Entity({ name: 'membership', comment: 'For which organisation a person acts, in which role, from when to when.' })
@Check('membership_period_check', 'valid_from < valid_to')
export class MembershipEntity {
  @ForeignKey('person', { name: 'membership_person_fkey' })
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'membership_pkey' })
  personId: string;

  @ForeignKey('organization', { name: 'membership_organization_fkey' })
  @PrimaryColumn({ name: 'organization_id', type: 'text', primaryKeyConstraintName: 'membership_pkey' })
  organizationId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'membership_pkey' })
  role: string;

  @PrimaryColumn({ name: 'valid_from', type: 'timestamptz', precision: 3, primaryKeyConstraintName: 'membership_pkey' })
  validFrom: Date;

  /** `Infinity` where no end is known. */
  @Column({ name: 'valid_to', type: 'timestamptz', precision: 3, default: () => "'infinity'" })
  validTo: Date | number;
}
