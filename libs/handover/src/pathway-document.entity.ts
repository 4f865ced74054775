import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A pathway that was accepted while the system ran; what its id and version mean never changes. */
@Entity({
  name: 'pathway_document',
  comment:
    'Pathways accepted while the system runs: append-only. json and not jsonb, because the order of fields is the order of a form.',
})
@Check('pathway_document_version_check', 'version > 0')
export class PathwayDocumentEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pathway_document_pkey' })
  id: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pathway_document_pkey' })
  version: number;

  @Column({ type: 'json' })
  document: object;

  /** SHA-256 of the document in canonical form (RFC 8785). */
  @Column({ type: 'text' })
  fingerprint: string;

  @ForeignKey('person', { name: 'pathway_document_person_fkey' })
  @Column({ name: 'accepted_by', type: 'uuid' })
  acceptedBy: string;

  @Column({ name: 'accepted_at', type: 'timestamptz', precision: 3 })
  acceptedAt: Date;
}
