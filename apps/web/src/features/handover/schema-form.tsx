import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentField, RadioGroup, SelectField, TextArea, TextField } from '../../ui/fields';
import { instantInDenmark, partsInDenmark } from '../../ui/moment';
import type { FormField, FormValues } from './form-schema';

interface SchemaFormProps {
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  /** By the id of the control. */
  readonly errors: Readonly<Record<string, string>>;
  /** The id of the control of a field. */
  readonly idOf: (name: string) => string;
  readonly onChange: (values: FormValues) => void;
}

/** The form that a pathway's schema describes. */
export function SchemaForm({ fields, values, errors, idOf, onChange }: SchemaFormProps) {
  return fields.map((field) => (
    <Field
      key={field.name}
      id={idOf(field.name)}
      field={field}
      value={values[field.name]}
      error={errors[idOf(field.name)]}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
    />
  ));
}

interface OneFieldProps {
  readonly id: string;
  readonly field: FormField;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
}

interface Shared {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly optional: boolean;
}

function Field({ id, field, value, error, onChange }: OneFieldProps) {
  const { t } = useTranslation();
  const shared: Shared = { id, label: field.label, error, optional: !field.isRequired };
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
    case 'day':
      return <TextField {...shared} type="date" short value={text} onChange={onChange} />;
    case 'number':
      return <NumberInput shared={shared} field={field} value={value} onChange={onChange} />;
    case 'short':
      return <TextField {...shared} value={text} onChange={onChange} />;
    case 'long':
      return <TextArea {...shared} value={text} onChange={onChange} />;
  }
}

interface PartlyTypedProps {
  readonly shared: Shared;
  readonly onChange: (value: unknown) => void;
}

// A date without its clock time is no moment yet; it is kept here until both are there.
function Moment({ shared, value, onChange }: PartlyTypedProps & { readonly value: string }) {
  const [parts, setParts] = useState(() => (value === '' ? { date: '', clock: '' } : partsInDenmark(value)));
  return (
    <MomentField
      {...shared}
      date={parts.date}
      clock={parts.clock}
      onChange={(date, clock) => {
        setParts({ date, clock });
        onChange(instantInDenmark(date, clock));
      }}
    />
  );
}

// Kept as it is typed: “1,5” must stay on the screen with what is wrong with it, and not turn into another number.
function NumberInput({
  shared,
  field: { least, most },
  value,
  onChange,
}: PartlyTypedProps & { readonly field: FormField; readonly value: unknown }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => (typeof value === 'number' ? String(value) : ''));
  const hasRange = least !== undefined && most !== undefined;
  return (
    <TextField
      {...shared}
      type="number"
      short
      least={least}
      most={most}
      hint={hasRange ? t('form.range', { least, most }) : undefined}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange(text === '' ? undefined : Number(text));
      }}
    />
  );
}
