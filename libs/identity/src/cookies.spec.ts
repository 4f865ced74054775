import { clearCookie, loginCookie, readCookie, sessionCookie, setCookie } from './cookies';
import { newSecret } from './web-sessions';

describe('the session cookie', () => {
  it('is out of reach for scripts and other sites, and lasts eight hours', () => {
    expect(setCookie(sessionCookie, 'x', false)).toBe(
      'stafet_session=x; Path=/; Max-Age=28800; HttpOnly; SameSite=Lax',
    );
  });

  it('travels by https alone where the site has https', () => {
    expect(setCookie(sessionCookie, 'x', true)).toMatch(/; Secure$/);
    expect(clearCookie(sessionCookie, true)).toBe('stafet_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure');
  });

  it('is found among others by its whole name', () => {
    const [one, two] = [newSecret(), newSecret()];
    const header = `xstafet_session=${two}; stafet_login=${two}; stafet_session=${one}`;
    expect(readCookie(header, sessionCookie)).toBe(one);
    expect(readCookie(header, loginCookie)).toBe(two);
  });

  it('is ignored when it cannot have been set here', () => {
    expect(readCookie(undefined, sessionCookie)).toBeUndefined();
    expect(readCookie('stafet_session=short', sessionCookie)).toBeUndefined();
    expect(readCookie(`stafet_session=${'a'.repeat(42)}'`, sessionCookie)).toBeUndefined();
  });
});
