import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api';
import { changeLanguage, languageOf, wordFor } from '../../i18n/i18n';
import { notificationsQuery, pathwaysQuery, organizationsQuery } from '../../queries';
import { useNow } from '../../ui/now';
import { sendersFor } from '../handover/ways';

/** Who I am and for whom, what is unread, the language, and the way out. */
export function SiteHeader({ me }: { readonly me: Me | undefined }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const other = language === 'da' ? 'en' : 'da';
  return (
    <header className="site-header">
      <div className="container site-header-row">
        <Link to="/" className="site-name">
          {t('app.name')}
        </Link>
        {me === undefined ? null : <Who me={me} />}
        <div className="site-tools">
          <button type="button" className="function-link" lang={other} onClick={() => changeLanguage(other)}>
            {t('header.otherLanguage')}
          </button>
          {me === undefined ? null : <LogOut />}
        </div>
      </div>
      {me === undefined ? null : <MainMenu me={me} />}
    </header>
  );
}

function Who({ me }: { readonly me: Me }) {
  const { i18n } = useTranslation();
  const roles = me.roles.map((role) => wordFor(i18n, 'role', role)).join(', ');
  const places = [...new Set(me.memberships.map((each) => each.organization.name))].join(', ');
  return (
    <p className="who">
      <strong>{me.name}</strong>
      <span>
        {roles} · {places}
      </span>
    </p>
  );
}

function MainMenu({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const pathways = useQuery(pathwaysQuery).data ?? [];
  const organizations = useQuery(organizationsQuery).data ?? [];
  const unread = useQuery(notificationsQuery).data?.length ?? 0;
  const at = useNow().toISOString();
  const maySend = pathways.some((pathway) => sendersFor(pathway, me, organizations, at).length > 0);
  return (
    <nav className="container main-menu" aria-label={t('header.navigation')}>
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
        {t('header.lists')}
      </Link>
      <Link to="/pathways" activeOptions={{ exact: false }}>
        {t('header.pathways')}
      </Link>
      {maySend ? <Link to="/handovers/new">{t('header.newHandover')}</Link> : null}
      <Link to="/notifications">
        {t('header.notifications', { count: unread })}
        {unread > 0 ? <span className="unread-mark" aria-hidden="true" /> : null}
      </Link>
    </nav>
  );
}

function LogOut() {
  const { t } = useTranslation();
  const leave = useMutation({
    mutationFn: async () => {
      const answer = await fetch('/auth/logout', { method: 'POST', headers: { accept: 'application/json' } });
      return ((await answer.json()) as { location?: string }).location ?? '/';
    },
    // The identity provider ends its own session at that address and leads back here.
    onSuccess: (address) => location.assign(address),
  });
  return (
    <button type="button" className="function-link" disabled={leave.isPending} onClick={() => leave.mutate()}>
      {t('header.logOut')}
    </button>
  );
}
