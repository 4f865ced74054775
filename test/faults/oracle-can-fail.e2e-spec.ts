import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, http, startSystem } from '@stafet/testing';
import type { Client } from 'pg';
import { ClientHistory, type Exchange } from './client-history';
import { Endings } from './endings';
import { pathway, planHandovers } from './handover-plan';
import { connected, faultsIn, underWay } from './oracle';
import { act } from './people-at-work';
import { chanceFrom } from './seeded-chance';

jest.setTimeout(90_000);

/** What a crash, a bug or a person with a superuser's password could do, and what the oracle must then say. */
const tampering: readonly { readonly what: string; readonly sql: string; readonly finds: RegExp }[] = [
  {
    what: 'an entry of the trail is deleted',
    sql: `delete from audit_entry where type = 'accept' and ctid = (select min(ctid) from audit_entry where type = 'accept')`,
    finds: /every acknowledged command is in the trail exactly once: accept .* 0 times/,
  },
  {
    what: 'the last entry of a trail is cut off',
    sql: `delete from audit_entry a using handover h where h.id = a.handover_id and h.seq = a.seq and a.type = 'escalated'`,
    finds: /the handover ends where its trail ends/,
  },
  {
    what: 'an entry of the trail is changed',
    sql: `update audit_entry set entry = jsonb_set(entry, '{reason}', '"no-legal-basis"') where type = 'reject'`,
    finds: /the chain holds: .* has been changed/,
  },
  {
    what: 'an entry is changed and its hash with it',
    sql: `update audit_entry set hash = repeat('a', 64) where type = 'send'`,
    finds: /the chain holds: .* names another one before it/,
  },
  {
    what: 'a command is recorded twice',
    sql: `insert into audit_entry select handover_id, seq + 1000, type, organization_id, actor_id, recorded_at, version, command_id, entry, hash
      from audit_entry where type = 'withdraw'`,
    finds: /every acknowledged command is in the trail exactly once: withdraw .* 2 times/,
  },
  {
    what: 'something is recorded that nobody asked for',
    sql: `update audit_entry set command_id = gen_random_uuid() where type = 'ask'`,
    finds: /nothing is in the trail that nobody was told of: ask/,
  },
  {
    what: 'a person’s act has no command',
    sql: `update audit_entry set command_id = null where type = 'ask'`,
    finds: /what a person did has a command/,
  },
  {
    what: 'an entry says something else than the columns beside it',
    sql: `update audit_entry set organization_id = 'municipality-0760' where type = 'reject'`,
    finds: /what is asked of an entry is what its hash covers/,
  },
  {
    what: 'a version is counted twice',
    sql: `update handover set version = version + 1 where phase = 'rejected'`,
    finds: /the version counts the decisions that moved it/,
  },
  {
    what: 'two hold the same item for a while',
    // From the middle of the interval before: a fixed time could be the very moment at which that one began.
    sql: `update responsibility_interval r set valid_from = r.valid_from - (r.valid_from - earlier.valid_from) / 2
      from responsibility_interval earlier where earlier.item_id = r.item_id and earlier.valid_to = r.previous_to`,
    finds: /exactly one holder at every instant.* has 2 holders/,
  },
  {
    what: 'nobody holds an item for a second',
    sql: `update responsibility_interval set valid_from = valid_from + interval '1 second'
      where previous_to is not null`,
    finds: /exactly one holder at every instant.* has 0 holders/,
  },
  {
    what: 'the open end of an item is closed',
    sql: `update responsibility_interval set valid_to = clock_timestamp() where valid_to = 'infinity'`,
    finds: /exactly one holder at every instant.* has 0 holders/,
  },
  {
    what: 'a holder is somebody who did not confirm',
    sql: `update responsibility_interval set holder = 'municipality-0760' where previous_to is not null`,
    finds: /who confirmed holds it, nobody else/,
  },
  {
    what: 'a holder holds by something that is no confirmation',
    sql: `update responsibility_interval r set evidence_seq = 1 where previous_to is not null`,
    finds: /a holder begins with the sending, or with a confirmation/,
  },
  {
    what: 'a confirmed item stays with the sender',
    sql: `delete from responsibility_interval where previous_to is not null;
      update responsibility_interval set valid_to = 'infinity'`,
    finds: /who confirmed holds it, nobody else/,
  },
  {
    what: 'a transfer is recorded twice',
    sql: `insert into audit_entry select handover_id, seq + 1000, type, organization_id, actor_id, recorded_at, version, command_id,
      jsonb_set(entry, '{seq}', to_jsonb(seq + 1000)), hash from audit_entry where type = 'transferred'`,
    finds: /a transfer is recorded once.* 2 transfers recorded/,
  },
  {
    what: 'a transfer is not recorded',
    sql: `delete from audit_entry where type = 'transferred'`,
    finds: /a transfer is recorded once.* 0 transfers recorded/,
  },
  {
    what: 'a deadline passes twice',
    sql: `insert into audit_entry select handover_id, seq + 1000, type, organization_id, actor_id, recorded_at, version, command_id,
      jsonb_set(entry, '{seq}', to_jsonb(seq + 1000)), hash from audit_entry where type in ('deadline-passed', 'escalated')`,
    finds: /a deadline is passed once each time its clock runs.* passed in entries/,
  },
  {
    what: 'a deadline passes early',
    sql: `update deadline set expires_at = clock_timestamp() + interval '1 hour' where kind = 'response' and level > 1`,
    finds: /never early.* passed before/,
  },
  {
    what: 'a deadline is forgotten',
    sql: `update deadline set state = 'running', due_at = clock_timestamp() - interval '1 hour' where state = 'met'`,
    finds: /a deadline is passed once each time its clock runs.* was due at/,
  },
  {
    what: 'a message is lost',
    sql: `delete from outbox_message where fact_type = 'accept'`,
    finds: /every fact that somebody is to hear of has one message.* 0 messages/,
  },
  {
    what: 'a message is doubled',
    sql: `insert into outbox_message select gen_random_uuid(), handover_id, seq, fact_type, recipient, is_request, created_at,
      claimed_until, published_at, completed_at, attempts from outbox_message where fact_type = 'reject'`,
    finds: /every fact that somebody is to hear of has one message.* 2 messages/,
  },
  {
    what: 'a message is left behind',
    sql: `update outbox_message set completed_at = null where fact_type = 'send'`,
    finds: /no message is on its way/,
  },
  {
    what: 'a delivery is lost',
    sql: `delete from delivery where channel = 'email'`,
    finds: /each message has one delivery per channel.* by email: 0 rows/,
  },
  {
    what: 'a delivery is doubled',
    sql: `alter table delivery drop constraint delivery_pkey;
      insert into delivery select * from delivery where channel = 'in-app'`,
    finds: /each message has one delivery per channel.* by in-app: 2 rows/,
  },
  {
    what: 'a delivery is still pending',
    sql: `update delivery set status = 'pending' where channel = 'email'`,
    finds: /each message has one delivery per channel.* by email: 1 rows, pending/,
  },
  {
    what: 'people are shown a message twice',
    sql: `alter table notification drop constraint notification_message_id_organization_id_key;
      insert into notification select gen_random_uuid(), message_id, organization_id, handover_id, fact_type, created_at, read_at
      from notification`,
    finds: /each message has one delivery per channel.* 2 notifications/,
  },
  {
    what: 'a stored answer is gone',
    sql: `delete from idempotency where path like '%/events'`,
    finds: /one answer is kept for each acknowledged command.* 0 answers/,
  },
  {
    what: 'an answer is stored that nobody got',
    sql: `update idempotency set key = gen_random_uuid() where path like '%/events'`,
    finds: /one answer is kept for each acknowledged command.* 1 answers/,
  },
];

