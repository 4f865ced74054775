import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { ActorResolver } from './actor-resolver';
import { upsertPerson } from './person';
import { mostLoginAttempts, WebSessions } from './web-sessions';

const signe = { professionalId: 'synthetic-signe', cvr: '00000082', name: 'Signe Bech Holm' };
const ward = { organization: 'ward-randers', role: 'clinician' } as const;

describe('persons and sessions', () => {
  let testDatabase: TestDatabase;
  let owner: Database;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    owner = Database.open({ url: testDatabase.ownerUrl, poolSize: 1 }, 'identity-test-owner');
    database = Database.open({ url: testDatabase.appUrl, poolSize: 4 }, 'identity-test');
    await owner.query(`insert into organization (id, name) values ('ward-randers', 'Afsnit'), ('ward-midt', 'Afsnit')
                       on conflict do nothing`);
  });

  beforeEach(async () => {
    // What people have set is append-only for everybody, and none of it is here.
    await owner.query(
      `set session_replication_role = 'replica'; truncate person cascade; reset session_replication_role`,
    );
  });

  afterAll(async () => {
    await Promise.all([owner.close(), database.close()]);
    await testDatabase.drop();
  });

  it('know a person once, however often and from however many sides she is made known', async () => {
    const person = { ...signe, email: 'signe@people.example', memberships: [ward] };
    const ids = await Promise.all([1, 2, 3, 4].map(() => upsertPerson(database, person)));
    expect(new Set(ids).size).toBe(1);
    await upsertPerson(database, { ...signe, name: 'Signe Holm' });
    expect(await database.query('select name, email from person')).toEqual([
      { name: 'Signe Holm', email: 'signe@people.example' },
    ]);
    expect(await new ActorResolver(database).byPerson(ids[0] ?? '')).toEqual({
      id: ids[0],
      name: 'Signe Holm',
      roles: [ward],
    });
  });

  it('keep the same professional id apart in two companies', async () => {
    const [here, there] = [
      await upsertPerson(database, signe),
      await upsertPerson(database, { ...signe, cvr: '00000730' }),
    ];
    expect(here).not.toBe(there);
  });

  it('give somebody who was never here before an id and no role', async () => {
    const actor = await new ActorResolver(database).byCredentials(signe);
    expect(actor).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: signe.name, roles: [] });
  });

  it('leave out memberships that have ended or not begun', async () => {
    const id = await upsertPerson(database, signe);
    await owner.query(
      `insert into membership (person_id, organization_id, role, valid_from, valid_to) values
         ($1, 'ward-randers', 'clinician', now() - interval '2 days', now() - interval '1 day'),
         ($1, 'ward-midt', 'clinician', now() + interval '1 day', 'infinity')`,
      [id],
    );
    expect((await new ActorResolver(database).byPerson(id))?.roles).toEqual([]);
  });

  it('stop trusting a membership within five seconds of its end', async () => {
    let elapsed = 0;
    const actors = new ActorResolver(database, () => elapsed);
    await upsertPerson(database, { ...signe, memberships: [ward] });
    expect((await actors.byCredentials(signe)).roles).toEqual([ward]);
    await owner.query('delete from membership');
    elapsed = 4_999;
    expect((await actors.byCredentials(signe)).roles).toEqual([ward]);
    elapsed = 5_000;
    expect((await actors.byCredentials(signe)).roles).toEqual([]);
  });

  it('keep only the hash of a session’s secret, for eight hours at most', async () => {
    const sessions = new WebSessions(database);
    const id = await upsertPerson(database, signe);
    const secret = await sessions.open(id);
    expect(await sessions.personOf(secret)).toBe(id);
    const [row] = await owner.query<{ hash: string; hours: number }>(
      `select encode(id_hash, 'escape') as hash,
              extract(epoch from expires_at - created_at)::float8 / 3600 as hours from web_session`,
    );
    expect(row?.hours).toBeCloseTo(8, 5);
    expect(row?.hash).not.toContain(secret);
    await owner.query(`update web_session set expires_at = now() - interval '1 second'`);
    expect(await sessions.personOf(secret)).toBeUndefined();
  });

  it('close a session for good, and clear away what has expired when the next is opened', async () => {
    const sessions = new WebSessions(database);
    const id = await upsertPerson(database, signe);
    const closed = await sessions.open(id);
    await sessions.close(closed);
    expect(await sessions.personOf(closed)).toBeUndefined();
    await sessions.open(id);
    await owner.query(`update web_session set expires_at = now() - interval '1 second'`);
    await sessions.open(id);
    expect(await owner.query('select from web_session')).toHaveLength(1);
  });

  it('keep a bounded number of logins under way, however many are begun: the oldest go', async () => {
    const sessions = new WebSessions(database);
    await owner.query(
      `insert into login_attempt (state_hash, verifier, nonce, return_to, expires_at)
       select sha256(i::text::bytea), 'v', 'n', '/', now() + interval '1 minute' + i * interval '1 millisecond'
       from generate_series(1, $1::int) i`,
      [mostLoginAttempts + 5],
    );
    const attempt = { verifier: 'v', nonce: 'n', returnTo: '/' };
    await Promise.all(Array.from({ length: 40 }, (_, state) => sessions.begin(String(state), 'browser', attempt)));
    await sessions.begin('state', 'browser', attempt);
    const [row] = await owner.query<{ count: number; oldest: number }>(
      `select count(*)::int as count, count(*) filter (where state_hash = sha256('6'))::int as oldest from login_attempt`,
    );
    expect(row).toEqual({ count: mostLoginAttempts, oldest: 0 });
    expect(await sessions.take('state', 'browser')).toBeDefined();
    await owner.query('delete from login_attempt');
  });

  it('let a login return once, and only to the browser that began it', async () => {
    const sessions = new WebSessions(database);
    const attempt = { verifier: 'v', nonce: 'n', returnTo: '/mine' };
    await sessions.begin('state', 'browser', attempt);
    expect(await sessions.take('state', 'another browser')).toBeUndefined();
    expect(await sessions.take('state', 'browser')).toEqual(attempt);
    expect(await sessions.take('state', 'browser')).toBeUndefined();
  });
});
