import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, withClient } from '@stafet/embedded';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { appDatabaseUrl } from './database';

describe('the login of the API and the worker', () => {
  let database: TestDatabase;
  const roles: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    const server = database.ownerUrl.replace(/\/[^/]*$/, '/postgres');
    await database.drop();
    for (const role of roles) await withClient(server, (client) => client.query(`drop role ${role}`));
  });

  const arrange = (statement: string) => withClient(database.ownerUrl, (client) => client.query(statement));
  const loginWith = async (options: string): Promise<{ role: string; url: string }> => {
    const role = `login_${randomUUID().replaceAll('-', '')}`;
    await arrange(`create role ${role} login password 'synthetic' ${options}`);
    roles.push(role);
    const url = new URL(database.ownerUrl);
    url.username = role;
    url.password = 'synthetic';
    return { role, url: url.href };
  };
  const currentUser = async (url: string): Promise<unknown> =>
    withClient(url, async (client) => (await client.query('select current_user')).rows[0]);

  it('acts as the role that may not change the trail', async () => {
    const said: string[] = [];
    const url = await appDatabaseUrl(database.ownerUrl, (line) => said.push(line));
    expect(await currentUser(url)).toEqual({ current_user: 'stafet_app' });
    expect(said).toEqual([]);
  });

  it('is the login of the migrations where that may not act as the role, and says so in one line', async () => {
    const { role, url } = await loginWith('');
    const said: string[] = [];
    expect(await appDatabaseUrl(url, (line) => said.push(line))).toBe(url);
    expect(said).toEqual([expect.stringMatching(/stafet_app.*may change the trail/)]);
    expect(said[0]).not.toContain(role);
  });

  it('is not mistaken for one without the role when the database is busy for a moment', async () => {
    const { role, url } = await loginWith('connection limit 0 in role stafet_app');
    const waiting = appDatabaseUrl(url, () => undefined);
    await sleep(300);
    await arrange(`alter role ${role} connection limit -1`);
    expect(await currentUser(await waiting)).toEqual({ current_user: 'stafet_app' });
  });

  it('is none where the database stays away, and the start fails in one line', async () => {
    const url = `postgres://nobody:secret@127.0.0.1:${await freePort()}/stafet`;
    const failing = appDatabaseUrl(url, () => undefined, 500);
    await expect(failing).rejects.toThrow(/^The database cannot be used as the role stafet_app: [^\n]*ECONNREFUSED/);
    await expect(failing).rejects.not.toThrow('secret');
  });
});
