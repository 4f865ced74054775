import { birthdayMoment } from './birthday';
import { dueAt, dueBefore } from './due';
import { instant, type DeadlineRule } from '@stafet/core';

const noonNextWorkingDay: DeadlineRule = { clock: 'next-working-day', at: '12:00' };

describe('a due time explains itself', () => {
  it('by the day that "next working day" leads to', () => {
    expect(dueAt(noonNextWorkingDay, instant('2026-11-20T15:04:05.000Z'))).toEqual({
      dueAt: '2026-11-23T11:00:00.000Z',
      explanation: {
        da: 'kl. 12.00 næste hverdag (mandag den 23. november 2026)',
        en: '12:00 on the next working day (Monday 23 November 2026)',
      },
    });
  });

  it('by the holidays and weekend days that are skipped over Easter', () => {
    const { explanation } = dueAt(noonNextWorkingDay, instant('2026-04-01T12:00:00.000Z'));
    expect(explanation).toEqual({
      da:
        'kl. 12.00 næste hverdag (tirsdag den 7. april 2026); ' +
        'springer over: skærtorsdag, langfredag, lørdag, påskedag, 2. påskedag',
      en:
        '12:00 on the next working day (Tuesday 7 April 2026); ' +
        'skipping: Maundy Thursday, Good Friday, Saturday, Easter Sunday, Easter Monday',
    });
  });

  it('by the days that are skipped after the holiday on which it was sent', () => {
    const { explanation } = dueAt(noonNextWorkingDay, instant('2026-04-03T12:00:00.000Z'));
    expect(explanation.da).toBe(
      'kl. 12.00 næste hverdag (tirsdag den 7. april 2026); springer over: lørdag, påskedag, 2. påskedag',
    );
  });

  it('by the closing days of the organisation, named where they have a name', () => {
    const options = { closingDays: ['12-24', '12-28'] };
    const { dueAt: due, explanation } = dueAt(noonNextWorkingDay, instant('2026-12-23T12:00:00.000Z'), options);
    expect(due).toBe('2026-12-29T11:00:00.000Z');
    expect(explanation.da).toContain('juleaftensdag, juledag, 2. juledag, søndag, lukkedag 28. december');
    expect(explanation.en).toContain('Christmas Eve, Christmas Day, Second Day of Christmas, Sunday, closing day 28');
  });

  it.each([
    ['PT2H', '2 timer efter afsendelsen', '2 hours after sending'],
    ['PT1H', '1 time efter afsendelsen', '1 hour after sending'],
    ['PT5S', '5 sekunder efter afsendelsen', '5 seconds after sending'],
    ['P1W', '1 uge efter afsendelsen', '1 week after sending'],
    ['P1DT2H30M', '1 dag, 2 timer og 30 minutter efter afsendelsen', '1 day, 2 hours and 30 minutes after sending'],
  ])('by the length of elapsed time: %s', (duration, da, en) => {
    const rule: DeadlineRule = { clock: 'elapsed', duration };
    expect(dueAt(rule, instant('2026-12-23T12:00:00.000Z')).explanation).toEqual({ da, en });
  });

  it('by the length of working time and the moment it leads to', () => {
    const rule: DeadlineRule = { clock: 'working', duration: 'PT4H' };
    expect(dueAt(rule, instant('2026-11-20T13:00:00.000Z'))).toEqual({
      dueAt: '2026-11-23T09:00:00.000Z',
      explanation: {
        da: '4 timer i åbningstiden på hverdage (kl. 08.00–16.00) efter afsendelsen (mandag den 23. november 2026 kl. 10.00)',
        en: '4 hours within opening hours on working days (08:00–16:00) after sending (Monday 23 November 2026 at 10:00)',
      },
    });
  });

  it('by the holidays that working time skips, each kind of day once', () => {
    const rule: DeadlineRule = { clock: 'working', duration: 'P1W' };
    expect(dueAt(rule, instant('2026-12-21T09:00:00.000Z')).explanation.da).toBe(
      '5 hverdage efter afsendelsen (tirsdag den 29. december 2026 kl. 10.00); ' +
        'springer over: juledag, 2. juledag, søndag',
    );
  });

  it('by what it precedes, where it counts backwards', () => {
    const effectiveFrom = instant('2026-11-23T09:00:00.000Z');
    expect(dueBefore({ clock: 'working', duration: 'PT4H' }, effectiveFrom)).toMatchObject({
      dueAt: '2026-11-20T13:00:00.000Z',
      explanation: {
        en: expect.stringContaining('before the handover takes effect (Friday 20 November 2026 at 14:00)'),
      },
    });
    expect(dueBefore({ clock: 'elapsed', duration: 'PT24H' }, effectiveFrom)).toEqual({
      dueAt: '2026-11-22T09:00:00.000Z',
      explanation: { da: '24 timer før overdragelsen', en: '24 hours before the handover takes effect' },
    });
  });

  it('and refuses a rule whose time of day is none', () => {
    expect(() => dueAt({ clock: 'next-working-day', at: '25:00' }, instant('2026-11-20T15:04:05.000Z'))).toThrow(
      RangeError,
    );
  });
});

