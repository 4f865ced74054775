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
