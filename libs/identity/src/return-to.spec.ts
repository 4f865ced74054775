import { safeReturnTo } from './return-to';

describe('where a login leads back to', () => {
  it.each(['/', '/handovers/3?view=mine#top', '/audit', '/authors', `/${'x'.repeat(499)}`])(
    'keeps the local path %s',
    (path) => {
      expect(safeReturnTo(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    'handovers',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/.//evil.example/',
    '/%2e//evil.example/',
    '/x/..//evil.example/',
    '/auth/login',
    '/auth/callback?code=1',
    '/auth',
    ['/a', '/b'],
    `/${'x'.repeat(500)}`,
    `/${'æ'.repeat(200)}`,
  ])('leads home instead of to %j', (wanted) => {
    expect(safeReturnTo(wanted)).toBe('/');
  });
});
