import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createTestDatabase,
  http,
  startSystem,
  type HttpAnswer,
  type HttpOptions,
  type System,
  type SystemOptions,
  type TestDatabase,
} from '@stafet/testing';
import { Client } from 'pg';

/** The published test numbers (standards 6); nobody else appears in a story. */
export const bruno = { cpr: '2509479989', name: 'Bruno Test Elmer', municipality: '0730' };
export const einer = { cpr: '0201609995', name: 'Einer Test Lauridsen', municipality: '0730' };
export const rasmus = { cpr: '0504909989', name: 'Rasmus Test Lauridsen', municipality: '0730' };
export const frederik = { cpr: '0703921VJ5', name: 'Frederik Test Vinter', municipality: '0706' };
export const karla = { cpr: '1206550VK9', name: 'Karla Test Sommer', municipality: '0657' };

export const pathway = 'psy-discharge-municipality';
export const ward = 'ward-randers';
export const municipality = 'municipality-0730';

/** A handover as the API answers it; the scenarios read what they need of it. */
export interface Handover {
  readonly id: string;
  readonly pathway: string;
  readonly version: number;
  readonly phase: string;
  readonly step: string;
  readonly patient: { readonly id: string; readonly name: string; readonly maskedCpr: string };
  readonly sender: { readonly id: string; readonly name: string };
  readonly receiver: { readonly id: string; readonly name: string };
  readonly freeChoice: boolean;
  readonly effectiveFrom: string | null;
  readonly items: readonly {
    readonly kind: string;
    readonly scope: string | null;
    readonly status: string;
    readonly holder: { readonly id: string; readonly since: string };
    readonly effectiveFrom: string | null;
  }[];
  readonly delivery: {
    readonly sentAt: string;
    readonly deliveredAt: string | null;
    readonly openedAt: string | null;
  };
  readonly deadlines: readonly {
    readonly name: string;
    readonly dueAt: string;
    readonly explanation: string;
    readonly explanationEn: string;
    readonly overdue: boolean;
    readonly paused: boolean;
  }[];
  readonly overdue: boolean;
  readonly escalationLevel: number;
  readonly redirectedFrom: string | null;
  readonly redirectedTo: string | null;
  readonly follows: string | null;
  readonly availableEvents: readonly {
    readonly type: string;
    readonly reasons?: readonly string[];
    readonly requires?: readonly string[];
  }[];
  readonly unavailableEvents: readonly { readonly type: string; readonly code: string }[];
  readonly content: Readonly<Record<string, unknown>> | null;
}

export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly phase?: string;
  readonly version?: number;
  readonly handover?: string;
  readonly availableEvents?: readonly { readonly type: string }[];
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly lastFact?: { readonly type: string; readonly organization: string };
}

export interface Fact {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly effectiveAt?: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly organization: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly commandId?: string;
  readonly items: readonly string[];
  readonly previousHolder?: { readonly id: string };
  readonly newHolder?: { readonly id: string };
  readonly reason?: string;
  readonly text?: string;
  readonly receiver?: { readonly id: string };
  readonly deadline?: string;
  readonly level?: number;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly deliveries: readonly {
    readonly recipient: { readonly id: string };
    readonly channel: string;
    readonly status: string;
  }[];
}

interface Held {
  readonly items: readonly {
    readonly kind: string;
    readonly scope: string | null;
    readonly holder: { readonly id: string };
    readonly since: string;
    readonly evidence: { readonly handover: string; readonly seq: number; readonly hash: string };
  }[];
}

/** A system of its own for a story, and the words in which the story is told. */
export interface Story {
  readonly system: System;
  readonly database: TestDatabase;
  /** Makes and sends a handover of Bruno from Randers to Randers; fails where it is refused. */
  handOver(wish?: object, login?: string): Promise<Handover>;
  /** Asks for a handover and answers whatever comes. */
  tryToHandOver(wish?: object, login?: string): Promise<HttpAnswer<Handover & Problem>>;
  /** Does something with a handover as it stands; fails where it is refused. */
  does(login: string, handover: string, event: object): Promise<Handover>;
  /** Tries to, and answers whatever comes. */
  tries(login: string, handover: string, event: object, options?: HttpOptions): Promise<HttpAnswer<Handover & Problem>>;
  reads(login: string, handover: string): Promise<Handover>;
  timeline(handover: string, login?: string): Promise<readonly Fact[]>;
  /** Who held each item at the moment, moved by some milliseconds. */
  holders(handover: string, at?: string, milliseconds?: number): Promise<Readonly<Record<string, string>>>;
  held(handover: string, at?: string): Promise<Held>;
  /** What the people of a login's organisations are told in the app about a handover, as types of fact. */
  told(login: string, handover: string): Promise<readonly string[]>;
  /** The mails that reached a mailbox in the demo. */
  mailbox(address: string): Promise<readonly { readonly subject: string; readonly text: string }[]>;
  /** The ids on a work list of a login. */
  list(login: string, view: string): Promise<readonly string[]>;
  setDeadlines(settings: Readonly<Record<string, string>>): Promise<void>;
  /** Rows of the database, as its owner sees them. */
  rows<Row>(query: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  end(): Promise<void>;
}

/** Reads until the answer is as expected, and fails with the last answer after some seconds. */
export async function eventually<Value>(
  read: () => Promise<Value>,
  isRight: (value: Value) => boolean,
  seconds = 10,
): Promise<Value> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (isRight(value)) return value;
    if (performance.now() > end) throw new Error(`still not so after ${seconds} s: ${JSON.stringify(value, null, 1)}`);
    await sleep(50);
  }
}

