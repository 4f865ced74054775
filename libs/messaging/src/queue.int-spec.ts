import { setTimeout as sleep } from 'node:timers/promises';
import { Database, SteadyLoop, type Config } from '@stafet/platform';
import {
  createTestDatabase,
  putOutboxRows,
  startMailServer,
  startRedis,
  type TestDatabase,
  type TestMailServer,
  type TestRedis,
} from '@stafet/testing';
import { Redis } from 'ioredis';
import { EmailChannel } from './channels/email.channel';
import { InAppChannel } from './channels/in-app.channel';
import { MailServer } from './channels/mail-server';
import { DeliveryReconciler } from './delivery-reconciler';
import { NotificationProcessor } from './notification.processor';
import { OutboxRelay } from './outbox-relay';
import { NotificationQueue, NotificationWorker, type QueueConfig } from './queue';

jest.setTimeout(90_000);

const municipality = 'municipality-0730';
const quiet = { log: () => undefined, warn: () => undefined };

/** Words that may be in the database and nowhere else; the number is one of MedCom's test numbers. */
const canaries = ['Bruno Test Elmer', '2509479989', '250947-9989', 'skizofreni', 'psy-discharge', 'ward-randers'];

interface Backend {
  /** What the queue keeps, in full. */
  contents(): Promise<string>;
  /** What an administrator does who empties the wrong server. */
  empty(): Promise<unknown>;
}

describe.each(['PostgreSQL', 'Redis'])('from the outbox to the people, with the queue in %s', (kind) => {
  let testDatabase: TestDatabase;
  let database: Database;
  let owner: Database;
  let redisServer: TestRedis | undefined;
  let redis: Redis | undefined;
  let config: QueueConfig;
  let backend: Backend;
  let mailServer: TestMailServer;
  let queue: NotificationQueue;
  let toStop: (() => Promise<unknown>)[];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = Database.open({ url: testDatabase.appUrl, poolSize: 10 }, 'messaging-test');
    owner = Database.open({ url: testDatabase.ownerUrl, poolSize: 2 }, 'messaging-test-owner');
    redisServer = kind === 'Redis' ? await startRedis() : undefined;
    redis = redisServer && new Redis(redisServer.url);
    config = {
      database: { url: testDatabase.appUrl, migratorUrl: '', poolSize: 10 } satisfies Config['database'],
      redisUrl: redisServer?.url,
    };
    backend = redis === undefined ? postgresBackend(owner) : redisBackend(redis);
  });

  afterAll(async () => {
    redis?.disconnect();
    await database.close();
    await owner.close();
    await testDatabase.drop();
    await redisServer?.stop();
  });

  beforeEach(async () => {
    mailServer = await startMailServer();
    queue = new NotificationQueue(config);
    toStop = [];
    await owner.query(
      `insert into organization_contact (organization_id, email) values ($1, 'visitation@randers.example')
       on conflict (organization_id) do update set email = excluded.email`,
      [municipality],
    );
  });

  afterEach(async () => {
    await Promise.all(toStop.map((stop) => stop()));
    await queue.close();
    await mailServer.stop();
    await backend.empty();
    await owner.query('delete from notification; delete from delivery; delete from outbox_message');
  });

  const put = (count: number, more: Partial<Parameters<typeof putOutboxRows>[1]> = {}) =>
    putOutboxRows(testDatabase, { count, recipient: municipality, ...more });

  function processor(): NotificationProcessor {
    const transport = new MailServer({ url: mailServer.url, from: 'Stafet <no-reply@stafet.example>' });
    toStop.push(async () => transport.close());
    const channels = [new InAppChannel(database), new EmailChannel(database, transport, 'http://localhost:3000')];
    return new NotificationProcessor(database, channels, {
      delivered: async () => undefined,
      deliveryFailed: async () => undefined,
    });
  }

  async function startWorker(): Promise<NotificationWorker> {
    const notifier = processor();
    const worker = new NotificationWorker(config, { process: (id) => notifier.process(id), concurrency: 4 });
    toStop.push(() => worker.close(true));
    await worker.start();
    return worker;
  }

  function startRelay(through: Pick<NotificationQueue, 'ready' | 'add'> = queue): void {
    const relay = new OutboxRelay(database, through);
    const round = async () => (await relay.relay(10)) === 10;
    const loop = new SteadyLoop({ name: 'relay', pauseMs: 50, round, logger: quiet }).start();
    toStop.push(() => loop.stop());
  }

  const incomplete = async () =>
    (await owner.query('select from outbox_message where completed_at is null or published_at is null')).length;

  const rowsPerChannel = () =>
    owner.query<{ channel: string; status: string; count: number }>(
      'select channel, status, count(*) from delivery group by 1, 2 order by 1, 2',
    );

  it('delivers each message once per channel, while workers are killed and relays compete or die', async () => {
    const { messageIds } = await put(150);
    const [doomed] = await Promise.all([startWorker(), startWorker()]);
    // Adds its batch and is never heard of again: what it claimed is marked by another, when the claim has run out.
    const dying = {
      ready: () => queue.ready(),
      add: async (ids: readonly string[]) => {
        await queue.add(ids);
        throw new Error('died between adding and marking');
      },
    };
    await new OutboxRelay(database, dying).relay(20).catch(() => undefined);
    for (let relays = 0; relays < 3; relays++) startRelay();
    await until(async () => mailServer.mails.length > 20);
    await doomed.close(true);
    await startWorker();
    await until(async () => (await incomplete()) === 0);

    expect(await rowsPerChannel()).toEqual([
      { channel: 'email', status: 'sent', count: 150 },
      { channel: 'in-app', status: 'delivered', count: 150 },
    ]);
    expect(await owner.query('select message_id from notification')).toHaveLength(150);
    const mailed = mailServer.mails.map((mail) => /^X-Stafet-Message-Id: (.*)$/im.exec(mail.source)?.[1]);
    expect(new Set(mailed)).toEqual(new Set(messageIds));
    await until(async () => !(await backend.contents()).includes('messageId'));
  });

  it('loses nothing when the queue is emptied in the middle', async () => {
    const { messageIds } = await put(60);
    const relay = new OutboxRelay(database, queue);
    while ((await relay.relay(20)) > 0) await sleep(0);
    expect(await backend.contents()).toContain(messageIds[0]);
    await backend.empty();
    expect(await backend.contents()).not.toContain(messageIds[0]);
    expect(await new DeliveryReconciler(database).reconcile()).toBe(0);

    await owner.query("update outbox_message set published_at = published_at - interval '1 minute'");
    await startWorker();
    expect(await new DeliveryReconciler(database).reconcile()).toBe(60);
    startRelay();
    await until(async () => (await incomplete()) === 0);
    expect(await owner.query('select message_id from notification')).toHaveLength(60);
    expect(new Set(mailServer.mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail.source)?.[1])).size).toBe(60);
  });

  it('tells in the app at once while the mail server is away, and mails when it is back', async () => {
    const { port } = mailServer;
    await mailServer.stop();
    await put(30, { isRequest: true });
    await startWorker();
    startRelay();
    // The listener may be told of one message twice, so the notifications are what is counted.
    await until(async () => (await owner.query('select from notification')).length === 30);
    expect(await incomplete()).toBe(30);
    await until(async () => (await owner.query('select from delivery where evidence = $1', ['ESOCKET'])).length > 0);

    mailServer = await startMailServer({ port });
    await until(async () => (await incomplete()) === 0);
    expect(new Set(mailServer.mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail.source)?.[1])).size).toBe(30);
  });

  it('lets no name, number or clinical word into a job or a mail', async () => {
    const factTypes = ['send', 'accept', 'reject', 'ask', 'reminded', 'circumstance', 'reopened', 'call'];
    for (const factType of factTypes) await put(1, { factType, planted: canaries.join(' ') });
    await new OutboxRelay(database, queue).relay(100);
    const jobs = await backend.contents();
    expect(jobs).toContain('messageId');
    await startWorker();
    await until(async () => (await incomplete()) === 0);

    const mails = mailServer.mails.map((mail) => `${mail.source} ${decoded(mail.source)}`).join('\n');
    expect(mails).toContain('En overdragelse venter på jer');
    for (const canary of canaries) {
      expect(jobs).not.toContain(canary);
      expect(mails).not.toContain(canary);
    }
  });
});

