import { useState, type SyntheticEvent } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemIn, type Me, type Organization, type Pathway, type Problem } from '../../api';
import { useCreateCourse, useCreateHandover } from '../../commands';
import { languageOf, problemSentence } from '../../i18n/i18n';
import { Alert } from '../../ui/alert';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary';
import { SelectField } from '../../ui/fields';
import { useNow } from '../../ui/now';
import { formFields } from '../handover/form-schema';
import { sendersFor } from '../handover/ways';
import { CitizenFields } from './citizen-fields';
import {
  changedControls,
  changedInPart,
  courseFrom,
  emptyNewHandover,
  emptyPart,
  missingIn,
  partField,
  refusedIn,
  requestFrom,
  type Beginning,
  type NewHandoverDraft,
  type PartDraft,
  type SettledPart,
} from './new-handover-draft';
import { MoreParts } from './more-parts';
import { PartFields } from './part-fields';
import { PathwayField } from './pathway-field';
import { useSettledParts } from './settled-parts';

interface NewHandoverFormProps {
  readonly me: Me;
  /** The pathways on which I can send. */
  readonly pathways: readonly Pathway[];
  readonly organizations: readonly Organization[];
  readonly beginning: Beginning;
}

export function NewHandoverForm({ me, pathways, organizations, beginning }: NewHandoverFormProps) {
  const { t } = useTranslation();
  const now = useNow().toISOString();
  const navigate = useNavigate();
  const create = useCreateHandover();
  const createCourse = useCreateCourse();
  const [draft, setDraft] = useState(() => emptyNewHandover(beginning));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [{ pathway: chosen }] = draft.parts;
  const pathway = pathways.find((each) => each.id === chosen);
  const senders = pathway === undefined ? [] : sendersFor(pathway, me, organizations, now);
  const sender = senders.find((each) => each.id === draft.sender) ?? senders[0];
  const parts = useSettledParts(draft, pathways, sender, organizations, now);
  const [part, ...others] = parts;
  // What follows or hands back an earlier handover is one handover.
  const isBound = beginning.follows !== undefined || beginning.returns !== undefined;
  const errors = Object.fromEntries(faults.map((fault) => [fault.id, fault.text]));
  const mend = (ids: readonly string[]): void => setFaults((all) => all.filter((fault) => !ids.includes(fault.id)));
  const change = (changed: Partial<NewHandoverDraft>): void => {
    mend(changedControls(changed));
    setDraft((before) => ({ ...before, ...changed }));
  };
  const changePart = (before: PartDraft, changed: Partial<PartDraft>): void => {
    mend(changedInPart(before, changed));
    setDraft((all) => ({ ...all, parts: replaced(all.parts, before.number, changed) }));
  };
  const labels = useLabels(parts);
  const faultsAt = (ids: readonly string[], sentence: 'form.required' | 'form.invalid'): readonly FieldFault[] =>
    ids.filter((id) => id in labels).map((id) => ({ id, text: t(sentence, { field: labels[id] ?? id }) }));
  const submit = async (send: boolean): Promise<void> => {
    const missing = faultsAt(missingIn(draft, parts, beginning), 'form.required');
    setFaults(missing);
    setAttempt(attempt + 1);
    if (missing.length > 0 || part === undefined) return;
    try {
      if (parts.length > 1) {
        const wanted = courseFrom(draft, sender?.id ?? '', parts, beginning, send);
        const { id } = await createCourse.mutateAsync(wanted);
        await navigate({ to: '/courses/$id', params: { id } });
        return;
      }
      const { id } = await create.mutateAsync(requestFrom(draft, sender?.id ?? '', part, beginning, send));
      await navigate({ to: '/handovers/$id', params: { id } });
    } catch (refusal) {
      setFaults(faultsAt(refusedIn(problemIn(refusal), parts), 'form.invalid'));
      setAttempt(attempt + 2);
    }
  };
  const isPending = create.isPending || createCourse.isPending;
  const fault = draft.parts.length > 1 ? createCourse.error : create.error;
  const isAdvice = pathway?.transfers === false;
  return (
    <form
      className="new-handover"
      noValidate
      onSubmit={async (event: SyntheticEvent) => {
        event.preventDefault();
        await submit(true);
      }}
    >
      <ErrorSummary faults={faults} attempt={attempt} />
      {fault === null ? null : <Refused problem={problemIn(fault)} />}
      <PathwayField
        id="pathway"
        pathways={pathways}
        value={chosen}
        error={errors['pathway']}
        onChange={(id) => changePart(draft.parts[0], { pathway: id, items: [], content: {}, receiver: '' })}
      />
      {pathway === undefined || part === undefined ? null : (
        <>
          {isAdvice ? (
            <Alert kind="info" heading={t('handover.staysWithYou')}>
              {t('form.leadAdvice')}
            </Alert>
          ) : (
            <p>{t('form.lead')}</p>
          )}
          <CitizenFields
            draft={draft}
            known={beginning.patient}
            organizations={organizations}
            errors={errors}
            onChange={change}
          />
          <SelectField
            id="sender"
            label={t('form.sender')}
            error={errors['sender']}
            choices={senders.map((each) => ({ value: each.id, label: each.name }))}
            value={sender?.id ?? ''}
            onChange={(id) => change({ sender: id })}
          />
          <PartFields
            part={part}
            pathway={pathway}
            sender={sender}
            organizations={organizations}
            proposal={part.proposal}
            now={now}
            errors={errors}
            onChange={(changed) => changePart(part.draft, changed)}
          />
          {isAdvice || isBound ? null : (
            <MoreParts
              parts={others}
              pathways={pathways}
              sender={sender}
              organizations={organizations}
              now={now}
              errors={errors}
              onChange={changePart}
              onAdd={() => setDraft(withAnotherPart)}
              onRemove={(number) => setDraft((all) => withoutPart(all, number))}
            />
          )}
          <div className="action-buttons">
            <button type="submit" className="button button-primary" disabled={isPending}>
              {isPending ? t('actions.sending') : t(isAdvice ? 'form.sendAdvice' : 'form.send')}
            </button>
            <button
              type="button"
              className="button button-secondary"
              disabled={isPending}
              onClick={() => submit(false)}
            >
              {t('form.saveDraft')}
            </button>
          </div>
        </>
      )}
    </form>
  );
}

