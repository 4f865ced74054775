import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentField, RadioGroup, SelectField, TextArea, TextField } from '../../ui/fields';
import { instantInDenmark, partsInDenmark } from '../../ui/moment';
import type { ContentField } from '../handover/content-schema';

interface ContentFormProps {
  readonly fields: readonly ContentField[];
  readonly content: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (content: Readonly<Record<string, unknown>>) => void;
}

/** The form that a pathway's schema describes. */
export function ContentForm({ fields, content, errors, onChange }: ContentFormProps) {
  return fields.map((field) => (
    <Field
      key={field.name}
      field={field}
      value={content[field.name]}
      error={errors[`content-${field.name}`]}
      onChange={(value) => onChange({ ...content, [field.name]: value })}
    />
  ));
}

interface OneFieldProps {
  readonly field: ContentField;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
}

function Field({ field, value, error, onChange }: OneFieldProps) {
  const { t } = useTranslation();
  const shared = { id: `content-${field.name}`, label: field.label, error, optional: !field.isRequired };
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'choice':
      return <SelectField {...shared} choices={field.choices} value={text} onChange={onChange} />;
    case 'yes-no': {
      const choices = [
        { value: 'true', label: t('app.yes') },
        { value: 'false', label: t('app.no') },
      ];
      const chosen = typeof value === 'boolean' ? String(value) : '';
      return (
        <RadioGroup {...shared} choices={choices} value={chosen} onChange={(answer) => onChange(answer === 'true')} />
      );
    }
    case 'moment':
      return <Moment shared={shared} value={text} onChange={onChange} />;
    case 'short':
      return <TextField {...shared} value={text} onChange={onChange} />;
    case 'long':
      return <TextArea {...shared} value={text} onChange={onChange} />;
  }
}

interface MomentProps {
  readonly shared: { readonly id: string; readonly label: string; readonly error: string | undefined };
  readonly value: string;
  readonly onChange: (value: unknown) => void;
}

// A date without its clock time is no moment yet; it is kept here until both are there.
function Moment({ shared, value, onChange }: MomentProps) {
  const { t } = useTranslation();
  const [parts, setParts] = useState(() => (value === '' ? { date: '', clock: '' } : partsInDenmark(value)));
  return (
    <MomentField
      id={shared.id}
      label={`${shared.label} ${t('app.optional')}`}
      error={shared.error}
      date={parts.date}
      clock={parts.clock}
      onChange={(date, clock) => {
        setParts({ date, clock });
        onChange(instantInDenmark(date, clock));
      }}
    />
  );
}
