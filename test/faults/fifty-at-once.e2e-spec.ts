import { randomUUID } from 'node:crypto';
import { http, createTestDatabase, startSystem, type System } from '@stafet/testing';
import type { Client } from 'pg';
import { ClientHistory, fire, type Answer, type Command, type Exchange } from './client-history';
import { Endings } from './endings';
import { kinds, nobodysCpr, pathway } from './handover-plan';
import { connected, faultsIn } from './oracle';
import { chanceFrom, faultSeed, type Chance } from './seeded-chance';

const ward = { login: 'clinician-randers', organization: 'ward-randers' };
const municipality = { login: 'caseworker-randers', organization: 'municipality-0730' };
const rounds = 20;
const repeatedRounds = 10;
const aDay = 24 * 3_600_000;

/** What may be said at the same moment. Both sides have people who press their button in good faith. */
const words = {
  accept: () => ({ type: 'accept' }),
  acceptOne: (chance: Chance) => ({ type: 'accept', items: [chance.pick(kinds)] }),
  reject: () => ({ type: 'reject', reason: 'no-capacity' }),
  rejectOne: (chance: Chance) => ({ type: 'reject', reason: 'not-target-group', items: [chance.pick(kinds)] }),
  withdraw: () => ({ type: 'withdraw', reason: 'plan-changed' }),
} as const;
type Word = keyof typeof words;

/** The first three are the extremes; after them chance mixes. */
const mixes: readonly (readonly Word[])[] = [
  ['accept'],
  ['accept', 'withdraw'],
  ['accept', 'reject', 'withdraw'],
  ['reject', 'withdraw'],
  ['acceptOne', 'rejectOne', 'withdraw'],
  ['accept', 'acceptOne', 'reject', 'rejectOne', 'withdraw'],
];

interface Standing {
  readonly id: string;
  readonly version: number;
  readonly phase: string;
  readonly items: readonly {
    readonly kind: string;
    readonly status: string;
    readonly holder: { readonly id: string };
  }[];
}

interface Problem {
  readonly code: string;
  readonly phase: string;
  readonly version: number;
  readonly availableEvents: readonly { readonly type: string }[];
}

jest.setTimeout(120_000);

