import { AuditLog } from '@stafet/audit';
import { instant, type HandoverRoute, type Instant } from '@stafet/core';
import { loadCatalogue, type Organization, type OrganizationCatalogue } from '@stafet/organization';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { findPathway, type Pathway } from '@stafet/workflows';
import { Client } from 'pg';
import type { NewHandover } from './commands';
import { ManyCitizens, person, refusalOf, ServiceStage } from './service-stage';

jest.setTimeout(60_000);

const discharge = findPathway('psy-discharge-municipality') as Extract<Pathway, { transfers: true }>;
const route = (from: string, to: string): HandoverRoute => ({
  ...{ from: [from], to: [to], catchment: 'none' },
  ...{ evidence: 'PROPOSED', source: 'made up for a test' },
});
const onwards: Pathway = {
  ...discharge,
  id: 'onwards',
  routes: [route('ward', 'municipality'), route('municipality', 'municipality')],
};

const [ward, randers, syddjurs] = ['ward-randers', 'municipality-0730', 'municipality-0706'];
const people = new Map(
  [ward, randers, syddjurs].map((id) => [id, person(id === ward ? 'clinician' : 'case-worker', id)]),
);
const of = (organization: string) => people.get(organization)!;
const inDays = (days: number): Instant => instant(new Date(Date.now() + days * 86_400_000).toISOString());

/** The reference data as they would be if Randers Kommune ended at a moment. */
function withoutRandersFrom(end: Instant): OrganizationCatalogue {
  const catalogue = loadCatalogue();
  const known = catalogue.find.bind(catalogue);
  catalogue.find = (id: string, at?: Instant): Organization | undefined =>
    id === randers && at !== undefined && at >= end ? undefined : known(id, at);
  return catalogue;
}

describe('an organisation that ends', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let before: ServiceStage;
  let endingIn10Days: ServiceStage;
  let after: ServiceStage;

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 5 }, 'ended');
    const vault = new ManyCitizens();
    before = new ServiceStage(database, owner, [onwards], vault);
    endingIn10Days = new ServiceStage(database, owner, [onwards], vault, withoutRandersFrom(inDays(10)));
    after = new ServiceStage(database, owner, [onwards], vault, withoutRandersFrom(inDays(-1)));
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

  const wish = (sender: string, receiver: string, change: Partial<NewHandover> = {}): NewHandover => ({
    ...{ pathway: 'onwards', patient: { cpr: '2509479989', municipality: '0706' }, sender, receiver },
    ...{ items: ['social-support'], content: discharge.exampleContent, send: true, ...change },
  });
  const asked = async (change: Partial<NewHandover> = {}) => before.create(of(ward), wish(ward, randers, change));
  const heldByRanders = async () => {
    const { id } = await asked();
    return before.apply(of(randers), id, { type: 'accept' });
  };

  it('can still hand on what it holds, so that no citizen stays with it', async () => {
    await heldByRanders();
    const { id } = await after.create(of(randers), wish(randers, syddjurs));
    const { items } = await after.apply(of(syddjurs), id, { type: 'accept' });
    expect(items).toMatchObject([{ status: 'transferred', holder: { id: syddjurs } }]);
  });

  it('can still hand it back to who held it before', async () => {
    const { id } = await heldByRanders();
    const { exampleContent: content } = findPathway('return')!;
    const back = await after.create(
      of(randers),
      wish(randers, ward, { pathway: 'return', returns: id, items: [], content }),
    );
    const { items } = await after.apply(of(ward), back.id, { type: 'accept' });
    expect(items).toMatchObject([{ status: 'transferred', holder: { id: ward } }]);
  });

  it('begins nothing that it does not hold', async () => {
    const attempt = after.create(of(randers), wish(randers, syddjurs));
    expect(await refusalOf(attempt)).toMatchObject({ code: 'organization-unknown' });
    const draft = after.create(of(randers), wish(randers, syddjurs, { send: false }));
    expect(await refusalOf(draft)).toMatchObject({ code: 'organization-unknown' });
  });

  it('takes nothing over any more, and the sender holds it until somebody else confirms', async () => {
    const { id } = await asked();
    expect(await refusalOf(after.apply(of(randers), id, { type: 'accept' }))).toMatchObject({
      code: 'organization-unknown',
    });
    await after.apply(of(randers), id, { type: 'redirect', receiver: syddjurs, reason: 'wrong-catchment' });
    const { items } = await after.reads.responsibilityOfHandover(id, of(ward), undefined);
    expect(items).toMatchObject([{ holder: { id: ward } }]);
  });

  it.each([
    [
      'offers a day',
      async (id: string) => endingIn10Days.apply(of(randers), id, { type: 'accept', startsAt: inDays(20) }),
    ],
    [
      'confirms a moment',
      async (id: string) => {
        await before.apply(of(ward), id, { type: 'reschedule', effectiveFrom: inDays(20) });
        return endingIn10Days.apply(of(randers), id, { type: 'accept' });
      },
    ],
    [
      'is asked for a later moment',
      async (id: string) => {
        await endingIn10Days.apply(of(randers), id, { type: 'accept' });
        return endingIn10Days.apply(of(ward), id, { type: 'reschedule', effectiveFrom: inDays(20) });
      },
    ],
  ])('holds nothing from a moment after its end, where it %s', async (_name, attempt) => {
    const { id } = await asked({ effectiveFrom: inDays(5) });
    expect(await refusalOf(attempt(id))).toMatchObject({ code: 'organization-unknown' });
  });

  it('is asked for nothing with a draft from before its end', async () => {
    const { id } = await asked({ send: false });
    expect(await refusalOf(after.apply(of(ward), id, { type: 'send' }))).toMatchObject({
      code: 'organization-unknown',
    });
  });
});
