import { takesTooLong } from './pattern-cost';

describe('the cost of a pattern', () => {
  it.each(['^[+0-9 ]{8,20}$', String.raw`^\d{4}-?\d{2}$`, '^[A-Z]{3}$', String.raw`^\p{Lu}\p{L}*$`, '^[()|]+$'])(
    'lets %s through, whose time grows with the text alone',
    (pattern) => {
      expect(takesTooLong(pattern)).toBe(false);
    },
  );

  it.each([
    ['a group that repeats what repeats', '^(a+)+$'],
    ['alternatives', '^(?:a|a)*$'],
    ['two endless pieces', String.raw`^\d+\d+$`],
    ['two endless pieces, one of them from a number on', String.raw`^\d{2,}\d*$`],
    ['an end that is looked for from every character', 'a+$'],
    ['many that may be left out', `^${'a?'.repeat(30)}$`],
    ['many with room', `^${'a{1,9}'.repeat(8)}$`],
    ['a look ahead', '^(?=a)a$'],
  ])('refuses %s', (_what, pattern) => {
    expect(takesTooLong(pattern)).toBe(true);
  });

  it('answers at once about a pattern that would not', () => {
    const began = performance.now();
    expect(takesTooLong(`^${'[a-z]'.repeat(50_000)}(`)).toBe(true);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
