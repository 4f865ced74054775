import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { instant, type Instant } from '@stafet/core';
import { isReadable } from '@stafet/handover';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  registerDecorator,
  ValidateIf,
} from 'class-validator';

// Kinds of field that several requests have. Each carries its rule and its description in OpenAPI.

interface Text {
  readonly description: string;
  readonly longest?: number;
  readonly example?: string;
}

const described = (optional: boolean, options: object): PropertyDecorator =>
  optional ? applyDecorators(ApiPropertyOptional(options), MayBeLeftOut()) : ApiProperty(options);

/** The field may be left out. It may not be null: nobody could tell whether that means “nothing” or “as before”. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_object: unknown, value: unknown) => value !== undefined);
}

// Names that are not on a list are told back (`item-not-in-pathway`), so what could be a CPR number is no name.
const itemName = /^(?!.*\d{6})[a-z-]+(?:\/[a-z][a-z0-9-]*)?$/;

/** Words of a person or a code; never empty, no control characters but line breaks. */
export function TextField({ description, longest = 200, example }: Text, optional = false): PropertyDecorator {
  return applyDecorators(
    described(optional, { description, type: String, minLength: 1, maxLength: longest, example }),
    IsString(),
    Length(1, longest),
    IsReadable(),
  );
}

/** A moment with its offset from UTC, such as `2026-11-26T10:00:00+01:00`. */
export function InstantField(description: string, optional = false): PropertyDecorator {
  return applyDecorators(
    described(optional, { description, type: String, format: 'date-time', example: '2026-11-26T10:00:00+01:00' }),
    IsMoment(),
  );
}

/** A day in Denmark, such as `2026-11-26`. */
export function DateField(description: string, optional = false): PropertyDecorator {
  return applyDecorators(
    described(optional, { description, type: String, format: 'date', example: '2026-11-26' }),
    IsDay(),
  );
}

/** One or more codes, none twice. */
export function CodesField(
  description: string,
  example: readonly string[],
  optional = false,
  least = 1,
): PropertyDecorator {
  return applyDecorators(
    described(optional, { description, type: [String], minItems: least, maxItems: 10, uniqueItems: true, example }),
    IsArray(),
    ArrayMinSize(least),
    ArrayMaxSize(10),
    ArrayUnique(),
    IsString({ each: true }),
    Length(1, 100, { each: true }),
    Matches(itemName, { each: true, message: 'each must be a kind, or a kind and its scope: treatment/assessment' }),
  );
}

/** How many of a list at most, in digits: other ways of writing a number are not what anybody means in an address. */
export function LimitField(usual: number): PropertyDecorator {
  return applyDecorators(
    described(true, { type: Number, minimum: 1, maximum: 200, default: usual }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
    ),
    IsInt(),
    Min(1),
    Max(200),
  );
}

const momentForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Says whether the text is a moment with an offset that exists in the calendar, in a year that the record can hold. */
export function isMoment(text: unknown): text is string {
  if (typeof text !== 'string' || !momentForm.test(text) || !isDay(text.slice(0, 10))) return false;
  // Not a number where there is no such time of day; the offset may reach beyond the years of four digits.
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

function isDay(text: unknown): boolean {
  if (typeof text !== 'string' || !dayForm.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const rule =
  (name: string, validate: (value: unknown) => boolean, message: string) =>
  (): PropertyDecorator =>
  (target, propertyName) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      validator: { validate, defaultMessage: () => message },
    });
  };

const IsReadable = rule(
  'isReadable',
  (value) => typeof value === 'string' && isReadable(value),
  'must not contain control characters or half characters',
);
const IsMoment = rule('isMoment', isMoment, 'must be a moment with an offset, such as 2026-11-26T10:00:00+01:00');
const IsDay = rule('isDay', isDay, 'must be a day, such as 2026-11-26');

/** The moment in the one form that the core uses. */
export function toInstant(text: string): Instant {
  return instant(new Date(text).toISOString());
}