describe('the oracle', () => {
  const endings = new Endings();
  let history: ClientHistory;
  let session: Client;

  beforeAll(async () => {
    const database = await endings.after(createTestDatabase(), (each) => each.drop());
    const system = await endings.after(startSystem({ database }), (each) => each.stop());
    history = new ClientHistory(system.apiUrls, (login) => system.tokenFor(login));
    const answer = await http(system, 'clinician-randers').get<{ exampleContent: object }>(`/pathways/${pathway}`);
    const soon = { respond: { duration: 'PT3S', clock: 'elapsed' } };
    await http(system, 'steward').put(`/pathways/${pathway}/deadlines`, soon);
    // One of each story.
    const plans = planHandovers(14, chanceFrom(1));
    await Promise.all(plans.map((plan) => act(plan, answer.body.exampleContent, history)));
    session = await endings.after(connected(database.ownerUrl), (each) => each.end());
    const end = performance.now() + 30_000;
    while ((await underWay(session)) > 0 && performance.now() < end) await sleep(100);
    await system.kill('worker-1', 'SIGKILL');
  });

  afterAll(() => endings.now());

  /** What the oracle says of the database as `sql` leaves it; nothing of it stays. */
  async function faultsAfter(sql: string): Promise<readonly string[]> {
    await session.query('begin');
    try {
      // Without triggers, foreign keys and checks, as only a superuser can.
      await session.query('set local session_replication_role = replica');
      await session.query(`
        alter table audit_entry drop constraint audit_entry_agrees_check;
        alter table responsibility_interval drop constraint responsibility_interval_follows_on_check;`);
      await session.query(sql);
      return await faultsIn(session, history.acknowledged);
    } finally {
      await session.query('rollback');
    }
  }

  it('finds nothing in a record that nobody has touched', async () => {
    expect(await faultsIn(session, history.acknowledged)).toEqual([]);
  });

  it.each(tampering)('finds it where $what', async ({ sql, finds }) => {
    expect(await faultsAfter(sql)).toContainEqual(expect.stringMatching(finds));
  });

  it('finds a command that was acknowledged and is nowhere', async () => {
    const [one] = history.acknowledged as [Exchange];
    const lost: Exchange = { ...one, command: { ...one.command, key: '00000000-0000-4000-8000-000000000000' } };
    const faults = await faultsIn(session, [...history.acknowledged, lost]);
    expect(faults).toContainEqual(expect.stringMatching(/every acknowledged command is in the trail exactly once/));
  });

  it('finds a command that nobody was told of', async () => {
    const faults = await faultsIn(session, history.acknowledged.slice(0, -1));
    expect(faults).toContainEqual(expect.stringMatching(/nothing is in the trail that nobody was told of/));
  });
});
