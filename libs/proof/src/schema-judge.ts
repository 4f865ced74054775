import type { SchemaJudge } from '@stafet/workflows';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { takesTooLong } from './pattern-cost';

/** Whether a JSON Schema (2020-12) compiles and can be asked quickly; runs in the thread, since it may take long. */
export const compiles: SchemaJudge = (schema) => {
  try {
    const ajv = new Ajv2020({ strict: true, keywords: ['title-en', 'enum-da', 'enum-en'] });
    addFormats(ajv);
    ajv.compile(schema as Record<string, unknown>);
    return surpriseIn(schema);
  } catch (error) {
    return `is no JSON Schema: ${error instanceof Error ? error.message : String(error)}`;
  }
};

/**
 * What is valid JSON Schema, and yet would keep the whole API waiting or bring it down when a handover comes: `$async`
 * answers later and unasked, a reference can be followed in circles, an `$id` can be that of another pathway, and a
 * pattern can take longer than anybody waits.
 */
function surpriseIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith('$') && name !== '$schema') return `must do without ${name}`;
    if (name === 'patternProperties') return 'must name its properties, without patternProperties';
    if (name === 'pattern' && typeof inner === 'string' && takesTooLong(inner)) {
      return 'has a pattern that may take too long: write ^, then characters and classes, with one that repeats without end';
    }
    const found = surpriseIn(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
