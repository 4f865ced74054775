import { Temporal } from 'temporal-polyfill';
import type { Instant } from '@stafet/core';

/** A day on the wall calendar in Denmark, `2026-11-26`. */
export type LocalDate = string;

/** A time on the wall clock in Denmark, `12:00`; `24:00` is the end of the day, the midnight that begins the next one. */
export type LocalTime = string;

export const endOfDay: LocalTime = '24:00';

const zone = 'Europe/Copenhagen';

/** The moment the day begins in Denmark: 23:00Z of the day before in winter, 22:00Z in summer. */
export function startOfLocalDay(date: LocalDate): Instant {
  return toInstant(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds);
}

/** The day that the calendar on the wall in Denmark shows at `instant`. */
export function localDateOf(instant: Instant): LocalDate {
  return dateAt(instant).toString();
}

export function dateAt(instant: Instant): Temporal.PlainDate {
  return localMoment(instant).toPlainDate();
}

export function localMoment(instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochOf(instant)).toZonedDateTimeISO(zone);
}

/** Milliseconds since 1970 at which a clock in Denmark shows `time` on `date`. */
export function epochAt(date: Temporal.PlainDate, time: LocalTime): number {
  const [day, plainTime] = time === endOfDay ? [date.add({ days: 1 }), '00:00'] : [date, Temporal.PlainTime.from(time)];
  return day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
}

/** Milliseconds between two times of a day on which the clocks do not change; 24 hours from `00:00` to `24:00`. */
export function millisecondsBetween(from: LocalTime, to: LocalTime): number {
  return sinceMidnight(to) - sinceMidnight(from);
}

export function epochOf(instant: Instant): number {
  return Date.parse(instant);
}

export function toInstant(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString() as Instant;
}

function sinceMidnight(time: LocalTime): number {
  if (time === endOfDay) return 24 * 60 * 60 * 1000;
  return Temporal.PlainTime.from('00:00').until(Temporal.PlainTime.from(time)).total('milliseconds');
}
