import { useTranslation } from 'react-i18next';
import type { Pathway } from '../../api';
import { languageOf } from '../../i18n/i18n';
import type { Choice } from '../../ui/fields';
import { SearchSelect } from '../../ui/search-select';

interface PathwayFieldProps {
  readonly id: string;
  readonly pathways: readonly Pathway[];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (pathway: string) => void;
}

/** Which pathway: what is handed over stands apart from what only asks for advice. */
export function PathwayField({ id, pathways, value, error, onChange }: PathwayFieldProps) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const choices = (transfers: boolean): readonly Choice[] =>
    pathways
      .filter((each) => each.transfers === transfers)
      .map((each) => ({ value: each.id, label: language === 'da' ? each.name : each.nameEn }))
      .sort((one, other) => one.label.localeCompare(other.label, language));
  const groups = [
    { label: t('form.transfers'), choices: choices(true) },
    { label: t('form.advice'), choices: choices(false) },
  ].filter((group) => group.choices.length > 0);
  const chosen = pathways.find((each) => each.id === value);
  const description = language === 'da' ? chosen?.description : chosen?.descriptionEn;
  return (
    <>
      <SearchSelect
        id={id}
        label={t('form.pathway')}
        hint={chosen === undefined ? t('form.choosePathway') : undefined}
        error={error}
        groups={groups}
        value={value}
        onChange={onChange}
      />
      {description === undefined ? null : <p className="pathway-description">{description}</p>}
    </>
  );
}
