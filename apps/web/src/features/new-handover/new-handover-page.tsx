import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { handoverQuery, organizationsQuery, pathwaysQuery, proposalsQuery, useMe } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { useNow } from '../../ui/now';
import { PageHeading } from '../../ui/page-heading';
import { sendersFor } from '../handover/ways';
import { beginningAfter, beginningOf, type Beginning } from './new-handover-draft';
import { NewHandoverForm } from './new-handover-form';

interface NewHandoverPageProps {
  /** After a rejection it follows the earlier one and is about the same citizen. */
  readonly follows?: string;
  readonly pathway?: string;
  /** What a rule has proposed, and a person takes up. */
  readonly proposal?: string;
}

/** A new handover. */
export function NewHandoverPage({ follows, pathway, proposal }: NewHandoverPageProps) {
  const { t } = useTranslation();
  const me = useMe();
  const at = useNow().toISOString();
  const pathways = useQuery(pathwaysQuery);
  const organizations = useQuery(organizationsQuery);
  const earlier = useQuery({ ...handoverQuery(follows ?? ''), enabled: follows !== undefined });
  const proposals = useQuery({ ...proposalsQuery, enabled: proposal !== undefined });
  const proposed = proposals.data?.find((each) => each.id === proposal);
  const fault = pathways.error ?? organizations.error ?? earlier.error ?? proposals.error;
  const isWaiting =
    (follows !== undefined && earlier.data === undefined) || (proposal !== undefined && proposals.data === undefined);
  const known = organizations.data ?? [];
  const usable =
    me === undefined ? [] : (pathways.data ?? []).filter((each) => sendersFor(each, me, known, at).length > 0);
  const [first, ...others] = usable;
  // Of several, one is chosen: what goes a wrong way is found by nobody.
  const only = others.length === 0 ? (first?.id ?? '') : '';
  const beginning: Beginning = (proposed && beginningOf(proposed)) ??
    (earlier.data && beginningAfter(earlier.data)) ?? { pathway: pathway ?? only };
  return (
    <>
      <PageHeading title={t('form.title')} />
      {fault === null ? null : <Faulty fault={fault} />}
      {pathways.isPending || organizations.isPending || (isWaiting && fault === null) ? (
        <p role="status">{t('app.loading')}</p>
      ) : null}
      {me === undefined ||
      organizations.data === undefined ||
      pathways.data === undefined ||
      isWaiting ? null : first === undefined ? (
        <p className="empty">{t('form.cannotSend')}</p>
      ) : (
        <NewHandoverForm me={me} pathways={usable} organizations={organizations.data} beginning={beginning} />
      )}
    </>
  );
}
