import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { pathwaysQuery } from '../../queries';
import { momentInWords } from '../../ui/moment';
import { contentFields, type ContentField } from './content-schema';

/** What the sender has written about the citizen, for those who may read it. */
export function ContentView({ handover }: { readonly handover: Handover }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathway = useQuery(pathwaysQuery).data?.find((each) => each.id === handover.pathway);
  const { content } = handover;
  const inWords = (field: ContentField, value: unknown): string => {
    if (value === undefined || value === '') return t('handover.notStated');
    if (typeof value === 'boolean') return value ? t('app.yes') : t('app.no');
    if (typeof value !== 'string') return JSON.stringify(value);
    if (field.kind === 'moment') return momentInWords(value, language);
    return field.choices.find((choice) => choice.value === value)?.label ?? value;
  };
  return (
    <section aria-labelledby="content">
      <h2 id="content">{t('handover.content')}</h2>
      {content === null ? (
        <p>{t('handover.contentHidden')}</p>
      ) : (
        <dl className="content-list">
          {(pathway === undefined ? [] : contentFields(pathway, language)).map((field) => (
            <div key={field.name}>
              <dt>{field.label}</dt>
              <dd>{inWords(field, content[field.name])}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
