/** Stands for this site when an address is resolved; what resolves to another origin leads away. */
const here = 'http://stafet.invalid';

// Addresses of Stafet's own pages are a quarter of this; anybody may ask for a login, and what she sends is kept.
const longest = 500;

/**
 * The path on this site that a login leads back to; `/` for everything that could lead anywhere else, and for the
 * login itself, which would go round in circles.
 */
export function safeReturnTo(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > longest) return '/';
  let url: URL;
  try {
    url = new URL(wanted, here);
  } catch {
    return '/';
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  // A browser reads `//host` and `/\host` as another site, and removes dots only after this has been decided.
  if (url.origin !== here || path.startsWith('//') || /^\/auth(\/|$)/i.test(url.pathname)) return '/';
  // Letters beyond ASCII grow when they become part of an address.
  return path.length > longest ? '/' : path;
}
