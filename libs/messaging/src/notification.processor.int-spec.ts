import { Database } from '@stafet/platform';
import {
  createTestDatabase,
  putOutboxRows,
  startMailServer,
  type TestDatabase,
  type TestMailServer,
} from '@stafet/testing';
import type { Channel } from './channels/channel';
import { EmailChannel } from './channels/email.channel';
import { InAppChannel } from './channels/in-app.channel';
import { MailServer } from './channels/mail-server';
import type { DeliveryListener } from './delivery-listener';
import { markRead, unreadNotifications } from './notification.query';
import { NotificationProcessor } from './notification.processor';

const municipality = 'municipality-0730';

describe('what the notifier leaves behind', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let server: TestMailServer;
  let mailServer: MailServer;
  let changes: boolean[];
  let told: string[];
  let failed: string[];

  const listener: DeliveryListener = {
    delivered: async (handoverId) => void told.push(`delivered ${handoverId}`),
    deliveryFailed: async (handoverId) => void told.push(`failed ${handoverId}`),
  };

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = Database.open({ url: testDatabase.appUrl, poolSize: 5 }, 'messaging-test');
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  beforeEach(async () => {
    server = await startMailServer();
    [changes, told, failed] = [[], [], []];
    mailServer = new MailServer({ url: server.url, from: 'Stafet <no-reply@stafet.example>' }, (isAway) =>
      changes.push(isAway),
    );
    await setMailbox('visitation@randers.example');
  });

  afterEach(async () => {
    mailServer.close();
    await server.stop();
  });

  const setMailbox = (email: string | null) =>
    database.query(
      `insert into organization_contact (organization_id, email) values ($1, $2)
       on conflict (organization_id) do update set email = excluded.email`,
      [municipality, email],
    );

  const inApp = () => new InAppChannel(database);
  const email = (mostAttempts?: number) =>
    new EmailChannel(database, mailServer, 'https://stafet.example', mostAttempts);

  const notifier = (channels: readonly Channel[] = [inApp(), email()], heard: DeliveryListener = listener) =>
    new NotificationProcessor(database, channels, heard, (id, channel) => failed.push(`${channel} ${id}`));

  async function put(isRequest = true) {
    const { handoverId, messageIds } = await putOutboxRows(testDatabase, {
      count: 1,
      recipient: municipality,
      isRequest,
    });
    return { handoverId, id: messageIds[0]! };
  }

  const deliveries = (id: string) =>
    database.query<{ channel: string; status: string; attempts: number; evidence: string }>(
      'select channel, status, attempts, evidence from delivery where message_id = $1 order by channel desc',
      [id],
    );

  const isCompleted = async (id: string) =>
    (await database.query('select from outbox_message where id = $1 and completed_at is not null', [id])).length === 1;

  it('writes one notification and one mail, and says that the request was delivered', async () => {
    const { handoverId, id } = await put();
    await notifier().process(id);
    await notifier().process(id);

    expect(await deliveries(id)).toEqual([
      { channel: 'in-app', status: 'delivered', attempts: 1, evidence: 'notification recorded' },
      { channel: 'email', status: 'sent', attempts: 1, evidence: expect.stringMatching(/^250 /) },
    ]);
    expect(server.mails).toHaveLength(1);
    expect(told).toEqual([`delivered ${handoverId}`]);
    expect(await isCompleted(id)).toBe(true);
  });

  it('mails in two languages, with a link, a stable Message-ID, and no word about whom or what', async () => {
    const { handoverId, id } = await put();
    await notifier().process(id);
    const { to, source } = server.mails[0]!;
    expect(to).toEqual(['visitation@randers.example']);
    expect(source).toContain(`Message-ID: <${id}.${municipality}@stafet>`);
    expect(source).toMatch(new RegExp(`^X-Stafet-Message-Id: ${id}`, 'im'));
    expect(source).toContain('Auto-Submitted: auto-generated');
    expect(source).toMatch(/Content-Type: text\/plain[^]*Content-Type: text\/html/);
    expect(source.indexOf('En overdragelse venter')).toBeLessThan(source.lastIndexOf('A handover is waiting for you.'));
    expect(source.replaceAll(/=\r?\n/g, '')).toContain(`https://stafet.example/handovers/${handoverId}`);
  });

  it('says again that a request was delivered until that is recorded, and notifies once', async () => {
    const { handoverId, id } = await put();
    const deaf = { ...listener, delivered: () => Promise.reject(new Error('the database went away')) };
    await expect(notifier(undefined, deaf).process(id)).rejects.toThrow('went away');
    expect(await isCompleted(id)).toBe(false);

    await notifier().process(id);
    expect(told).toEqual([`delivered ${handoverId}`]);
    expect(server.mails).toHaveLength(1);
    expect(await isCompleted(id)).toBe(true);
    const notifications = await database.query('select from notification where message_id = $1', [id]);
    expect(notifications).toHaveLength(1);
  });

  it('records a refused mailbox as failed, with the answer as evidence, and ends', async () => {
    await setMailbox('nobody@randers.example');
    const { handoverId, id } = await put();
    await notifier().process(id);
    expect(await deliveries(id)).toEqual([
      expect.objectContaining({ channel: 'in-app', status: 'delivered' }),
      { channel: 'email', status: 'failed', attempts: 1, evidence: '550 5.1.1 no such mailbox' },
    ]);
    expect(told).toEqual([`delivered ${handoverId}`]);
    expect(failed).toEqual([`email ${id}`]);
    expect(await isCompleted(id)).toBe(true);
  });

  it('says that the delivery failed only when no channel reached the receiver', async () => {
    await setMailbox('nobody@randers.example');
    const request = await put();
    await notifier([email()]).process(request.id);
    const news = await put(false);
    await notifier([email()]).process(news.id);
    expect(told).toEqual([`failed ${request.handoverId}`]);
  });

  it('tries an absent mail server again, keeps the reason, and gives up after the last attempt', async () => {
    await server.stop();
    const { id } = await put();
    const channels = [inApp(), email(3)];
    await expect(notifier(channels).process(id)).rejects.toThrow('email: the mail server cannot take it now');
    expect((await deliveries(id))[1]).toEqual({
      channel: 'email',
      status: 'pending',
      attempts: 1,
      evidence: 'ESOCKET',
    });
    await expect(notifier(channels).process(id)).rejects.toThrow();
    expect(await isCompleted(id)).toBe(false);

    await notifier(channels).process(id);
    expect((await deliveries(id))[1]).toMatchObject({
      status: 'failed',
      attempts: 3,
      evidence: expect.stringContaining('given up after 3 attempts'),
    });
    expect(await isCompleted(id)).toBe(true);
    expect(changes).toEqual([true]);
    server = await startMailServer();
  });

  it('tells in the app alone where an organisation has no mailbox', async () => {
    await setMailbox(null);
    const { id } = await put();
    await notifier().process(id);
    expect((await deliveries(id)).map((each) => each.channel)).toEqual(['in-app']);
    expect(await isCompleted(id)).toBe(true);
  });

  it('ends a mail that was begun when the mailbox is removed meanwhile', async () => {
    const { id } = await put();
    await server.stop();
    await expect(notifier().process(id)).rejects.toThrow();
    await setMailbox(null);
    await notifier().process(id);
    expect((await deliveries(id))[1]).toMatchObject({
      status: 'failed',
      evidence: expect.stringContaining('no mailbox'),
    });
    expect(await isCompleted(id)).toBe(true);
    server = await startMailServer();
  });

  it('shows an organisation its unread news, newest first, until somebody has seen them', async () => {
    await database.query('update notification set read_at = now()');
    const first = await put();
    const second = await put(false);
    await notifier().process(first.id);
    await notifier().process(second.id);
    const unread = await unreadNotifications(database, [municipality], 10);
    expect(unread.map((each) => each.handover)).toEqual([second.handoverId, first.handoverId]);
    expect(await unreadNotifications(database, ['municipality-0751'], 10)).toEqual([]);

    await markRead(database, ['municipality-0751'], first.handoverId);
    await markRead(database, [municipality], second.handoverId);
    const left = await unreadNotifications(database, [municipality], 10);
    expect(left.map((each) => each.handover)).toEqual([first.handoverId]);
  });
});