/** The moment some milliseconds after another. */
export function after(moment: string, milliseconds: number): string {
  return new Date(Date.parse(moment) + milliseconds).toISOString();
}

export async function beginStory(options: Partial<SystemOptions> = {}): Promise<Story> {
  const database = await createTestDatabase();
  const system = await startSystem({ database, ...options });
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { body: described } = await http(system, 'clinician-randers').get<{ exampleContent: object }>(
    `/pathways/${pathway}`,
  );
  const wishOf = (wish: object): object => ({
    pathway,
    patient: bruno,
    sender: ward,
    items: ['social-support'],
    content: described.exampleContent,
    send: true,
    ...wish,
  });
  const granted = <Body>(what: string, answer: HttpAnswer<Body>): Body => {
    if (answer.status < 300) return answer.body;
    throw new Error(`${what} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  };

  const story: Story = {
    system,
    database,
    async handOver(wish = {}, login = 'clinician-randers') {
      return granted('the handover', await story.tryToHandOver(wish, login));
    },
    async tryToHandOver(wish = {}, login = 'clinician-randers') {
      return http(system, login).post('/handovers', wishOf(wish));
    },
    async does(login, handover, event) {
      // Stafet's own facts do not move the version; another person's do, and then the story is wrong.
      const { version } = await story.reads(login, handover);
      return granted(
        `${login} ${JSON.stringify(event)}`,
        await story.tries(login, handover, event, { ifMatch: version }),
      );
    },
    async tries(login, handover, event, httpOptions = {}) {
      const ifMatch = httpOptions.ifMatch ?? (await story.reads(login, handover)).version;
      return http(system, login).post(`/handovers/${handover}/events`, event, { ...httpOptions, ifMatch });
    },
    async reads(login, handover) {
      return granted('reading', await http(system, login).get<Handover>(`/handovers/${handover}`));
    },
    async timeline(handover, login = 'clinician-randers') {
      const answer = await http(system, login).get<{ items: Fact[] }>(`/handovers/${handover}/timeline`);
      return granted('the timeline', answer).items;
    },
    async holders(handover, at, milliseconds = 0) {
      const { items } = await story.held(handover, at === undefined ? undefined : after(at, milliseconds));
      return Object.fromEntries(items.map((item) => [item.kind, item.holder.id]));
    },
    async held(handover, at) {
      const query = at === undefined ? '' : `?at=${encodeURIComponent(at)}`;
      const answer = await http(system, 'auditor').get<Held>(`/handovers/${handover}/responsibility${query}`);
      return granted(`responsibility at ${at ?? 'now'}`, answer);
    },
    async told(login, handover) {
      const { body } = await http(system, login).get<{ items: { handover: string; factType: string }[] }>(
        '/notifications?limit=200',
      );
      return body.items.filter((each) => each.handover === handover).map((each) => each.factType);
    },
    async mailbox(address) {
      const answer = await fetch(`${system.demoUrl}/inbox.json?to=${encodeURIComponent(address)}`);
      return ((await answer.json()) as { items: { subject: string; text: string }[] }).items;
    },
    async list(login, view) {
      const answer = await http(system, login).get<{ items: { id: string }[] }>(`/handovers?view=${view}&limit=200`);
      return granted(`the list ${view}`, answer).items.map((each) => each.id);
    },
    async setDeadlines(settings) {
      const body = Object.fromEntries(
        Object.entries(settings).map(([name, duration]) => [name, { duration, clock: 'elapsed' }]),
      );
      granted('the setting', await http(system, 'steward').put(`/pathways/${pathway}/deadlines`, body));
    },
    async rows<Row>(query: string, values: readonly unknown[] = []) {
      return (await owner.query(query, [...values])).rows as Row[];
    },
    async end() {
      await owner.end();
      await system.stop();
      await database.drop();
    },
  };
  return story;
}

/** A key for a command that will be repeated. */
export function newKey(): string {
  return randomUUID();
}
