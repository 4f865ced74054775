/**
 * The fields that content schemas are made of (JSON Schema 2020-12): `title` is the Danish label, `title-en` the
 * English one. The API validates with them and the web draws its form from them.
 */
type Field = Readonly<Record<string, unknown>>;

/** Words of a person, up to 4000 characters. */
export function words(title: string, english: string): Field {
  return { type: 'string', minLength: 1, maxLength: 4000, title, 'title-en': english };
}

/** One of a few codes; each with its Danish and its English label. */
export function oneOf(
  title: string,
  english: string,
  codes: Readonly<Record<string, readonly [string, string]>>,
): Field {
  return {
    type: 'string',
    enum: Object.keys(codes),
    'enum-da': Object.values(codes).map(([danish]) => danish),
    'enum-en': Object.values(codes).map(([, label]) => label),
    title,
    'title-en': english,
  };
}

export function yesOrNo(title: string, english: string): Field {
  return { type: 'boolean', title, 'title-en': english };
}

export function phone(title: string, english: string): Field {
  return { type: 'string', pattern: '^[+0-9 ]{8,20}$', title, 'title-en': english };
}

/** A day, `2026-11-23`. */
export function day(title: string, english: string): Field {
  return { type: 'string', format: 'date', title, 'title-en': english };
}

/** A moment with its offset, `2026-11-23T09:00:00+01:00`. */
export function momentInTime(title: string, english: string): Field {
  return { type: 'string', format: 'date-time', title, 'title-en': english };
}

/** A whole number from `least` to `most`. */
export function number(title: string, english: string, least: number, most: number): Field {
  return { type: 'integer', minimum: least, maximum: most, title, 'title-en': english };
}

/** The citizen's word on sharing what is written. */
export const consent: Field = oneOf('Samtykke', 'Consent', {
  given: ['Givet', 'Given'],
  refused: ['Afslået', 'Refused'],
  'not-asked': ['Ikke spurgt', 'Not asked'],
});

/** The schema of a whole content: nothing beside the fields, and of these the `required` ones always. */
export function contentOf<Fields extends Readonly<Record<string, Field>>>(
  fields: Fields,
  required: readonly (keyof Fields & string)[],
): Field {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: [...required],
    properties: fields,
  };
}

/** What an act of a pathway's own brings, in the same words as content. */
export function actFields<Fields extends Readonly<Record<string, Field>>>(
  fields: Fields,
  required: readonly (keyof Fields & string)[],
): Field {
  const { $schema: _dialect, ...schema } = contentOf(fields, required);
  return schema;
}
