import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  circumstances,
  keyOf,
  nameOfEvent,
  systemActor,
  type Actor,
  type Decision,
  type HandoverEvent,
  type HandoverState,
  type HandoverSystemEvent,
  type Instant,
} from '@stafet/core';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { decide, eventsFor, findPathway, pathways, stateAt, type Pathway } from '@stafet/workflows';
import fc from 'fast-check';
import { Client } from 'pg';
import { maySee } from './access-policy';
import { readForDecision, type Reading } from './handover-reader';
import { handsBack } from './returning';
import { eventLike, waysWithCast, type Cast } from './lives';
import type { RowDivergence } from './replay/divergence';
import { TrailReplay } from './replay/trail-replay';
import { ManyCitizens, person, refusalOf, ServiceStage } from './service-stage';
import { itemNameOf, stateOf } from './stored-handover';
import { itemsOn } from './ways';

jest.setTimeout(240_000);

// In CI, over all pathways; each sequence has a citizen of its own.
const sequences = 2_000;
const atOnce = 4;

type Command =
  /** Something that a side can do now, by the model. */
  | { readonly is: 'able'; readonly side: 'sender' | 'receiver'; readonly pick: number }
  /** Anything, by anybody. */
  | { readonly is: 'tried'; readonly by: keyof People; readonly pick: number; readonly awry: boolean }
  /** What only Stafet says. */
  | { readonly is: 'told'; readonly pick: number }
  /** A level of a clock is due. */
  | { readonly is: 'late'; readonly pick: number };

interface People {
  readonly sender: Actor;
  readonly receiver: Actor;
  readonly stranger: Actor;
  readonly auditor: Actor;
}

const nat = fc.nat({ max: 9_999 });
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      is: fc.constant('able' as const),
      side: fc.constantFrom('receiver' as const, 'sender' as const),
      pick: nat,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('tried' as const),
      by: fc.constantFrom<keyof People>('sender', 'receiver', 'stranger', 'auditor'),
      pick: nat,
      awry: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('told' as const), pick: nat }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('late' as const), pick: nat }) },
);
const life = fc.record({
  way: nat,
  isSent: fc.boolean(),
  isPlanned: fc.boolean(),
  commands: fc.array(anyCommand, { minLength: 1, maxLength: 7 }),
});

/** One handover as the model has it, and everything needed to ask the real one. */
interface Mirrored {
  readonly id: string;
  /** The real one, as it was read last. */
  readonly seen: Stored;
  readonly state: HandoverState;
  readonly cast: Cast;
}

type Stored = Pick<Reading, 'items' | 'deadlines' | 'now'> & {
  readonly row: Reading['handover'];
  readonly state: HandoverState;
  readonly lastFactAt: Instant;
};

describe('the real record and the pure model', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  const masterKey = randomBytes(32);

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 2 * atOnce }, 'property');
  });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await test.drop();
  });

  it(`never part, whatever anybody tries: ${sequences} sequences over all pathways`, async () => {
    const seed = Date.now() % 2_147_483_647;
    process.stdout.write(`the seed of these sequences is ${seed}\n`);
    // Who hands back needs something that was handed over; its stories are told apart.
    const rest = pathways.filter((pathway) => !handsBack(pathway) && waysWithCast(pathway).length > 0);
    const numRuns = Math.ceil(sequences / rest.length);
    const answers = new Map<string, number>();
    const worker = async (): Promise<void> => {
      const vault = new ManyCitizens(masterKey);
      const stage = new ServiceStage(database, owner, [], vault);
      for (let pathway = rest.shift(); pathway !== undefined; pathway = rest.shift()) {
        const own = pathway;
        const lives = fc.asyncProperty(life, async (lived) => {
          vault.next();
          const parted = await new Comparison(stage, database, owner, own, answers).live(lived);
          if (parted !== undefined) throw new Error(parted);
        });
        // Each pathway has lives of its own.
        await fc.assert(lives, { seed: seed + pathways.indexOf(own), numRuns, endOnFailure: false });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));

    // A test in which everything is refused, or nothing, would prove little.
    expect(answers.get('done')).toBeGreaterThan(sequences);
    expect(
      ['actor-not-entitled', 'event-not-expected', 'unknown-handover'].map((code) => answers.get(code) ?? 0),
    ).not.toContain(0);
    const replay = new TrailReplay(database, new ManyCitizens(masterKey), {
      version: async (id, version) => findPathway(id, version),
    });
    const parted: RowDivergence[] = [];
    for await (const each of replay.run()) if ('table' in each && !isOwners(each)) parted.push(each);
    expect(parted).toEqual([]);
  });
});

/** One life, lived by the real record and by the model. */
class Comparison {
  private readonly story: string[] = [];
  private readonly all: Mirrored[] = [];

