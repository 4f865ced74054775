import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Pathway } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { organizationsQuery, pathwaysQuery, useMe } from '../../queries';
import { Alert } from '../../ui/alert';
import { Faulty } from '../../ui/faulty';
import { useNow } from '../../ui/now';
import { PageHeading } from '../../ui/page-heading';
import { keyOf, sendersFor } from '../handover/ways';
import { NotFoundPage } from '../session/not-found-page';
import { DeadlineRules } from './deadline-rules';
import { DiagramView } from './diagram-view';
import { EvidenceTag } from './evidence-tag';
import { Routes } from './route-words';

/** One pathway as it is: who hands what to whom, the way through it, its deadlines and its rules. */
export function PathwayPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const pathways = useQuery(pathwaysQuery);
  if (pathways.isPending) return <p role="status">{t('app.loading')}</p>;
  if (pathways.isError) return <Faulty fault={pathways.error} onRetry={() => pathways.refetch()} />;
  const pathway = pathways.data.find((each) => each.id === id);
  return pathway === undefined ? <NotFoundPage /> : <OnePathway pathway={pathway} />;
}

function OnePathway({ pathway }: { readonly pathway: Pathway }) {
  const { t, i18n } = useTranslation();
  const isDanish = languageOf(i18n) === 'da';
  const facts = [
    ...(pathway.catalogueId === undefined ? [] : [pathway.catalogueId]),
    t('pathways.tier', { tier: pathway.tier }),
    t('pathways.version', { version: pathway.version }),
  ];
  return (
    <>
      <p>
        <Link to="/pathways">{t('pathways.back')}</Link>
      </p>
      <PageHeading title={isDanish ? pathway.name : pathway.nameEn} />
      <p className="deadline-why">{facts.join(' · ')}</p>
      <p>{isDanish ? pathway.description : pathway.descriptionEn}</p>
      {pathway.transfers ? null : <Alert kind="info" heading={t('pathways.noItems')} />}
      <StartHere pathway={pathway} />
      <Routes pathway={pathway} />
      {pathway.transfers ? <Items pathway={pathway} /> : null}
      <DiagramView pathway={pathway} />
      <DeadlineRules pathway={pathway} />
      <SpecialRules pathway={pathway} />
    </>
  );
}

function StartHere({ pathway }: { readonly pathway: Pathway }) {
  const { t } = useTranslation();
  const me = useMe();
  const at = useNow().toISOString();
  const organizations = useQuery(organizationsQuery).data ?? [];
  if (me === undefined || sendersFor(pathway, me, organizations, at).length === 0) return null;
  return (
    <p>
      <Link to="/handovers/new" search={{ pathway: pathway.id }} className="button button-secondary">
        {t('pathways.start')}
      </Link>
    </p>
  );
}

function Items({ pathway }: { readonly pathway: Pathway }) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-labelledby="items">
      <h2 id="items">{t('pathways.items')}</h2>
      <ul>
        {pathway.items.map((item) => (
          <li key={keyOf(item)}>
            {item.label[languageOf(i18n)]} <EvidenceTag evidence={item.evidence} source={item.source} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SpecialRules({ pathway: { specialRules } }: { readonly pathway: Pathway }) {
  const { t, i18n } = useTranslation();
  if (specialRules.length === 0) return null;
  return (
    <section aria-labelledby="special-rules">
      <h2 id="special-rules">{t('pathways.specialRules')}</h2>
      <ul>
        {specialRules.map(({ text, evidence, source }) => (
          <li key={text.da}>
            {text[languageOf(i18n)]} <EvidenceTag evidence={evidence} source={source} />
          </li>
        ))}
      </ul>
    </section>
  );
}
