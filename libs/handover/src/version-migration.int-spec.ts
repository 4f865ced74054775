import { randomBytes, randomUUID } from 'node:crypto';
import { keyOf } from '@stafet/core';
import { loadCatalogue } from '@stafet/organization';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { documentOf, findPathway, isPathway, pathwayOf, prove, type PathwayDocument } from '@stafet/workflows';
import { Client } from 'pg';
import type { HandoverView } from './handover-view';
import type { MigrationOutcome } from './migrating';
import { PathwayAcceptance, type PathwayCheck } from './pathway-acceptance';
import { PathwayRegistry } from './pathway-registry';
import { TrailReplay } from './replay/trail-replay';
import { ManyCitizens, person, refusalOf, ServiceStage } from './service-stage';
import { VersionMigration } from './version-migration';

jest.setTimeout(120_000);

const id = 'made-up-call';
const first = documentOf(findPathway('psy-first-admission')!);
const clinician = person('clinician', 'ward-randers');
const caseWorker = person('case-worker', 'municipality-0730');

/** Proved in this process: that it is proved elsewhere is told by the test of the API. */
const proveHere: PathwayCheck = async (text) => {
  const pathway = pathwayOf(JSON.parse(text));
  if (!isPathway(pathway)) return { is: 'faulty', faults: pathway };
  const proof = prove(pathway);
  return { is: proof.violation === undefined ? 'holds' : 'broken', proof };
};

/** The second version calls a step by another name, and gives a week for what had days. */
const second = (): PathwayDocument => {
  const renamed = JSON.parse(
    JSON.stringify({ ...first, id, version: 2 }).replaceAll('to-be-called', 'waiting-for-the-call'),
  ) as PathwayDocument;
  const [deadline] = renamed.deadlines.filter(({ name }) => name === 'call');
  return {
    ...renamed,
    deadlines: [...renamed.deadlines, { ...deadline!, name: 'first-week' }],
    stepsBefore: { 'to-be-called': 'waiting-for-the-call' },
  };
};