describe('a due time says what it counts from', () => {
  const monday = instant('2026-11-23T08:00:00.000Z');

  it.each<[DeadlineRule, string, string, string]>([
    [
      { clock: 'calendar', duration: 'P8W' },
      '2027-01-18T08:00:00.000Z',
      '8 uger efter afsendelsen (mandag den 18. januar 2027 kl. 09.00)',
      '8 weeks after sending (Monday 18 January 2027 at 09:00)',
    ],
    [
      { clock: 'calendar', duration: 'P1Y1M' },
      '2027-12-23T08:00:00.000Z',
      '1 år og 1 måned efter afsendelsen (torsdag den 23. december 2027 kl. 09.00)',
      '1 year and 1 month after sending (Thursday 23 December 2027 at 09:00)',
    ],
    [
      { clock: 'at-once' },
      '2026-11-23T08:00:00.000Z',
      'straks efter afsendelsen (mandag den 23. november 2026 kl. 09.00)',
      'immediately after sending (Monday 23 November 2026 at 09:00)',
    ],
    [
      { clock: 'next-working-day', at: '24:00' },
      '2026-11-24T23:00:00.000Z',
      'kl. 24.00 næste hverdag (tirsdag den 24. november 2026)',
      '24:00 on the next working day (Tuesday 24 November 2026)',
    ],
  ])('which is the sending where nobody says otherwise: %j', (rule, due, da, en) => {
    expect(dueAt(rule, monday)).toEqual({ dueAt: due, explanation: { da, en } });
  });

  it.each<[DeadlineRule, string, string]>([
    [{ clock: 'elapsed', duration: 'PT72H' }, '72 timer efter udskrivelsen', '72 hours after the discharge'],
    [
      { clock: 'calendar', duration: 'P30D' },
      '30 dage efter udskrivelsen (onsdag den 23. december 2026 kl. 09.00)',
      '30 days after the discharge (Wednesday 23 December 2026 at 09:00)',
    ],
    [
      { clock: 'working', duration: 'P1D' },
      '1 hverdag efter udskrivelsen (tirsdag den 24. november 2026 kl. 09.00)',
      '1 working day after the discharge (Tuesday 24 November 2026 at 09:00)',
    ],
    [
      { clock: 'next-working-day', at: '10:00' },
      'kl. 10.00 første hverdag efter udskrivelsen (tirsdag den 24. november 2026)',
      '10:00 on the first working day after the discharge (Tuesday 24 November 2026)',
    ],
    [
      { clock: 'at-once' },
      'straks efter udskrivelsen (mandag den 23. november 2026 kl. 09.00)',
      'immediately after the discharge (Monday 23 November 2026 at 09:00)',
    ],
  ])('which may be a discharge: %j', (rule, da, en) => {
    const reference = { da: 'efter udskrivelsen', en: 'after the discharge' };
    expect(dueAt(rule, monday, { reference }).explanation).toEqual({ da, en });
  });

  it.each<[DeadlineRule, string, string, string]>([
    [
      { clock: 'calendar', duration: 'P3M' },
      '2026-12-01T23:00:00.000Z',
      '3 måneder før 21-årsfødselsdagen (onsdag den 2. december 2026 kl. 00.00)',
      '3 months before the 21st birthday (Wednesday 2 December 2026 at 00:00)',
    ],
    [
      { clock: 'working', duration: 'P2D' },
      '2027-02-26T07:00:00.000Z',
      '2 hverdage før 21-årsfødselsdagen (fredag den 26. februar 2027 kl. 08.00)',
      '2 working days before the 21st birthday (Friday 26 February 2027 at 08:00)',
    ],
    [
      { clock: 'elapsed', duration: 'P1D' },
      '2027-02-28T23:00:00.000Z',
      '1 dag før 21-årsfødselsdagen',
      '1 day before the 21st birthday',
    ],
    [
      { clock: 'next-working-day', at: '12:00' },
      '2027-03-01T11:00:00.000Z',
      'kl. 12.00 sidste hverdag før 21-årsfødselsdagen (mandag den 1. marts 2027)',
      '12:00 on the last working day before the 21st birthday (Monday 1 March 2027)',
    ],
    [
      { clock: 'at-once' },
      '2027-03-01T23:00:00.000Z',
      'straks (tirsdag den 2. marts 2027 kl. 00.00)',
      'at once (Tuesday 2 March 2027 at 00:00)',
    ],
  ])('which may be a birthday to count back from: %j', (rule, due, da, en) => {
    const reference = { da: 'før 21-årsfødselsdagen', en: 'before the 21st birthday' };
    const birthday = birthdayMoment('2006-03-02', 21);
    expect(dueBefore(rule, birthday, { reference })).toEqual({ dueAt: due, explanation: { da, en } });
  });

  it.each([
    ['12:00', '2026-04-01T10:00:00.000Z', 'kl. 12.00'],
    ['24:00', '2026-04-01T22:00:00.000Z', 'kl. 24.00'],
  ])('and names the holidays that lie between the last working day at %s and the discharge', (at, due, clock) => {
    expect(dueBefore({ clock: 'next-working-day', at }, instant('2026-04-07T07:00:00.000Z'))).toMatchObject({
      dueAt: due,
      explanation: {
        da:
          `${clock} sidste hverdag før overdragelsen (onsdag den 1. april 2026); ` +
          'springer over: skærtorsdag, langfredag, lørdag, påskedag, 2. påskedag',
      },
    });
  });
});
