import type { Pathway } from '../../api';
import type { Language } from '../../i18n/i18n';
import type { Choice } from '../../ui/fields';

/** One field of the content of a handover, as the pathway's schema describes it. */
export interface ContentField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'long' | 'short' | 'choice' | 'yes-no' | 'moment';
  readonly choices: readonly Choice[];
  readonly isRequired: boolean;
}

interface Property {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly 'enum-da'?: readonly string[];
  readonly 'enum-en'?: readonly string[];
  readonly title?: string;
  readonly 'title-en'?: string;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** The fields in the order of the schema, with their words in the language. */
export function contentFields({ contentSchema }: Pathway, language: Language): readonly ContentField[] {
  const properties = (contentSchema['properties'] ?? {}) as Readonly<Record<string, Property>>;
  const required = (contentSchema['required'] ?? []) as readonly string[];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    label: (language === 'da' ? property.title : property['title-en']) ?? property.title ?? name,
    kind: kindOf(property),
    choices: (property.enum ?? []).map((value, index) => ({
      value,
      label: property[`enum-${language}`]?.[index] ?? value,
    })),
    isRequired: required.includes(name),
  }));
}

function kindOf(property: Property): ContentField['kind'] {
  if (property.enum !== undefined) return 'choice';
  if (property.type === 'boolean') return 'yes-no';
  if (property.format === 'date-time') return 'moment';
  // What has a pattern is a number or a code, not something that one tells.
  return property.pattern === undefined && (property.maxLength ?? Infinity) > 200 ? 'long' : 'short';
}
