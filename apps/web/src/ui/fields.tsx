import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

interface ValueProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A label, a hint and what is wrong, around one control. */
export function Group({ id, label, hint, error, optional, children }: FieldProps & { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={error === undefined ? 'form-group' : 'form-group form-error'}>
      <label className="form-label" htmlFor={id}>
        {label} {optional === true ? <span className="weight-normal">{t('app.optional')}</span> : null}
      </label>
      <Notes id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

function Notes({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const { t } = useTranslation();
  return (
    <>
      {hint === undefined ? null : (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error === undefined ? null : (
        <span className="form-error-message" id={`${id}-error`}>
          <span className="sr-only">{t('app.error')} </span>
          {error}
        </span>
      )}
    </>
  );
}

/** What says more about a control: its hint, and what is wrong with it. */
export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean);
  return {
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': error === undefined ? undefined : true,
  };
}

interface TextFieldProps extends ValueProps {
  readonly type?: 'text' | 'date' | 'time' | 'tel' | 'number';
  readonly short?: boolean;
  /** In seconds, for a time. */
  readonly step?: number | undefined;
  /** The range of a number. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  /** Where it is part of a group that says by itself whether it is optional. */
  readonly required?: boolean;
}

export function TextField({
  type = 'text',
  short,
  step,
  least,
  most,
  required,
  value,
  onChange,
  ...field
}: TextFieldProps) {
  return (
    <Group {...field}>
      <input
        id={field.id}
        type={type}
        className={short === true ? 'form-input form-input--short' : 'form-input'}
        autoComplete="off"
        step={step}
        min={least}
        max={most}
        required={required ?? field.optional !== true}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...describedBy(field)}
      />
    </Group>
  );
}

export function TextArea({ value, onChange, ...field }: ValueProps) {
  return (
    <Group {...field}>
      <textarea
        id={field.id}
        className="form-input form-input--long"
        rows={3}
        maxLength={4000}
        required={field.optional !== true}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...describedBy(field)}
      />
    </Group>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function SelectField({
  choices,
  value,
  onChange,
  ...field
}: ValueProps & { readonly choices: readonly Choice[] }) {
  const { t } = useTranslation();
  return (
    <Group {...field}>
      <select
        id={field.id}
        className="form-select"
        required={field.optional !== true}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...describedBy(field)}
      >
        <option value="">{t('app.choose')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Group>
  );
}

interface ChoicesProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Several of the choices. The fieldset carries the id, so that a link in the error summary leads to it. */
export function CheckboxGroup({ id, label, hint, error, choices, chosen, onChange }: ChoicesProps) {
  return (
    <div className={error === undefined ? 'form-group' : 'form-group form-error'}>
      <fieldset id={id} tabIndex={-1} {...withoutInvalid(describedBy({ id, hint, error }))}>
        <legend className="form-label">{label}</legend>
        <Notes id={id} hint={hint} error={error} />
        {choices.map((choice) => (
          <div className="form-group-checkbox" key={choice.value}>
            <input
              type="checkbox"
              className="form-checkbox"
              id={`${id}-${choice.value}`}
              checked={chosen.includes(choice.value)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? choices.map((each) => each.value).filter((v) => v === choice.value || chosen.includes(v))
                    : chosen.filter((each) => each !== choice.value),
                )
              }
            />
            <label className="form-label" htmlFor={`${id}-${choice.value}`}>
              {choice.label}
            </label>
          </div>
        ))}
      </fieldset>
    </div>
  );
}

/** One of the choices, or none yet. */
export function RadioGroup({
  id,
  label,
  hint,
  error,
  optional,
  choices,
  value,
  onChange,
}: ValueProps & { readonly choices: readonly Choice[] }) {
  const { t } = useTranslation();
  return (
    <div className={error === undefined ? 'form-group' : 'form-group form-error'}>
      <fieldset id={id} tabIndex={-1} {...withoutInvalid(describedBy({ id, hint, error }))}>
        <legend className="form-label">
          {label} {optional === true ? <span className="weight-normal">{t('app.optional')}</span> : null}
        </legend>
        <Notes id={id} hint={hint} error={error} />
        {choices.map((choice) => (
          <div className="form-group-radio" key={choice.value}>
            <input
              type="radio"
              className="form-radio"
              name={id}
              id={`${id}-${choice.value}`}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <label className="form-label" htmlFor={`${id}-${choice.value}`}>
              {choice.label}
            </label>
          </div>
        ))}
      </fieldset>
    </div>
  );
}

// A group cannot be invalid in ARIA; its description says what is wrong.
function withoutInvalid({ 'aria-describedby': described }: ReturnType<typeof describedBy>) {
  return { 'aria-describedby': described };
}

interface MomentFieldProps {
  readonly id: string;
  readonly label: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly date: string;
  readonly clock: string;
  readonly onChange: (date: string, clock: string) => void;
  readonly withSeconds?: boolean;
}

/** A date and a clock time in Denmark. */
export function MomentField({ id, label, error, optional, date, clock, onChange, withSeconds }: MomentFieldProps) {
  const { t } = useTranslation();
  return (
    <div className={error === undefined ? 'form-group' : 'form-group form-error'}>
      <fieldset id={id} tabIndex={-1} {...withoutInvalid(describedBy({ id, error }))}>
        <legend className="form-label">
          {label} {optional === true ? <span className="weight-normal">{t('app.optional')}</span> : null}
        </legend>
        <Notes id={id} error={error} />
        <div className="moment-field">
          <TextField
            id={`${id}-date`}
            type="date"
            label={t('time.date')}
            required={optional !== true}
            value={date}
            onChange={(v) => onChange(v, clock)}
          />
          <TextField
            id={`${id}-clock`}
            type="time"
            step={withSeconds === true ? 1 : undefined}
            label={t('time.clock')}
            required={optional !== true}
            value={clock}
            onChange={(v) => onChange(date, v)}
          />
        </div>
      </fieldset>
    </div>
  );
}
