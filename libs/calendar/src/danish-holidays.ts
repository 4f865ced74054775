import { Temporal } from 'temporal-polyfill';
import type { Localized } from '@stafet/core';
import type { LocalDate } from './local-time';

export interface Holiday {
  readonly date: LocalDate;
  readonly name: Localized;
}

// Days after Easter Sunday. Source: Lov om detailsalg fra butikker m.v. (lukkeloven), as answered by the Folketing.
const movable: readonly (readonly [days: number, da: string, en: string])[] = [
  [-3, 'skærtorsdag', 'Maundy Thursday'],
  [-2, 'langfredag', 'Good Friday'],
  [0, 'påskedag', 'Easter Sunday'],
  [1, '2. påskedag', 'Easter Monday'],
  [26, 'store bededag', 'Great Prayer Day'],
  [39, 'Kristi himmelfartsdag', 'Ascension Day'],
  [49, 'pinsedag', 'Whit Sunday'],
  [50, '2. pinsedag', 'Whit Monday'],
];

const fixed: readonly (readonly [monthAndDay: string, da: string, en: string])[] = [
  ['01-01', 'nytårsdag', 'New Year’s Day'],
  ['12-25', 'juledag', 'Christmas Day'],
  ['12-26', '2. juledag', 'Second Day of Christmas'],
];

// Abolished as a public holiday from 1 January 2024.
const lastYearOfGreatPrayerDay = 2023;

/** The Danish public holidays of a year, in order. Closing days (24 December and the like) are not among them. */
export function holidaysOf(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const holidays = [
    ...movable
      .filter(([, da]) => da !== 'store bededag' || year <= lastYearOfGreatPrayerDay)
      .map(([days, da, en]) => ({ date: easter.add({ days }).toString(), name: { da, en } })),
    ...fixed.map(([monthAndDay, da, en]) => ({ date: `${year}-${monthAndDay}`, name: { da, en } })),
  ];
  return holidays.sort((one, other) => one.date.localeCompare(other.date));
}

/** The name of the public holiday on `date`, if it is one. */
export function holidayName(date: Temporal.PlainDate): Localized | undefined {
  let names = namesByYear.get(date.year);
  if (names === undefined) {
    names = new Map(holidaysOf(date.year).map((holiday) => [holiday.date, holiday.name]));
    namesByYear.set(date.year, names);
  }
  return names.get(date.toString());
}

// Holidays are the same at every call; a year is computed once.
const namesByYear = new Map<number, ReadonlyMap<LocalDate, Localized>>();

/** Source: the anonymous Gregorian computus (Meeus, "Astronomical Algorithms", chapter 8); the letters are the book's. */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const daysFromMarch = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(daysFromMarch / 31), day: (daysFromMarch % 31) + 1 });
}
