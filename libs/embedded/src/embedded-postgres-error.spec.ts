import { type EmbeddedPostgresError, faultFromOutput, folderFault } from './embedded-postgres-error';

describe('what PostgreSQL writes before it gives up', () => {
  it.each([
    ['FATAL:  could not write to file "pg_wal/xlogtemp.42": No space left on device', 'disk-full'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'port-busy'],
    [
      'DETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible with this version 18.4.',
      'other-version',
    ],
    ['initdb: error: could not create directory "/x/data": Read-only file system', 'folder-not-writable'],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'in-use'],
    ['FATAL:  could not load library', 'did-not-start'],
    ['', 'did-not-start'],
  ])('becomes one fault with one line: %s', (output, fault) => {
    const error = faultFromOutput(`LOG:  starting\n${output}\n`, '/data', 5432);
    expect(error.fault).toBe(fault);
    expect(error.message).not.toContain('\n');
  });
});

describe('what the operating system says about a folder', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'folder-not-writable'],
    ['EACCES', 'folder-not-writable'],
  ])('names the folder and the way out: %s', (code, fault) => {
    const error = folderFault('/data', Object.assign(new Error(code), { code })) as EmbeddedPostgresError;
    expect(error.fault).toBe(fault);
    expect(error.message).toMatch(/\/data.*STAFET_DATA/);
  });

  it('passes on what it does not know', () => {
    const fault = new Error('something else');
    expect(folderFault('/data', fault)).toBe(fault);
  });
});
