import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api';
import { languageOf, problemSentence } from '../../i18n/i18n';
import { pathwaysQuery } from '../../queries';
import { Alert } from '../../ui/alert';
import { emptyDraft, isCommonAct, type ActionDraft } from './action-draft';
import { ActionForm } from './action-form';
import { eventLabel, factLabel, fieldsOfAct } from './pathway-words';

/** The acts that bring a handover on; the others are there when they are needed. */
const steps: readonly string[] = ['send', 'accept', 'answer'];

/** What I can do with the handover now, as the API lists it, and why I cannot do the rest. */
export function ActionPanel({ handover }: { readonly handover: Handover }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  const [chosen, setChosen] = useState<string>();
  // Kept while one looks at another form, and when the handover changes meanwhile: nobody types twice.
  const [drafts, setDrafts] = useState<Readonly<Record<string, ActionDraft>>>({});
  const [done, setDone] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (done !== undefined) heading.current?.focus();
  }, [done]);
  const label = (type: string): string => eventLabel(pathways, handover.pathway, type, language);
  // Acts of the pathway's own bring the handover on, and have a form where the definition says what they bring.
  const isOwn = (type: string): boolean => fieldsOfAct(pathways, handover, type) !== undefined;
  const hasForm = ({ type }: { readonly type: string }): boolean => isCommonAct(type) || isOwn(type);
  const available = handover.availableEvents.filter(hasForm).map((event) => event.type);
  const missing = handover.unavailableEvents.filter(hasForm);
  const finish = (type: string): void => {
    setDrafts(({ [type]: _sent, ...others }) => others);
    setChosen(undefined);
    setDone(type);
  };
  return (
    <section aria-labelledby="actions">
      <h2 id="actions" tabIndex={-1} ref={heading}>
        {t('actions.title')}
      </h2>
      {done === undefined ? null : (
        <Alert
          kind="success"
          heading={t('actions.done', { what: factLabel(i18n, pathways, handover.pathway, done) })}
        />
      )}
      {available.length === 0 ? <p>{t('actions.none')}</p> : null}
      <div className="action-buttons">
        {available.map((type) => (
          <button
            key={type}
            type="button"
            className={steps.includes(type) || isOwn(type) ? 'button button-primary' : 'button button-secondary'}
            aria-expanded={chosen === type}
            aria-controls="action-form"
            onClick={() => {
              setDone(undefined);
              setChosen(chosen === type ? undefined : type);
            }}
          >
            {label(type)}
          </button>
        ))}
      </div>
      <div id="action-form">
        {chosen === undefined ? null : (
          <ActionForm
            key={chosen}
            handover={handover}
            type={chosen}
            label={label(chosen)}
            isAvailable={available.includes(chosen)}
            draft={drafts[chosen] ?? emptyDraft(handover)}
            onChange={(draft) => setDrafts((all) => ({ ...all, [chosen]: draft }))}
            onDone={() => finish(chosen)}
            onCancel={() => setChosen(undefined)}
          />
        )}
      </div>
      {missing.length === 0 ? null : (
        <details className="why-not">
          <summary>{t('actions.why')}</summary>
          <ul>
            {missing.map(({ type, code }) => (
              <li key={type}>
                <strong>{label(type)}:</strong> {problemSentence(i18n, code, code)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
