import { dueAt } from './due';
import { localDateOf, startOfLocalDay } from './local-time';
import { isWorkingDay } from './working-day';
import { addWorkingTime, subtractWorkingTime } from './working-time';
import { instant, type DeadlineRule } from '@stafet/core';
import fc from 'fast-check';

const hour = 3600_000;
const atEpoch = (milliseconds: number) => instant(new Date(milliseconds).toISOString());

// Thirty years that begin before store bededag was abolished.
const [first, last] = [Date.UTC(2020, 0, 1), Date.UTC(2050, 0, 1)];
const moments = fc.integer({ min: first, max: last }).map(atEpoch);
const options = fc.record({
  closingDays: fc.subarray(['05-01', '06-05', '12-24', '12-31']),
});
const rules: fc.Arbitrary<DeadlineRule> = fc.oneof(
  fc.constant<DeadlineRule>({ clock: 'next-working-day', at: '12:00' }),
  fc.record({
    clock: fc.constantFrom<'elapsed' | 'working'>('elapsed', 'working'),
    duration: fc.integer({ min: 1, max: 400 * 3600 }).map((seconds) => `PT${seconds}S`),
  }),
);

describe('over thirty years, every due time', () => {
  it('is later than its start', () => {
    fc.assert(
      fc.property(rules, moments, options, (rule, from, own) => {
        expect(dueAt(rule, from, own).dueAt > from).toBe(true);
      }),
    );
  });

  it('never lies on a closed day, unless it is elapsed time', () => {
    fc.assert(
      fc.property(rules, moments, options, (rule, from, own) => {
        fc.pre(rule.clock !== 'elapsed');
        expect(isWorkingDay(localDateOf(dueAt(rule, from, own).dueAt), own)).toBe(true);
      }),
    );
  });

  it('is not earlier for what was sent later', () => {
    fc.assert(
      fc.property(rules, moments, fc.integer({ min: 0, max: 200 * hour }), options, (rule, from, later, own) => {
        const afterwards = atEpoch(Date.parse(from) + later);
        expect(dueAt(rule, afterwards, own).dueAt >= dueAt(rule, from, own).dueAt).toBe(true);
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