describe('fifty answers to one handover at the same moment, from two API processes', () => {
  const seed = faultSeed();
  const chance = chanceFrom(seed);
  const endings = new Endings();
  let system: System;
  let history: ClientHistory;
  let session: Client;
  let content: object;
  let citizens = 0;

  beforeAll(async () => {
    process.stderr.write(`STAFET_FAULT_SEED=${seed}\n`);
    const database = await endings.after(createTestDatabase(), (each) => each.drop());
    system = await endings.after(startSystem({ database, apiProcesses: 2 }), (each) => each.stop());
    history = new ClientHistory(system.apiUrls, (login) => system.tokenFor(login));
    session = await endings.after(connected(database.ownerUrl), (each) => each.end());
    const answer = await http(system, ward.login).get<{ exampleContent: object }>(`/pathways/${pathway}`);
    content = answer.body.exampleContent;
  });

  afterAll(() => endings.now());

  /** A handover that waits for an answer; half of them shall take effect at once, half tomorrow. */
  async function handOver(): Promise<Standing> {
    const { answer } = await history.insist({
      login: ward.login,
      path: '/handovers',
      body: {
        pathway,
        patient: { cpr: nobodysCpr(citizens++), municipality: '0730' },
        sender: ward.organization,
        receiver: municipality.organization,
        items: kinds,
        content,
        send: true,
        ...(chance.next() < 0.5 ? {} : { effectiveFrom: new Date(Date.now() + aDay).toISOString() }),
      },
    });
    expect(answer.status).toBe(201);
    return JSON.parse(answer.text) as Standing;
  }

  /** All at once, every other one at the other process. */
  async function atOnce(commands: readonly Command[]): Promise<readonly Exchange[]> {
    const tokens = { [ward.login]: '', [municipality.login]: '' };
    for (const login of Object.keys(tokens)) tokens[login] = await system.tokenFor(login);
    return Promise.all(
      commands.map(async (command, index): Promise<Exchange> => {
        const askedAt = Date.now();
        const answer = await fire(system.apiUrls[index % 2]!, tokens[command.login]!, command);
        return { command, answer, attempts: 1, askedAt };
      }),
    );
  }

  async function answersInTheTrail(handover: string): Promise<readonly string[]> {
    const { rows } = await session.query<{ command_id: string }>(
      `select command_id from audit_entry where handover_id = $1 and type in ('accept', 'reject', 'withdraw')`,
      [handover],
    );
    return rows.map((row) => row.command_id);
  }

  it.each(Array.from({ length: rounds }, (_, round) => ({ round: round + 1 })))(
    'lets exactly one win and tells all others how it stands now (round $round)',
    async ({ round }) => {
      const before = await handOver();
      const mix = round <= mixes.length ? mixes[round - 1]! : chance.pick(mixes);
      const commands = Array.from({ length: 50 }, (_, index): Command => {
        const word = mix[index % mix.length]!;
        return {
          login: word === 'withdraw' ? ward.login : municipality.login,
          path: `/handovers/${before.id}/events`,
          body: words[word](chance),
          key: randomUUID(),
          ifMatch: `"${before.version}"`,
        };
      });
      const all = await atOnce(chance.shuffled(commands));
      const winners = all.filter(({ answer }) => answer.status === 200);
      const others = all.filter(({ answer }) => answer.status !== 200);
      expect(winners).toHaveLength(1);
      history.acknowledged.push(...winners);

      const won = JSON.parse(winners[0]!.answer.text) as Standing;
      expect(won.version).toBe(before.version + 1);
      expect(
        [...new Set(others.map(({ answer }) => answer.status))].filter((each) => ![409, 412].includes(each)),
      ).toEqual([]);
      for (const { answer } of others) {
        expect(answer.contentType).toContain('application/problem+json');
        const problem = JSON.parse(answer.text) as Problem;
        expect({ phase: problem.phase, version: problem.version }).toEqual({ phase: won.phase, version: won.version });
        expect(problem.availableEvents.every(({ type }) => typeof type === 'string')).toBe(true);
      }
      expect(await answersInTheTrail(before.id)).toEqual([winners[0]!.command.key]);
    },
  );

  it.each(Array.from({ length: repeatedRounds }, (_, round) => ({ round: round + 1 })))(
    'does once what twenty requests with the same key ask for, and gives all of them the same answer (round $round)',
    async ({ round }) => {
      const before = await handOver();
      const word = (['accept', 'reject', 'acceptOne', 'withdraw'] as const)[round % 4]!;
      const command: Command = {
        login: word === 'withdraw' ? ward.login : municipality.login,
        path: `/handovers/${before.id}/events`,
        body: words[word](chance),
        key: randomUUID(),
        ifMatch: `"${before.version}"`,
      };
      const all = await atOnce(Array.from({ length: 20 }, () => command));
      const done = all.filter(({ answer }) => answer.status === 200);
      expect(done.length).toBeGreaterThan(0);
      expect(new Set(done.map(({ answer }) => JSON.stringify([answer.text, answer.etag]))).size).toBe(1);
      expect(all.filter(({ answer }) => answer.status !== 200).filter((each) => !isForLater(each.answer))).toEqual([]);
      history.acknowledged.push(done[0]!);
      expect(await answersInTheTrail(before.id)).toEqual([command.key]);
    },
  );

  it('creates one handover from twenty requests with the same key, also of a citizen whom nobody knew', async () => {
    for (let round = 0; round < 3; round += 1) {
      const command: Command = {
        login: ward.login,
        path: '/handovers',
        key: randomUUID(),
        body: {
          pathway,
          patient: { cpr: nobodysCpr(citizens++), municipality: '0730' },
          sender: ward.organization,
          receiver: municipality.organization,
          items: kinds,
          content,
          send: true,
        },
      };
      const all = await atOnce(Array.from({ length: 20 }, () => command));
      const done = all.filter(({ answer }) => answer.status === 201);
      expect(new Set(done.map(({ answer }) => answer.text)).size).toBe(1);
      expect(all.filter(({ answer }) => answer.status !== 201).filter((each) => !isForLater(each.answer))).toEqual([]);
      history.acknowledged.push(done[0]!);
    }
  });

  it('leaves a record in which every item has one holder and everybody was told once', async () => {
    const end = performance.now() + 30_000;
    let faults = await faultsIn(session, history.acknowledged);
    while (faults.length > 0 && performance.now() < end) faults = await faultsIn(session, history.acknowledged);
    expect(faults).toEqual([]);
    const { rows } = await session.query<{ handovers: number }>('select count(*)::integer as handovers from handover');
    expect(rows[0]?.handovers).toBe(citizens);
  });
});

function isForLater({ status, retryAfter }: Answer): boolean {
  return status === 409 && Number(retryAfter) > 0;
}
