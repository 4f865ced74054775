import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { SiteHeader } from './site-header';
import { StartPage } from './start-page';

/** What surrounds every page. Who is not logged in sees the start page, whatever the address. */
export function Shell() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const isDemo = ['localhost', '127.0.0.1'].includes(location.hostname);
  return (
    <>
      <a className="skipnav" href="#main-content">
        {t('app.skip')}
      </a>
      <SiteHeader me={me.data ?? undefined} />
      <main className="container page-container" id="main-content" tabIndex={-1}>
        <Content me={me} />
      </main>
      <footer className="site-footer">
        <div className="container">
          <p>
            {t('app.name')} · {t('app.tagline')}
          </p>
          {isDemo ? <p>{t('app.demo')}</p> : null}
        </div>
      </footer>
    </>
  );
}

function Content({ me }: { readonly me: ReturnType<typeof useQuery<unknown>> }) {
  const { t } = useTranslation();
  if (me.isPending) return <p role="status">{t('app.loading')}</p>;
  if (me.isError) return <Faulty fault={me.error} onRetry={() => me.refetch()} />;
  return me.data === null ? <StartPage /> : <Outlet />;
}
