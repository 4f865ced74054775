import { addCalendar, subtractCalendar } from './calendar-time';
import { addElapsed } from './working-time';
import { instant } from '@stafet/core';

const at = (text: string) => instant(new Date(text).toISOString());

describe('time by the wall calendar', () => {
  it.each([
    [
      '2026-10-12T09:00:00+02:00',
      'P4W',
      '2026-11-09T09:00:00+01:00',
      'four weeks of a course, over the gained hour (P13)',
    ],
    ['2026-10-12T09:00:00+02:00', 'P8W', '2026-12-07T09:00:00+01:00', 'eight weeks of it (P13)'],
    ['2026-10-12T09:00:00+02:00', 'P3W', '2026-11-02T09:00:00+01:00', 'its exit planning from week 3 (P13)'],
    ['2027-03-01T09:00:00+01:00', 'P8W', '2027-04-26T09:00:00+02:00', 'eight weeks over the lost hour'],
    ['2026-10-05T14:30:00+02:00', 'P20D', '2026-10-25T14:30:00+01:00', 'the warning on day 20 of a referral (P04)'],
    ['2026-10-05T14:30:00+02:00', 'P28D', '2026-11-02T14:30:00+01:00', 'its day 28 (P04)'],
    ['2026-10-05T14:30:00+02:00', 'P30D', '2026-11-04T14:30:00+01:00', 'its statutory day 30 (P04)'],
    ['2027-03-20T08:00:00+01:00', 'P10D', '2027-03-30T08:00:00+02:00', 'the warning on day 10 (P09)'],
    ['2027-03-20T08:00:00+01:00', 'P14D', '2027-04-03T08:00:00+02:00', 'its statutory day 14 (P09)'],
    ['2026-10-12T09:00:00+02:00', 'P90D', '2027-01-10T09:00:00+01:00', 'the review after 90 days (P06)'],
    ['2006-03-02T00:00:00+01:00', 'P20Y9M', '2026-12-02T00:00:00+01:00', 'an age of 20 years and 9 months (P07)'],
    ['2026-01-31T10:00:00+01:00', 'P1M', '2026-02-28T10:00:00+01:00', 'a month without a 31st ends with its last day'],
    ['2026-03-28T02:30:00+01:00', 'P1D', '2026-03-29T03:30:00+02:00', 'a clock time that is skipped is an hour later'],
    [
      '2026-10-24T02:30:00+02:00',
      'P1D',
      '2026-10-25T02:30:00+02:00',
      'of two clock times in autumn the first is meant',
    ],
    ['2026-10-25T02:30:00+01:00', 'P1D', '2026-10-26T02:30:00+01:00', 'from the second of two'],
  ])('%s and %s is %s: %s', (from, duration, to) => {
    expect(addCalendar(at(from), duration)).toBe(at(to));
  });

  it.each([
    ['2026-12-07T09:00:00+01:00', 'P8W', '2026-10-12T09:00:00+02:00', 'eight weeks over the gained hour'],
    ['2027-03-02T00:00:00+01:00', 'P3M', '2026-12-02T00:00:00+01:00', 'three months before the 21st birthday'],
    ['2027-03-31T12:00:00+02:00', 'P1M', '2027-02-28T12:00:00+01:00', 'a month without a 31st'],
    ['2027-03-29T02:30:00+02:00', 'P1D', '2027-03-28T03:30:00+02:00', 'to a clock time that is skipped'],
  ])('%s less %s is %s: %s', (to, duration, from) => {
    expect(subtractCalendar(at(to), duration)).toBe(at(from));
  });

  it('keeps the clock time where elapsed days would not', () => {
    const monday = at('2026-10-12T09:00:00+02:00');
    expect(addElapsed(monday, 'P56D')).toBe(at('2026-12-07T08:00:00+01:00'));
    expect(addCalendar(monday, 'P56D')).toBe(at('2026-12-07T09:00:00+01:00'));
  });

  it.each(['PT4H', 'P26Y', '-P1D', 'P0D'])('refuses %s, which no calendar counts', (duration) => {
    expect(() => addCalendar(at('2026-10-12T09:00:00+02:00'), duration)).toThrow(RangeError);
    expect(() => subtractCalendar(at('2026-10-12T09:00:00+02:00'), duration)).toThrow(RangeError);
  });
});

describe('elapsed time over a change of the clocks', () => {
  it.each([
    ['2026-10-23T14:00:00+02:00', 'PT60H', '2026-10-26T01:00:00+01:00', '60 hours without the GP (P12), gained hour'],
    ['2026-10-23T14:00:00+02:00', 'PT72H', '2026-10-26T13:00:00+01:00', '72 hours without the GP (P12), gained hour'],
    ['2027-03-26T14:00:00+01:00', 'PT60H', '2027-03-29T03:00:00+02:00', '60 hours, lost hour'],
    ['2027-03-26T14:00:00+01:00', 'PT72H', '2027-03-29T15:00:00+02:00', '72 hours, lost hour'],
    ['2028-10-27T14:00:00+02:00', 'PT72H', '2028-10-30T13:00:00+01:00', '72 hours, gained hour of 2028'],
  ])('%s and %s is %s: %s', (from, duration, to) => {
    expect(addElapsed(at(from), duration)).toBe(at(to));
  });
});
