import { dueAt, dueBefore } from './due';
import { localDateOf, startOfLocalDay } from './local-time';
import { isWorkingDay } from './working-day';
import { addWorkingTime, subtractWorkingTime } from './working-time';
import { instant, type DeadlineRule, type Instant } from '@stafet/core';
import fc from 'fast-check';

const hour = 3600_000;
const clockInDenmark = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', timeStyle: 'medium' });
const atEpoch = (milliseconds: number) => instant(new Date(milliseconds).toISOString());

// Thirty years that begin before store bededag was abolished.
const [first, last] = [Date.UTC(2020, 0, 1), Date.UTC(2050, 0, 1)];
const moments = fc.integer({ min: first, max: last }).map(atEpoch);
const options = fc.record({
  closingDays: fc.subarray(['05-01', '06-05', '12-24', '12-31']),
});
const rules: fc.Arbitrary<DeadlineRule> = fc.oneof(
  fc.constantFrom<DeadlineRule>(
    { clock: 'next-working-day', at: '12:00' },
    { clock: 'next-working-day', at: '24:00' },
    { clock: 'at-once' },
  ),
  fc.record({
    clock: fc.constant<'calendar'>('calendar'),
    duration: fc
      .tuple(fc.nat(20), fc.nat(11), fc.nat(8), fc.integer({ min: 1, max: 90 }))
      .map(([years, months, weeks, days]) => `P${years}Y${months}M${weeks}W${days}D`),
  }),
  fc.record({
    clock: fc.constantFrom<'elapsed' | 'working'>('elapsed', 'working'),
    duration: fc.integer({ min: 1, max: 400 * 3600 }).map((seconds) => `PT${seconds}S`),
  }),
);

describe('over thirty years, every due time', () => {
  it('is later than its start, unless it is wanted at once', () => {
    fc.assert(
      fc.property(rules, moments, options, (rule, from, own) => {
        const { dueAt: due } = dueAt(rule, from, own);
        expect(rule.clock === 'at-once' ? due === from : due > from).toBe(true);
      }),
    );
  });

  it('is earlier than what it counts back from, unless that is the midnight at which it falls due', () => {
    fc.assert(
      fc.property(rules, moments, options, (rule, to, own) => {
        const { dueAt: due } = dueBefore(rule, to, own);
        const mayBeTheSame = rule.clock === 'at-once' || (rule.clock === 'next-working-day' && rule.at === '24:00');
        expect(mayBeTheSame ? due <= to : due < to).toBe(true);
      }),
    );
  });

  it('never lies on a closed day, where working days are counted', () => {
    fc.assert(
      fc.property(rules, moments, options, (rule, from, own) => {
        fc.pre(rule.clock === 'working' || (rule.clock === 'next-working-day' && rule.at !== '24:00'));
        expect(isWorkingDay(localDateOf(dueAt(rule, from, own).dueAt), own)).toBe(true);
        expect(isWorkingDay(localDateOf(dueBefore(rule, from, own).dueAt), own)).toBe(true);
      }),
    );
  });

  it('is not earlier for what was sent later; by the calendar, not on an earlier day', () => {
    fc.assert(
      fc.property(rules, moments, fc.integer({ min: 0, max: 200 * hour }), options, (rule, from, later, own) => {
        const { dueAt: sooner } = dueAt(rule, from, own);
        const { dueAt: afterwards } = dueAt(rule, atEpoch(Date.parse(from) + later), own);
        // 30 January 23:00 and 31 January 01:00 both lead to 28 February, each at its own clock time.
        const order = rule.clock === 'calendar' ? localDateOf : (due: Instant) => due;
        expect(order(afterwards) >= order(sooner)).toBe(true);
      }),
    );
  });

  it('keeps the clock time by the calendar, except where the clocks have none such', () => {
    fc.assert(
      fc.property(rules, moments, (rule, from) => {
        fc.pre(rule.clock === 'calendar');
        const clock = (moment: Instant) => clockInDenmark.format(new Date(moment));
        fc.pre(clock(from) < '02:00:00' || clock(from) >= '03:00:00');
        expect(clock(dueAt(rule, from).dueAt)).toBe(clock(from));
      }),
    );
  });

  it('comes back to its start where working time is counted back from it within opening hours', () => {
    const withinOpeningHours = fc
      .tuple(fc.integer({ min: 0, max: 10_957 }), fc.integer({ min: 1, max: 8 * 3600 - 1 }))
      .map(([days, seconds]) => ({ date: localDateOf(atEpoch(first + days * 24 * hour + 12 * hour)), seconds }))
      .filter(({ date }) => isWorkingDay(date))
      .map(({ date, seconds }) => atEpoch(Date.parse(startOfLocalDay(date)) + 8 * hour + seconds * 1000));
    fc.assert(
      fc.property(withinOpeningHours, fc.integer({ min: 1, max: 400 * 3600 }), (from, seconds) => {
        const duration = `PT${seconds}S`;
        expect(subtractWorkingTime(addWorkingTime(from, duration), duration)).toBe(from);
      }),
    );
  });

  it('begins each day where the day before it ends, 23, 24 or 25 hours long', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const start = Date.parse(startOfLocalDay(localDateOf(moment)));
        expect(start).toBeLessThanOrEqual(Date.parse(moment));
        expect((Date.parse(moment) - start) / hour).toBeLessThan(25);
        expect(localDateOf(atEpoch(start - 1)) < localDateOf(moment)).toBe(true);
      }),
    );
  });
});
