import { Fragment } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { organizationsQuery, pathwaysQuery } from '../../queries';
import { CheckboxGroup, MomentField, SelectField, TextArea, TextField, type Choice } from '../../ui/fields';
import { receiversFor } from '../new-handover/senders';
import {
  answerable,
  fieldsOf,
  isAsked,
  missingFields,
  type ActionDraft,
  type ActionField,
  type ActionType,
} from './action-draft';
import { itemLabel, reasonLabel } from './pathway-words';

interface ActionFieldsProps {
  readonly handover: Handover;
  readonly type: ActionType;
  readonly draft: ActionDraft;
  readonly needsText: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (draft: ActionDraft) => void;
}

/** The id of a field in the form of an act. */
export function fieldId(type: ActionType, field: ActionField): string {
  return `${type}-${field}`;
}

/** The fields of the form of an act, as `fieldsOf` lists them. */
export function ActionFields({ handover, type, draft, needsText, errors, onChange }: ActionFieldsProps) {
  const choices = useChoices(handover, type);
  const labels = useActionLabels();
  const { t } = useTranslation();
  const textField = (field: Exclude<ActionField, 'items' | 'effectiveFrom'>) => ({
    id: fieldId(type, field),
    label: labels[field],
    error: errors[fieldId(type, field)],
    value: draft[field],
    onChange: (value: string) => onChange({ ...draft, [field]: value }),
  });
  const draw = (field: ActionField) => {
    switch (field) {
      case 'items':
        return (
          <CheckboxGroup
            id={fieldId(type, field)}
            label={labels.items}
            error={errors[fieldId(type, field)]}
            choices={choices.items}
            chosen={draft.items}
            onChange={(items) => onChange({ ...draft, items })}
          />
        );
      case 'effectiveFrom':
        return (
          <MomentField
            id={fieldId(type, field)}
            label={labels.effectiveFrom}
            error={errors[fieldId(type, field)]}
            date={draft.date}
            clock={draft.clock}
            onChange={(date, clock) => onChange({ ...draft, date, clock })}
          />
        );
      case 'reason':
        return <SelectField {...textField(field)} choices={choices.reasons} />;
      case 'receiver':
      case 'betterReceiver':
        return <SelectField {...textField(field)} choices={choices.receivers} />;
      case 'startDate':
        return <TextField {...textField(field)} type="date" short optional hint={t('actions.startDateHint')} />;
      case 'assignee':
        return <TextField {...textField(field)} optional hint={t('actions.assigneeHint')} />;
      case 'with':
      case 'outcome':
        return <TextField {...textField(field)} />;
      case 'text':
        return <TextArea {...textField(field)} optional={!needsText} />;
      case 'question':
      case 'answer':
      case 'said':
        return <TextArea {...textField(field)} />;
    }
  };
  return fieldsOf[type]
    .filter((field) => isAsked(field, draft))
    .map((field) => <Fragment key={field}>{draw(field)}</Fragment>);
}

/** What the fields are called. */
export function useActionLabels(): Readonly<Record<ActionField, string>> {
  const { t } = useTranslation();
  return {
    items: t('actions.items'),
    startDate: t('actions.startDate'),
    reason: t('actions.reason'),
    betterReceiver: t('actions.betterReceiver'),
    receiver: t('actions.receiver'),
    question: t('actions.question'),
    answer: t('actions.answer'),
    effectiveFrom: t('actions.newTime'),
    with: t('actions.phoneWith'),
    said: t('actions.phoneText'),
    outcome: t('actions.outcome'),
    assignee: t('actions.assignee'),
    text: t('actions.text'),
  };
}

/** What is wrong with a form before it is sent, by field id. */
export function missingErrors(
  type: ActionType,
  draft: ActionDraft,
  needsText: boolean,
  sentence: (field: ActionField) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    missingFields(type, draft, needsText).map((field) => [fieldId(type, field), sentence(field)]),
  );
}

function useChoices(handover: Handover, type: ActionType) {
  const { i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  const organizations = useQuery(organizationsQuery).data ?? [];
  const pathway = pathways?.find((each) => each.id === handover.pathway);
  const reasons = handover.availableEvents.find((event) => event.type === type)?.reasons ?? [];
  const parties = [handover.sender.id, handover.receiver.id];
  const receivers = pathway === undefined ? [] : receiversFor(pathway, organizations);
  return {
    items: answerable(handover).map((kind): Choice => ({
      value: kind,
      label: itemLabel(pathways, handover.pathway, kind, language),
    })),
    reasons: reasons.map((code): Choice => ({
      value: code,
      label: reasonLabel(pathways, handover.pathway, type, code, language),
    })),
    receivers: receivers
      .filter((each) => !parties.includes(each.id))
      .map((each): Choice => ({ value: each.id, label: each.name })),
  };
}
