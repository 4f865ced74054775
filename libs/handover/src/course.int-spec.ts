import { randomUUID } from 'node:crypto';
import { AuditLog } from '@stafet/audit';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { findPathway } from '@stafet/workflows';
import { Client } from 'pg';
import type { NewCourse, NewHandover, NewPart } from './commands';
import type { CreatedCourse, StillWith } from './course-view';
import { person, refusalOf, ServiceStage } from './service-stage';

jest.setTimeout(60_000);

const discharge = findPathway('psy-discharge-municipality')!;
const toGp = findPathway('discharge-to-gp')!;
const outreach = findPathway('outreach-team')!;
const signe = person('clinician', 'ward-randers');
const mette = person('case-worker', 'municipality-0730');
const henrik = person('general-practitioner', 'gp-randers');
const rikke = person('case-worker', 'municipality-0706');
const team = person('clinician', 'outreach-randers');
const auditor = person('auditor', 'region-midtjylland');

const toTown: NewPart = {
  ...{ pathway: discharge.id, receiver: 'municipality-0730', items: ['social-support', 'nursing-rehab'] },
  content: discharge.exampleContent,
};
const toHenrik: NewPart = {
  ...{ pathway: toGp.id, receiver: 'gp-randers', items: ['treatment', 'medication'] },
  content: toGp.exampleContent,
};
const toTeam: NewPart = {
  ...{ pathway: outreach.id, receiver: 'outreach-randers', items: ['treatment/outreach'] },
  content: outreach.exampleContent,
};