  constructor(
    private readonly stage: ServiceStage,
    private readonly database: Database,
    private readonly owner: Client,
    private readonly pathway: Pathway,
    private readonly answers: Map<string, number>,
  ) {}

  /** How the two parted, as a story; nothing where they did not. */
  async live(lived: { way: number; isSent: boolean; isPlanned: boolean; commands: readonly Command[] }) {
    const ways = waysWithCast(this.pathway);
    const [route, cast] = ways[lived.way % ways.length]!;
    const { sender, receiver } = cast;
    const soon = new Date(Date.now() + 86_400_000).toISOString() as Instant;
    const needsEffect = this.pathway.deadlines.some(({ counts }) => counts === 'before-effect');
    const view = await this.stage.create(person('clinician', sender), {
      ...{ pathway: this.pathway.id, patient: { cpr: '2509479989', municipality: '0730' }, sender, receiver },
      ...{ content: this.pathway.exampleContent, send: lived.isSent, items: itemsOn(this.pathway, route).map(keyOf) },
      ...(lived.isPlanned || needsEffect ? { effectiveFrom: soon } : {}),
    });
    this.story.push(`${sender} ${lived.isSent ? 'sends' : 'writes'} to ${receiver}`);
    const seen = await this.stored(view.id);
    this.all.push({ id: view.id, cast, seen, state: seen.state });
    for (const command of lived.commands) {
      const current = this.all.at(-1)!;
      const parted = await this.step(current, command);
      if (parted !== undefined) return `${this.pathway.id}: ${this.story.join('; ')}\n${parted}`;
    }
    return undefined;
  }

  private async step(current: Mirrored, command: Command): Promise<string | undefined> {
    const said = await this.sayable(current, command);
    if (said === undefined) return undefined;
    const { actor, event, isDue } = said;
    this.story.push(`${actor.name} ${JSON.stringify({ ...event, type: nameOfEvent(event) })}`);
    const before = current.seen;
    const known = maySee(actor, before.row) || actor === systemActor;
    const guess = decide(this.pathway, current.state, event, actor, now());
    const expected = !known
      ? 'unknown-handover'
      : !isDue
        ? 'event-not-expected'
        : guess.kind === 'refused'
          ? guess.refusal.code
          : 'done';
    const [found, successor] = await this.really(current.id, event, actor);
    this.answers.set(found, (this.answers.get(found) ?? 0) + 1);
    if (found !== expected) return `the model answers ${expected}, the record ${found}`;
    const after = await this.stored(current.id);
    const decided =
      found === 'done' ? (decide(this.pathway, current.state, event, actor, after.lastFactAt) as Decision) : undefined;
    const state = decided?.state ?? current.state;
    if (!isSame(state, after.state)) return differing(state, after.state);
    this.all[this.all.length - 1] = { ...current, state, seen: after };
    if (successor !== undefined && decided !== undefined) {
      const parted = await this.follow(current, decided, successor);
      if (parted !== undefined) return parted;
    }
    return this.ledgerDiffers();
  }

  private async really(id: string, event: HandoverEvent, actor: Actor): Promise<readonly [string, string | undefined]> {
    if (actor === systemActor) {
      const outcome = await this.stage.service.applySystem(id, event as HandoverSystemEvent);
      return outcome.recorded ? ['done', outcome.successor] : [outcome.because, undefined];
    }
    const { code } = await refusalOf(this.stage.apply(actor, id, event));
    if (code !== 'done' || event.type !== 'redirect') return [code, undefined];
    return [code, (await this.stored(id)).row.redirected_to ?? undefined];
  }

  /** What was opened is asked of the right one, and is what was open. */
  private async follow(from: Mirrored, decided: Decision, id: string): Promise<string | undefined> {
    const opening = decided.effects.find((effect) => effect.type === 'open-successor');
    const seen = await this.stored(id);
    const { state, row } = seen;
    const isRight =
      opening !== undefined &&
      row.receiver === opening.receiver &&
      row.sender === from.cast.sender &&
      state.phase === 'sent' &&
      isSame(state.items.map(keyOf), opening.items) &&
      state.particulars.timesSentOn === from.state.particulars.timesSentOn + (opening.because === 'redirect' ? 1 : 0);
    if (!isRight) return `what was opened does not fit: ${JSON.stringify({ opening, state })}`;
    const cast = { sender: row.sender, receiver: row.receiver, another: otherThan(from.cast, row.receiver) };
    this.all.push({ id, seen, state, cast });
    return undefined;
  }

