import { parseCalendarDuration, parseDuration } from './duration';

describe('a duration of a deadline', () => {
  it.each(['PT5S', 'PT30M', 'PT4H', 'P1D', 'P5D', 'P1W', 'P1DT2H', 'P366D', 'PT8784H', 'PT1.5H'])(
    'may be %s',
    (text) => {
      expect(parseDuration(text).ok).toBe(true);
    },
  );

  it('is handed on in its plain form', () => {
    expect(parseDuration('PT1.5H')).toEqual({ ok: true, duration: 'PT1H30M' });
  });

  it.each([
    ['', 'not-a-duration'],
    ['4 hours', 'not-a-duration'],
    ['P', 'not-a-duration'],
    ['PT', 'not-a-duration'],
    ['P1M', 'calendar-unit'],
    ['P1Y', 'calendar-unit'],
    ['P0Y1M', 'calendar-unit'],
    ['-PT4H', 'negative'],
    ['PT0S', 'zero'],
    ['P0D', 'zero'],
    ['PT0.5S', 'finer-than-a-second'],
    ['PT1.25S', 'finer-than-a-second'],
    ['P367D', 'longer-than-366-days'],
    ['P53W', 'longer-than-366-days'],
    ['PT8784H1S', 'longer-than-366-days'],
    ['P366DT1S', 'longer-than-366-days'],
  ])('may not be %j: %s', (text, fault) => {
    expect(parseDuration(text)).toEqual({ ok: false, fault });
  });
});

describe('a duration that the calendar counts', () => {
  it.each(['P1D', 'P8W', 'P30D', 'P90D', 'P20Y9M', 'P20Y10M', 'P21Y', 'P25Y', 'P300M', 'P1304W', 'P9131D', 'P1M1W1D'])(
    'may be %s',
    (text) => {
      expect(parseCalendarDuration(text)).toEqual({ ok: true, duration: text });
    },
  );

  it.each([
    ['', 'not-a-duration'],
    ['8 uger', 'not-a-duration'],
    ['P1.5M', 'not-a-duration'],
    ['-P8W', 'negative'],
    ['P0D', 'zero'],
    ['PT4H', 'clock-unit'],
    ['P1DT1H', 'clock-unit'],
    ['PT0.5S', 'clock-unit'],
    ['P25Y1D', 'longer-than-25-years'],
    ['P301M', 'longer-than-25-years'],
    ['P9132D', 'longer-than-25-years'],
    ['P4000000000Y', 'longer-than-25-years'],
  ])('may not be %j: %s', (text, fault) => {
    expect(parseCalendarDuration(text)).toEqual({ ok: false, fault });
  });
});
