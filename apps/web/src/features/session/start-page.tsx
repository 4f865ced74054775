import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../ui/page-heading';

/** The page for whoever is not logged in; the login leads back to the address that was asked for. */
export function StartPage() {
  const { t } = useTranslation();
  const here = `${location.pathname}${location.search}`;
  return (
    <div className="start">
      <PageHeading title={t('start.title')} />
      <p className="font-lead">{t('app.tagline')}</p>
      <p>{t('start.lead')}</p>
      <p>
        <a className="button button-primary" href={`/auth/login?returnTo=${encodeURIComponent(here)}`}>
          {t('start.logIn')}
        </a>
      </p>
    </div>
  );
}
