import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemIn, type Handover, type Problem } from '../../api';
import { useSendEvent } from '../../commands';
import { languageOf, problemSentence, wordFor } from '../../i18n/i18n';
import { organizationsQuery, pathwaysQuery } from '../../queries';
import { Alert } from '../../ui/alert';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary';
import { momentInWords } from '../../ui/moment';
import { eventFrom, type ActionDraft, type ActionType } from './action-draft';
import { ActionFields, fieldId, missingErrors, useActionLabels } from './action-fields';
import { reasonNeedsText } from './pathway-words';

interface ActionFormProps {
  readonly handover: Handover;
  readonly type: ActionType;
  readonly label: string;
  /** False when the handover has moved on while somebody was typing. */
  readonly isAvailable: boolean;
  readonly draft: ActionDraft;
  readonly onChange: (draft: ActionDraft) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The form of one act. It is sent as of the version that was on the screen when the form was opened. */
export function ActionForm({ handover, type, label, isAvailable, draft, onChange, onDone, onCancel }: ActionFormProps) {
  const { t } = useTranslation();
  const labels = useActionLabels();
  const pathways = useQuery(pathwaysQuery).data;
  const send = useSendEvent(handover.id);
  const [seen, setSeen] = useState(handover.version);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, []);
  const needsText = reasonNeedsText(pathways, handover.pathway, type, draft.reason);
  const problem = send.error === null ? undefined : problemIn(send.error);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const missing = missingErrors(type, draft, needsText, (field) => t('form.required', { field: labels[field] }));
    setErrors(missing);
    setAttempt(attempt + 1);
    if (Object.keys(missing).length > 0) return;
    send.mutate(
      { event: eventFrom(type, draft), version: seen },
      {
        onSuccess: onDone,
        onError: (fault) => {
          const refused = problemIn(fault);
          setAttempt(attempt + 2);
          // Whoever presses again after having been told has seen what changed.
          if (refused.version !== undefined) setSeen(refused.version);
          setErrors(
            Object.fromEntries(
              fieldsIn(refused).map((field) => [fieldId(type, field), t('form.invalid', { field: labels[field] })]),
            ),
          );
        },
      },
    );
  };
  const faults: readonly FieldFault[] = Object.entries(errors).map(([id, text]) => ({ id, text }));
  return (
    <form className="action-form" onSubmit={submit} noValidate ref={form} aria-label={label}>
      <ErrorSummary faults={faults} attempt={attempt} />
      {problem === undefined ? null : <Refused problem={problem} />}
      {isAvailable || problem !== undefined ? null : (
        <Alert kind="warning" heading={t('actions.changed')}>
          {t('actions.gone')} {t('actions.keptText')}
        </Alert>
      )}
      {type === 'send' ? <p>{t('actions.sendHint', { receiver: handover.receiver.name })}</p> : null}
      {type === 'accept' ? <p>{t('actions.acceptHint', { receiver: handover.receiver.name })}</p> : null}
      <ActionFields
        handover={handover}
        type={type}
        draft={draft}
        needsText={needsText}
        errors={errors}
        onChange={(changed) => {
          setErrors({});
          onChange(changed);
        }}
      />
      <div className="action-buttons">
        <button type="submit" className="button button-primary" disabled={send.isPending || !isAvailable}>
          {send.isPending ? t('actions.sending') : label}
        </button>
        <button type="button" className="button button-tertiary" onClick={onCancel}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  );
}

function Refused({ problem }: { readonly problem: Problem }) {
  const { t, i18n } = useTranslation();
  const organizations = useQuery(organizationsQuery).data ?? [];
  const isChanged = problem.status === 409 || problem.status === 412;
  const { lastFact } = problem;
  return (
    <Alert kind={isChanged ? 'warning' : 'error'} heading={isChanged ? t('actions.changed') : t('app.failed')}>
      {problemSentence(i18n, problem.code, problem.title)}{' '}
      {lastFact === undefined
        ? null
        : t('actions.changedBy', {
            what: wordFor(i18n, 'fact', lastFact.type),
            who: organizations.find((each) => each.id === lastFact.organization)?.name ?? 'Stafet',
            at: momentInWords(lastFact.at, languageOf(i18n)),
          })}{' '}
      {t('actions.keptText')}
    </Alert>
  );
}

/** The fields that a refusal is about. */
function fieldsIn({ code, errors }: Problem) {
  const pointed = (errors ?? []).map(({ pointer }) => byPointer[pointer.slice(1)]);
  const coded = byCode[code];
  return [...pointed, coded].filter((field) => field !== undefined);
}

const byPointer: Readonly<Record<string, keyof ReturnType<typeof useActionLabels>>> = {
  items: 'items',
  startDate: 'startDate',
  reason: 'reason',
  text: 'text',
  betterReceiver: 'betterReceiver',
  receiver: 'receiver',
  question: 'question',
  effectiveFrom: 'effectiveFrom',
  with: 'with',
  outcome: 'outcome',
  assignee: 'assignee',
};

const byCode: typeof byPointer = {
  'reason-unknown': 'reason',
  'reason-needs-text': 'text',
  'better-receiver-required': 'betterReceiver',
  'receiver-unsuitable': 'receiver',
  'instant-in-the-past': 'effectiveFrom',
  'organization-unknown': 'receiver',
};
