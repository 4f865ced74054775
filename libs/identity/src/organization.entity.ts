import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An organisation that may send, receive and hold. Every id that was ever used stays, so that history keeps its
 * names.
 */
@Entity({
  name: 'organization',
  comment:
    "Ids of the region's reference data, loaded at each migration; the data file of libs/organization is the source.",
})
export class OrganizationEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'organization_pkey' })
  id: string;

  @Column({ type: 'text' })
  name: string;
}
