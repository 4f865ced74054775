import type { IncomingHttpHeaders } from 'node:http';

const safeMethods: readonly (string | undefined)[] = ['GET', 'HEAD', 'OPTIONS'];

/** Says whether a request with this method may change something. */
export function isUnsafe(method: string | undefined): boolean {
  return !safeMethods.includes(method?.toUpperCase());
}

/**
 * Says whether a browser vouches that the request comes from one of our own pages. Browsers send `Sec-Fetch-Site` to
 * https and to loopback; elsewhere `Origin` must be the address that people use. Without either there is no proof.
 */
export function isFromOwnPages(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin !== undefined && headers.origin === new URL(publicUrl).origin;
}
