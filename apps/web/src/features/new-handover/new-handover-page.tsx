import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { handoverQuery, organizationsQuery, pathwaysQuery, useMe } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { PageHeading } from '../../ui/page-heading';
import { NewHandoverForm } from './new-handover-form';
import { sendersFor } from './senders';

/** A new handover; after a rejection it follows the earlier one and is about the same citizen. */
export function NewHandoverPage({ follows }: { readonly follows: string | undefined }) {
  const { t } = useTranslation();
  const me = useMe();
  const pathways = useQuery(pathwaysQuery);
  const organizations = useQuery(organizationsQuery);
  const earlier = useQuery({ ...handoverQuery(follows ?? ''), enabled: follows !== undefined });
  const fault = pathways.error ?? organizations.error ?? earlier.error;
  const isWaiting = follows !== undefined && earlier.data === undefined;
  const usable =
    me === undefined
      ? []
      : (pathways.data ?? []).filter((pathway) => sendersFor(pathway, me, organizations.data ?? []).length > 0);
  const [first] = usable;
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
        <NewHandoverForm
          me={me}
          pathways={usable}
          first={first}
          organizations={organizations.data}
          earlier={earlier.data}
        />
      )}
    </>
  );
}