describe('while Redis is away', () => {
  it('leaves the messages unsent and unclaimed, and says so within seconds', async () => {
    const testDatabase = await createTestDatabase();
    const database = Database.open({ url: testDatabase.appUrl, poolSize: 2 }, 'messaging-test');
    const queue = new NotificationQueue({
      database: { url: testDatabase.appUrl, migratorUrl: '', poolSize: 2 },
      redisUrl: 'redis://127.0.0.1:1',
    });
    await putOutboxRows(testDatabase, { count: 3, recipient: municipality });

    await expect(new OutboxRelay(database, queue).relay()).rejects.toThrow();
    const free = 'select from outbox_message where published_at is null and claimed_until is null';
    expect(await database.query(free)).toHaveLength(3);
    await queue.close();
    await database.close();
    await testDatabase.drop();
  });
});

function postgresBackend(owner: Database): Backend {
  return {
    async contents() {
      const rows = await owner.query<{ text: string }>('select row_to_json(job)::text as text from bullmq.job');
      return rows.map((row) => row.text).join('\n');
    },
    empty: () => owner.query('delete from bullmq.job'),
  };
}

function redisBackend(redis: Redis): Backend {
  return {
    async contents() {
      const keys = await redis.keys('bull:notifications:*');
      const values = keys.map(async (key) => {
        const type = await redis.type(key);
        return type === 'hash' ? JSON.stringify(await redis.hgetall(key)) : '';
      });
      return `${keys.join('\n')}\n${(await Promise.all(values)).join('\n')}`;
    },
    empty: () => redis.flushall(),
  };
}

/** Quoted-printable, which mails with Danish letters are written in, and base64 of whole parts. */
function decoded(source: string): string {
  const joined = source.replaceAll(/=\r?\n/g, '');
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (await condition()) return;
    await sleep(50);
  }
  throw new Error('What the test waits for did not happen within a minute');
}
