import { useTranslation } from 'react-i18next';
import { wordFor } from '../../i18n/i18n';
import { useMe } from '../../queries';

interface EvidenceTagProps {
  readonly evidence: string;
  readonly source: string;
}

/** That something is a proposed default, for everybody; tag and source of everything, for the steward. */
export function EvidenceTag({ evidence, source }: EvidenceTagProps) {
  const { t, i18n } = useTranslation();
  const isSteward = useMe()?.roles.includes('steward') === true;
  if (!isSteward) return evidence === 'PROPOSED' ? <span className="badge">{t('pathways.proposed')}</span> : null;
  return (
    <span className="evidence">
      <span className="badge">
        {wordFor(i18n, 'evidence', evidence)} [{evidence}]
      </span>{' '}
      <span className="evidence-source">{t('pathways.source', { source })}</span>
    </span>
  );
}
