import type { Language } from '../../i18n/i18n';
import type { Choice } from '../../ui/fields';

/** What a form has been filled with so far, by the names of its fields. */
export type FormValues = Readonly<Record<string, unknown>>;

/** One field of a form, as a JSON Schema describes it: of the content of a handover, or of an act of a pathway's own. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'long' | 'short' | 'choice' | 'yes-no' | 'moment' | 'day' | 'number';
  readonly choices: readonly Choice[];
  readonly isRequired: boolean;
  /** For a number. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

interface Property {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly 'enum-da'?: readonly string[];
  readonly 'enum-en'?: readonly string[];
  readonly title?: string;
  readonly 'title-en'?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** The fields in the order of the schema, with their words in the language. */
export function formFields(schema: Readonly<Record<string, unknown>>, language: Language): readonly FormField[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Property>>;
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    label: (language === 'da' ? property.title : property['title-en']) ?? property.title ?? name,
    kind: kindOf(property),
    choices: (property.enum ?? []).map((value, index) => ({
      value,
      label: property[`enum-${language}`]?.[index] ?? value,
    })),
    isRequired: required.includes(name),
    least: property.minimum,
    most: property.maximum,
  }));
}

/** The names of the fields that must be filled in and are not. */
export function missingNames(fields: readonly FormField[], values: FormValues): readonly string[] {
  return fields.filter(({ name, isRequired }) => isRequired && isEmpty(values[name])).map(({ name }) => name);
}

/** What of a form is filled in; what is left empty is left out. */
export function filledIn(values: FormValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

function kindOf(property: Property): FormField['kind'] {
  if (property.enum !== undefined) return 'choice';
  if (property.type === 'boolean') return 'yes-no';
  if (property.type === 'integer' || property.type === 'number') return 'number';
  if (property.format === 'date-time') return 'moment';
  if (property.format === 'date') return 'day';
  // What has a pattern is a number or a code, not something that one tells.
  return property.pattern === undefined && (property.maxLength ?? Infinity) > 200 ? 'long' : 'short';
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}
