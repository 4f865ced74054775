import { Temporal } from 'temporal-polyfill';
import type { Instant } from '@stafet/core';
import { startOfLocalDay, type LocalDate } from './local-time';

/**
 * The moment somebody born on `birthDate` is `years` and `months` old: midnight, as that day begins in Denmark. Years of
 * age count when they are full, so a month without the day of birth ends first: who is born on 29 February is a year
 * older on 1 March where there is no 29th, and half a year after 31 August is 1 March as well. [PROPOSED]: no Danish
 * source was found; counting to the end of the last day follows Regulation (EEC) 1182/71, article 3(2)(c).
 * @throws RangeError where the date does not exist, or the age is no whole number from 0 on.
 */
export function birthdayMoment(birthDate: LocalDate, years: number, months = 0): Instant {
  const isAge = [years, months].every((number) => Number.isInteger(number) && number >= 0);
  if (!isAge) throw new RangeError(`There is no age of ${years} years and ${months} months`);
  const birth = Temporal.PlainDate.from(birthDate);
  const sameDay = birth.add({ years, months });
  const birthday = sameDay.day === birth.day ? sameDay : sameDay.add({ days: 1 });
  return startOfLocalDay(birthday.toString());
}
