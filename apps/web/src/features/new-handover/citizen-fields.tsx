import { useTranslation } from 'react-i18next';
import type { Handover, Organization } from '../../api';
import { SelectField, TextField } from '../../ui/fields';
import type { NewHandoverDraft } from './new-handover-draft';

interface CitizenFieldsProps {
  readonly draft: NewHandoverDraft;
  /** The citizen, where the form comes from a handover or a proposal. */
  readonly known: Handover['patient'] | undefined;
  readonly organizations: readonly Organization[];
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (changed: Partial<NewHandoverDraft>) => void;
}

/** Who it is about; where it follows an earlier handover, the citizen is known. */
export function CitizenFields({ draft, known, organizations, errors, onChange }: CitizenFieldsProps) {
  const { t } = useTranslation();
  const municipalities = organizations
    .flatMap(({ name, municipalityCode, type }) =>
      municipalityCode === undefined || type !== 'municipality' ? [] : [{ value: municipalityCode, label: name }],
    )
    .sort((one, other) => one.label.localeCompare(other.label, 'da'));
  return (
    <fieldset>
      <legend>
        <h2>{t('form.citizen')}</h2>
      </legend>
      {known === undefined ? (
        <>
          <TextField
            id="cpr"
            label={t('form.cpr')}
            hint={t('form.cprHint')}
            error={errors['cpr']}
            short
            value={draft.cpr}
            onChange={(cpr) => onChange({ cpr })}
          />
          <TextField
            id="name"
            label={t('form.name')}
            error={errors['name']}
            optional
            value={draft.name}
            onChange={(name) => onChange({ name })}
          />
        </>
      ) : (
        <p>{t('form.sameCitizen', { name: `${known.name ?? ''} ${known.maskedCpr}`.trim() })}</p>
      )}
      <SelectField
        id="municipality"
        label={t('form.municipality')}
        error={errors['municipality']}
        optional={known !== undefined}
        choices={municipalities}
        value={draft.municipality}
        onChange={(municipality) => onChange({ municipality })}
      />
    </fieldset>
  );
}
