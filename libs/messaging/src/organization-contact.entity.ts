import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How a unit is reached. A unit without a row is told in the app only. */
@Entity({
  name: 'organization_contact',
  comment: 'The mailbox and the phone of a unit: units are told first, persons second.',
})
export class OrganizationContactEntity {
  @ForeignKey('organization', { name: 'organization_contact_organization_fkey' })
  @PrimaryColumn({ name: 'organization_id', type: 'text', primaryKeyConstraintName: 'organization_contact_pkey' })
  organizationId: string;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', nullable: true })
  phone: string | null;
}
