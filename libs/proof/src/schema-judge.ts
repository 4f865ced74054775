import type { SchemaJudge } from '@stafet/workflows';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** Whether a JSON Schema (2020-12) compiles; runs in the thread, because a schema can be made to take long. */
export const compiles: SchemaJudge = (schema) => {
  try {
    const ajv = new Ajv2020({ strict: true, keywords: ['title-en', 'enum-da', 'enum-en'] });
    addFormats(ajv);
    ajv.compile(schema as Record<string, unknown>);
    return undefined;
  } catch (error) {
    return `is no JSON Schema: ${error instanceof Error ? error.message : String(error)}`;
  }
};
