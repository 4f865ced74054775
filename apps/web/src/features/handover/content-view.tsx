import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { pathwaysQuery } from '../../queries';
import { formFields } from './form-schema';
import { valueInWords } from './schema-words';

/** What the sender has written about the citizen, for those who may read it. */
export function ContentView({ handover }: { readonly handover: Handover }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathway = useQuery(pathwaysQuery).data?.find((each) => each.id === handover.pathway);
  const { content } = handover;
  return (
    <section aria-labelledby="content">
      <h2 id="content">{handover.transfers ? t('handover.content') : t('handover.adviceContent')}</h2>
      {content === null ? (
        <p>{t('handover.contentHidden')}</p>
      ) : (
        <dl className="content-list">
          {(pathway === undefined ? [] : formFields(pathway.contentSchema, language)).map((field) => (
            <div key={field.name}>
              <dt>{field.label}</dt>
              <dd>{valueInWords(t, language, field, content[field.name])}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
