import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../ui/page-heading';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('app.nothingHere')} />
      <p>
        <Link to="/">{t('app.home')}</Link>
      </p>
    </>
  );
}
