import { filledIn, formFields, missingNames } from './form-schema';

const schema = {
  type: 'object',
  required: ['outcome', 'calledOn', 'visits'],
  properties: {
    outcome: {
      type: 'string',
      enum: ['reached', 'declined'],
      'enum-da': ['Truffet', 'Ønsker ikke kontakt'],
      'enum-en': ['Reached', 'Declined'],
      title: 'Udfald',
      'title-en': 'Outcome',
    },
    calledOn: { type: 'string', format: 'date', title: 'Dato', 'title-en': 'Day' },
    nextAt: { type: 'string', format: 'date-time', title: 'Næste gang', 'title-en': 'Next time' },
    visits: { type: 'integer', minimum: 0, maximum: 12, title: 'Besøg', 'title-en': 'Visits' },
    isAlone: { type: 'boolean', title: 'Bor alene' },
    phone: { type: 'string', pattern: '^[0-9]{8}$', title: 'Telefon' },
    note: { type: 'string', maxLength: 4000, title: 'Note' },
  },
};

describe('a form that is drawn from a schema', () => {
  const fields = formFields(schema, 'da');

  it('has a control of the right kind for each field, in the order of the schema', () => {
    expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['outcome', 'choice'],
      ['calledOn', 'day'],
      ['nextAt', 'moment'],
      ['visits', 'number'],
      ['isAlone', 'yes-no'],
      ['phone', 'short'],
      ['note', 'long'],
    ]);
  });

  it('marks what the schema requires, and nothing else', () => {
    expect(fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)).toEqual([
      'outcome',
      'calledOn',
      'visits',
    ]);
  });

  it('has its words in the language, and the Danish ones where there are no others', () => {
    const [outcome, , , , isAlone] = formFields(schema, 'en');
    expect(outcome).toMatchObject({ label: 'Outcome', choices: [{ label: 'Reached' }, { label: 'Declined' }] });
    expect(isAlone).toMatchObject({ label: 'Bor alene' });
  });

  it('takes zero and no for answers, and blanks for none', () => {
    expect(missingNames(fields, { outcome: ' ', calledOn: '2026-11-23', visits: 0 })).toEqual(['outcome']);
    expect(filledIn({ visits: 0, isAlone: false, note: ' ', phone: undefined })).toEqual({ visits: 0, isAlone: false });
  });
});
