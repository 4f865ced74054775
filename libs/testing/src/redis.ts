import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@stafet/embedded';
import { findProgram, installDebianPackage } from './program';

export interface TestRedis {
  readonly url: string;
  /** The process id, where the tests started it: a fault test may kill it. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

const startSeconds = 10;

/**
 * A Redis for a test file: the one that REDIS_URL names, else a `redis-server` on a port of its own, installed where
 * that is possible. Never skips. A `configFile` is read by a server that is started here; the settings of the tests win,
 * and the address holds no password from it.
 * @throws Error that says what to install
 */
export async function startRedis(options: { readonly configFile?: string } = {}): Promise<TestRedis> {
  const given = process.env['REDIS_URL'];
  if (given) return { url: given, pid: undefined, stop: async () => undefined };

  const program = findRedis();
  const folder = mkdtempSync(join(tmpdir(), 'stafet-redis-'));
  const port = await freePort();
  // BullMQ wants `noeviction`; the append-only file lets a test kill the server and start it again with its data.
  const switches = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'yes',
    'maxmemory-policy': 'noeviction',
  };
  const server = spawn(
    program,
    [
      ...(options.configFile === undefined ? [] : [options.configFile]),
      ...Object.entries(switches).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ],
    { stdio: 'ignore' },
  );
  const ended = once(server, 'exit');
  await answers(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: server.pid,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findRedis(): string {
  const candidates = ['redis-server', '/usr/bin/redis-server', 'valkey-server'];
  const found = findProgram(candidates);
  if (found !== undefined) return found;
  installDebianPackage('redis-server', 'redis-server');
  const installed = findProgram(candidates);
  if (installed === undefined) throw new Error('redis-server was installed and is not found on the PATH');
  return installed;
}

async function answers(port: number): Promise<void> {
  for (let waited = 0; waited < startSeconds * 1000; waited += 20) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((done) => {
      socket.once('connect', () => done(true));
      socket.once('error', () => done(false));
    });
    socket.destroy();
    if (isOpen) return;
    await sleep(20);
  }
  throw new Error(`redis-server did not answer on port ${port} within ${startSeconds} s`);
}
