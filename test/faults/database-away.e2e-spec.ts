import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { http, startSystem, type System } from '@stafet/testing';
import { ClientHistory, fire, type Answer, type Command } from './client-history';
import { startCrashingPostgres, type CrashingPostgres } from './crashing-postgres';
import { Endings } from './endings';
import { kinds, nobodysCpr, pathway } from './handover-plan';
import { connected, faultsIn, underWay } from './oracle';

/** Milliseconds within which a caller is told that the database is away. */
const patience = 5_000;

jest.setTimeout(120_000);

describe('while PostgreSQL is away', () => {
  const endings = new Endings();
  let postgres: CrashingPostgres;
  let system: System;
  let history: ClientHistory;
  let content: object;
  let citizens = 0;

  beforeAll(async () => {
    postgres = await endings.after(startCrashingPostgres(), (each) => each.remove());
    system = await endings.after(startSystem({ database: postgres }), (each) => each.stop());
    history = new ClientHistory(system.apiUrls, (login) => system.tokenFor(login));
    const answer = await http(system, 'clinician-randers').get<{ exampleContent: object }>(`/pathways/${pathway}`);
    content = answer.body.exampleContent;
    await system.tokenFor('caseworker-randers');
  });

  afterAll(() => endings.now());

  const creation = (): Command => ({
    login: 'clinician-randers',
    path: '/handovers',
    key: randomUUID(),
    body: {
      pathway,
      patient: { cpr: nobodysCpr(citizens++), municipality: '0730' },
      sender: 'ward-randers',
      items: kinds,
      receiver: 'municipality-0730',
      content,
      send: true,
    },
  });

  async function acceptance(): Promise<Command> {
    const { answer } = await history.insist(creation());
    const { id } = JSON.parse(answer.text) as { id: string };
    const path = `/handovers/${id}/events`;
    return { login: 'caseworker-randers', path, key: randomUUID(), body: { type: 'accept' }, ifMatch: '"1"' };
  }

  async function timed(command: Command): Promise<{ readonly answer: Answer; readonly milliseconds: number }> {
    const token = await system.tokenFor(command.login);
    const began = performance.now();
    const answer = await fire(system.url, token, command);
    return { answer, milliseconds: performance.now() - began };
  }

  async function health(path: string): Promise<number> {
    return (await fetch(`${system.url}/health/${path}`, { signal: AbortSignal.timeout(patience) })).status;
  }

  async function expectToldInTime(commands: readonly Command[]): Promise<void> {
    for (const { answer, milliseconds } of await Promise.all(commands.map(timed))) {
      expect(answer).toMatchObject({ status: 503, contentType: expect.stringContaining('application/problem+json') });
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'database-unavailable' });
      expect(Number(answer.retryAfter)).toBeGreaterThan(0);
      expect(milliseconds).toBeLessThan(patience);
    }
  }

  async function expectNothingLost(): Promise<void> {
    const session = await connected(postgres.ownerUrl);
    try {
      const end = performance.now() + 40_000;
      while ((await underWay(session)) > 0 && performance.now() < end) await sleep(100);
      expect(await faultsIn(session, history.acknowledged)).toEqual([]);
    } finally {
      await session.end();
    }
  }

  it.each([
    { how: 'stopped in order', leave: () => postgres.stop(), comeBack: () => postgres.start() },
    { how: 'killed', leave: () => postgres.crash(), comeBack: () => postgres.start() },
    {
      how: 'frozen, so that it takes what it is sent and never answers',
      leave: async () => postgres.freeze(),
      comeBack: async () => postgres.thaw(),
    },
  ])('commands get 503 within five seconds, and succeed with the same key afterwards: $how', async (away) => {
    const commands = [await acceptance(), await acceptance(), creation()];
    // More at once than there are connections, so that some wait for one.
    const more = Array.from({ length: 30 }, creation);
    await away.leave();
    try {
      expect(await health('live')).toBe(200);
      await expectToldInTime([...commands, ...more]);
      expect(await health('ready')).toBe(503);
      expect(await health('live')).toBe(200);
    } finally {
      await away.comeBack();
    }
    for (const command of [...commands, ...more]) {
      const { answer } = await history.insist(command);
      expect(answer.status).toBeLessThan(300);
    }
    expect(await health('ready')).toBe(200);
    await expectNothingLost();
    expect(history.surprises).toEqual([]);
  });

  it('an API and a worker that were started before it come up by themselves', async () => {
    await Promise.all(['api-1', 'worker-1'].map((name) => system.kill(name, 'SIGKILL')));
    await postgres.stop();
    const starting = ['api-1', 'worker-1'].map((name) => system.restart(name));
    const isUp = async (): Promise<boolean> => (await health('live').catch(() => 0)) === 200;
    for (let waited = 0; !(await isUp()) && waited < 15_000; waited += 100) await sleep(100);
    expect(await health('live')).toBe(200);
    expect(await health('ready')).toBe(503);
    const command = creation();
    await expectToldInTime([command]);
    // Longer than it takes a process to give up, if it did.
    await sleep(3_000);
    expect(['api-1', 'worker-1'].map((name) => typeof system.pid(name))).toEqual(['number', 'number']);

    await postgres.start();
    await Promise.all(starting);
    expect((await history.insist(command)).answer.status).toBe(201);
    await expectNothingLost();
  });
});
