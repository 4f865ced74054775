import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../i18n/i18n';
import { notificationsQuery, organizationsQuery, pathwaysQuery } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { momentInWords } from '../../ui/moment';
import { PageHeading } from '../../ui/page-heading';
import { newsLabel } from '../handover/pathway-words';

/** What my organisations have been told and nobody has looked at; looking at a handover reads what is about it. */
export function NotificationsPage() {
  const { t, i18n } = useTranslation();
  const pathways = useQuery(pathwaysQuery).data;
  const unread = useQuery(notificationsQuery);
  const organizations = useQuery(organizationsQuery).data ?? [];
  return (
    <>
      <PageHeading title={t('notifications.title')} />
      {unread.isPending ? <p role="status">{t('app.loading')}</p> : null}
      {unread.isError ? <Faulty fault={unread.error} onRetry={() => unread.refetch()} /> : null}
      {unread.data?.length === 0 ? <p className="empty">{t('notifications.empty')}</p> : null}
      <ul className="rows no-max-width">
        {unread.data?.map((each) => (
          <li className="row-card notice" key={each.id}>
            <strong>{newsLabel(i18n, pathways, each.factType)}</strong>
            <span>{momentInWords(each.createdAt, languageOf(i18n))}</span>
            <span>
              {t('notifications.to', {
                organization: organizations.find((one) => one.id === each.organization)?.name ?? each.organization,
              })}
            </span>
            <Link to="/handovers/$id" params={{ id: each.handover }}>
              {t('notifications.open')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
