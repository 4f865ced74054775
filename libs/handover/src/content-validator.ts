import type { Pathway } from '@stafet/workflows';
import addFormats from 'ajv-formats';
import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';

/** One fault of form: where, as a JSON pointer into the body, and what would be right. Never the value itself. */
export interface FormFault {
  readonly pointer: string;
  readonly detail: string;
}

const ajv = addFormats(new Ajv2020({ allErrors: true, strict: true, keywords: ['title-en', 'enum-da', 'enum-en'] }));
const validators = new Map<string, ValidateFunction>();

/** What is wrong with the content of a handover by the schema of its pathway; empty where nothing is. */
export function contentFaults(pathway: Pathway, content: unknown): readonly FormFault[] {
  const name = `${pathway.id}.v${pathway.version}`;
  const validate = validators.get(name) ?? ajv.compile(pathway.contentSchema);
  validators.set(name, validate);
  return validate(content) ? [] : (validate.errors ?? []).map(faultOf);
}

function faultOf(error: ErrorObject): FormFault {
  const params = error.params as Readonly<Record<string, unknown>>;
  const field = params['missingProperty'] ?? params['additionalProperty'];
  const pointer = `/content${error.instancePath}${typeof field === 'string' ? `/${field}` : ''}`;
  const allowed = params['allowedValues'];
  const detail = Array.isArray(allowed) ? `must be one of ${allowed.join(', ')}` : (error.message ?? 'does not fit');
  return { pointer, detail };
}
