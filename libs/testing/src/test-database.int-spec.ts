import { withClient } from '@stafet/embedded';
import { createTestDatabase, type TestDatabase } from './test-database';

describe('a test database', () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });

  afterAll(async () => {
    await Promise.all([first.drop(), second.drop()]);
  });

  it('has the schema of apps/migrate and shares nothing with another', async () => {
    await withClient(first.ownerUrl, (client) => client.query('CREATE TABLE mine ()'));
    const tables = (url: string) =>
      withClient(url, async (client) => {
        const found = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
        return found.rows.map((row: { tablename: string }) => row.tablename);
      });
    expect(await tables(first.ownerUrl)).toEqual(expect.arrayContaining(['mine', 'audit_entry']));
    expect(await tables(second.ownerUrl)).toEqual(expect.arrayContaining(['audit_entry']));
    expect(await tables(second.ownerUrl)).not.toContain('mine');
  });

  it.each(['app', 'auditor'] as const)('logs the %s in as the role that production gives it', async (who) => {
    const url = who === 'app' ? first.appUrl : first.auditorUrl;
    const role = await withClient(url, (client) => client.query('SELECT current_user'));
    expect(role.rows).toEqual([{ current_user: `stafet_${who}` }]);
  });

  it('is gone after drop, even while somebody still uses it', async () => {
    const third = await createTestDatabase();
    await withClient(third.ownerUrl, async (client) => {
      client.on('error', () => undefined);
      await third.drop();
    });
    await expect(withClient(third.ownerUrl, (client) => client.query('SELECT 1'))).rejects.toThrow(/does not exist/);
  });
});
