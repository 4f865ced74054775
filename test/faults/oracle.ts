import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Exchange } from './client-history';
import { questions } from './oracle-questions';

/** A fault, as a sentence with the rule that it breaks. */
export type Fault = string;

interface StoredEntry {
  readonly handover_id: string;
  readonly seq: number;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** A session of its own for the oracle. */
export async function connected(ownerUrl: string): Promise<Client> {
  const session = new Client({ connectionString: ownerUrl });
  await session.connect();
  return session;
}

/**
 * Judges a database by what its clients were told. It shares no code with the server: the questions are SQL, the chain
 * is computed anew, and who must hold what follows from the commands that were acknowledged.
 */
export async function faultsIn(session: Client, acknowledged: readonly Exchange[]): Promise<readonly Fault[]> {
  const told = JSON.stringify(acknowledged.flatMap(factsToldBy));
  const faults: Fault[] = [];
  for (const [rule, question] of Object.entries(questions)) {
    // A question that does not mention the parameter must be asked without it.
    const parameters = question.includes('$1') ? [told] : [];
    const { rows } = await session.query<[string]>({ text: question, values: parameters, rowMode: 'array' });
    faults.push(...rows.map(([sentence]) => `${rule}: ${sentence}`));
  }
  faults.push(...(await chainFaults(session)), ...(await holderFaults(session, acknowledged)));
  return faults;
}

/** How many messages still wait, and how many deadlines are due: what must come to nothing by itself. */
export async function underWay(session: Client): Promise<number> {
  const { rows } = await session.query<{ count: number }>(`
    select (select count(*) from outbox_message where published_at is null or completed_at is null)
      + (select count(*) from deadline where state = 'running' and due_at < clock_timestamp() + interval '10 seconds')
      + (select count(*) from bullmq.job where state in ('waiting', 'active', 'delayed')) as count`);
  return Number(rows[0]?.count);
}

function answerOf({ answer }: Exchange): {
  readonly id: string;
  readonly version: number;
  readonly redirectedTo: string | null;
} {
  return JSON.parse(answer.text) as { id: string; version: number; redirectedTo: string | null };
}

function eventOf({ command }: Exchange): Readonly<Record<string, unknown>> & { readonly type: string } {
  return { type: 'create', ...command.body };
}

function factsToldBy(exchange: Exchange): readonly object[] {
  const { id, version } = answerOf(exchange);
  const event = eventOf(exchange);
  const types = event.type === 'create' && event['send'] === true ? ['create', 'send'] : [event.type];
  return types.map((type) => ({ key: exchange.command.key, type, handover: id, version }));
}

/** RFC 6962 is for later; this is the chain per handover of design D8, walked with nothing but SHA-256. */
async function chainFaults(session: Client): Promise<readonly Fault[]> {
  const { rows } = await session.query<StoredEntry>(
    'select handover_id, seq, entry, hash from audit_entry order by handover_id, seq',
  );
  const faults: Fault[] = [];
  let last: StoredEntry | undefined;
  for (const row of rows) {
    const isFirst = last?.handover_id !== row.handover_id;
    const previous = isFirst ? '0'.repeat(64) : last?.hash;
    const where = `the chain holds: entry ${row.seq} of ${row.handover_id}`;
    if (row.seq !== (isFirst ? 1 : last!.seq + 1)) faults.push(`${where} does not follow on`);
    if (row.entry['previous'] !== previous) faults.push(`${where} names another one before it`);
    const hash = createHash('sha256')
      .update(`stafet/audit-entry/1\n${canonical(row.entry)}`, 'utf8')
      .digest('hex');
    if (hash !== row.hash) faults.push(`${where} has been changed`);
    last = row;
  }
  return faults;
}

/** RFC 8785 for what an entry can hold. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // Object keys are ordered by their UTF-16 code units, as `sort` does without an argument.
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

interface Book {
  readonly sender: string;
  readonly receiver: string;
  readonly effectiveFrom: number;
  /** Who will hold each item when all that is agreed has taken effect. */
  readonly holders: Map<string, string>;
}

/** Folds what clients were told into who must hold what, and compares it with the open end of the ledger. */
async function holderFaults(session: Client, acknowledged: readonly Exchange[]): Promise<readonly Fault[]> {
  const books = new Map<string, Book>();
  for (const exchange of acknowledged) record(books, exchange);
  const { rows } = await session.query<{ handover: string; kind: string; holder: string | null }>(`
    select l.handover_id as handover, l.kind, r.holder from handover_item l
    left join responsibility_interval r on r.item_id = l.item_id and r.valid_to = 'infinity'`);
  const stored = new Map(rows.map((row) => [`${row.handover} ${row.kind}`, row.holder]));
  const expected = [...books].flatMap(([handover, { holders }]) =>
    [...holders].map(([kind, holder]) => ({ item: `${handover} ${kind}`, holder })),
  );
  return expected.flatMap(({ item, holder }) => {
    const found = stored.get(item);
    return found === holder
      ? []
      : [`who confirmed holds it, nobody else: ${item}: ${found ?? 'nobody'}, not ${holder}`];
  });
}

function record(books: Map<string, Book>, exchange: Exchange): void {
  const { id, redirectedTo } = answerOf(exchange);
  const event = eventOf(exchange);
  if (event.type === 'create') {
    const { sender, receiver, items, effectiveFrom } = event as unknown as Record<string, string> & { items: string[] };
    books.set(id, {
      sender: sender!,
      receiver: receiver!,
      effectiveFrom: effectiveFrom === undefined ? 0 : Date.parse(effectiveFrom),
      holders: new Map(items.map((kind) => [kind, sender!])),
    });
    return;
  }
  const book = books.get(id);
  if (book === undefined) throw new Error(`an answer about ${id}, which no client created`);
  if (event.type === 'accept') {
    const kinds = (event['items'] as string[] | undefined) ?? [...book.holders.keys()];
    for (const kind of kinds) book.holders.set(kind, book.receiver);
  }
  // Taken back before the moment of effect, it never left the sender.
  if (event.type === 'withdraw' && book.effectiveFrom > Date.now()) {
    for (const kind of book.holders.keys()) book.holders.set(kind, book.sender);
  }
  if (event.type === 'redirect' && redirectedTo !== null) {
    const receiver = event['receiver'] as string;
    // The first and the second handover are about the same items: who accepts last is who holds.
    books.set(redirectedTo, { ...book, receiver });
  }
}
