import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WorkListEntry } from '../../api';
import { useMe, workListQuery } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { useNow } from '../../ui/now';
import { ProposedHandovers } from '../proposals/proposed-handovers';
import { PageHeading } from '../../ui/page-heading';
import { bandsOf } from './age-bands';
import { AgeChart } from './age-chart';
import { HandoverRow } from './handover-row';
import { viewsOf, type View } from './views';

/** The list that a person works from, and the tabs to the others. */
export function InboxPage({ wanted }: { readonly wanted: View | undefined }) {
  const { t } = useTranslation();
  const me = useMe();
  if (me === undefined) return null;
  const own = viewsOf(me);
  const view = wanted ?? own[0] ?? 'mine';
  return (
    <>
      <PageHeading key={`heading-${view}`} title={t(`views.${view}.title`)} />
      <nav className="tab-container" aria-label={t('views.navigation')}>
        <ul className="tab-list">
          {own.map((each) => (
            <li key={each}>
              <Link to="/" search={{ view: each }} className="tab-button" aria-current={each === view || undefined}>
                <span>{t(`views.${each}.title`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {view === own[0] ? <ProposedHandovers /> : null}
      <p className="list-lead">{t(`views.${view}.lead`)}</p>
      <HandoverList key={view} view={view} />
    </>
  );
}

function HandoverList({ view }: { readonly view: View }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(workListQuery(view));
  if (list.isPending) return <p role="status">{t('app.loading')}</p>;
  if (list.isError) return <Faulty fault={list.error} onRetry={() => list.refetch()} />;
  const entries = list.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <p className="empty">{t(`views.${view}.empty`)}</p>;
  return (
    <>
      {view === 'unresolved' ? (
        <Banded entries={entries} isPartial={list.hasNextPage} />
      ) : (
        <ul className="rows no-max-width">
          {entries.map((entry) => (
            <HandoverRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      <p className="list-count">{t('views.shown', { count: entries.length })}</p>
      {list.hasNextPage ? (
        <button
          type="button"
          className="button button-secondary"
          disabled={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {t('views.more')}
        </button>
      ) : null}
    </>
  );
}

function Banded({ entries, isPartial }: { readonly entries: readonly WorkListEntry[]; readonly isPartial: boolean }) {
  const { t } = useTranslation();
  const bands = bandsOf(entries, useNow());
  return (
    <>
      <AgeChart bands={bands} />
      {isPartial ? <p>{t('bands.partial')}</p> : null}
      {bands
        .filter((band) => band.entries.length > 0)
        .map((band) => (
          <section key={band.name} aria-labelledby={`band-${band.name}`}>
            <h2 id={`band-${band.name}`}>{t(`bands.${band.name}`)}</h2>
            <ul className="rows no-max-width">
              {band.entries.map((entry) => (
                <HandoverRow key={entry.id} entry={entry} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
