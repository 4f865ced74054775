import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Pathway } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { pathwaysQuery } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { TextField } from '../../ui/fields';
import { PageHeading } from '../../ui/page-heading';
import { useTypesInWords } from './route-words';

/** Every pathway: what it is called, how near to the core it is, and who hands over to whom. */
export function PathwaysPage() {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted] = useState('');
  const typesInWords = useTypesInWords();
  const pathways = useQuery(pathwaysQuery);
  const isDanish = languageOf(i18n) === 'da';
  const words = wanted.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
  const ways = ({ senderTypes, receiverTypes }: Pathway): string =>
    t('pathways.route', { from: typesInWords(senderTypes), to: typesInWords(receiverTypes) });
  const shown = (pathways.data ?? []).filter((each) => {
    const text = [each.catalogueId, each.name, each.nameEn, ways(each)].join(' ').toLocaleLowerCase('da');
    return words.every((word) => text.includes(word));
  });
  const groups = [
    { id: 'transfers', heading: t('form.transfers'), members: shown.filter((each) => each.transfers) },
    { id: 'advice', heading: t('form.advice'), members: shown.filter((each) => !each.transfers) },
  ].filter(({ members }) => members.length > 0);
  return (
    <>
      <PageHeading title={t('pathways.title')} />
      <p>{t('pathways.lead')}</p>
      {pathways.isPending ? <p role="status">{t('app.loading')}</p> : null}
      {pathways.isError ? <Faulty fault={pathways.error} onRetry={() => pathways.refetch()} /> : null}
      <TextField id="search" label={t('pathways.search')} short required={false} value={wanted} onChange={setWanted} />
      <p role="status" className="list-count">
        {pathways.isPending ? '' : t('pathways.count', { count: shown.length })}
      </p>
      {groups.map(({ id, heading, members }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{heading}</h2>
          <ul className="rows no-max-width">
            {members.map((each) => (
              <li key={each.id} className="row-card pathway-card">
                <div className="row-who">
                  <Link to="/pathways/$id" params={{ id: each.id }} className="row-name">
                    {isDanish ? each.name : each.nameEn}
                  </Link>
                  <span className="row-route">{isDanish ? each.description : each.descriptionEn}</span>
                </div>
                <span className="pathway-ways">{ways(each)}</span>
                <span className="row-label">
                  {each.catalogueId === undefined ? '' : `${each.catalogueId} · `}
                  {t('pathways.tier', { tier: each.tier })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
