import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, Group, type Choice, type FieldProps } from './fields';

/** So many choices are seen at a glance; of more, one wants to find what one looks for. */
const atAGlance = 8;

export interface ChoiceGroup {
  /** Empty for choices that stand in no group. */
  readonly label: string;
  readonly choices: readonly Choice[];
}

interface SearchSelectProps extends FieldProps {
  readonly groups: readonly ChoiceGroup[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of many choices, in groups, with a search above the list when it is long. */
export function SearchSelect({ groups, value, onChange, ...field }: SearchSelectProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const isLong = groups.reduce((sum, { choices }) => sum + choices.length, 0) > atAGlance;
  const fitting = narrowed(groups, isLong ? wanted : '', value);
  const found = fitting.reduce((sum, { choices }) => sum + choices.length, 0);
  return (
    <>
      {isLong ? (
        <Group id={`${field.id}-search`} label={t('form.search', { field: field.label })}>
          <input
            id={`${field.id}-search`}
            type="search"
            className="form-input form-input--short"
            autoComplete="off"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            onKeyDown={(event) => {
              // Enter finds; it does not send the form.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
          <span className="search-count" role="status">
            {wanted.trim() === '' ? '' : t('form.found', { count: found })}
          </span>
        </Group>
      ) : null}
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
          {fitting.map(({ label, choices }) =>
            label === '' ? (
              <Options key={label} choices={choices} />
            ) : (
              <optgroup key={label} label={label}>
                <Options choices={choices} />
              </optgroup>
            ),
          )}
        </select>
      </Group>
    </>
  );
}

function Options({ choices }: { readonly choices: readonly Choice[] }) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
}

/** The choices in whose label all the words occur; what is chosen stays on the list. */
export function narrowed(groups: readonly ChoiceGroup[], wanted: string, chosen: string): readonly ChoiceGroup[] {
  const words = wanted.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
  return groups
    .map(({ label, choices }) => ({
      label,
      choices: choices.filter(
        (choice) =>
          choice.value === chosen || words.every((word) => choice.label.toLocaleLowerCase('da').includes(word)),
      ),
    }))
    .filter(({ choices }) => choices.length > 0);
}
