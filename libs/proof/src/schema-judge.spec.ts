import { pathways } from '@stafet/workflows';
import { compiles } from './schema-judge';

const text = { type: 'string', title: 'Tekst', 'title-en': 'Text' };
const schema = (field: object, more: object = {}) => ({
  ...{ type: 'object', additionalProperties: false, properties: { field } },
  ...more,
});

describe('the judge of a schema from outside', () => {
  it('lets a schema through that asks for a text', () => {
    expect(compiles(schema(text))).toBeUndefined();
  });

  it('lets the forms of every pathway of ours through', () => {
    const forms = pathways.flatMap(({ contentSchema, events }) => [
      contentSchema,
      ...events.map(({ fields }) => fields ?? {}),
    ]);
    expect(forms.map((form) => compiles(form)).filter((wrong) => wrong !== undefined)).toEqual([]);
  });

  it.each([
    ['answers later, which would bring the API down', schema(text, { $async: true }), /\$async/],
    ['has the name of another', schema(text, { $id: 'https://stafet.example/another' }), /\$id/],
    ['leads back to itself', schema({ type: 'object', properties: { field: { $ref: '#' } } }), /\$ref/],
    ['may search for years', schema({ ...text, pattern: '^(a+)+$' }), /pattern that may take too long/],
    ['names fields by a pattern', { type: 'object', patternProperties: { '^(a+)+$': text } }, /patternProperties/],
    ['is none', schema({ type: 'nothing' }), /is no JSON Schema/],
  ])('refuses one that %s', (_what, wrong, why) => {
    expect(compiles(wrong)).toMatch(why);
  });
});
