import type { ActFields, EventDefinition, HandoverEvent, Instant } from '@stafet/core';

// Ahead of every moment that can be asked about.
const farAhead = '9999-12-31T23:59:59.999Z' as Instant;

type Schema = Readonly<Record<string, unknown>>;

/** Events of this kind that fit as well as any: they ask whether the act is possible at all. */
export function samplesOf(definition: EventDefinition): readonly HandoverEvent[] {
  const { type, fields } = definition;
  if (fields !== undefined) return fieldsThatFit(fields).map((each) => ({ type: 'act', act: type, fields: each }));
  return [commonSample(definition)];
}

/** Every combination of the coded values of an act, with words and moments that fit; at most 64 of them. */
export function fieldsThatFit(schema: Schema, moments: readonly Instant[] = [farAhead]): readonly ActFields[] {
  const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);
  return properties
    .reduce<readonly ActFields[]>(
      (fitting, [name, field]) =>
        fitting.flatMap((fields) => valuesOf(field, moments).map((value) => ({ ...fields, [name]: value }))),
      [{}],
    )
    .slice(0, 64);
}

function valuesOf(field: Schema, moments: readonly Instant[]): readonly (string | number | boolean)[] {
  if (Array.isArray(field['enum'])) return field['enum'] as readonly string[];
  if (field['type'] === 'boolean') return [true, false];
  if (field['type'] === 'integer') return [(field['minimum'] as number | undefined) ?? 1];
  if (field['format'] === 'date-time') return moments;
  if (field['format'] === 'date') return moments.map((moment) => moment.slice(0, 10));
  return ['-'];
}

function commonSample(definition: EventDefinition): HandoverEvent {
  const { type } = definition;
  const reason = definition.reasons?.[0]?.code ?? '';
  switch (type) {
    case 'reject':
      return { type, reason, text: '-', betterReceiver: '-' };
    case 'redirect':
      return { type, receiver: '-', reason, text: '-' };
    case 'withdraw':
    case 'correct':
      return { type, reason, text: '-' };
    case 'accept':
      return { type, ...(definition.requires === 'startDate' ? { startsAt: farAhead } : {}) };
    case 'ask':
      return { type, question: '-' };
    case 'answer':
      return { type, text: '-' };
    case 'phone-call':
      return { type, with: '-', text: '-' };
    case 'complete':
      return { type, outcome: '-' };
    case 'reschedule':
      return { type, effectiveFrom: farAhead };
    case 'send':
    case 'open':
    case 'assign':
      return { type };
    default:
      throw new Error(`${type} is no common act, and no fields of it are defined`);
  }
}
