import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, withClient } from './database';
import { isAlive } from './postmaster';
import { freePort, startPostgres, type EmbeddedPostgres } from './start-postgres';

jest.setTimeout(60_000);

const isRoot = process.getuid?.() === 0;

describe('an embedded PostgreSQL', () => {
  let home: string;
  let dataFolder: string;
  const running: EmbeddedPostgres[] = [];
  const start = async (options?: { port?: number }) => {
    const server = await startPostgres({ dataFolder, ...options });
    running.push(server);
    return server;
  };

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'stafet-embedded-'));
    chmodSync(home, 0o755);
    dataFolder = join(home, 'postgres');
  });

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('keeps what was written over a stop and a second start', async () => {
    const first = await start();
    expect(await createDatabase(first.superuserUrl('postgres'), 'ward')).toBe(true);
    await withClient(first.superuserUrl('ward'), (client) => client.query('CREATE TABLE bed AS SELECT 7 AS number'));
    await first.stop();

    const second = await start();
    expect(await createDatabase(second.superuserUrl('postgres'), 'ward')).toBe(false);
    const bed = await withClient(second.superuserUrl('ward'), (client) => client.query('SELECT number FROM bed'));
    expect(bed.rows).toEqual([{ number: 7 }]);
  });

  it('commits durably, and wants the password from everybody', async () => {
    const server = await start();
    const url = server.superuserUrl('postgres');
    const settings = await withClient(url, (client) =>
      client.query("SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') ORDER BY name"),
    );
    expect(settings.rows.map((row: { setting: string }) => row.setting)).toEqual(['on', 'on']);

    const stranger = url.replace(/:[^:@]+@/, ':guess@');
    await expect(withClient(stranger, (client) => client.query('SELECT 1'))).rejects.toThrow(/password/);
    expect(statSync(join(dataFolder, 'superuser-password')).mode & 0o777).toBe(0o600);
    expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
  });

  it('sorts Danish as Danes do', async () => {
    const server = await start();
    const sorted = await withClient(server.superuserUrl('postgres'), (client) =>
      client.query(
        `SELECT name FROM (VALUES ('Aarhus'), ('Ærø'), ('Viborg')) AS town(name) ORDER BY name COLLATE "da-x-icu"`,
      ),
    );
    expect(sorted.rows.map((row: { name: string }) => row.name)).toEqual(['Viborg', 'Ærø', 'Aarhus']);
  });

  it('takes over from a server whose parent was killed', async () => {
    const first = await start();
    const second = await start();
    expect(isAlive(first.pid)).toBe(false);
    expect(isAlive(second.pid)).toBe(true);
  });

  it('recovers after the server itself was killed', async () => {
    const first = await start();
    await createDatabase(first.superuserUrl('postgres'), 'ward');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    const second = await start({ port: first.port });
    expect(await createDatabase(second.superuserUrl('postgres'), 'ward')).toBe(false);
  });

  it('keeps root’s data where its own user can go, without opening a closed folder for it', async () => {
    chmodSync(home, 0o700);
    const first = await start();
    await createDatabase(first.superuserUrl('postgres'), 'ward');
    await first.stop();
    const second = await start();
    expect(await createDatabase(second.superuserUrl('postgres'), 'ward')).toBe(false);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    await second.stop();

    // Who removes the folder starts afresh, wherever the data were.
    const place = isRoot ? join('/var/lib/stafet', readFileSync(`${dataFolder}.place`, 'utf8').trim()) : dataFolder;
    rmSync(isRoot ? `${dataFolder}.place` : dataFolder, { recursive: true });
    const third = await start();
    expect(await createDatabase(third.superuserUrl('postgres'), 'ward')).toBe(true);
    await third.stop();
    if (isRoot) {
      rmSync(place, { recursive: true });
      rmSync(join('/var/lib/stafet', readFileSync(`${dataFolder}.place`, 'utf8').trim()), { recursive: true });
    }
  });

  it('leaves a stranger alone who got the number of a dead server', async () => {
    await (await start()).stop();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await once(stranger, 'spawn');
    const postmasterFile = join(dataFolder, 'data', 'postmaster.pid');
    writeFileSync(postmasterFile, `${stranger.pid}\n${join(dataFolder, 'data')}\n`, { mode: 0o644 });
    await start();
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    stranger.kill('SIGKILL');
  });

  it('says in one line that the data are of another PostgreSQL', async () => {
    await (await start()).stop();
    writeFileSync(join(dataFolder, 'data', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toMatchObject({
      fault: 'other-version',
      message: expect.stringMatching(/PostgreSQL 15.*move the folder away/),
    });
  });

  it('says in one line that the port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    await expect(start({ port })).rejects.toMatchObject({
      fault: 'port-busy',
      message: expect.stringContaining(String(port)),
    });
    other.close();
  });

  it('says in one line that the folder cannot be written, and makes nothing in it', async () => {
    // Root may write everywhere but where there is no folder at all.
    if (isRoot) writeFileSync(join(home, 'closed'), '');
    else chmodSync(home, 0o555);
    dataFolder = isRoot ? join(home, 'closed', 'postgres') : join(home, 'postgres');
    await expect(start()).rejects.toMatchObject({
      fault: 'folder-not-writable',
      message: expect.stringContaining('STAFET_DATA'),
    });
    expect(readdirSync(home)).toEqual(isRoot ? ['closed'] : []);
    chmodSync(home, 0o755);
  });
});
