import { useTranslation } from 'react-i18next';
import type { Pathway } from '../../api';
import { languageOf, wordFor } from '../../i18n/i18n';
import { dayInWords } from '../../ui/moment';
import { itemInSentence, listInWords } from '../handover/pathway-words';
import { EvidenceTag } from './evidence-tag';

/** Who may hand over to whom: each way with what holds for it alone. */
export function Routes({ pathway }: { readonly pathway: Pathway }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const typesInWords = useTypesInWords();
  return (
    <section aria-labelledby="routes">
      <h2 id="routes">{t('pathways.routes')}</h2>
      <ul className="nobullet-list">
        {pathway.routes.map((way) => {
          const more = [
            way.items === undefined
              ? ''
              : t('pathways.onlyItems', {
                  items: listInWords(
                    way.items.map((key) => itemInSentence([pathway], pathway.id, key, language)),
                    language,
                  ),
                }),
            way.freeChoice === true ? t('pathways.freeChoice') : '',
            way.supplyDuty === true ? t('pathways.supplyDuty') : '',
            way.receiverAdvises === true ? t('pathways.receiverAdvises') : '',
            way.validFrom === undefined ? '' : t('pathways.validFrom', { day: dayInWords(way.validFrom, language) }),
            way.validTo === undefined ? '' : t('pathways.validTo', { day: dayInWords(way.validTo, language) }),
          ].filter((line) => line !== '');
          const words = t('pathways.route', { from: typesInWords(way.from), to: typesInWords(way.to) });
          return (
            <li key={`${words} ${more.join()}`} className="way">
              <strong>{words}</strong> <EvidenceTag evidence={way.evidence} source={way.source} />
              {more.length === 0 ? null : <span className="deadline-why">{more.join(' · ')}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

// A way that leads from so many types leads from everybody; a list of them all says less.
const nearlyAll = 20;

/** Types of organisation as one list in words: “sengeafsnit eller psykiatrisk afdeling”. */
export function useTypesInWords(): (types: readonly string[]) => string {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(languageOf(i18n), { type: 'disjunction' });
  return (types) =>
    types.length > nearlyAll
      ? t('pathways.everybody')
      : list.format(types.map((type) => wordFor(i18n, 'organizationType', type)));
}
