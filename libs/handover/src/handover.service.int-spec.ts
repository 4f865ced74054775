import { randomBytes, randomUUID } from 'node:crypto';
import { AuditLog } from '@stafet/audit';
import type { Actor, HandoverCommandEvent, Role } from '@stafet/core';
import { loadCatalogue } from '@stafet/organization';
import { Database, ProblemError } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { findPathway } from '@stafet/workflows';
import { Client } from 'pg';
import type { CommandAnswer, NewHandover } from './commands';
import { HandoverViews, type HandoverView } from './handover-view';
import { HandoverService } from './handover.service';
import { PathwayDeadlines } from './pathway-deadlines';
import { PatientVault } from './patient-vault';

jest.setTimeout(30_000);

const pathway = 'psy-discharge-municipality';
const { exampleContent } = findPathway(pathway)!;
// The published test numbers (standards 6); each test has a citizen and an item of her own.
type Cpr = '2509479989' | '0201609995' | '0504909989' | '0703921VJ5' | '1206550VK9';

const person = (role: Role, organization: string): Actor => ({
  id: randomUUID(),
  name: organization,
  roles: [{ role, organization }],
});
const signe = person('clinician', 'ward-randers');
const mette = person('case-worker', 'municipality-0730');
const rikke = person('case-worker', 'municipality-0706');