function replaced(
  [first, ...others]: NewHandoverDraft['parts'],
  number: number,
  changed: Partial<PartDraft>,
): NewHandoverDraft['parts'] {
  const mended = (part: PartDraft): PartDraft => (part.number === number ? { ...part, ...changed } : part);
  return [mended(first), ...others.map(mended)];
}

function withAnotherPart(draft: NewHandoverDraft): NewHandoverDraft {
  const number = Math.max(...draft.parts.map((part) => part.number)) + 1;
  return { ...draft, parts: [...draft.parts, emptyPart(number)] };
}

function withoutPart(draft: NewHandoverDraft, number: number): NewHandoverDraft {
  const [first, ...others] = draft.parts;
  return { ...draft, parts: [first, ...others.filter((part) => part.number !== number)] };
}

/** What each control is called in the list of what is wrong. */
function useLabels(parts: readonly SettledPart[]): Readonly<Record<string, string>> {
  const { t, i18n } = useTranslation();
  const ofPart = ({ draft, pathway }: SettledPart, index: number) => {
    const place = parts.length === 1 ? '' : `${t('form.part', { number: index + 1 })}: `;
    const named = (name: string, label: string) => [partField(draft.number, name), `${place}${label}`] as const;
    return [
      named('pathway', t('form.pathway')),
      named('items', t('form.what')),
      named('effectiveFrom', t('form.when')),
      named('receiver', t('form.receiver')),
      ...(pathway === undefined ? [] : formFields(pathway.contentSchema, languageOf(i18n))).map((field) =>
        named(`content-${field.name}`, field.label),
      ),
    ];
  };
  return {
    cpr: t('form.cpr'),
    name: t('form.name'),
    municipality: t('form.municipality'),
    sender: t('form.sender'),
    ...Object.fromEntries(parts.flatMap(ofPart)),
  };
}

function Refused({ problem }: { readonly problem: Problem }) {
  const { t, i18n } = useTranslation();
  return (
    <Alert kind="error" heading={t('app.failed')}>
      {problemSentence(i18n, problem.code, problem.title)}{' '}
      {problem.handover === undefined ? null : (
        <Link to="/handovers/$id" params={{ id: problem.handover }}>
          {t('form.otherHandover')}
        </Link>
      )}
    </Alert>
  );
}
