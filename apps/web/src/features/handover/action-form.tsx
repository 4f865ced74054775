import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemIn, type Handover, type Problem } from '../../api';
import { useSendEvent } from '../../commands';
import { languageOf, problemSentence } from '../../i18n/i18n';
import { organizationsQuery, pathwaysQuery } from '../../queries';
import { Alert } from '../../ui/alert';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary';
import { momentInWords } from '../../ui/moment';
import {
  eventFrom,
  isCommonAct,
  missingFields,
  type ActionDemands,
  type ActionDraft,
  type ActionField,
} from './action-draft';
import { ActionFields, fieldId, useActionLabels } from './action-fields';
import { formFields, missingNames } from './form-schema';
import { escalatesInstead, factLabel, fieldsOfAct, reasonNeeds } from './pathway-words';
import { SchemaForm } from './schema-form';

interface ActionFormProps {
  readonly handover: Handover;
  readonly type: string;
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
  const { t, i18n } = useTranslation();
  const pathways = useQuery(pathwaysQuery).data;
  const send = useSendEvent(handover.id);
  const [seen, setSeen] = useState(handover.version);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, []);
  const demands: ActionDemands = {
    needs: reasonNeeds(pathways, handover.pathway, type, draft.reason),
    isStartDateRequired:
      handover.availableEvents.find((event) => event.type === type)?.requires?.includes('startDate') === true,
  };
  const own = isCommonAct(type) ? [] : formFields(fieldsOfAct(pathways, handover, type) ?? {}, languageOf(i18n));
  const commonLabels = useActionLabels(demands);
  const labels: Readonly<Record<string, string>> = isCommonAct(type)
    ? commonLabels
    : Object.fromEntries(own.map((field) => [field.name, field.label]));
  const problem = send.error === null ? undefined : problemIn(send.error);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const names = [...missingFields(type, draft, demands), ...missingNames(own, draft.values)];
    const missing = Object.fromEntries(
      names.map((name) => [fieldId(type, name), t('form.required', { field: labels[name] ?? name })]),
    );
    setErrors(missing);
    setAttempt(attempt + 1);
    if (Object.keys(missing).length > 0) return;
    send.mutate(
      { event: eventFrom(type, draft, demands), version: seen },
      {
        onSuccess: onDone,
        onError: (fault) => {
          const refused = problemIn(fault);
          setAttempt(attempt + 2);
          // Whoever presses again after having been told has seen what changed.
          if (refused.version !== undefined) setSeen(refused.version);
          setErrors(
            Object.fromEntries(
              fieldsIn(refused)
                .filter((name) => name in labels)
                .map((name) => [fieldId(type, name), t('form.invalid', { field: labels[name] ?? name })]),
            ),
          );
        },
      },
    );
  };
  const change = (changed: ActionDraft): void => {
    setErrors({});
    onChange(changed);
  };
  const faults: readonly FieldFault[] = Object.entries(errors).map(([id, text]) => ({ id, text }));
  return (
    <form className="action-form" onSubmit={submit} noValidate ref={form} aria-label={label}>
      <ErrorSummary faults={faults} attempt={attempt} />
      {problem === undefined ? null : <Refused problem={problem} pathway={handover.pathway} />}
      {isAvailable || problem !== undefined ? null : (
        <Alert kind="warning" heading={t('actions.changed')}>
          {t('actions.gone')} {t('actions.keptText')}
        </Alert>
      )}
      <Hint handover={handover} type={type} />
      {escalatesInstead(pathways, handover.pathway, type, draft.reason) ? <NoCapacity handover={handover} /> : null}
      <ActionFields handover={handover} type={type} draft={draft} demands={demands} errors={errors} onChange={change} />
      <SchemaForm
        fields={own}
        values={draft.values}
        errors={errors}
        idOf={(name) => fieldId(type, name)}
        onChange={(values) => change({ ...draft, values })}
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

function Hint({ handover: { receiver, transfers }, type }: Pick<ActionFormProps, 'handover' | 'type'>) {
  const { t } = useTranslation();
  const words = { receiver: receiver.name };
  if (type === 'send') return <p>{transfers ? t('actions.sendHint', words) : t('actions.sendAdviceHint', words)}</p>;
  return type === 'accept' ? <p>{t('actions.acceptHint', words)}</p> : null;
}

// Where the receiver owes it, saying so ends nothing; who says so must know before it is sent.
function NoCapacity({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation();
  const pathway = useQuery(pathwaysQuery).data?.find((each) => each.id === handover.pathway);
  const receiver = useQuery(organizationsQuery).data?.find((each) => each.id === handover.receiver.id);
  const owes = pathway?.routes.some(
    ({ to, supplyDuty }) => supplyDuty === true && receiver !== undefined && to.includes(receiver.type),
  );
  return owes === true ? (
    <Alert kind="info" heading={t('pathways.supplyDuty')}>
      {t('actions.noCapacity')}
    </Alert>
  ) : null;
}

function Refused({ problem, pathway }: { readonly problem: Problem; readonly pathway: string }) {
  const { t, i18n } = useTranslation();
  const pathways = useQuery(pathwaysQuery).data;
  const organizations = useQuery(organizationsQuery).data ?? [];
  const isChanged = problem.status === 409 || problem.status === 412;
  const { lastFact } = problem;
  return (
    <Alert kind={isChanged ? 'warning' : 'error'} heading={isChanged ? t('actions.changed') : t('app.failed')}>
      {problemSentence(i18n, problem.code, problem.title)}{' '}
      {lastFact === undefined
        ? null
        : t('actions.changedBy', {
            what: factLabel(i18n, pathways, pathway, lastFact.type),
            who: organizations.find((each) => each.id === lastFact.organization)?.name ?? 'Stafet',
            at: momentInWords(lastFact.at, languageOf(i18n)),
          })}{' '}
      {t('actions.keptText')}
    </Alert>
  );
}

/** The names of the fields that a refusal is about. */
function fieldsIn({ code, errors }: Problem): readonly string[] {
  const pointed = (errors ?? []).map(({ pointer }) => pointer.split('/')[1] ?? '');
  const coded = byCode[code];
  return coded === undefined ? pointed : [...pointed, coded];
}

const byCode: Readonly<Record<string, ActionField>> = {
  'reason-unknown': 'reason',
  'reason-needs-text': 'text',
  'alternative-required': 'text',
  'better-receiver-required': 'betterReceiver',
  'start-date-required': 'startDate',
  'receiver-unsuitable': 'receiver',
  'no-route': 'receiver',
  'instant-in-the-past': 'effectiveFrom',
  'organization-unknown': 'receiver',
};