describe('the one writer', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let other: Database;
  const catalogue = loadCatalogue();
  const vault = new PatientVault({
    current: 'test',
    keys: new Map([['test', randomBytes(32)]]),
    lookupKey: randomBytes(32),
  });
  const serviceOn = (on: Database): HandoverService =>
    new HandoverService(on, vault, catalogue, new HandoverViews(vault, (id) => catalogue.find(id)?.name ?? id));

  /** The real database, with every statement counted and, after some, something else done first. */
  function watched(on: Database, then: (statement: string) => Promise<void> = async () => undefined) {
    const statements: string[] = [];
    const count =
      (name: string, run: (...given: readonly unknown[]) => Promise<unknown>) =>
      async (...given: readonly unknown[]): Promise<unknown> => {
        statements.push(name === 'prepared' ? String(given[0]) : name);
        const answer = await run(...given);
        await then(String(given[0]));
        return answer;
      };
    const proxy = new Proxy(on, {
      get(target, name) {
        const own: unknown = Reflect.get(target, name, target);
        return typeof own === 'function' ? count(String(name), own.bind(target) as () => Promise<unknown>) : own;
      },
    });
    return { database: proxy, statements };
  }

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 10 }, 'one');
    other = Database.open({ url: test.appUrl, poolSize: 10 }, 'other');
  });
  afterAll(async () => {
    await database.close();
    await other.close();
    await owner.end();
    await test.drop();
  });

  const wish = (cpr: Cpr, change: Partial<NewHandover> = {}): NewHandover => ({
    pathway,
    patient: { cpr, municipality: '0730' },
    sender: 'ward-randers',
    receiver: 'municipality-0730',
    items: ['social-support'],
    content: exampleContent,
    send: true,
    ...change,
  });
  const create = async (
    on: HandoverService,
    request: NewHandover,
    key: string = randomUUID(),
  ): Promise<CommandAnswer> =>
    on.create({ actor: signe, path: '/handovers', idempotencyKey: key, body: request, parse: () => request });
  const apply = async (
    on: HandoverService,
    actor: Actor,
    id: string,
    event: HandoverCommandEvent,
    given: { readonly version?: number; readonly key?: string } = {},
  ): Promise<CommandAnswer> =>
    on.apply({
      handoverId: id,
      actor,
      path: `/handovers/${id}/events`,
      idempotencyKey: given.key ?? randomUUID(),
      ifMatch: `"${given.version ?? 1}"`,
      body: event,
      parse: () => event,
    });
  const viewOf = (answer: CommandAnswer): HandoverView => JSON.parse(answer.body) as HandoverView;
  const sentId = async (cpr: Cpr, change: Partial<NewHandover> = {}): Promise<string> =>
    viewOf(await create(serviceOn(database), wish(cpr, change))).id;
  const withdraw = async (id: string, version = 1): Promise<unknown> =>
    apply(serviceOn(database), signe, id, { type: 'withdraw', reason: 'plan-changed' }, { version });
  const codeOf = async (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'done',
      (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
    );
  const typesOf = async (id: string): Promise<readonly string[]> => {
    const { rows } = await owner.query<{ type: string }>(
      'select type from audit_entry where handover_id = $1 order by seq',
      [id],
    );
    return rows.map((row) => row.type);
  };

  describe('needs two round trips at most', () => {
    it('for a new handover, for each command, and for what Stafet itself records', async () => {
      const { database: counted, statements } = watched(database);
      const service = serviceOn(counted);
      const trips = async (what: () => Promise<unknown>): Promise<readonly string[]> => {
        statements.length = 0;
        await what();
        return [...statements];
      };
      const [read, write] = ['read-handover', 'record-decision'];
      let id = '';
      const created = await trips(async () => {
        id = viewOf(await create(service, wish('2509479989', { items: ['social-support', 'nursing-rehab'] }))).id;
      });
      expect(created).toEqual(['read-for-new-handover', write]);
      expect(await trips(async () => service.applySystem(id, { type: 'delivered' }))).toEqual([read, write]);
      const commands: readonly (readonly [Actor, HandoverCommandEvent, number])[] = [
        [mette, { type: 'open' }, 1],
        [mette, { type: 'ask', question: 'Hvem?' }, 1],
        [signe, { type: 'answer', text: 'Hun selv.' }, 2],
        [signe, { type: 'reschedule', effectiveFrom: new Date(Date.now() + 86_400_000).toISOString() as never }, 3],
        [mette, { type: 'accept', items: ['nursing-rehab'] }, 4],
        [mette, { type: 'redirect', receiver: 'municipality-0706', reason: 'no-capacity' }, 5],
        [signe, { type: 'withdraw', reason: 'plan-changed' }, 6],
      ];
      for (const [actor, event, version] of commands) {
        expect([event.type, await trips(async () => apply(service, actor, id, event, { version }))]).toEqual([
          event.type,
          [read, write],
        ]);
      }
    });

    it('and one for a refusal or a repeat, none for an id that is none', async () => {
      const id = await sentId('0201609995');
      const { database: counted, statements } = watched(database);
      const service = serviceOn(counted);
      const key = randomUUID();
      await apply(service, mette, id, { type: 'open' }, { key });
      statements.length = 0;
      const attempts = [
        apply(service, mette, id, { type: 'open' }, { key }),
        apply(service, rikke, id, { type: 'open' }),
        apply(service, mette, id, { type: 'open' }, { version: 7 }),
        apply(service, signe, id, { type: 'accept' }),
        apply(service, mette, id, { type: 'complete', outcome: 'x' }),
      ];
      expect(await Promise.all(attempts.map(codeOf))).toEqual([
        'done',
        'unknown-handover',
        'version-stale',
        'actor-not-entitled',
        'event-not-expected',
      ]);
      expect(statements).toEqual(attempts.map(() => 'read-handover'));
      expect(await codeOf(apply(service, mette, '42', { type: 'open' }))).toBe('unknown-handover');
      expect(statements).toHaveLength(attempts.length);
      await withdraw(id);
    });
  });

  describe('reads and decides again when somebody was faster', () => {
    /** A service that is overtaken after each of its first readings. */
    const overtaken = (by: () => Promise<unknown>, times: number) => {
      let left = times;
      const { database: on, statements } = watched(database, async (statement) => {
        if (statement !== 'read-handover' || left === 0) return;
        left -= 1;
        await by();
      });
      return { service: serviceOn(on), statements };
    };

    it('and both facts stand, one after the other', async () => {
      const id = await sentId('0504909989');
      const call = { type: 'phone-call', with: 'visitator', text: 'Aftalt.' } as const;
      const { service, statements } = overtaken(async () => apply(serviceOn(other), signe, id, call), 1);
      expect(viewOf(await apply(service, mette, id, { type: 'accept' })).phase).toBe('transferred');
      expect(statements).toEqual(['read-handover', 'record-decision', 'read-handover', 'record-decision']);
      expect(await typesOf(id)).toEqual(['create', 'send', 'phone-call', 'accept', 'transferred']);
    });

    it('and says 412 when what was overtaken it changes what may be decided', async () => {
      const id = await sentId('0504909989', { items: ['nursing-rehab'] });
      const { service } = overtaken(
        async () => apply(serviceOn(other), mette, id, { type: 'ask', question: 'Hvem?' }),
        1,
      );
      expect(await codeOf(apply(service, mette, id, { type: 'accept' }))).toBe('version-stale');
      expect(await typesOf(id)).toEqual(['create', 'send', 'ask']);
      await withdraw(id, 2);
    });

    it('and gives up with “try again” rather than for ever', async () => {
      const id = await sentId('0504909989', { items: ['nursing-rehab'] });
      const call = { type: 'phone-call', with: 'visitator', text: 'Igen.' } as const;
      const { service } = overtaken(async () => apply(serviceOn(other), signe, id, call), Infinity);
      const attempt = apply(service, mette, id, { type: 'accept' });
      await expect(attempt).rejects.toMatchObject({ code: 'request-in-progress', retryAfterSeconds: 1 });
      expect(await typesOf(id)).not.toContain('accept');
      await withdraw(id);
    });
  });

  describe('lets a responsibility be in one live handover', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => index);
    const services = (): readonly HandoverService[] => [serviceOn(database), serviceOn(other)];

    it('when twenty are made at once from two processes, for a citizen whom nobody knew', async () => {
      const [one, two] = services() as [HandoverService, HandoverService];
      const answers = await Promise.allSettled(
        twenty.map(async (index) => create(index % 2 === 0 ? one : two, wish('0703921VJ5'))),
      );
      const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [viewOf(answer.value).id] : []));
      expect(won).toHaveLength(1);
      for (const answer of answers) {
        if (answer.status === 'rejected') {
          expect(answer.reason).toMatchObject({ code: 'item-already-in-handover', facts: { handover: won[0] } });
        }
      }
      const { rows } = await owner.query(
        'select 1 from handover h join handover_item i on i.handover_id = h.id where i.is_live and h.id = $1',
        won,
      );
      expect(rows).toHaveLength(1);
      await withdraw(won[0]!);
    });

    it('when twenty drafts of it are sent at once', async () => {
      const drafts = await Promise.all(twenty.map(async () => sentId('0703921VJ5', { send: false })));
      const [one, two] = services() as [HandoverService, HandoverService];
      const codes = await Promise.all(
        drafts.map(async (id, index) => codeOf(apply(index % 2 === 0 ? one : two, signe, id, { type: 'send' }))),
      );
      expect(codes.filter((code) => code === 'done')).toHaveLength(1);
      expect(codes.filter((code) => code === 'item-already-in-handover')).toHaveLength(19);
      await withdraw(drafts[codes.indexOf('done')]!, 2);
    });

    it('and makes one of twenty repeats that come at once', async () => {
      const key = randomUUID();
      const request = wish('0703921VJ5');
      const [one, two] = services() as [HandoverService, HandoverService];
      const answers = await Promise.all(twenty.map(async (index) => create(index % 2 === 0 ? one : two, request, key)));
      expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
      await withdraw(viewOf(answers[0]!).id);
    });
  });

  it('lets nobody hand over what another holds, whether she knew it or not', async () => {
    const draft = await sentId('1206550VK9', { send: false });
    const id = await sentId('1206550VK9');
    await apply(serviceOn(database), mette, id, { type: 'accept' });
    expect(await codeOf(create(serviceOn(database), wish('1206550VK9')))).toBe('sender-not-holder');
    expect(await codeOf(apply(serviceOn(database), signe, draft, { type: 'send' }))).toBe('sender-not-holder');
    expect(await typesOf(draft)).toEqual(['create']);
  });

  describe('records everything or nothing', () => {
    const tables = [
      'handover',
      'audit_entry',
      'fact_text',
      'responsibility_interval',
      'handover_item',
      'deadline',
      'outbox_message',
      'idempotency',
    ];
    const counts = async (): Promise<unknown> => {
      const columns = tables.map(
        (table) => `(select jsonb_agg(to_jsonb(each) order by to_jsonb(each)::text) from ${table} each) as ${table}`,
      );
      return (await owner.query(`select ${columns.join(', ')}`)).rows[0];
    };
    const redirect = {
      type: 'redirect',
      receiver: 'municipality-0706',
      reason: 'no-capacity',
      text: 'Ingen plads.',
    } as const;

    it.each<[string, HandoverCommandEvent]>(
      tables.map((table) => [table, table === 'responsibility_interval' ? { type: 'accept' } : redirect]),
    )('when nothing can be added to %s', async (table, event) => {
      const id = await sentId('1206550VK9', { items: ['nursing-rehab'] });
      const before = await counts();
      await owner.query(`
        create function fail() returns trigger language plpgsql as $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$;
        create trigger fails before insert on ${table} for each row execute function fail()`);
      const key = randomUUID();
      try {
        await expect(apply(serviceOn(database), mette, id, event, { key })).rejects.toMatchObject({ code: '53100' });
        expect(await counts()).toEqual(before);
      } finally {
        await owner.query(`drop function fail cascade`);
      }
      if (event.type === 'accept') return withdraw(id);
      // The same request, repeated when there is room again.
      const answer = viewOf(await apply(serviceOn(database), mette, id, event, { key }));
      return withdraw(answer.redirectedTo!);
    });
  });

  describe('follows the deadlines that the steward has set', () => {
    const ulla = person('steward', 'region-midtjylland');
    const set = async (actor: Actor, duration: string, name = 'respond', of = pathway): Promise<string> =>
      codeOf(new PathwayDeadlines(database).set(of, { [name]: { duration, clock: 'elapsed' } }, actor));
    const dueAfter = async (id: string): Promise<number> => {
      const { rows } = await owner.query<{ seconds: number }>(
        `select extract(epoch from expires_at - started_at)::float as seconds from deadline where handover_id = $1 and name = 'respond'`,
        [id],
      );
      return rows[0]!.seconds;
    };

    it('from then on, and leaves what was sent before alone', async () => {
      await owner.query(
        `insert into person (id, professional_id, cvr, name) values ($1, 'synthetic-ulla', '00000082', 'Ulla')`,
        [ulla.id],
      );
      const before = await sentId('0201609995');
      expect(await set(ulla, 'PT5S')).toBe('done');
      const after = await sentId('0201609995', { items: ['nursing-rehab'] });
      expect([await dueAfter(before), await dueAfter(after)]).toEqual([7_200, 5]);
      const { rows } = await owner.query(
        `select person_id, action, details ->> 'pathway' as pathway from access_entry where action <> 'handover-created'`,
      );
      expect(rows).toEqual([{ person_id: ulla.id, action: 'deadline-setting', pathway }]);
      await withdraw(before);
      await withdraw(after);
    });

    it('and takes no others: not from others, not for others, not without an end', async () => {
      const settings = async (): Promise<unknown> => (await owner.query('select count(*) from pathway_deadline')).rows;
      const before = await settings();
      expect(await set(signe, 'PT5S')).toBe('role-required');
      expect(await set(ulla, 'PT5S', 'respond', 'no-pathway')).toBe('unknown-pathway');
      expect(await set(ulla, 'PT5S', 'transfer')).toBe('deadline-unknown');
      for (const duration of ['', 'soon', 'PT0S', '-PT5S', 'P400D'])
        expect(await set(ulla, duration)).toBe('duration-invalid');
      expect(await settings()).toEqual(before);
    });
  });

  describe('leaves a trail in which every change is found', () => {
    const verified = async () => new AuditLog(database).verify();
    /** As somebody with every right over the database would do it, behind the triggers. */
    const tamper = async (statement: string, values: readonly unknown[]): Promise<void> => {
      await owner.query('alter table audit_entry disable trigger user');
      await owner.query(`set session_replication_role = 'replica'`);
      await owner.query(statement, [...values]);
      await owner.query(`set session_replication_role = 'origin'`);
      await owner.query('alter table audit_entry enable trigger user');
    };

    it.each<[string, string, string]>([
      [
        'another reason',
        `update audit_entry set entry = jsonb_set(entry, '{reason}', '"duplicate"') where handover_id = $1 and type = 'reject'`,
        'hash-differs',
      ],
      [
        'another hash',
        `update audit_entry set hash = repeat('0', 64) where handover_id = $1 and type = 'send'`,
        'hash-differs',
      ],
      ['an entry cut out', `delete from audit_entry where handover_id = $1 and type = 'send'`, 'entry-missing'],
    ])('%s', async (_what, statement, fault) => {
      const id = await sentId('0201609995');
      await apply(serviceOn(database), mette, id, { type: 'reject', reason: 'no-capacity' });
      expect((await verified()).faults).toEqual([]);
      const { rows } = await owner.query('select * from audit_entry where handover_id = $1', [id]);
      await tamper(statement, [id]);
      expect((await verified()).faults).toEqual([
        { handover: id, seq: fault === 'hash-differs' ? expect.any(Number) : 2, fault },
      ]);
      await tamper('delete from audit_entry where handover_id = $1', [id]);
      await tamper('insert into audit_entry select * from jsonb_populate_recordset(null::audit_entry, $1)', [
        JSON.stringify(rows),
      ]);
      expect((await verified()).faults).toEqual([]);
    });
  });
});
