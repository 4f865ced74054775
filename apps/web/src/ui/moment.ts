import type { TFunction } from 'i18next';

const zone = 'Europe/Copenhagen';
const locales = { da: 'da-DK', en: 'en-GB' } as const;

export type MomentLanguage = keyof typeof locales;

/** A moment in Danish local time, such as “torsdag den 26. november kl. 10.00”; the year only where it is another. */
export function momentInWords(iso: string, language: MomentLanguage, now = new Date()): string {
  const moment = new Date(iso);
  const isOtherYear = yearOf(moment) !== yearOf(now);
  const weekday = format(moment, language, { weekday: 'long' });
  const day = format(moment, language, {
    day: 'numeric',
    month: 'long',
    ...(isOtherYear ? { year: 'numeric' } : {}),
  });
  const clock = format(moment, language, { hour: '2-digit', minute: '2-digit' });
  return language === 'da' ? `${weekday} den ${day} kl.\u00a0${clock}` : `${weekday} ${day} at ${clock}`;
}

/** A day (`2026-11-26`) in words, such as “torsdag den 26. november 2026”. */
export function dayInWords(day: string, language: MomentLanguage): string {
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return day;
  const weekday = format(noon, language, { weekday: 'long' });
  const date = format(noon, language, { day: 'numeric', month: 'long', year: 'numeric' });
  return language === 'da' ? `${weekday} den ${date}` : `${weekday} ${date}`;
}

/** The same in few characters, such as “26. nov. kl. 10.00”. */
export function momentInShort(iso: string, language: MomentLanguage, now = new Date()): string {
  const moment = new Date(iso);
  const clock = format(moment, language, { hour: '2-digit', minute: '2-digit' });
  const isOtherYear = yearOf(moment) !== yearOf(now);
  const day = format(moment, language, {
    day: 'numeric',
    month: 'short',
    ...(isOtherYear ? { year: 'numeric' } : {}),
  });
  return language === 'da' ? `${day} kl.\u00a0${clock}` : `${day}, ${clock}`;
}

/** The same as in words, to the second: “… kl. 10.00.05”. */
export function momentToTheSecond(iso: string, language: MomentLanguage, now = new Date()): string {
  const separator = language === 'da' ? '.' : ':';
  const seconds = new Date(iso).getUTCSeconds().toString().padStart(2, '0');
  return `${momentInWords(iso, language, now)}${separator}${seconds}`;
}

/** How long it is from one moment to another, in the largest unit that says something: minutes, hours, days. */
export function spanInWords(t: TFunction, milliseconds: number): string {
  const minutes = Math.abs(milliseconds) / 60_000;
  if (minutes < 60) return t('time.minute', { count: Math.max(1, Math.round(minutes)) });
  if (minutes < 48 * 60) return t('time.hour', { count: Math.round(minutes / 60) });
  return t('time.day', { count: Math.round(minutes / 1440) });
}

/** “om 2 timer” ahead of the moment, “3 timer over tiden” after it. Whether it has passed, the server's clock decides. */
export function distanceToDue(t: TFunction, dueAt: string, now: Date, isOverdue: boolean): string {
  const left = new Date(dueAt).getTime() - now.getTime();
  const span = spanInWords(t, left);
  return left >= 0 && !isOverdue ? t('time.in', { span }) : t('time.late', { span });
}

/**
 * The instant of a date (`2026-11-26`) and a clock time (`10:00`) in Denmark. A clock time that the spring change
 * skips means the same distance from midnight; of two in autumn the first is meant.
 */
export function instantInDenmark(date: string, clock: string): string | undefined {
  const asUtc = Date.parse(`${date}T${clock}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset of a neighbouring instant decides; near a change the two guesses differ, and the earlier one is first.
  const guesses = [asUtc - offsetAt(asUtc - 7_200_000), asUtc - offsetAt(asUtc)];
  const fitting = guesses.find((guess) => guess + offsetAt(guess) === asUtc);
  return new Date(fitting ?? guesses[0] ?? asUtc).toISOString();
}

/** The date and the clock time of an instant in Denmark, as inputs of a form want them. */
export function partsInDenmark(iso: string, withSeconds = false): { readonly date: string; readonly clock: string } {
  const moment = new Date(iso).getTime();
  const local = new Date(moment + offsetAt(moment)).toISOString();
  return { date: local.slice(0, 10), clock: local.slice(11, withSeconds ? 19 : 16) };
}

function offsetAt(moment: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(moment / 1000) * 1000;
}

function format(moment: Date, language: MomentLanguage, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locales[language], { timeZone: zone, hourCycle: 'h23', ...options }).format(moment);
}

function yearOf(moment: Date): string {
  return format(moment, 'en', { year: 'numeric' });
}
