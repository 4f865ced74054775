import { Temporal } from 'temporal-polyfill';
import type { Localized } from '@stafet/core';
import { endOfDay, type LocalTime } from './local-time';

// Written out rather than taken from Intl: the same words on every machine, whatever locale data Node was built with.
const weekdays = {
  da: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const;
const months = {
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const;

/** `lørdag`, `Saturday`. */
export function weekdayName({ dayOfWeek }: Temporal.PlainDate): Localized {
  return { da: weekdays.da[dayOfWeek - 1] ?? '', en: weekdays.en[dayOfWeek - 1] ?? '' };
}

/** `23. november`, `23 November`. */
export function dayAndMonth({ day, month }: Temporal.PlainDate): Localized {
  return { da: `${day}. ${months.da[month - 1] ?? ''}`, en: `${day} ${months.en[month - 1] ?? ''}` };
}

/** `mandag den 23. november 2026`, `Monday 23 November 2026`. */
export function fullDate(date: Temporal.PlainDate): Localized {
  const [weekday, day] = [weekdayName(date), dayAndMonth(date)];
  return { da: `${weekday.da} den ${day.da} ${date.year}`, en: `${weekday.en} ${day.en} ${date.year}` };
}

/** `mandag den 23. november 2026 kl. 10.00`, `Monday 23 November 2026 at 10:00`. */
export function dateAndTime(moment: Temporal.ZonedDateTime): Localized {
  const [date, time] = [fullDate(moment.toPlainDate()), clockTime(moment.toPlainTime().toString())];
  return { da: `${date.da} kl. ${time.da}`, en: `${date.en} at ${time.en}` };
}

/** `12.00`, `12:00`; the end of the day is `24.00`, `24:00`. */
export function clockTime(time: LocalTime): Localized {
  const en = time === endOfDay ? time : Temporal.PlainTime.from(time).toString().slice(0, 5);
  return { da: en.replace(':', '.'), en };
}
