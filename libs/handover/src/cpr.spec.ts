import fc from 'fast-check';
import { ageOn, birthDateOf, maskCpr, normalizeCpr } from './cpr';

describe('a CPR number', () => {
  it.each([
    ['the published test number', '2509479989', '2509479989'],
    ['one with a hyphen', '250947-9989', '2509479989'],
    ['one with a blank', ' 250947 9989 ', '2509479989'],
    ['one of the 1900s', '0201609995', '0201609995'],
    ['one of 1990', '0504909989', '0504909989'],
    ['29 February 2000, position 7 being 4', '2902004000', '2902004000'],
    ['29 February 1904, position 7 being 0', '2902040000', '2902040000'],
    ['29 February 2036, the last year of 4 and 9', '2902369000', '2902369000'],
    ['29 February 1940, position 7 being 9', '2902409000', '2902409000'],
    ['29 February 2056, position 7 being 5', '2902565000', '2902565000'],
    ['29 February 1860, position 7 being 8', '2902608000', '2902608000'],
    ['the replacement number of the national list', '0703921VJ5', '0703921VJ5'],
    ['the replacement number of a region', '1206550VK9', '1206550VK9'],
    ['a replacement number in small letters', '1206550vk9', '1206550VK9'],
  ])('is read: %s', (_what, text, expected) => {
    expect(normalizeCpr(text)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['nine digits', '250947998'],
    ['eleven digits', '25094799890'],
    ['a day that does not exist', '3002479989'],
    ['a month that does not exist', '2513479989'],
    ['day 0', '0009479989'],
    ['29 February 1900, which had none', '2902000000'],
    ['29 February 1858, which had none', '2902588000'],
    ['29 February 2057, which has none', '2902575000'],
    ['letters', 'abcdefghij'],
    ['digits of another script', '٢٥٠٩٤٧٩٩٨٩'],
    ['a replacement number on 31 April', '3104921VJ5'],
    ['a replacement number with one letter', '07039210J5'],
    ['a second line', '2509479989\n2509479989'],
  ])('is not read: %s', (_what, text) => {
    expect(normalizeCpr(text)).toBeUndefined();
  });

  // Since 1 October 2007 numbers are given out that fail modulus 11 (standards 6).
  it('needs no check digit: every last digit is as good as another', () => {
    for (let last = 0; last <= 9; last += 1) expect(normalizeCpr(`250947998${last}`)).toBe(`250947998${last}`);
  });

  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true });
  const number = fc.tuple(day, fc.integer({ min: 0, max: 3999 })).map(([date, serial]) => {
    const [year = '', month = '', dayOfMonth = ''] = date.toISOString().slice(2, 10).split('-');
    return `${dayOfMonth}${month}${year}${String(serial).padStart(4, '0')}`;
  });

  it('of every day of the 1900s is read, and read again as the same', () => {
    fc.assert(
      fc.property(number, (cpr) => {
        expect(normalizeCpr(cpr)).toBe(cpr);
        expect(normalizeCpr(`${cpr.slice(0, 6)}-${cpr.slice(6)}`)).toBe(cpr);
      }),
    );
  });

  it('is either read as ten characters or not at all, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from('0123456789-V ')) })),
        (text) => {
          const read = normalizeCpr(text);
          if (read === undefined) return;
          expect(read).toMatch(/^\d{7}([0-9]{3}|[A-Z]{2}\d)$/);
          expect(normalizeCpr(read)).toBe(read);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is shown without the four that tell one person from another', () => {
    expect(maskCpr('2509479989')).toBe('250947-****');
    fc.assert(fc.property(number, (cpr) => expect(maskCpr(cpr)).toBe(`${cpr.slice(0, 6)}-****`)));
  });
});

describe('what a CPR number tells of age', () => {
  it.each([
    ['2509479989', '1947-09-25'],
    ['0201609995', '1960-01-02'],
    ['0504909989', '1990-04-05'],
    ['0703921VJ5', undefined],
    ['1206550VK9', undefined],
  ])('%s: born %s', (cpr, day) => {
    expect(birthDateOf(cpr)).toBe(day);
  });

  it.each([
    ['2008-11-26', '2026-11-25', 17],
    ['2008-11-26', '2026-11-26', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
  ])('born %s, on %s she is %s', (birthDate, day, years) => {
    expect(ageOn(birthDate, day)).toBe(years);
  });
});
