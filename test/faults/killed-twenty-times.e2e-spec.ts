import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { http, startSystem, type System } from '@stafet/testing';
import type { Client } from 'pg';
import { ClientHistory } from './client-history';
import { startCrashingPostgres, type CrashingPostgres } from './crashing-postgres';
import { Endings } from './endings';
import { pathway, planHandovers, type Plan } from './handover-plan';
import { connected, faultsIn, underWay } from './oracle';
import { act, type Outcome } from './people-at-work';
import { chanceFrom, faultSeed, type Chance } from './seeded-chance';

const handovers = 200;
const kills = 20;
const people = 8;
// Every process is named; PostgreSQL is one of them.
const everything = ['api-1', 'worker-1', 'demo', 'postgres'] as const;

jest.setTimeout(240_000);

describe(`${kills} times kill -9 of everything while ${handovers} patients are handed over`, () => {
  const seed = faultSeed();
  const chance = chanceFrom(seed);
  const plans = planHandovers(handovers, chance);
  const outcomes: Outcome[] = [];
  const endings = new Endings();
  let inboxFile: string;
  let postgres: CrashingPostgres;
  let system: System;
  let history: ClientHistory;
  let session: Client;

  beforeAll(async () => {
    process.stderr.write(`STAFET_FAULT_SEED=${seed}\n`);
    const began = performance.now();
    postgres = await endings.after(startCrashingPostgres(), (each) => each.remove());
    const folder = await endings.after(mkdtemp(join(tmpdir(), 'stafet-mail-')), (each) =>
      rm(each, { recursive: true }),
    );
    inboxFile = join(folder, 'inbox.ndjson');
    const env = { DEMO_INBOX_FILE: inboxFile };
    system = await endings.after(startSystem({ database: postgres, env }), (each) => each.stop());
    history = new ClientHistory(system.apiUrls, (login) => system.tokenFor(login));
    await setShortDeadlines(system);
    const content = await exampleContent(system);
    await Promise.all([...new Set(plans.flatMap(loginsOf))].map((login) => system.tokenFor(login)));

    const stormBegan = performance.now();
    const storm = new Storm(system, postgres, history, chance, plans);
    const waiting = [...plans];
    const someone = async (): Promise<void> => {
      for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
        // Where starting takes long, nobody is done before the last kill.
        while (storm.isBehind()) await sleep(5);
        outcomes.push(await act(plan, content, history));
      }
    };
    const raging = storm.rage();
    try {
      await Promise.all(Array.from({ length: people }, someone));
    } finally {
      storm.isOver = true;
      await raging;
    }
    const stormSeconds = secondsSince(stormBegan);

    session = await endings.after(connected(postgres.ownerUrl), (each) => each.end());
    const quietBegan = performance.now();
    while ((await underWay(session)) > 0 && performance.now() - quietBegan < 60_000) await sleep(250);
    const said = {
      seed,
      kills: storm.kills,
      ofPostgres: storm.killsOfPostgres,
      acknowledged: history.acknowledged.length,
      askedMoreThanOnce: history.acknowledged.filter((each) => each.attempts > 1).length,
      lostAnswers: history.lostAnswers,
      doneWithoutAnAnswer: await doneWithoutAnAnswer(),
      ...(await repeatedByTheMachinery()),
      stormSeconds,
      quietSeconds: secondsSince(quietBegan),
      wholeSeconds: secondsSince(began),
    };
    process.stderr.write(`${JSON.stringify(said)}\n`);
    expect(said).toMatchObject({ kills, ofPostgres: kills });
  });

  afterAll(() => endings.now());

  /** Commands that were carried out by a process that was killed before it could say so. */
  async function doneWithoutAnAnswer(): Promise<number> {
    const again = history.acknowledged.filter((each) => each.attempts > 1);
    const asked = again.map(({ command, askedAt }) => ({ key: command.key, at: new Date(askedAt).toISOString() }));
    const { rows } = await session.query<{ done: number }>(
      `select count(distinct a.command_id)::integer as done from audit_entry a
       join jsonb_to_recordset($1::jsonb) as asked (key uuid, at timestamptz) on asked.key = a.command_id and a.recorded_at < asked.at`,
      [JSON.stringify(asked)],
    );
    return rows[0]!.done;
  }

  async function repeatedByTheMachinery(): Promise<{ readonly messages: number; readonly relayedAgain: number }> {
    const { rows } = await session.query<{ messages: number; relayedAgain: number }>(
      `select count(*)::integer as messages, count(*) filter (where attempts > 1)::integer as "relayedAgain" from outbox_message`,
    );
    return rows[0]!;
  }

  it('answers every command in the end, and with nothing that a client should not see', () => {
    expect(outcomes).toHaveLength(handovers);
    expect(history.refused).toEqual([]);
    expect(history.surprises).toEqual([]);
    // Otherwise the kills hit nobody, and the rest of this file says nothing.
    expect(history.lostAnswers).toBeGreaterThan(kills / 2);
  });

  it('comes to rest within a minute, with nothing on its way and nothing due', async () => {
    expect(await underWay(session)).toBe(0);
  });

  it('has lost nothing, doubled nothing, and one holder of every item at every instant', async () => {
    expect(await faultsIn(session, history.acknowledged)).toEqual([]);
  });

  it('has brought every mail that it calls sent to the mail server, more than once only where it was killed', async () => {
    const { rows } = await session.query<{ mail: string }>(
      `select format('<%s.%s@stafet>', message_id, recipient) as mail from delivery where channel = 'email'`,
    );
    const received = (await readFile(inboxFile, 'utf8'))
      .split('\n')
      .flatMap((line) => /"messageId":"([^"]+)"/.exec(line)?.[1] ?? []);
    const times = new Map<string, number>();
    for (const mail of received) times.set(mail, (times.get(mail) ?? 0) + 1);
    expect(rows.filter(({ mail }) => !times.has(mail))).toEqual([]);
    const repeated = [...times.values()].filter((each) => each > 1).length;
    process.stderr.write(`${JSON.stringify({ mails: times.size, repeated })}\n`);
    // At least once is the promise; a crash may take the mails of one moment twice, not those of the whole run.
    expect(repeated).toBeLessThan(times.size / 2);
  });

  it('ends each handover where its people brought it, and tells once of those that nobody answered', async () => {
    const { rows } = await session.query<{ id: string; phase: string; escalations: number }>(`
      select id, phase, (select count(*)::integer from audit_entry a
        where a.handover_id = h.id and a.type = 'escalated' and a.entry ->> 'deadline' = 'respond') as escalations
      from handover h`);
    const found = new Map(rows.map((row) => [row.id, row]));
    const wrong = outcomes.filter(({ plan, handover }) => {
      const row = found.get(handover);
      return plan.ends === 'waiting'
        ? row?.phase !== 'delivered' || row.escalations !== 1
        : row?.phase !== plan.ends || row.escalations > 1;
    });
    expect(wrong).toEqual([]);
    expect(outcomes.filter(({ plan }) => plan.ends === 'waiting').length).toBeGreaterThan(0);
    const successors = outcomes.filter(({ successor }) => successor !== undefined).length;
    expect(found.size).toBe(handovers + successors);
  });

  it('repeats every answer to the byte when it is asked again with the same key', async () => {
    const again = history.acknowledged.map(async ({ command, answer }) => {
      const repeated = await history.ask(command);
      return JSON.stringify(repeated.answer) === JSON.stringify(answer) ? [] : [{ command, answer, repeated }];
    });
    expect((await Promise.all(again)).flat()).toEqual([]);
    const { rows } = await session.query<{ facts: number }>(
      'select count(*)::integer as facts from audit_entry where command_id is not null',
    );
    expect(rows[0]?.facts).toBe(
      history.acknowledged.length +
        history.acknowledged.filter(({ command }) => (command.body as { send?: boolean }).send === true).length,
    );
  });

  it('says so itself: every chain verifies and nothing is stuck', async () => {
    const { rows } = await session.query<{ entries: number; handovers: number }>(
      'select count(*)::integer as entries, count(distinct handover_id)::integer as handovers from audit_entry',
    );
    const verification = await http(system, 'auditor').get('/audit/verification');
    expect(verification.body).toEqual({ ...rows[0], faults: [] });
    const stuck = await http(system, 'operator').get('/ops/stuck');
    expect(stuck.body).toEqual({ items: [], nextCursor: null });
  });
});