describe('a course', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let stage: ServiceStage;

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 5 }, 'courses');
    stage = new ServiceStage(database, owner, []);
  });
  afterEach(async () => {
    expect((await new AuditLog(database).verify()).faults).toEqual([]);
    await owner.query(`set session_replication_role = 'replica'; truncate patient, audit_entry, access_entry cascade`);
  });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await test.drop();
  });

  const begin = async (change: Partial<NewCourse> = {}, key: string = randomUUID(), actor = signe) => {
    const wish: NewCourse = {
      ...{ patient: { cpr: '2509479989', municipality: '0730' }, sender: 'ward-randers' },
      ...{ parts: [toTown, toHenrik, toTeam], send: true, ...change },
    };
    const command = { actor, path: '/courses', idempotencyKey: key, body: wish, parse: () => wish };
    return stage.service.createCourse(command);
  };
  const begun = async (change: Partial<NewCourse> = {}): Promise<CreatedCourse> =>
    JSON.parse((await begin(change)).body) as CreatedCourse;
  const add = async (course: string, part: Partial<NewHandover>, actor = signe) =>
    stage.create(actor, {
      ...{ patient: { cpr: '2509479989', municipality: '0730' }, sender: 'ward-randers', send: true },
      ...{ ...toTown, course, ...part },
    });
  const accept = async (actor: typeof signe, id: string) => stage.apply(actor, id, { type: 'accept' });
  const still = (all: readonly StillWith[]) =>
    Object.fromEntries(
      all.map(({ organization, items }) => [
        organization.id,
        items.map(({ kind, scope }) => (scope === null ? kind : `${kind}/${scope}`)),
      ]),
    );
  const everything = ['social-support', 'nursing-rehab', 'treatment', 'medication', 'treatment/outreach'];
  const count = async (table: string): Promise<number> => (await owner.query(`select from ${table}`)).rowCount ?? 0;

  it('begins with all its parts, each with its own items and receiver, and all with the ward', async () => {
    const course = await begun();
    expect(course.parts.map(({ receiver, phase }) => [receiver.id, phase])).toEqual([
      ['municipality-0730', 'sent'],
      ['gp-randers', 'sent'],
      ['outreach-randers', 'sent'],
    ]);
    expect(course.parts.every((part) => part.course === course.id)).toBe(true);
    expect(still(course.stillWith)).toEqual({ 'ward-randers': everything });
    const read = await stage.reads.course(course.id, signe);
    expect(read).toMatchObject({ startedBy: { id: 'ward-randers' }, isComplete: false, stillWith: course.stillWith });
    expect(read.parts.map(({ id }) => id)).toEqual(course.parts.map(({ id }) => id));
    for (const { id } of course.parts) expect((await stage.facts(id))[0]).toMatchObject({ course: course.id });
    const { rows } = await owner.query('select action, details from access_entry');
    expect(rows).toEqual([
      { action: 'course-created', details: { course: course.id, handovers: course.parts.map(({ id }) => id) } },
    ]);
  });

  it('shows what is still with the ward until every receiver has confirmed, and only then is complete', async () => {
    const course = await begun();
    const [town, gp, out] = course.parts.map(({ id }) => id) as [string, string, string];
    await accept(mette, town);
    await accept(team, out);
    const half = await stage.reads.course(course.id, signe);
    expect(still(half.stillWith)).toEqual({ 'ward-randers': ['treatment', 'medication'] });
    expect(half.stillWith[0]?.items[0]?.handover).toBe(gp);
    expect(half.isComplete).toBe(false);
    await accept(henrik, gp);
    const whole = await stage.reads.course(course.id, signe);
    expect([whole.stillWith, whole.isComplete]).toEqual([[], true]);
  });

  it('shows every party how all parts stand, without a word of what was written', async () => {
    const course = await begun();
    await accept(mette, course.parts[0]!.id);
    const seen = await Promise.all(
      [signe, mette, henrik, team, auditor].map(async (actor) => stage.reads.course(course.id, actor)),
    );
    for (const each of seen) expect(each).toEqual(seen[0]);
    expect(JSON.stringify(seen[0])).not.toContain('content');
    expect(seen[0]!.parts[0]).toMatchObject({
      phase: 'transferred',
      items: [{ holder: { id: 'municipality-0730' } }, {}],
    });
    expect((await refusalOf(stage.reads.course(course.id, rikke))).code).toBe('unknown-course');
    expect((await refusalOf(stage.reads.course(randomUUID(), signe))).code).toBe('unknown-course');
    expect((await refusalOf(stage.reads.course('42', signe))).code).toBe('unknown-course');
    expect((await refusalOf(stage.reads.handover(course.parts[1]!.id, mette))).code).toBe('unknown-handover');
  });

  it('is all or nothing', async () => {
    const taken = await add('', { course: undefined, ...toHenrik });
    const [handovers, courses] = [await count('handover'), await count('course')];
    const refused = await refusalOf(begin());
    expect(refused).toMatchObject({ code: 'item-already-in-handover', facts: { handover: taken.id, part: 1 } });
    expect([await count('handover'), await count('course'), await count('idempotency')]).toEqual([
      handovers,
      courses,
      1,
    ]);
  });

  it('says which part is the reason', async () => {
    const fault = await refusalOf(begin({ parts: [toTown, { ...toHenrik, content: {} }] }));
    expect(fault).toMatchObject({
      code: 'malformed',
      facts: {
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/parts/1/content/plan' })]) as unknown,
      },
    });
    const foreign = await refusalOf(begin({ parts: [toTown, { ...toHenrik, items: ['coordination'] }] }));
    expect(foreign).toMatchObject({ code: 'item-not-in-pathway', facts: { part: 1, items: ['coordination'] } });
    const unknown = await refusalOf(begin({ parts: [{ ...toTown, pathway: 'nowhere' }, toHenrik] }));
    expect(unknown).toMatchObject({ code: 'pathway-unknown-here', facts: { part: 0 } });
  });

  it('hands nothing over twice', async () => {
    const twice = await refusalOf(begin({ parts: [toTown, { ...toTown, receiver: 'municipality-0706' }] }));
    expect(twice).toMatchObject({ code: 'course-unsuitable', facts: { items: ['social-support', 'nursing-rehab'] } });
  });

  it('answers a repeat as the first time, and refuses another body', async () => {
    const key = randomUUID();
    const [first, again] = [await begin({}, key), await begin({}, key)];
    expect(again).toEqual(first);
    expect(first.location).toBe(`/courses/${(JSON.parse(first.body) as CreatedCourse).id}`);
    expect(await count('course')).toBe(1);
    expect((await refusalOf(begin({ parts: [toTown, toHenrik] }, key))).code).toBe('idempotency-key-reused');
  });

  it('begins once when two make it at the same moment', async () => {
    const codes = await Promise.all([1, 2, 3].map(async () => (await refusalOf(begin())).code));
    expect(codes.sort()).toEqual(['done', 'item-already-in-handover', 'item-already-in-handover']);
    expect(await count('course')).toBe(1);
  });

  it('goes on with a part that is sent on: the new receiver knows it, and the item counts once', async () => {
    const course = await begun();
    const onwards = { type: 'redirect', reason: 'wrong-catchment', receiver: 'municipality-0706' };
    const sentOn = await stage.apply(mette, course.parts[0]!.id, onwards);
    const read = await stage.reads.course(course.id, rikke);
    expect(read.parts.map(({ receiver, phase }) => [receiver.id, phase])).toContainEqual(['municipality-0706', 'sent']);
    expect(still(read.stillWith)['ward-randers']?.sort()).toEqual([...everything].sort());
    const { items } = read.stillWith[0]!;
    expect(items.find(({ kind }) => kind === 'social-support')?.handover).toBe(sentOn.redirectedTo);
    await accept(rikke, sentOn.redirectedTo!);
    expect(still((await stage.reads.course(course.id, signe)).stillWith)).toEqual({
      'ward-randers': ['treatment', 'medication', 'treatment/outreach'],
    });
  });

  it('counts what was rejected or taken back as still with the ward', async () => {
    const course = await begun();
    const [town, gp, out] = course.parts.map(({ id }) => id) as [string, string, string];
    await stage.apply(mette, town, { type: 'reject', reason: 'not-target-group' });
    await stage.apply(signe, gp, { type: 'withdraw', reason: 'plan-changed' });
    await accept(team, out);
    const left = await stage.reads.course(course.id, signe);
    expect(still(left.stillWith)).toEqual({
      'ward-randers': ['social-support', 'nursing-rehab', 'treatment', 'medication'],
    });
    expect(left.isComplete).toBe(false);
    const again = await add(course.id, { follows: town });
    expect(again.course).toBe(course.id);
    await accept(mette, again.id);
    expect(still((await stage.reads.course(course.id, mette)).stillWith)).toEqual({
      'ward-randers': ['treatment', 'medication'],
    });
  });

  it('counts what came back to the ward as with the ward again', async () => {
    const course = await begun();
    const [town] = course.parts.map(({ id }) => id) as [string];
    await accept(mette, town);
    const back = await add(
      course.id,
      {
        ...{ pathway: 'return', returns: town, items: ['social-support'], receiver: undefined },
        ...{ sender: 'municipality-0730', content: findPathway('return')!.exampleContent },
      },
      mette,
    );
    expect(still((await stage.reads.course(course.id, signe)).stillWith)).toEqual({
      'ward-randers': ['treatment', 'medication', 'treatment/outreach'],
      'municipality-0730': ['social-support'],
    });
    await accept(signe, back.id);
    expect(still((await stage.reads.course(course.id, signe)).stillWith)['ward-randers']).toContain('social-support');
  });

  it('leaves a matter that an event has ended out of what is left', async () => {
    const course = await begun();
    for (const { id } of course.parts) {
      await stage.service.applySystem(id, { type: 'closed-by-event', reason: 'patient-deceased' });
    }
    expect(await stage.reads.course(course.id, signe)).toMatchObject({ stillWith: [], isComplete: true });
    const reopened = await stage.service.applySystem(course.parts[0]!.id, { type: 'reopened' });
    const again = await stage.reads.handover('successor' in reopened ? reopened.successor! : '', signe);
    expect(again.course).toBe(course.id);
    expect(still((await stage.reads.course(course.id, signe)).stillWith)).toEqual({
      'ward-randers': ['social-support', 'nursing-rehab'],
    });
  });

  it('keeps what was never sent to its sender', async () => {
    const course = await begun({ send: false });
    expect((await refusalOf(stage.reads.course(course.id, mette))).code).toBe('unknown-course');
    await stage.apply(signe, course.parts[0]!.id, { type: 'send' });
    const theirs = await stage.reads.course(course.id, mette);
    expect(theirs.parts.map(({ id }) => id)).toEqual([course.parts[0]!.id]);
    expect(still(theirs.stillWith)).toEqual({ 'ward-randers': ['social-support', 'nursing-rehab'] });
    expect(theirs.isComplete).toBe(false);
    expect(still((await stage.reads.course(course.id, signe)).stillWith)).toEqual({ 'ward-randers': everything });
  });

  it('is joined by its parties only, and about its citizen only', async () => {
    const course = await begun({ parts: [toTown, toHenrik] });
    const fromTown = { sender: 'municipality-0730', ...toTeam } as const;
    const joined = await add(course.id, { ...fromTown, course: course.id.toUpperCase() }, mette);
    expect((await stage.reads.course(course.id, team)).parts.map(({ id }) => id)).toContain(joined.id);
    expect((await stage.facts(joined.id))[0]).toMatchObject({ course: course.id });
    const strange = { ...fromTown, sender: 'municipality-0706' };
    expect((await refusalOf(add(course.id, strange, rikke))).code).toBe('course-unsuitable');
    const other = { patient: { cpr: '0201609995', municipality: '0730' } };
    expect((await refusalOf(add(course.id, other))).code).toBe('course-unsuitable');
    expect((await refusalOf(add(randomUUID(), other))).code).toBe('course-unsuitable');
  });
});
