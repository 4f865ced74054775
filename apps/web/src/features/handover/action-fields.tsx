import { Fragment } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { organizationsQuery, pathwaysQuery } from '../../queries';
import { CheckboxGroup, MomentField, SelectField, TextArea, TextField, type Choice } from '../../ui/fields';
import { useNow } from '../../ui/now';
import { SearchSelect } from '../../ui/search-select';
import {
  answerable,
  fieldsOf,
  isAsked,
  isDemanded,
  type ActionDemands,
  type ActionDraft,
  type ActionField,
} from './action-draft';
import { itemLabel, reasonLabel } from './pathway-words';
import { receiversFor } from './ways';

interface ActionFieldsProps {
  readonly handover: Handover;
  readonly type: string;
  readonly draft: ActionDraft;
  readonly demands: ActionDemands;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (draft: ActionDraft) => void;
}

/** The id of a field in the form of an act. */
export function fieldId(type: string, field: string): string {
  return `${type}-${field}`;
}

/** The fields of the form of an act that all pathways share, as `fieldsOf` lists them. */
export function ActionFields({ handover, type, draft, demands, errors, onChange }: ActionFieldsProps) {
  const choices = useChoices(handover, type);
  const labels = useActionLabels(demands);
  const { t } = useTranslation();
  const hints = {
    text: demands.needs === 'text' ? t('actions.needsText') : either(demands, t('actions.needsEither')),
    betterReceiver: demands.needs === 'better-receiver' ? t('actions.needsBetterReceiver') : undefined,
  };
  const textField = (field: Exclude<ActionField, 'items' | 'effectiveFrom'>) => ({
    id: fieldId(type, field),
    label: labels[field],
    error: errors[fieldId(type, field)],
    optional: !isDemanded(field, draft, demands),
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
        return <SearchSelect {...textField(field)} groups={[{ label: '', choices: choices.receivers }]} />;
      case 'betterReceiver':
        return (
          <SearchSelect
            {...textField(field)}
            hint={hints.betterReceiver}
            groups={[{ label: '', choices: choices.receivers }]}
          />
        );
      case 'startDate':
        return (
          <TextField
            {...textField(field)}
            type="date"
            short
            hint={demands.isStartDateRequired ? t('actions.startDateRequiredHint') : t('actions.startDateHint')}
          />
        );
      case 'assignee':
        return <TextField {...textField(field)} hint={t('actions.assigneeHint')} />;
      case 'with':
      case 'outcome':
        return <TextField {...textField(field)} />;
      case 'text':
        return <TextArea {...textField(field)} hint={hints.text} />;
      case 'question':
      case 'answer':
      case 'said':
        return <TextArea {...textField(field)} />;
    }
  };
  return fieldsOf(type)
    .filter((field) => isAsked(field, demands))
    .map((field) => <Fragment key={field}>{draw(field)}</Fragment>);
}

function either({ needs }: ActionDemands, hint: string): string | undefined {
  return needs === 'text-or-better-receiver' ? hint : undefined;
}

/** What the fields are called. */
export function useActionLabels({
  isStartDateRequired,
}: Pick<ActionDemands, 'isStartDateRequired'>): Readonly<Record<ActionField, string>> {
  const { t } = useTranslation();
  return {
    items: t('actions.items'),
    startDate: isStartDateRequired ? t('actions.startDateRequired') : t('actions.startDate'),
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

function useChoices(handover: Handover, type: string) {
  const { i18n } = useTranslation();
  const language = languageOf(i18n);
  const at = useNow().toISOString();
  const pathways = useQuery(pathwaysQuery).data;
  const organizations = useQuery(organizationsQuery).data ?? [];
  const pathway = pathways?.find((each) => each.id === handover.pathway);
  const reasons = handover.availableEvents.find((event) => event.type === type)?.reasons ?? [];
  const parties = [handover.sender.id, handover.receiver.id];
  const senderType = organizations.find((each) => each.id === handover.sender.id)?.type;
  const receivers = pathway === undefined ? [] : receiversFor(pathway, senderType, organizations, at);
  return {
    items: answerable(handover).map((key): Choice => ({
      value: key,
      label: itemLabel(pathways, handover.pathway, key, language),
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
