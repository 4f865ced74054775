import { isFromOwnPages, isUnsafe } from './same-origin';

const publicUrl = 'https://stafet.example';

describe('the proof that a request comes from our own pages', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'https://stafet.example' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://stafet.example' }, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://stafet.example.evil.example' }, false],
    [{}, false],
  ])('reads %j as %s', (headers, expected) => {
    expect(isFromOwnPages(headers, publicUrl)).toBe(expected);
  });

  it('is asked for by every method that may change something', () => {
    expect(['GET', 'HEAD', 'OPTIONS'].map(isUnsafe)).toEqual([false, false, false]);
    expect(['POST', 'PUT', 'PATCH', 'DELETE', 'ANYTHING'].map(isUnsafe)).toEqual([true, true, true, true, true]);
  });
});
