import { AuditLog } from '@stafet/audit';
import type { HandoverRoute } from '@stafet/core';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { findPathway, type Pathway } from '@stafet/workflows';
import { Client } from 'pg';
import type { NewHandover } from './commands';
import type { HandoverView } from './handover-view';
import { person, refusalOf, ServiceStage } from './service-stage';

jest.setTimeout(60_000);

const discharge = findPathway('psy-discharge-municipality') as Extract<Pathway, { transfers: true }>;
const route = (from: string, to: string): HandoverRoute => ({
  ...{ from: [from], to: [to], catchment: 'none' },
  ...{ evidence: 'PROPOSED', source: 'made up for a test' },
});
/** From the ward to a municipality, and from there to another one. */
const onwards: Pathway = {
  ...discharge,
  id: 'onwards',
  routes: [route('ward', 'municipality'), route('municipality', 'municipality')],
};

const [ward, randers, syddjurs, samso] = [
  'ward-randers',
  'municipality-0730',
  'municipality-0706',
  'municipality-0741',
];
const people = new Map(
  [ward, randers, syddjurs, samso].map((id) => [id, person(id === ward ? 'clinician' : 'case-worker', id)]),
);
const of = (organization: string) => people.get(organization)!;

describe('what was handed on', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let stage: ServiceStage;

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 5 }, 'onwards');
    stage = new ServiceStage(database, owner, [onwards]);
  });
  afterEach(async () => {
    expect((await new AuditLog(database).verify()).faults).toEqual([]);
    await owner.query(`set session_replication_role = 'replica'; truncate patient, audit_entry cascade`);
  });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await test.drop();
  });

  const handOver = async (sender: string, receiver: string, change: Partial<NewHandover> = {}) =>
    stage.create(of(sender), {
      ...{ pathway: 'onwards', patient: { cpr: '2509479989', municipality: '0730' }, sender, receiver },
      ...{ items: ['social-support'], content: discharge.exampleContent, send: true, ...change },
    });
  const confirm = async ({ id, receiver }: HandoverView) => stage.apply(of(receiver.id), id, { type: 'accept' });
  const complete = async ({ id, receiver }: HandoverView) =>
    stage.apply(of(receiver.id), id, { type: 'complete', outcome: 'done' });
  const ledger = async () => {
    const { rows } = await owner.query<{ holder: string; closed: boolean }>(
      `select r.holder, i.closed_at is not null as closed from responsibility_item i
       join responsibility_interval r on r.item_id = i.id and r.valid_to = 'infinity' order by i.closed_at`,
    );
    return rows.map(({ holder, closed }) => (closed ? `${holder}, closed` : holder));
  };
  const confirmed = async (sender: string, receiver: string): Promise<HandoverView> => {
    const handover = await handOver(sender, receiver);
    await confirm(handover);
    return handover;
  };

  it('stays with its new holder when the one before completes the first handover', async () => {
    const first = await confirmed(ward, randers);
    const second = await confirmed(randers, syddjurs);
    expect((await complete(first)).phase).toBe('completed');
    expect(await ledger()).toEqual([syddjurs]);
    const { items } = await stage.reads.responsibilityOfHandover(first.id, of(ward), undefined);
    expect(items).toMatchObject([{ holder: { id: syddjurs } }]);
    expect(items[0]).not.toHaveProperty('closedAt');
    await complete(second);
    expect(await ledger()).toEqual([`${syddjurs}, closed`]);
  });

  it('is not completed by its holder while somebody is asked to take it over: the answer names that handover', async () => {
    const first = await confirmed(ward, randers);
    const asked = await handOver(randers, syddjurs);
    expect(await refusalOf(complete(first))).toMatchObject({
      code: 'item-already-in-handover',
      facts: { handover: asked.id, phase: 'transferred' },
    });
    expect(await ledger()).toEqual([randers]);
    await stage.apply(of(randers), asked.id, { type: 'withdraw', reason: 'plan-changed' });
    await complete(first);
    expect(await ledger()).toEqual([`${randers}, closed`]);
  });

  it('is not completed between a confirmation and its moment either', async () => {
    const first = await confirmed(ward, randers);
    const effectiveFrom = new Date(Date.now() + 86_400_000).toISOString() as never;
    const agreed = await handOver(randers, syddjurs, { effectiveFrom });
    await confirm(agreed);
    expect((await refusalOf(complete(first))).code).toBe('item-already-in-handover');
    expect(await ledger()).toEqual([syddjurs]);
    await stage.apply(of(randers), agreed.id, { type: 'withdraw', reason: 'plan-changed' });
    expect(await ledger()).toEqual([randers]);
  });

  it('does not hinder the one before: the loop of the first handover can be closed while the item goes further', async () => {
    const first = await confirmed(ward, randers);
    const second = await confirmed(randers, syddjurs);
    const third = await handOver(syddjurs, samso);
    expect((await complete(first)).phase).toBe('completed');
    expect((await refusalOf(complete(second))).code).toBe('item-already-in-handover');
    await confirm(third);
    expect((await complete(second)).phase).toBe('completed');
    expect(await ledger()).toEqual([samso]);
  });

  it('comes back, and then the first handover no longer ends what the return gave', async () => {
    const first = await confirmed(ward, randers);
    await confirmed(randers, syddjurs);
    const back = await confirmed(syddjurs, randers);
    await complete(first);
    expect(await ledger()).toEqual([randers]);
    await complete(back);
    expect(await ledger()).toEqual([`${randers}, closed`]);
  });

  it('is one or the other when completing and asking another meet', async () => {
    const seen: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      const first = await confirmed(ward, randers);
      const [done, asked] = await Promise.all([
        refusalOf(complete(first)),
        handOver(randers, syddjurs).then(
          (handover) => handover,
          (error: unknown) => (error as { readonly code: string }).code,
        ),
      ]);
      // Either it was completed, and what is asked for then is another responsibility; or it is asked for and stays open.
      expect(['done', 'item-already-in-handover']).toContain(done.code);
      const { rows } = await owner.query(
        `select from handover_item l join responsibility_item i on i.id = l.item_id where l.is_live and i.closed_at is not null`,
      );
      expect(rows).toEqual([]);
      seen.push(done.code);
      if (typeof asked !== 'string') {
        await stage.apply(of(randers), asked.id, { type: 'withdraw', reason: 'plan-changed' });
      }
      await owner.query(`set session_replication_role = 'replica'; truncate patient, audit_entry cascade`);
    }
    expect(seen).toHaveLength(8);
  });
});
