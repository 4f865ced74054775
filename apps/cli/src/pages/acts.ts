import type { EventDefinition, Reason } from '@stafet/core';
import type { ChartMove } from '@stafet/workflows';
import { code, table } from './markdown';
import { codes } from './words';

const needs: Readonly<Record<NonNullable<Reason['needs']>, string>> = {
  text: 'words',
  'better-receiver': 'the right receiver',
  'text-or-better-receiver': 'words or the right receiver',
};

interface Asked {
  readonly definition: EventDefinition;
  readonly reason: Reason;
}

/** The coded reasons of all acts: who may give them, and what they need besides. */
export function reasonsTable(events: readonly EventDefinition[]): string | undefined {
  const withReasons = events.filter(({ reasons = [] }) => reasons.length > 0);
  if (withReasons.length === 0) return undefined;
  const asked: readonly Asked[] = withReasons.flatMap((definition) =>
    (definition.reasons ?? []).map((reason) => ({ definition, reason })),
  );
  const rows = [...new Set(asked.map(({ reason }) => reason.code))].map((each) => {
    const uses = asked.filter(({ reason }) => reason.code === each);
    const label = uses[0]?.reason.label.da ?? '';
    return [
      code(each),
      label,
      ...withReasons.map(({ type }) => markOf(uses.find((use) => use.definition.type === type))),
    ];
  });
  return table(['Code', 'Danish', ...withReasons.map(({ type, by }) => `${code(type)} (${by})`)], rows);
}

function markOf(use: Asked | undefined): string {
  if (use === undefined) return '';
  const { reason } = use;
  const more = [
    ...(reason.needs === undefined ? [] : [`needs ${needs[reason.needs]}`]),
    ...(reason.escalatesUnderSupplyDuty === true ? ['ends nothing under a supply duty: E2'] : []),
  ];
  return ['x', ...more].join('; ');
}

/** The acts that only this pathway has: whose, from where to where, and what they bring. */
export function actsTable(events: readonly EventDefinition[], moves: readonly ChartMove[]): string | undefined {
  const own = events.filter(({ fields }) => fields !== undefined);
  if (own.length === 0) return undefined;
  const rows = own.map(({ type, by, label, fields = {} }) => {
    const ways = moves.filter(({ event }) => event === `act.${type}`);
    return [
      code(type),
      `${label.en} (${label.da})`,
      by,
      codes([...new Set(ways.map(({ from }) => placeName(from)))]),
      fieldsOf(fields),
    ];
  });
  return table(['Act', 'Label', 'Who', 'Possible in', 'Brings'], rows);
}

/** A state as a reader knows it: its step, or its phase. */
const placeName = (path: string): string => path.split('.').at(-1) ?? path;

/** What a page says of a field: JSON Schema in the words of `content-fields.ts`. */
interface Field {
  readonly title?: string;
  readonly 'title-en'?: string;
  readonly enum?: readonly string[];
}
type Schema = Readonly<Record<string, unknown>>;

function fieldsOf(schema: Schema): string {
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Field>>)
    .map(([name, field]) => {
      const values = field.enum === undefined ? '' : `: ${field.enum.join(', ')}`;
      return `${code(name)} ${field.title ?? ''}${values}${required.includes(name) ? '' : ' (optional)'}`;
    })
    .join('; ');
}

/** The fields of the content, in the order of the form. */
export function contentTable(schema: Schema): string {
  const required = (schema['required'] ?? []) as readonly string[];
  const rows = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Field>>).map(([name, field]) => [
    code(name),
    field['title-en'] ?? '',
    field.title ?? '',
    required.includes(name) ? 'yes' : '',
  ]);
  return table(['Field', 'Meaning', 'Danish', 'Required'], rows);
}