/** Kills everything, again and again, while people work; each time as soon as enough has been done since. */
class Storm {
  kills = 0;
  /** Nobody works any more, so nothing more will be killed. */
  isOver = false;
  killsOfPostgres = 0;
  /** At how many acknowledged commands the next kill is due, or the last one was. */
  private next: number | undefined;

  constructor(
    private readonly system: System,
    private readonly postgres: CrashingPostgres,
    private readonly history: ClientHistory,
    private readonly chance: Chance,
    private readonly plans: readonly Plan[],
  ) {}

  async rage(): Promise<void> {
    const commands = this.plans.reduce((sum, plan) => sum + 1 + (plan.isDraftFirst ? 1 : 0) + plan.steps.length, 0);
    // Where in the work each kill falls: one in every twentieth of it, and some of the work comes after the last.
    const moments = Array.from({ length: kills }, (_, index) =>
      Math.floor(((index + 0.1 + 0.8 * this.chance.next()) / kills) * (commands - people)),
    );
    for (const moment of moments) {
      this.next = moment;
      while (this.history.acknowledged.length < moment && !this.isOver) await sleep(1);
      if (this.isOver) return;
      await sleep(this.chance.whole(0, 30));
      await this.killEverything();
      await this.startEverything();
    }
    this.next = undefined;
  }

  /** Whether so much has been done since the next kill was due that it has to come first. */
  isBehind(): boolean {
    return this.next !== undefined && this.history.acknowledged.length > this.next + 2 * people;
  }

  private async killEverything(): Promise<void> {
    const ends: Promise<void>[] = [];
    for (const name of this.chance.shuffled(everything)) {
      ends.push(name === 'postgres' ? this.postgres.crash() : this.system.kill(name, 'SIGKILL'));
      // Sometimes in one instant, sometimes so that the others work on without it for a while.
      if (this.chance.next() < 0.5) await sleep(this.chance.whole(1, 60));
    }
    await Promise.all(ends);
    this.kills += 1;
    this.killsOfPostgres += 1;
  }

  private async startEverything(): Promise<void> {
    const starts = this.chance
      .shuffled(everything)
      .map((name) => (name === 'postgres' ? this.postgres.start() : this.system.restart(name)));
    await Promise.all(starts);
  }
}

async function setShortDeadlines(system: System): Promise<void> {
  const soon = { duration: 'PT8S', clock: 'elapsed' };
  const { status } = await http(system, 'steward').put(`/pathways/${pathway}/deadlines`, {
    respond: soon,
    answer: soon,
  });
  expect(status).toBe(200);
}

async function exampleContent(system: System): Promise<object> {
  const answer = await http(system, 'clinician-randers').get<{ exampleContent: object }>(`/pathways/${pathway}`);
  return answer.body.exampleContent;
}

function loginsOf({ sender, receiver, successor }: Plan): readonly string[] {
  return [sender.login, receiver.login, successor.login];
}

function secondsSince(moment: number): number {
  return Math.round((performance.now() - moment) / 100) / 10;
}
