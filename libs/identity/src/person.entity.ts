import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/**
 * A person who has logged in or is known from the reference data. The same professional id under another CVR is
 * another person.
 */
@Entity({ name: 'person', comment: 'Who may log in: keyed on professional id and CVR, never on CPR (design D11).' })
@Unique('person_professional_id_cvr_key', ['professionalId', 'cvr'])
export class PersonEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_pkey' })
  id: string;

  @Column({ name: 'professional_id', type: 'text' })
  professionalId: string;

  @Column({ type: 'text' })
  cvr: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  email: string | null;
}
