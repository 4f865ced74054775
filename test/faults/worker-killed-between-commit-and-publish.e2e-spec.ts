import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, http, startSystem, type System, type TestDatabase } from '@stafet/testing';
import { Client } from 'pg';

jest.setTimeout(90_000);

/** The published test numbers (standards 6). */
const bruno = { cpr: '2509479989', name: 'Bruno Test Elmer', municipality: '0730' };
const einer = { cpr: '0201609995', name: 'Einer Test Lauridsen', municipality: '0730' };
const rasmus = { cpr: '0504909989', name: 'Rasmus Test Lauridsen', municipality: '0730' };

interface Message {
  readonly id: string;
  readonly isClaimed: boolean;
  readonly isPublished: boolean;
  readonly isCompleted: boolean;
}

const messagesOf = `
  select id, claimed_until is not null as "isClaimed", published_at is not null as "isPublished",
    completed_at is not null as "isCompleted"
  from outbox_message where handover_id = $1`;

describe('the worker is killed between commit and publish', () => {
  let database: TestDatabase;
  let system: System;
  let owner: Client;
  let content: object;

  beforeAll(async () => {
    database = await createTestDatabase();
    system = await startSystem({ database });
    owner = await connect();
    const pathway = await http(system, 'clinician-randers').get<{ exampleContent: object }>(
      '/pathways/psy-discharge-municipality',
    );
    content = pathway.body.exampleContent;
  });

  afterAll(async () => {
    await owner.end();
    await system.stop();
    await database.drop();
  });

  async function connect(): Promise<Client> {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    return client;
  }

  async function handOver(patient: object): Promise<string> {
    const wish = { pathway: 'psy-discharge-municipality', patient, sender: 'ward-randers', items: ['social-support'] };
    const answer = await http(system, 'clinician-randers').post<{ id: string }>('/handovers', {
      ...wish,
      content,
      send: true,
    });
    expect(answer.status).toBe(201);
    return answer.body.id;
  }

  const messages = async (handover: string) => (await owner.query<Message>(messagesOf, [handover])).rows;

  /** Kills the worker, and with it the statements that it waits for: PostgreSQL alone would finish them for the dead. */
  async function killWorkerAndWhatItWaitsFor(): Promise<void> {
    await system.kill('worker-1');
    const { rowCount } = await owner.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    expect(rowCount).toBeGreaterThan(0);
  }

  async function deliveredFacts(handover: string): Promise<number> {
    const { body } = await http(system, 'auditor').get<{ items: { type: string }[] }>(
      `/handovers/${handover}/timeline`,
    );
    return body.items.filter((fact) => fact.type === 'delivered').length;
  }

  async function mailsAbout(handover: string): Promise<number> {
    const answer = await fetch(`${system.demoUrl}/inbox.json`);
    const { items } = (await answer.json()) as { items: { text: string }[] };
    return items.filter((mail) => mail.text.includes(handover)).length;
  }

  /** Told once, recorded once, and nothing left to do. Only a mail may come twice. */
  async function expectDeliveredOnce(handover: string, mostMails: number): Promise<void> {
    await until(async () => (await messages(handover)).every((each) => each.isCompleted && each.isPublished));
    const { rows } = await owner.query(
      `select d.recipient, d.channel, d.status from delivery d join outbox_message m on m.id = d.message_id
       where m.handover_id = $1 order by d.channel`,
      [handover],
    );
    expect(rows).toEqual([
      { recipient: 'municipality-0730', channel: 'email', status: 'sent' },
      { recipient: 'municipality-0730', channel: 'in-app', status: 'delivered' },
    ]);
    const shown = await owner.query('select from notification where handover_id = $1', [handover]);
    expect(shown.rowCount).toBe(1);
    expect(await deliveredFacts(handover)).toBe(1);
    const mails = await mailsAbout(handover);
    expect(mails).toBeGreaterThanOrEqual(1);
    expect(mails).toBeLessThanOrEqual(mostMails);
  }

  it('before the relay saw what was committed: the next worker delivers it', async () => {
    await system.kill('worker-1');
    const handover = await handOver(bruno);
    expect(await messages(handover)).toEqual([
      expect.objectContaining({ isClaimed: false, isPublished: false, isCompleted: false }),
    ]);
    await system.restart('worker-1');
    await expectDeliveredOnce(handover, 1);
  });

  it('after the relay claimed it and before the queue had it: the claim ends, and another relay takes it', async () => {
    const barrier = await connect();
    await barrier.query('begin; lock table bullmq.job in exclusive mode');
    const handover = await handOver(einer);
    await until(async () => (await messages(handover)).some((each) => each.isClaimed));
    await killWorkerAndWhatItWaitsFor();
    await barrier.end();
    expect(await messages(handover)).toEqual([expect.objectContaining({ isPublished: false, isCompleted: false })]);
    await system.restart('worker-1');
    await expectDeliveredOnce(handover, 1);
  });

  it('after the queue had it and before it was marked: it is told once, and mailed once or twice', async () => {
    const [beforeQueue, beforeMark] = [await connect(), await connect()];
    await beforeQueue.query('begin; lock table bullmq.job in exclusive mode');
    const handover = await handOver(rasmus);
    await until(async () => (await messages(handover)).some((each) => each.isClaimed));
    // The row is not locked by the claim any more; what refers to it may be written, the mark may not.
    await beforeMark.query('begin');
    await beforeMark.query('select from outbox_message where handover_id = $1 for no key update', [handover]);
    await beforeQueue.end();
    await until(async () => (await mailsAbout(handover)) > 0);
    await killWorkerAndWhatItWaitsFor();
    await beforeMark.end();
    expect(await messages(handover)).toEqual([expect.objectContaining({ isPublished: false, isCompleted: false })]);
    await system.restart('worker-1');
    await expectDeliveredOnce(handover, 2);
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (await condition()) return;
    await sleep(50);
  }
  throw new Error('What the test waits for did not happen within a minute');
}
