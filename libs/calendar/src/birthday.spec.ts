import { birthdayMoment } from './birthday';
import { localDateOf, startOfLocalDay } from './local-time';
import fc from 'fast-check';

describe('an age is reached at midnight in Denmark', () => {
  it.each([
    ['2006-03-02', 20, 6, '2026-09-01T22:00:00.000Z', 'the case opens at 20 years and 6 months, in summer time'],
    ['2006-03-02', 20, 9, '2026-12-01T23:00:00.000Z', 'adult psychiatry confirms by 20 years and 9 months'],
    ['2006-03-02', 20, 10, '2027-01-01T23:00:00.000Z', 'the joint meeting is held by 20 years and 10 months'],
    ['2006-03-02', 21, 0, '2027-03-01T23:00:00.000Z', 'the 21st birthday'],
    ['2008-03-02', 18, 0, '2026-03-01T23:00:00.000Z', 'the 18th birthday, which decides where a referral goes'],
    ['2006-03-28', 21, 0, '2027-03-27T23:00:00.000Z', 'on the day that loses an hour'],
    ['2006-03-29', 21, 0, '2027-03-28T22:00:00.000Z', 'on the day after it'],
    ['2005-10-25', 21, 0, '2026-10-24T22:00:00.000Z', 'on the day that gains an hour'],
    ['2005-10-26', 21, 0, '2026-10-25T23:00:00.000Z', 'on the day after it'],
    ['2006-04-25', 20, 6, '2026-10-24T22:00:00.000Z', '20 years and 6 months on the day that gains an hour'],
    ['2008-02-29', 21, 0, '2029-02-28T23:00:00.000Z', 'born on 29 February: 1 March where there is none'],
    ['2008-02-29', 20, 0, '2028-02-28T23:00:00.000Z', 'born on 29 February: 29 February where there is one'],
    ['2008-02-28', 21, 0, '2029-02-27T23:00:00.000Z', 'born the day before'],
    ['2008-02-29', 20, 9, '2028-11-28T23:00:00.000Z', 'born on 29 February: the 29th of other months'],
    ['2008-02-29', 0, 0, '2008-02-28T23:00:00.000Z', 'the day of birth itself'],
    ['2006-08-31', 20, 6, '2027-02-28T23:00:00.000Z', 'half a year after 31 August is full on 1 March'],
    ['2005-12-31', 20, 9, '2026-09-30T22:00:00.000Z', 'nine months after 31 December are full on 1 October'],
  ])('born %s, at %i years and %i months: %s (%s)', (birthDate, years, months, moment) => {
    expect(birthdayMoment(birthDate, years, months)).toBe(moment);
  });

  it.each([
    ['2007-02-29', 21, 0],
    ['2006-13-01', 21, 0],
    ['020306', 21, 0],
    ['2006-03-02', -1, 0],
    ['2006-03-02', 20.5, 0],
    ['2006-03-02', 20, -6],
  ])('and refuses %s at %d years and %d months', (birthDate, years, months) => {
    expect(() => birthdayMoment(birthDate, years, months)).toThrow(RangeError);
  });

  it('is never reached before that many years are full, nor by the younger of two first', () => {
    const birthDates = fc
      .integer({ min: 0, max: 40_000 })
      .map((days) => new Date(Date.UTC(1940, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(birthDates, birthDates, fc.nat(21), fc.nat(11), (one, other, years, months) => {
        const reached = birthdayMoment(one, years, months);
        expect(startOfLocalDay(localDateOf(reached))).toBe(reached);
        expect(birthdayMoment(one, years + 1, 0) > reached).toBe(true);
        if (one <= other) expect(reached <= birthdayMoment(other, years, months)).toBe(true);
      }),
    );
  });
});
