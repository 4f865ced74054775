import type { DeadlineRule, Instant } from '@stafet/core';
import { addCalendar, subtractCalendar } from './calendar-time';
import { lastWorkingDayAt, nextWorkingDayAt, type CalendarOptions } from './working-day';
import { addElapsed, addWorkingTime, subtractElapsed, subtractWorkingTime } from './working-time';

/** The moment that `rule` leads to, counted from `from`. */
export function momentAfter(rule: DeadlineRule, from: Instant, options: CalendarOptions): Instant {
  switch (rule.clock) {
    case 'elapsed':
      return addElapsed(from, rule.duration);
    case 'working':
      return addWorkingTime(from, rule.duration, options);
    case 'calendar':
      return addCalendar(from, rule.duration);
    case 'next-working-day':
      return nextWorkingDayAt(from, rule.at, options);
    case 'at-once':
      return from;
  }
}

/** The moment that `rule` leads to, counted back from `to`. */
export function momentBefore(rule: DeadlineRule, to: Instant, options: CalendarOptions): Instant {
  switch (rule.clock) {
    case 'elapsed':
      return subtractElapsed(to, rule.duration);
    case 'working':
      return subtractWorkingTime(to, rule.duration, options);
    case 'calendar':
      return subtractCalendar(to, rule.duration);
    case 'next-working-day':
      return lastWorkingDayAt(to, rule.at, options);
    case 'at-once':
      return to;
  }
}
