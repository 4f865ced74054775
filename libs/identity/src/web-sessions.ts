import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@stafet/platform';
import { loginAttemptSeconds, sessionSeconds } from './cookies';

/** Logins that may be under way at once. Anybody may begin one, so there must be an end: about 10 MB. */
export const mostLoginAttempts = 10_000;

/** A login that is under way at the provider: what only this server may know until it returns. */
export interface LoginAttempt {
  readonly verifier: string;
  readonly nonce: string;
  readonly returnTo: string;
}

/** 32 random bytes in base64url: unguessable, and fit for a cookie and an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Sessions of browsers and logins under way. Secrets are stored as SHA-256 only; the database's clock decides. */
export class WebSessions {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  /** Opens a session; answers the secret for the cookie. What has expired is cleared away on the occasion. */
  async open(personId: string): Promise<string> {
    const secret = newSecret();
    await this.database.query('delete from web_session where expires_at <= now()');
    await this.database.query(
      `insert into web_session (id_hash, person_id, created_at, expires_at)
       values ($1, $2, now(), now() + make_interval(secs => $3))`,
      [hash(secret), personId, sessionSeconds],
    );
    return secret;
  }

  /** Whose session it is; `undefined` once it has expired or was closed. */
  async personOf(secret: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ personId: string }>(
      `select person_id as "personId" from web_session where id_hash = $1 and expires_at > now()`,
      [hash(secret)],
    );
    return row?.personId;
  }

  async close(secret: string): Promise<void> {
    await this.database.query('delete from web_session where id_hash = $1', [hash(secret)]);
  }

  /** Remembers a login until it returns with the same `state` from the same browser. With too many the oldest go. */
  async begin(state: string, browser: string, attempt: LoginAttempt): Promise<void> {
    await this.database.query('delete from login_attempt where expires_at <= now()');
    await this.database.query(
      `insert into login_attempt (state_hash, verifier, nonce, return_to, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
      [hash(`${state} ${browser}`), attempt.verifier, attempt.nonce, attempt.returnTo, loginAttemptSeconds],
    );
    await this.database.query(
      `delete from login_attempt where state_hash in
         (select state_hash from login_attempt order by expires_at desc, state_hash offset $1)`,
      [mostLoginAttempts],
    );
  }

  /** The login that began with this `state` in this browser, once; `undefined` ever after. */
  async take(state: string, browser: string): Promise<LoginAttempt | undefined> {
    const [attempt] = await this.database.query<LoginAttempt>(
      `delete from login_attempt where state_hash = $1 and expires_at > now()
       returning verifier, nonce, return_to as "returnTo"`,
      [hash(`${state} ${browser}`)],
    );
    return attempt;
  }
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