describe('a newer version of a pathway', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let stage: ServiceStage;
  let vault: ManyCitizens;
  let migration: VersionMigration;
  let acceptance: PathwayAcceptance;
  const steward = { ...person('steward', 'region-midtjylland'), id: randomUUID() };

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 8 }, 'version-migration');
    await owner.query(`insert into person (id, professional_id, cvr, name) values ($1, 'steward', '1', 'Steward')`, [
      steward.id,
    ]);
    vault = new ManyCitizens(randomBytes(32));
    stage = new ServiceStage(database, owner, [], vault);
    const registry = new PathwayRegistry(database);
    acceptance = new PathwayAcceptance(database, registry, loadCatalogue(), proveHere);
    migration = new VersionMigration(database, new PathwayRegistry(database), stage.service);
    await acceptance.accept({ ...first, id, version: 1 }, steward);
  });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await test.drop();
  });

  const begun = async (): Promise<HandoverView> => {
    vault.next();
    return stage.create(clinician, {
      ...{ pathway: id, patient: { cpr: '2509479989', municipality: '0730' }, sender: 'ward-randers' },
      ...{ receiver: 'municipality-0730', content: first.exampleContent, send: true, items: first.items.map(keyOf) },
    });
  };
  const order = { from: 1, to: 2, operator: 'Otto', isDryRun: false };
  const run = async (change: object = {}): Promise<ReadonlyMap<string, MigrationOutcome>> => {
    const outcomes = new Map<string, MigrationOutcome>();
    for await (const { handover, outcome } of migration.run(id, { ...order, ...change })) {
      outcomes.set(handover, outcome);
    }
    return outcomes;
  };
  const versionsOf = async (...handovers: readonly HandoverView[]): Promise<readonly number[]> => {
    const { rows } = await owner.query<{ id: string; version: number }>(
      'select id, pathway_version as version from handover where id = any ($1)',
      [handovers.map((each) => each.id)],
    );
    return handovers.map((each) => rows.find((row) => row.id === each.id)!.version);
  };

  it('is told, done, recorded, and never means another holder', async () => {
    const [asked, confirmed, over] = [await begun(), await begun(), await begun()];
    await stage.apply(caseWorker, confirmed.id, { type: 'accept' });
    await stage.apply(clinician, over.id, { type: 'withdraw', reason: 'no-longer-needed' });
    await refusalOf(run()).then(({ code }) => expect(code).toBe('unknown-pathway'));
    await acceptance.accept(second(), steward);
    const newer = await begun();
    expect(newer.pathwayVersion).toBe(2);

    const told = await run({ isDryRun: true });
    expect([...told.keys()].sort()).toEqual([asked.id, confirmed.id].sort());
    expect(told.get(confirmed.id)).toMatchObject({
      ...{ is: 'migrated', fromStep: 'to-be-called', step: 'waiting-for-the-call' },
      ...{ clocksStarted: ['first-week'], clocksStopped: [] },
    });
    expect(await versionsOf(asked, confirmed, over, newer)).toEqual([1, 1, 1, 2]);

    const before = await stage.reads.handover(confirmed.id, caseWorker);
    expect([...(await run()).values()].map(({ is }) => is)).toEqual(['migrated', 'migrated']);
    expect(await versionsOf(asked, confirmed, over, newer)).toEqual([2, 2, 1, 2]);
    const after = await stage.reads.handover(confirmed.id, caseWorker);
    expect(after).toMatchObject({ pathwayVersion: 2, version: before.version + 1, step: 'waiting-for-the-call' });
    expect(after.items).toEqual(before.items);
    expect((await stage.facts(confirmed.id)).at(-1)).toMatchObject({
      ...{ type: 'migrated', actor: 'system', organization: 'stafet', pathwayVersion: 2 },
      details: { operator: 'Otto' },
    });
    const called = await stage.apply(caseWorker, confirmed.id, { type: 'call', outcome: 'reached' });
    expect(called.step).toBe('called');
    expect((await run()).size).toBe(0);
  });

  it('is refused where it has no place for what runs, and the others go on', async () => {
    const [asked, confirmed] = [await begunWith(2), await begunWith(2)];
    await stage.apply(caseWorker, confirmed.id, { type: 'accept' });
    // The third has the step of the first again, and does not say where the second stood.
    await acceptance.accept({ ...first, id, version: 3 }, steward);
    const outcomes = await run({ from: 2, to: 3 });
    expect(outcomes.get(confirmed.id)).toMatchObject({ is: 'refused', refusal: { code: 'no-such-step' } });
    expect(outcomes.get(asked.id)).toMatchObject({ is: 'migrated', clocksStopped: [] });
    expect(await versionsOf(asked, confirmed)).toEqual([3, 2]);
  });

  const begunWith = async (version: number): Promise<HandoverView> => {
    const view = await begun();
    expect(view.pathwayVersion).toBe(version);
    return view;
  };

  it('and a person’s word at the same moment happen one after the other', async () => {
    await acceptance.accept({ ...second(), version: 4 }, steward);
    const all: HandoverView[] = [];
    for (let count = 0; count < 8; count += 1) all.push(await begunWith(4));
    await acceptance.accept({ ...second(), version: 5 }, steward);
    const [outcomes] = await Promise.all([
      run({ from: 4, to: 5 }),
      ...all.map(async ({ id: handover }) => stage.apply(caseWorker, handover, { type: 'accept' })),
    ]);
    expect([...outcomes.values()].every(({ is }) => is === 'migrated')).toBe(true);
    expect(await versionsOf(...all)).toEqual(all.map(() => 5));
    for (const { id: handover } of all) {
      const types = (await stage.facts(handover)).map((fact) => fact['type']);
      expect(types.filter((type) => type === 'accept' || type === 'migrated').sort()).toEqual(['accept', 'migrated']);
    }
  });

  it('leaves a trail that leads to what is stored', async () => {
    const replay = new TrailReplay(database, vault, new PathwayRegistry(database));
    for await (const each of replay.run()) expect(each).not.toHaveProperty('table');
  });
});
