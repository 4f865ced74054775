// Ten digits, or a national or regional replacement number (standards 1.7). Modulus 11 has not been a rule since 2007.
const cprForm = /^(\d{2})(\d{2})(\d{2})(\d{4})$/;
const replacementForm = /^(\d{2})(\d{2})(\d{2})[015671-9][A-Z]{2}\d$/;

/** The number without a hyphen, in capitals, or nothing where it is no CPR or replacement number. */
export function normalizeCpr(text: string): string | undefined {
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  const official = cprForm.exec(compact);
  if (official !== null) return isDate(official[1], official[2], yearOf(compact)) ? compact : undefined;
  const replacement = replacementForm.exec(compact);
  // The century of a replacement number is not told; a leap day is allowed where any century has it.
  return replacement !== null && isDate(replacement[1], replacement[2], 2000) ? compact : undefined;
}

/** `250947-****`: enough to recognise a citizen whose papers are at hand, too little to misuse. */
export function maskCpr(cpr: string): string {
  return `${cpr.slice(0, 6)}-****`;
}

/** The day of birth, `1947-09-25`; a replacement number does not tell it. */
export function birthDateOf(cpr: string): string | undefined {
  const official = cprForm.exec(cpr);
  return official === null ? undefined : `${yearOf(cpr)}-${official[2]}-${official[1]}`;
}

/** In whole years on `day`; the year is full on the birthday. Both are days such as `2026-11-26`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Position 7 and the year give the century (standards 6). */
function yearOf(cpr: string): number {
  const year = Number(cpr.slice(4, 6));
  const seventh = Number(cpr[6]);
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}

function isDate(day: string | undefined, month: string | undefined, year: number): boolean {
  const date = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
