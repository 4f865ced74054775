import { withClient } from '@stafet/embedded';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { schemaDrift } from './schema-drift';

describe('the entities and the migrated database', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  it('say the same, to the letter', async () => {
    expect(await schemaDrift(database.ownerUrl)).toEqual([]);
    // A second time, because the first one left nothing behind.
    expect(await schemaDrift(database.ownerUrl)).toEqual([]);
  });

  it.each([
    ['a table without an entity', 'create table stray ()', /only in the database: table stray/],
    ['a column', 'alter table handover add stray text', /only in the database: column handover.stray/],
    ['a type', 'alter table handover alter step type varchar(9)', /only in the database: column handover.step/],
    ['a default', "alter table handover alter step set default 'draft'", /TypeORM would run: .*"step"/],
    ['a comment', "comment on table handover is 'no more'", /only in the entities: table handover: One row/],
    [
      'a condition of a check',
      `alter table handover drop constraint handover_sender_receiver_check,
         add constraint handover_sender_receiver_check check (sender <= receiver)`,
      /only in the database: constraint handover_sender_receiver_check/,
    ],
    [
      'the moment at which a foreign key is judged',
      'alter table responsibility_interval alter constraint responsibility_interval_follows_on_fkey not deferrable',
      /only in the entities: constraint responsibility_interval_follows_on_fkey .* DEFERRABLE/,
    ],
    [
      'the rows that an index covers',
      `drop index handover_item_one_live_idx;
       create unique index handover_item_one_live_idx on handover_item (item_id) where not is_live`,
      /only in the entities: CREATE UNIQUE INDEX handover_item_one_live_idx .* WHERE is_live/,
    ],
    [
      'a constraint that is gone',
      'alter table responsibility_interval drop constraint responsibility_interval_one_end_key cascade',
      /only in the entities: constraint responsibility_interval_one_end_key/,
    ],
  ])('tell of %s that only one of them has', async (_what, change, drift) => {
    await withClient(database.ownerUrl, (client) => client.query(change));
    expect((await schemaDrift(database.ownerUrl)).join('\n')).toMatch(drift);
  });
});
