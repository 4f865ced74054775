import { instant, isInstant, latest } from './instant';

const noon = instant('2026-11-20T12:00:00.000Z');
const later = instant('2026-11-20T12:00:00.001Z');

describe('an instant', () => {
  it.each(['2026-11-20T15:04:05.000Z', '2028-02-29T23:59:59.999Z', '1999-12-31T00:00:00.000Z'])(
    'may be written %s',
    (text) => {
      expect(isInstant(text)).toBe(true);
      expect(instant(text)).toBe(text);
    },
  );

  it.each([
    ['without milliseconds', '2026-11-20T15:04:05Z'],
    ['with a local offset', '2026-11-20T15:04:05.000+01:00'],
    ['as a date alone', '2026-11-20'],
    ['with words around it', ' 2026-11-20T15:04:05.000Z'],
    ['in a month that does not exist', '2026-13-01T00:00:00.000Z'],
    ['on a day that does not exist', '2026-02-30T10:00:00.000Z'],
    ['on the 29th of February of an ordinary year', '2026-02-29T10:00:00.000Z'],
    ['at 24 o’clock, which is another text for the next midnight', '2026-11-20T24:00:00.000Z'],
    ['as nothing', ''],
  ])('is refused %s', (_how, text) => {
    expect(isInstant(text)).toBe(false);
    expect(() => instant(text)).toThrow(TypeError);
  });

  it('sorts as text as it does in time, to the millisecond', () => {
    expect(later > noon).toBe(true);
    expect([later, noon].sort()).toEqual([noon, later]);
  });
});

describe('the latest of several instants', () => {
  it('is the same in whichever order they are given', () => {
    expect(latest(noon, later)).toBe(later);
    expect(latest(later, noon)).toBe(later);
  });

  it('passes over those that are not there', () => {
    expect(latest(noon, undefined, undefined)).toBe(noon);
    expect(latest(noon, undefined, later)).toBe(later);
  });
});
