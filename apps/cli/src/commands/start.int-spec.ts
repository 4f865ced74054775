import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkoutFolder, freePort, isAlive, withClient } from '@stafet/embedded';

jest.setTimeout(120_000);

const cli = join(checkoutFolder(), 'dist/apps/cli/src/main.js');

describe('stafet start', () => {
  let home: string;
  let env: Record<string, string>;
  const begun: ChildProcess[] = [];

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'stafet-start-'));
    chmodSync(home, 0o755);
    const [port, demoPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
    env = {
      STAFET_DATA: join(home, 'data'),
      PORT: String(port),
      DEMO_PORT: String(demoPort),
      DEMO_SMTP_PORT: String(smtpPort),
    };
  });

  afterEach(async () => {
    for (const launcher of begun.splice(0)) {
      if (launcher.exitCode !== null || launcher.signalCode !== null) continue;
      const ended = once(launcher, 'exit');
      launcher.kill('SIGTERM');
      await ended;
    }
    rmSync(home, { recursive: true, force: true });
  });

  /** Neither the surroundings of the test run nor its database are the launched system's business. */
  function surroundings(more: Readonly<Record<string, string>>): Record<string, string> {
    return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env, ...more };
  }

  function run(words: string[], more: Readonly<Record<string, string>> = {}) {
    return spawnSync(process.execPath, [cli, ...words], {
      cwd: checkoutFolder(),
      env: surroundings(more),
      encoding: 'utf8',
      timeout: 60_000,
    });
  }

  async function start(): Promise<{ launcher: ChildProcess; output: () => string }> {
    const launcher = spawn(process.execPath, [cli, 'start'], { cwd: checkoutFolder(), env: surroundings({}) });
    begun.push(launcher);
    let text = '';
    launcher.stdout.on('data', (bytes: Buffer) => (text += bytes.toString()));
    launcher.stderr.on('data', (bytes: Buffer) => (text += bytes.toString()));
    await until(
      () => text.includes('Stafet is ready') || launcher.exitCode !== null,
      () => text,
    );
    expect(text).toContain('Stafet is ready');
    return { launcher, output: () => text };
  }

  async function until(condition: () => boolean | Promise<boolean>, state: () => string = () => ''): Promise<void> {
    for (let waited = 0; waited < 60_000; waited += 50) {
      if (await condition()) return;
      await sleep(50);
    }
    throw new Error(`Waited for a minute in vain\n${state()}`);
  }

  function runningPids(): Record<string, number> {
    const folder = join(home, 'data/run');
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const pids = names.map((name) => [name.replace('.json', ''), readPid(join(folder, name))] as const);
    const postgres = Number(readFileSync(join(home, 'data/postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    return { ...Object.fromEntries(pids), postgres };
  }

  function readPid(path: string): number {
    return (JSON.parse(readFileSync(path, 'utf8')) as { pid: number }).pid;
  }

  async function me(): Promise<number> {
    const token = run(['token', '--user', 'clinician-randers']).stdout.trim();
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`http://127.0.0.1:${env['PORT'] ?? ''}/api/v1/me`, { headers })).status;
  }

  it('brings up a system that lets the demo logins in, and leaves nothing running after the order to stop', async () => {
    const { launcher, output } = await start();
    expect(output()).toContain(`http://localhost:${env['PORT'] ?? ''}`);
    expect(output()).toContain('caseworker-samsoe');
    expect(await me()).toBe(200);
    const pids = runningPids();
    expect(Object.keys(pids).sort()).toEqual(['api', 'demo', 'launcher', 'postgres', 'worker']);

    const ended = once(launcher, 'exit');
    launcher.kill('SIGINT');
    launcher.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(Object.values(pids).filter(isAlive)).toEqual([]);
  });

  it('goes on with its data after a kill -9, and first stops what was left behind', async () => {
    const first = await start();
    const database = () =>
      (JSON.parse(readFileSync(join(home, 'data/environment.json'), 'utf8')) as { MIGRATOR_DATABASE_URL: string })
        .MIGRATOR_DATABASE_URL;
    await withClient(database(), (client) => client.query('CREATE TABLE baton AS SELECT 1 AS held'));
    const token = run(['token', '--user', 'auditor']).stdout.trim();
    const left = runningPids();
    const ended = once(first.launcher, 'exit');
    first.launcher.kill('SIGKILL');
    await ended;
    expect(Object.values(left).filter(isAlive)).toHaveLength(4);

    const second = await start();
    expect(second.output()).toContain('that an earlier start left behind');
    expect(Object.values(left).filter(isAlive)).toEqual([]);
    const kept = await withClient(database(), (client) => client.query('SELECT held FROM baton'));
    expect(kept.rows).toEqual([{ held: 1 }]);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`http://127.0.0.1:${env['PORT'] ?? ''}/api/v1/me`, { headers })).status).toBe(200);
  });

  it('starts what dies again, the database included, and says so', async () => {
    const { output } = await start();
    const { api = 0, postgres = 0 } = runningPids();
    process.kill(postgres, 'SIGKILL');
    process.kill(api, 'SIGKILL');
    await until(() => output().includes('api is back') && output().includes('postgres is back'), output);
    await until(async () => (await me()) === 200, output);
  });

  it('refuses a second start on the same data in one line, and harms the first one in nothing', async () => {
    await start();
    const pids = runningPids();
    const second = run(['start']);
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(/^Stafet already runs here, at http:\/\/localhost:\d+ [^\n]*\n$/);
    expect(runningPids()).toEqual(pids);
    expect(await me()).toBe(200);
  });

  describe('says in one line, and starts nothing, when', () => {
    function expectOneLine(result: ReturnType<typeof run>, words: RegExp): void {
      expect(result.stderr).toMatch(words);
      expect(result.stderr.trim().split('\n')).toHaveLength(1);
      expect(result.status).toBe(1);
    }

    it('another program has the port', async () => {
      const other = createServer().listen(Number(env['DEMO_PORT']), '127.0.0.1');
      await once(other, 'listening');
      const result = run(['start']);
      other.close();
      expectOneLine(result, /Port \d+ is taken .* set DEMO_PORT/);
      expect(readdirSync(join(home, 'data/run'))).toEqual([]);
    });

    it('the data folder cannot be written', () => {
      writeFileSync(join(home, 'file'), '');
      expectOneLine(run(['start'], { STAFET_DATA: join(home, 'file', 'data') }), /Cannot write to .* set STAFET_DATA/);
      expectOneLine(
        run(['start'], { STAFET_DATA: '/proc/stafet' }),
        /Cannot write to \/proc\/stafet .* set STAFET_DATA/,
      );
    });

    it('the data are of another PostgreSQL', () => {
      mkdirSync(join(home, 'data/postgres/data'), { recursive: true });
      writeFileSync(join(home, 'data/postgres/data/PG_VERSION'), '15\n');
      writeFileSync(join(home, 'data/postgres/superuser-password'), 'unused');
      expectOneLine(run(['start']), /made by PostgreSQL 15, .* move the folder away/);
      expect(readdirSync(join(home, 'data/run'))).toEqual([]);
    });

    it('the database that it was told to use does not answer', () => {
      const url = 'postgres://nobody:nothing@127.0.0.1:1/none';
      expectOneLine(run(['start'], { DATABASE_URL: url }), /migrate failed.*ECONNREFUSED/);
      expect(readdirSync(join(home, 'data/run'))).toEqual([]);
    });

    it('a port is no number, or the surroundings are production', () => {
      expectOneLine(run(['start'], { PORT: 'three' }), /PORT must be a whole number/);
      expectOneLine(run(['start'], { STAFET_ENV: 'production' }), /in production start each process itself/);
    });

    it('the command does not exist', () => {
      expectOneLine(run(['begin']), /unknown command 'begin'/);
    });
  });
});