  /** Whoever the model says holds an item holds it by the ledger. */
  private ledgerDiffers(): string | undefined {
    const { row, items, now } = this.all.at(-1)!.seen;
    if (row.sent_at === null) return undefined;
    const states = this.all.map(({ state }) => stateAt(this.pathway, state, now));
    for (const item of items) {
      const key = keyOf(itemNameOf(item));
      const moved = states
        .flatMap(({ items: all }) => all.filter((each) => keyOf(each) === key))
        .find((each) => each.holder !== row.sender);
      const expected = moved?.holder ?? row.sender;
      if (item.holder !== expected) return `${key} is with ${expected} by the model, with ${item.holder} by the ledger`;
    }
    return undefined;
  }

  private async sayable({ id, seen, state, cast }: Mirrored, command: Command) {
    const people: People = {
      sender: person('clinician', cast.sender),
      receiver: person('case-worker', cast.receiver),
      stranger: person('clinician', 'ward-horsens' === cast.sender ? 'ward-randers' : 'ward-horsens'),
      auditor: person('auditor', cast.receiver),
    };
    const { pick } = command;
    const keys = state.items.map(keyOf);
    if (command.is === 'told') {
      const events = toldEvents(this.pathway);
      const event = events[pick % events.length]!;
      return { actor: systemActor, event, isDue: event.type !== 'deadline-passed' || isDueNow(seen, event) };
    }
    if (command.is === 'late') return this.late(id, seen, pick);
    const able = command.is === 'able';
    const actor = able ? people[command.side] : people[command.by];
    const types = able
      ? eventsFor(this.pathway, state, actor, now())
          .filter(({ refusal }) => refusal === undefined)
          .map(({ type }) => type)
      : this.pathway.events.map(({ type }) => type);
    const type = types[pick % Math.max(1, types.length)];
    if (type === undefined || (type === 'redirect' && cast.another === undefined)) return undefined;
    const event = eventLike(this.pathway, type, cast, keys, Math.floor(pick / Math.max(1, types.length)));
    if (event === undefined) return undefined;
    const isAwry = command.is === 'tried' && command.awry;
    return { actor, event: isAwry && 'items' in event ? { ...event, items: ['an-item-of-none'] } : event, isDue: true };
  }

  /** The owner lets a level become due: nobody can wait for it here. A stored moment is rounded, so it lies behind. */
  private async late(id: string, { deadlines }: Stored, pick: number) {
    const running = deadlines.filter((each) => each.state === 'running' && each.kind === 'response');
    const row = running[pick % Math.max(1, running.length)];
    if (row === undefined) return undefined;
    await this.owner.query(
      `update deadline set due_at = least(due_at, clock_timestamp() - interval '5 milliseconds') where handover_id = $1 and name = $2`,
      [id, row.name],
    );
    const event = { type: 'deadline-passed', deadline: row.name, level: row.level } as const;
    return { actor: systemActor, event, isDue: true };
  }

  private async stored(id: string): Promise<Stored> {
    const reading = await readForDecision(this.database, id, undefined);
    if (reading === undefined) throw new Error(`there is no handover ${id}`);
    const { handover: row, items, deadlines, now } = reading;
    const lastFactAt = new Date(row.last_fact_at).toISOString() as Instant;
    return { row, items, deadlines, now, lastFactAt, state: stateOf(row, items) };
  }
}

/** The owner moved these herself, so that nobody had to wait for them. */
function isOwners({ table, column }: RowDivergence): boolean {
  return table === 'deadline' && (column === 'due_at' || column === 'levels');
}

function isDueNow({ deadlines }: Stored, { deadline, level }: { deadline: string; level: number }): boolean {
  const row = deadlines.find((each) => each.name === deadline);
  return row?.state === 'running' && row.level === level && Date.parse(row.due_at) <= Date.now();
}

function toldEvents({ deadlines }: Pathway): readonly HandoverSystemEvent[] {
  return [
    { type: 'delivered' },
    { type: 'delivery-failed' },
    { type: 'transferred' },
    { type: 'closed-by-event', reason: 'patient-deceased' },
    { type: 'reopened' },
    ...circumstances.map((circumstance) => ({ type: 'circumstance', circumstance }) as const),
    ...deadlines.map(({ name }) => ({ type: 'deadline-passed', deadline: name, level: 1 }) as const),
  ];
}

const now = (): Instant => new Date().toISOString() as Instant;

function otherThan({ receiver, another }: Cast, asked: string): string | undefined {
  return asked === receiver ? another : receiver;
}

/** As both are stored: what is undefined is not there. */
function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}

function differing(model: HandoverState, real: HandoverState): string {
  const [a, b] = [model, real] as unknown as readonly [Record<string, unknown>, Record<string, unknown>];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => !isSame(a[name] ?? null, b[name] ?? null),
  );
  return names
    .map((name) => `${name} is ${JSON.stringify(a[name])} by the model, ${JSON.stringify(b[name])} by the record`)
    .join('\n');
}
