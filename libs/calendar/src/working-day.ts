import { Temporal } from 'temporal-polyfill';
import { holidayName } from './danish-holidays';
import { dayAndMonth, weekdayName } from './date-words';
import type { Instant, Localized } from '@stafet/core';
import { dateAt, epochAt, toInstant, type LocalDate, type LocalTime } from './local-time';

/** What one organisation may say about its own calendar. */
export interface CalendarOptions {
  /** Days closed every year though no public holiday, `12-24`. None unless said [PROPOSED]. */
  readonly closingDays?: readonly string[];
  /** When working time runs on a working day; 08:00–16:00 unless said [PROPOSED]. */
  readonly openingHours?: { readonly from: LocalTime; readonly to: LocalTime };
}

/** Why a day is no working day. */
export interface Closure {
  readonly kind: 'holiday' | 'closing-day' | 'weekend';
  readonly name: Localized;
}

// Often closed, none of them a public holiday; each organisation says which it keeps.
const customaryClosingDays: Readonly<Record<string, Localized>> = {
  '05-01': { da: '1. maj', en: '1 May' },
  '06-05': { da: 'grundlovsdag', en: 'Constitution Day' },
  '12-24': { da: 'juleaftensdag', en: 'Christmas Eve' },
  '12-31': { da: 'nytårsaftensdag', en: 'New Year’s Eve' },
};

/** More closed days in a row than any calendar has: whoever closes every day of the year has no next working day. */
const longestClosure = 366;

/** Whether `date` is a Danish "hverdag": Monday to Friday, no public holiday and no closing day. */
export function isWorkingDay(date: LocalDate, options: CalendarOptions = {}): boolean {
  return closureOf(Temporal.PlainDate.from(date), options) === undefined;
}

/** "Førstkommende hverdag": the first working day after `date`, never `date` itself. */
export function firstFollowingWorkingDay(date: LocalDate, options: CalendarOptions = {}): LocalDate {
  return followingWorkingDay(Temporal.PlainDate.from(date), options).toString();
}

/** The moment a clock in Denmark shows `time` on the first working day after the day of `instant`. */
export function nextWorkingDayAt(instant: Instant, time: LocalTime, options: CalendarOptions = {}): Instant {
  return toInstant(epochAt(followingWorkingDay(dateAt(instant), options), time));
}

/** The moment a clock in Denmark shows `time` on the last working day before the day of `instant`. */
export function lastWorkingDayAt(instant: Instant, time: LocalTime, options: CalendarOptions = {}): Instant {
  return toInstant(epochAt(precedingWorkingDay(dateAt(instant), options), time));
}

export function closureOf(date: Temporal.PlainDate, options: CalendarOptions): Closure | undefined {
  const holiday = holidayName(date);
  if (holiday !== undefined) return { kind: 'holiday', name: holiday };
  const monthAndDay = date.toString().slice(-5);
  if (closingDays(options).includes(monthAndDay)) {
    return { kind: 'closing-day', name: customaryClosingDays[monthAndDay] ?? closingDayName(date) };
  }
  return date.dayOfWeek > 5 ? { kind: 'weekend', name: weekdayName(date) } : undefined;
}

/** The working days from `date` on, `date` included, forward in time or back; it ends only where every day is closed. */
export function* workingDaysFrom(date: Temporal.PlainDate, direction: 1 | -1, options: CalendarOptions) {
  for (let day = date, closed = 0; closed < longestClosure; day = day.add({ days: direction })) {
    closed += 1;
    if (closureOf(day, options) !== undefined) continue;
    closed = 0;
    yield day;
  }
}

export function noWorkingDay(date: Temporal.PlainDate): RangeError {
  return new RangeError(`There is no working day within a year of ${date.toString()}`);
}

function followingWorkingDay(date: Temporal.PlainDate, options: CalendarOptions): Temporal.PlainDate {
  return firstWorkingDay(date.add({ days: 1 }), 1, options);
}

function precedingWorkingDay(date: Temporal.PlainDate, options: CalendarOptions): Temporal.PlainDate {
  return firstWorkingDay(date.subtract({ days: 1 }), -1, options);
}

function firstWorkingDay(date: Temporal.PlainDate, direction: 1 | -1, options: CalendarOptions): Temporal.PlainDate {
  const [first] = workingDaysFrom(date, direction, options);
  if (first === undefined) throw noWorkingDay(date);
  return first;
}

function closingDays({ closingDays = [] }: CalendarOptions): readonly string[] {
  const malformed = closingDays.find((day) => !/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day));
  if (malformed !== undefined) throw new RangeError(`A closing day is written MM-DD, not ${malformed}`);
  return closingDays;
}

function closingDayName(date: Temporal.PlainDate): Localized {
  const { da, en } = dayAndMonth(date);
  return { da: `lukkedag ${da}`, en: `closing day ${en}` };
}
