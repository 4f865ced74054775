import type { Pathway } from '@stafet/workflows';
import addFormats from 'ajv-formats';
import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';

/** One fault of form: where, as a JSON pointer into the body, and what would be right. Never the value itself. */
export interface FormFault {
  readonly pointer: string;
  readonly detail: string;
}

type Schema = Readonly<Record<string, unknown>>;

// One for each schema: two versions of a pathway may give theirs the same `$id`.
const compiled = (schema: Schema): ValidateFunction =>
  addFormats(new Ajv2020({ allErrors: true, strict: true, keywords: ['title-en', 'enum-da', 'enum-en'] })).compile(
    schema,
  );
const validators = new WeakMap<Schema, ValidateFunction>();

/** What is wrong with the content of a handover by the schema of its pathway; empty where nothing is. */
export function contentFaults(pathway: Pathway, content: unknown): readonly FormFault[] {
  return schemaFaults(pathway.contentSchema, content, '/content');
}

/** What is wrong with a value by a schema of a pathway. `pointer` leads to the value within the body. */
export function schemaFaults(schema: Schema, value: unknown, pointer: string): readonly FormFault[] {
  const validate = validators.get(schema) ?? compiled(schema);
  validators.set(schema, validate);
  if (!validate(value)) return (validate.errors ?? []).map((error) => faultOf(error, pointer));
  return unreadableTexts(value, pointer);
}

// PostgreSQL cannot keep U+0000, and no control character but tab and line breaks belongs in what people read. A
// surrogate without its other half is no character, and is lost when it is stored.
const unreadable = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** Says whether people can read the text and the record can keep it. */
export function isReadable(text: string): boolean {
  return !unreadable.test(text);
}

/** Asked of content that fits its schema, so that every name in a pointer is one that the schema knows. */
function unreadableTexts(value: unknown, pointer: string): readonly FormFault[] {
  if (typeof value === 'string') {
    return isReadable(value) ? [] : [{ pointer, detail: 'must not contain control characters or half characters' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unreadableTexts(inner, `${pointer}/${name}`));
}

function faultOf(error: ErrorObject, above: string): FormFault {
  const params = error.params as Readonly<Record<string, unknown>>;
  // The name of a field that the schema does not know is left out: it may be as private as a value.
  const field = params['missingProperty'];
  const pointer = `${above}${error.instancePath}${typeof field === 'string' ? `/${field}` : ''}`;
  const allowed = params['allowedValues'];
  const detail = Array.isArray(allowed) ? `must be one of ${allowed.join(', ')}` : (error.message ?? 'does not fit');
  return { pointer, detail };
}
