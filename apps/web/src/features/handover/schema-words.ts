import type { TFunction } from 'i18next';
import type { Language } from '../../i18n/i18n';
import { dayInWords, momentInWords } from '../../ui/moment';
import type { FormField } from './form-schema';

/** What was filled in, as one reads it: the label of a code, a day and a moment in words. */
export function valueInWords(t: TFunction, language: Language, field: FormField, value: unknown): string {
  if (value === undefined || value === '') return t('handover.notStated');
  if (typeof value === 'boolean') return value ? t('app.yes') : t('app.no');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field.kind === 'moment') return momentInWords(value, language);
  if (field.kind === 'day') return dayInWords(value, language);
  return field.choices.find((choice) => choice.value === value)?.label ?? value;
}
