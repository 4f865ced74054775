/** The session of a browser: eight hours from the login, however busy it is. */
export const sessionSeconds = 8 * 60 * 60;

/** How long somebody may take at the identity provider. */
export const loginAttemptSeconds = 15 * 60;

/** Holds the session's secret. */
export const sessionCookie = { name: 'stafet_session', path: '/', seconds: sessionSeconds } as const;

/** Binds logins that are under way to the browser that began them, so that nobody is logged in by a foreign link. */
export const loginCookie = { name: 'stafet_login', path: '/auth', seconds: loginAttemptSeconds } as const;

type Cookie = typeof sessionCookie | typeof loginCookie;

/** The `Set-Cookie` for a value: out of reach for scripts, and not sent along with what other sites post here. */
export function setCookie(cookie: Cookie, value: string, isHttps: boolean): string {
  return line(cookie, value, cookie.seconds, isHttps);
}

/** The `Set-Cookie` that makes the browser forget the cookie. */
export function clearCookie(cookie: Cookie, isHttps: boolean): string {
  return line(cookie, '', 0, isHttps);
}

/** The value of the cookie in a `Cookie` header, `undefined` where there is none that this site can have set. */
export function readCookie(header: string | undefined, cookie: Cookie): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === cookie.name && isSecret(value)) return value;
  }
  return undefined;
}

// 32 random bytes in base64url.
function isSecret(value: string): boolean {
  return /^[\w-]{43}$/.test(value);
}

function line(cookie: Cookie, value: string, seconds: number, isHttps: boolean): string {
  const secure = isHttps ? '; Secure' : '';
  return `${cookie.name}=${value}; Path=${cookie.path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
