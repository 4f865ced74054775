import { useState, type SyntheticEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemIn, type Handover, type Me, type Organization, type Pathway } from '../../api';
import { useCreateHandover } from '../../commands';
import { languageOf, problemSentence } from '../../i18n/i18n';
import { proposalQuery } from '../../queries';
import { Alert } from '../../ui/alert';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary';
import { CheckboxGroup, MomentField, RadioGroup, SelectField } from '../../ui/fields';
import { contentFields } from '../handover/content-schema';
import { CitizenFields } from './citizen-fields';
import { ContentForm } from './content-form';
import {
  changedControls,
  emptyNewHandover,
  missingIn,
  refusedIn,
  requestFrom,
  wantedMoment,
  type NewHandoverDraft,
} from './new-handover-draft';
import { receiversFor, sendersFor } from './senders';

interface NewHandoverFormProps {
  readonly me: Me;
  /** The pathways on which I can send; `first` is one of them. */
  readonly pathways: readonly Pathway[];
  readonly first: Pathway;
  readonly organizations: readonly Organization[];
  readonly earlier: Handover | undefined;
}

export function NewHandoverForm({ me, pathways, first, organizations, earlier }: NewHandoverFormProps) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const navigate = useNavigate();
  const create = useCreateHandover();
  const [draft, setDraft] = useState(() =>
    emptyNewHandover(first, sendersFor(first, me, organizations)[0]?.id ?? '', earlier),
  );
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  // The content form keeps half a moment by itself; an example starts it anew.
  const [example, setExample] = useState(0);
  const pathway = pathways.find((each) => each.id === draft.pathway) ?? first;
  const proposal = useQuery(proposalQuery(pathway.id, draft.municipality, wantedMoment(draft))).data;
  const receiver = draft.receiver === '' ? (proposal?.receiver.id ?? '') : draft.receiver;
  const fields = contentFields(pathway, language);
  const errors = Object.fromEntries(faults.map((fault) => [fault.id, fault.text]));
  const change = (changed: Partial<NewHandoverDraft>): void => {
    const mended = changedControls(draft, changed);
    setFaults((all) => all.filter((fault) => !mended.includes(fault.id)));
    setDraft((before) => ({ ...before, ...changed }));
  };

  const labels: Readonly<Record<string, string>> = {
    cpr: t('form.cpr'),
    name: t('form.name'),
    municipality: t('form.municipality'),
    sender: t('form.sender'),
    items: t('form.what'),
    effectiveFrom: t('form.when'),
    receiver: t('form.receiver'),
    ...Object.fromEntries(fields.map((field) => [`content-${field.name}`, field.label])),
  };
  const faultsAt = (ids: readonly string[], sentence: 'form.required' | 'form.invalid'): readonly FieldFault[] =>
    ids.filter((id) => id in labels).map((id) => ({ id, text: t(sentence, { field: labels[id] ?? id }) }));
  const submit = async (send: boolean): Promise<void> => {
    const missing = faultsAt(missingIn(draft, pathway, receiver, earlier), 'form.required');
    setFaults(missing);
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    try {
      const { id } = await create.mutateAsync(requestFrom(draft, receiver, earlier, send));
      await navigate({ to: '/handovers/$id', params: { id } });
    } catch (fault) {
      setFaults(faultsAt(refusedIn(problemIn(fault)), 'form.invalid'));
      setAttempt(attempt + 2);
    }
  };
  const problem = create.error === null ? undefined : problemIn(create.error);
  return (
    <form
      className="new-handover"
      noValidate
      onSubmit={async (event: SyntheticEvent) => {
        event.preventDefault();
        await submit(true);
      }}
    >
      <p>{t('form.lead')}</p>
      <ErrorSummary faults={faults} attempt={attempt} />
      {problem === undefined ? null : (
        <Alert kind="error" heading={t('app.failed')}>
          {problemSentence(i18n, problem.code, problem.title)}{' '}
          {problem.handover === undefined ? null : (
            <Link to="/handovers/$id" params={{ id: problem.handover }}>
              {t('form.otherHandover')}
            </Link>
          )}
        </Alert>
      )}
      <CitizenFields draft={draft} earlier={earlier} organizations={organizations} errors={errors} onChange={change} />
      <SelectField
        id="pathway"
        label={t('form.pathway')}
        choices={pathways.map((each) => ({ value: each.id, label: language === 'da' ? each.name : each.nameEn }))}
        value={pathway.id}
        onChange={(id) => change({ pathway: id === '' ? pathway.id : id, items: [], content: {}, receiver: '' })}
      />
      <SelectField
        id="sender"
        label={t('form.sender')}
        error={errors['sender']}
        choices={sendersFor(pathway, me, organizations).map((each) => ({ value: each.id, label: each.name }))}
        value={draft.sender}
        onChange={(sender) => change({ sender })}
      />
      <CheckboxGroup
        id="items"
        label={t('form.what')}
        error={errors['items']}
        choices={pathway.items.map((item) => ({ value: item.kind, label: item.label[language] }))}
        chosen={draft.items}
        onChange={(items) => change({ items })}
      />
      <RadioGroup
        id="when"
        label={t('form.when')}
        choices={[
          { value: 'at-once', label: t('form.atOnce') },
          { value: 'from-time', label: t('form.fromTime') },
        ]}
        value={draft.when}
        onChange={(when) => change({ when: when === 'from-time' ? 'from-time' : 'at-once' })}
      />
      {draft.when === 'at-once' ? null : (
        <MomentField
          id="effectiveFrom"
          label={t('form.fromTime')}
          error={errors['effectiveFrom']}
          date={draft.date}
          clock={draft.clock}
          onChange={(date, clock) => change({ date, clock })}
        />
      )}
      <SelectField
        id="receiver"
        label={t('form.receiver')}
        hint={
          proposal === undefined
            ? t('form.chooseMunicipality')
            : t('form.proposed', { because: proposal.because[language] })
        }
        error={errors['receiver']}
        choices={receiversFor(pathway, organizations).map((each) => ({ value: each.id, label: each.name }))}
        value={receiver}
        onChange={(chosen) => change({ receiver: chosen })}
      />
      <section aria-labelledby="content-heading">
        <h2 id="content-heading">{t('form.content')}</h2>
        <p>
          <button
            type="button"
            className="button button-secondary"
            onClick={() => {
              change({ content: pathway.exampleContent });
              setExample(example + 1);
            }}
          >
            {t('form.fillExample')}
          </button>{' '}
          <span className="form-hint">{t('form.exampleHint')}</span>
        </p>
        <ContentForm
          key={example}
          fields={fields}
          content={draft.content}
          errors={errors}
          onChange={(content) => change({ content })}
        />
      </section>
      <div className="action-buttons">
        <button type="submit" className="button button-primary" disabled={create.isPending}>
          {create.isPending ? t('actions.sending') : t('form.send')}
        </button>
        <button
          type="button"
          className="button button-secondary"
          disabled={create.isPending}
          onClick={() => submit(false)}
        >
          {t('form.saveDraft')}
        </button>
      </div>
    </form>
  );
}
