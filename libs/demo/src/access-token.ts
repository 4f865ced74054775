import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT, type JWK } from 'jose';
import type { DemoPerson } from './people';

/** Design 4.1: tokens live an hour. */
export const accessTokenSeconds = 3600;

/** The scope that stands for the API in the demo. */
export const accessTokenScope = 'api';

/** What the demo's provider keeps in DEMO_KEYS_FILE, so that tokens survive a restart and can be made without it. */
export interface DemoKeys {
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  /** A private EC key for ES256, with `kid`. */
  readonly signingKey: JWK;
  /** Signs the provider's own cookies. */
  readonly cookieKey: string;
}

/** What a token of this provider says about a person, beside the registered claims: the keys of design D11. */
export function personClaims(person: DemoPerson): {
  readonly sub: string;
  readonly cvr: string;
  readonly name: string;
} {
  return { sub: person.professionalId, cvr: person.cvr, name: person.name };
}

/** An access token (RFC 9068) like those that the demo's provider gives, valid for an hour from `at`. */
export async function mintAccessToken(keys: DemoKeys, person: DemoPerson, at: Date): Promise<string> {
  const issuedAt = Math.floor(at.getTime() / 1000);
  return new SignJWT({ ...personClaims(person), client_id: keys.clientId, scope: accessTokenScope })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: keys.signingKey.kid })
    .setIssuer(keys.issuer)
    .setAudience(keys.audience)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + accessTokenSeconds)
    .sign(await importJWK(keys.signingKey, 'ES256'));
}
