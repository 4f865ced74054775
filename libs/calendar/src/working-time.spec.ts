import { addElapsed, addWorkingTime, subtractWorkingTime } from './working-time';
import { instant } from '@stafet/core';

describe('elapsed time', () => {
  it.each([
    ['2026-11-20T15:04:05.000Z', 'PT2H', '2026-11-20T17:04:05.000Z', 'two hours'],
    ['2026-03-28T11:00:00.000Z', 'PT24H', '2026-03-29T11:00:00.000Z', '24 hours are 13:00 local in spring, not noon'],
    ['2026-10-24T10:00:00.000Z', 'P1D', '2026-10-25T10:00:00.000Z', 'a day is 11:00 local in autumn, not noon'],
    ['2026-10-25T00:30:00.000Z', 'PT1H', '2026-10-25T01:30:00.000Z', 'from the first 02:30 to the second'],
    ['2026-12-24T12:00:00.000Z', 'P1W', '2026-12-31T12:00:00.000Z', 'a week takes no notice of Christmas'],
    ['2026-11-20T15:04:05.678Z', 'PT5S', '2026-11-20T15:04:10.678Z', 'milliseconds stay'],
  ])('%s and %s is %s (%s)', (from, duration, to) => {
    expect(addElapsed(instant(from), duration)).toBe(to);
  });

  it('refuses a duration that no deadline may have', () => {
    expect(() => addElapsed(instant('2026-11-20T15:04:05.000Z'), 'P1M')).toThrow('calendar-unit');
  });
});

describe('working time', () => {
  it.each([
    ['2026-11-20T09:00:00.000Z', 'PT4H', '2026-11-20T13:00:00.000Z', 'within one day'],
    ['2026-11-20T13:00:00.000Z', 'PT4H', '2026-11-23T09:00:00.000Z', 'Friday 14:00 to Monday 10:00'],
    ['2026-11-20T11:00:00.000Z', 'PT4H', '2026-11-20T15:00:00.000Z', 'ends at closing time, not at the next opening'],
    ['2026-11-20T22:00:00.000Z', 'PT1H', '2026-11-23T08:00:00.000Z', 'sent at night, begins at opening'],
    ['2026-11-23T05:00:00.000Z', 'PT1H', '2026-11-23T08:00:00.000Z', 'sent early, begins at opening'],
    ['2026-11-23T09:00:00.000Z', 'P1D', '2026-11-24T09:00:00.000Z', 'a working day is as long as it is open'],
    ['2026-11-23T09:00:00.000Z', 'P1W', '2026-11-30T09:00:00.000Z', 'a working week is five of them'],
    ['2026-04-01T12:00:00.000Z', 'PT4H', '2026-04-07T08:00:00.000Z', 'over Easter'],
    ['2026-03-27T14:00:00.000Z', 'PT2H', '2026-03-30T07:00:00.000Z', 'over the night that loses an hour'],
    ['2026-10-23T13:00:00.000Z', 'PT2H', '2026-10-26T08:00:00.000Z', 'over the night that gains an hour'],
  ])('%s and %s is %s (%s)', (from, duration, to) => {
    expect(addWorkingTime(instant(from), duration)).toBe(to);
  });

  it.each([
    ['2026-11-23T09:00:00.000Z', 'PT4H', '2026-11-20T13:00:00.000Z', 'Monday 10:00 back to Friday 14:00'],
    ['2026-11-20T15:00:00.000Z', 'PT8H', '2026-11-20T07:00:00.000Z', 'back to opening time, not to the last closing'],
    ['2026-11-22T12:00:00.000Z', 'PT1H', '2026-11-20T14:00:00.000Z', 'from a Sunday'],
    ['2026-04-07T07:00:00.000Z', 'PT4H', '2026-04-01T11:00:00.000Z', 'Tuesday 09:00 back over Easter'],
    ['2026-10-26T08:00:00.000Z', 'PT2H', '2026-10-23T13:00:00.000Z', 'back over the night that gains an hour'],
  ])('%s less %s is %s (%s)', (to, duration, from) => {
    expect(subtractWorkingTime(instant(to), duration)).toBe(from);
  });

  it('runs in the opening hours that the organisation keeps', () => {
    const options = { openingHours: { from: '09:00', to: '15:00' } };
    expect(addWorkingTime(instant('2026-11-20T13:30:00.000Z'), 'PT1H', options)).toBe('2026-11-23T08:30:00.000Z');
    expect(addWorkingTime(instant('2026-11-20T13:30:00.000Z'), 'P1D', options)).toBe('2026-11-23T13:30:00.000Z');
  });

  it('runs day and night on working days where the unit is open until 24:00', () => {
    const options = { openingHours: { from: '00:00', to: '24:00' } };
    expect(addWorkingTime(instant('2026-11-20T21:00:00.000Z'), 'PT4H', options)).toBe('2026-11-23T01:00:00.000Z');
    expect(addWorkingTime(instant('2026-11-23T21:00:00.000Z'), 'P1D', options)).toBe('2026-11-24T21:00:00.000Z');
    expect(subtractWorkingTime(instant('2026-11-23T01:00:00.000Z'), 'PT4H', options)).toBe('2026-11-20T21:00:00.000Z');
  });

  it('refuses opening hours that end before they begin', () => {
    const options = { openingHours: { from: '16:00', to: '08:00' } };
    expect(() => addWorkingTime(instant('2026-11-20T13:30:00.000Z'), 'PT1H', options)).toThrow('Opening hours');
  });
});
