/**
 * A moment, written `2026-11-20T15:04:05.000Z`: UTC, always with milliseconds, so that the order of the texts is the
 * order of the moments. The core has no clock; every moment comes in from outside (from the database, in production).
 */
export type Instant = string & { readonly __brand: 'Instant' };

const written = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Says whether `text` is a moment in the one form that the core uses. */
export function isInstant(text: string): text is Instant {
  if (!written.test(text)) return false;
  const moment = new Date(text);
  // 30 February and 24 o'clock parse as another day, and would be a second text for the same moment.
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
}

/** The same text as an `Instant`; throws a TypeError where it is not one, because that is a fault of the caller. */
export function instant(text: string): Instant {
  if (!isInstant(text)) throw new TypeError(`not an instant: ${text}`);
  return text;
}

/** The last of the moments given; at least one must be. */
export function latest(first: Instant, ...others: readonly (Instant | undefined)[]): Instant {
  return others.reduce<Instant>((last, each) => (each !== undefined && each > last ? each : last), first);
}
