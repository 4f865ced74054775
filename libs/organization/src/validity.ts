import type { Evidence, Instant } from '@stafet/core';

/** From the first day on, up to but without the last; `null` has no end yet. ISO dates, as read on a Danish wall. */
export interface Validity {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Where a row comes from: the seed document and table, and how well it is known (catalogue 0.1). */
export interface Provenance {
  readonly source: string;
  readonly evidence: Evidence;
}

// Swedish dates are written the ISO way.
const danishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The day on which validity is judged: the one that the wall calendar in Denmark shows at `instant`. */
export function dayOf(instant: Instant): string {
  return danishDay.format(new Date(instant));
}

export function isValidOn(day: string, { validFrom, validTo }: Validity): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}

export function inOrderOfValidity<Row extends Validity>(rows: readonly Row[]): Row[] {
  return [...rows].sort((one, other) => one.validFrom.localeCompare(other.validFrom));
}
