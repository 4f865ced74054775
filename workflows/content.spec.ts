import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';

interface Property {
  readonly title?: string;
  readonly 'title-en'?: string;
  readonly enum?: readonly string[];
  readonly 'enum-da'?: readonly string[];
  readonly 'enum-en'?: readonly string[];
}

interface Schema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

interface Content {
  readonly schema: Schema;
  readonly example: Readonly<Record<string, unknown>>;
}

/** Every released version of what a pathway tells, by its place, so that a new one is judged without being named. */
const files = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(__dirname, name))
      .filter((file) => /^content\.v\d+\.ts$/.test(file))
      .map((file) => `${name}/${file}`),
  );

/** Titles that are the same word in both languages; whatever else is equal was not translated. */
const sameWord = new Set(['Plan', 'Status', 'Type']);

const hasPersonalNumber = /\d{6}[- ]?\d{4}/;
const asksForPersonalNumber = /\bcpr|personnummer/i;

async function load(file: string): Promise<Content> {
  const exported = (await import(join(__dirname, file))) as Readonly<Record<string, unknown>>;
  const version = /\.v(\d+)\.ts$/.exec(file)?.[1] ?? '';
  return {
    schema: exported[`contentSchemaV${version}`] as Schema,
    example: exported[`exampleContentV${version}`] as Content['example'],
  };
}

/** Judges as the API does (`libs/handover/src/content-validator.ts`). */
function validatorOf(schema: Schema): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: true, keywords: ['title-en', 'enum-da', 'enum-en'] });
  return addFormats(ajv).compile(schema);
}

function without(content: Content['example'], name: string): Content['example'] {
  return Object.fromEntries(Object.entries(content).filter(([each]) => each !== name));
}

it('finds what the pathways tell', () => {
  expect(files).toContain('psy-discharge-municipality/content.v1.ts');
});

describe.each(files)('%s', (file) => {
  let content: Content;
  let validate: ValidateFunction;

  beforeAll(async () => {
    content = await load(file);
    validate = validatorOf(content.schema);
  });

  it('has an example that is valid as it stands', () => {
    validate(content.example);
    expect(validate.errors).toBeNull();
  });

  it('shows in the example every field that must be there, and no number that could be a person’s', () => {
    expect(Object.keys(content.example)).toEqual(expect.arrayContaining([...content.schema.required]));
    expect(JSON.stringify(content.example)).not.toMatch(hasPersonalNumber);
  });

  it('asks for no CPR number', () => {
    expect(JSON.stringify(content.schema)).not.toMatch(asksForPersonalNumber);
  });

  it('gives every field a Danish and an English title, one of a kind in each language', () => {
    const properties = Object.entries(content.schema.properties);
    const untold = properties.filter(
      ([, { title = '', 'title-en': english = '' }]) =>
        title.trim() === '' || english.trim() === '' || (title === english && !sameWord.has(title)),
    );
    expect(untold).toEqual([]);
    for (const language of ['title', 'title-en'] as const) {
      const titles = properties.map(([, property]) => property[language]);
      expect(titles).toEqual([...new Set(titles)]);
    }
  });

  it('gives every code a Danish and an English word', () => {
    const coded = Object.values(content.schema.properties).filter((property) => property.enum !== undefined);
    for (const { enum: codes = [], 'enum-da': danish = [], 'enum-en': english = [] } of coded) {
      expect(codes).toEqual([...new Set(codes)]);
      expect([danish.length, english.length]).toEqual([codes.length, codes.length]);
      expect([...danish, ...english].filter((label) => label.trim() === '')).toEqual([]);
    }
  });

  it('refuses a field that nobody knows', () => {
    expect(validate({ ...content.example, gossip: 'x' })).toBe(false);
    expect(validate.errors?.map(({ keyword }) => keyword)).toEqual(['additionalProperties']);
  });

  it('refuses every answer that is not offered', () => {
    const coded = Object.entries(content.schema.properties).filter(([, property]) => property.enum !== undefined);
    const taken = coded.filter(([name]) => validate({ ...content.example, [name]: 'maybe-so' }));
    expect(taken.map(([name]) => name)).toEqual([]);
  });

  it('requires what the receiver cannot do without, and refuses content that lacks one of it', () => {
    const { required } = content.schema;
    expect(required.length).toBeGreaterThan(0);
    expect(required).toEqual([...new Set(required)]);
    for (const name of required) {
      expect(validate(without(content.example, name))).toBe(false);
      expect(validate.errors?.map(({ params }) => params as unknown)).toEqual([{ missingProperty: name }]);
    }
  });
});
