import { isInstant, type ActFields, type HandoverCommandEvent, type Instant } from '@stafet/core';
import { ProblemError } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import { schemaFaults, type FormFault } from './content-validator';

type Fields = Readonly<Record<string, unknown>>;

/** The names of the acts that only this pathway has. */
export function ownActsOf({ events }: Pathway): readonly string[] {
  return events.filter(({ fields }) => fields !== undefined).map(({ type }) => type);
}

/**
 * The event that a body with an act of the pathway's own means; nothing where the pathway has no act of that type.
 * Moments in it are in the one form of the core from here on.
 * @throws ProblemError `malformed` where the body does not fit what the act must bring.
 */
export function ownActIn(pathway: Pathway, body: Fields): HandoverCommandEvent | undefined {
  const { type, ...fields } = body;
  const schema = pathway.events.find((each) => each.type === type)?.fields;
  if (typeof type !== 'string' || schema === undefined) return undefined;
  const faults = schemaFaults(schema, fields, '');
  if (faults.length > 0) throw new ProblemError('malformed', { errors: faults });
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Fields>>;
  const unknownMoments: FormFault[] = [];
  const values = Object.entries(fields).map(([name, value]) => {
    if (properties[name]?.['format'] !== 'date-time') return [name, value];
    const moment = momentIn(value);
    if (moment === undefined) unknownMoments.push({ pointer: `/${name}`, detail: noSuchMoment });
    return [name, moment];
  });
  if (unknownMoments.length > 0) throw new ProblemError('malformed', { errors: unknownMoments });
  return { type: 'act', act: type, fields: Object.fromEntries(values) as ActFields };
}

export const noSuchMoment = 'must be a moment that the calendar has, such as 2026-11-26T10:00:00+01:00';

/** A moment as JSON Schema allows it, which knows leap seconds and offsets that lead beyond the years of four digits. */
export function momentIn(value: unknown): Instant | undefined {
  const moment = typeof value === 'string' ? new Date(value) : undefined;
  if (moment === undefined || Number.isNaN(moment.getTime())) return undefined;
  const text = moment.toISOString();
  return isInstant(text) ? text : undefined;
}
