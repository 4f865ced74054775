import { Temporal } from 'temporal-polyfill';
import type { Instant } from '@stafet/core';

/** A day on the wall calendar in Denmark, `2026-11-26`. */
export type LocalDate = string;

/** A time on the wall clock in Denmark, `12:00`. */
export type LocalTime = string;

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
  return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

export function epochOf(instant: Instant): number {
  return Date.parse(instant);
}

export function toInstant(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString() as Instant;
}
