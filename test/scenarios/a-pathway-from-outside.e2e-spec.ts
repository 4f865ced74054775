import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '@stafet/embedded';
import {
  createTestDatabase,
  http,
  startSystem,
  type HttpAnswer,
  type System,
  type TestDatabase,
} from '@stafet/testing';
import { documentOf, findPathway, type PathwayDocument } from '@stafet/workflows';

jest.setTimeout(120_000);

interface Answer {
  readonly id: string;
  readonly version: number;
  readonly code?: string;
  readonly fingerprint: string;
  readonly proof: { readonly snapshots: number; readonly decisions: number };
  readonly story?: { readonly da: readonly string[]; readonly en: readonly string[] };
  readonly errors?: readonly { readonly pointer: string }[];
  readonly newest?: number;
  readonly types?: readonly string[];
  readonly pathwayVersion: number;
}

const discharge = documentOf(findPathway('psy-discharge-municipality')!);
const written = (change: Partial<PathwayDocument>): PathwayDocument =>
  ({ ...discharge, id: 'borrowed-discharge', version: 1, ...change }) as PathwayDocument;

describe('a pathway from outside', () => {
  let database: TestDatabase;
  let system: System;

  beforeAll(async () => {
    database = await createTestDatabase();
    system = await startSystem({ database, apiProcesses: 2, workers: 0 });
  });
  afterAll(async () => {
    await system.stop();
    await database.drop();
  });

  const propose = async (document: unknown, login = 'steward'): Promise<HttpAnswer<Answer>> =>
    http(system, login).post<Answer>('/pathways', document);
  const send = async (pathway: string, cpr: string, items: readonly string[], apiUrl?: string) =>
    http(system, 'clinician-randers').post<Answer>(
      '/handovers',
      {
        ...{ pathway, sender: 'ward-randers', receiver: 'municipality-0730', items, send: true },
        patient: { cpr, municipality: '0730' },
        content: discharge.exampleContent,
      },
      { ...(apiUrl === undefined ? {} : { apiUrl }) },
    );

  it('is proved, and can be followed at once, by whichever process is asked', async () => {
    const accepted = await propose(written({}));
    expect(accepted.body).toMatchObject({ id: 'borrowed-discharge', version: 1 });
    expect([accepted.status, accepted.headers.get('location')]).toEqual([201, '/api/v1/pathways/borrowed-discharge']);
    expect(accepted.body.proof.snapshots).toBeGreaterThan(1_000);
    expect(accepted.body.proof.decisions).toBeGreaterThan(accepted.body.proof.snapshots);

    const [, other] = system.apiUrls;
    const sent = await send('borrowed-discharge', '0201609995', ['social-support'], other);
    expect([sent.status, sent.body.pathwayVersion]).toEqual([201, 1]);
    const listed = await http(system, 'gp-randers').get<{ items: readonly Answer[] }>('/pathways?limit=200', {
      ...(other === undefined ? {} : { apiUrl: other }),
    });
    expect(listed.body.items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['psy-discharge-municipality', 'borrowed-discharge']),
    );
    const deadlines = await http(system, 'steward').put('/pathways/borrowed-discharge/deadlines', {
      respond: { duration: 'PT2H' },
    });
    expect(deadlines.status).toBe(200);

    const [entry] = await withClient(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ details: object }>(
        `select details from access_entry where action = 'pathway-accepted'`,
      );
      return rows;
    });
    expect(entry?.details).toEqual({
      pathway: 'borrowed-discharge',
      version: 1,
      fingerprint: accepted.body.fingerprint,
    });
  });

  it('means the same for ever: a version is taken once, and what runs keeps its own', async () => {
    expect((await propose(written({ source: 'another' }))).body).toMatchObject({
      code: 'pathway-version-exists',
      newest: 1,
    });
    const first = await send('borrowed-discharge', '0504909989', ['social-support']);
    expect((await propose(written({ version: 2 }))).status).toBe(201);
    const second = await send('borrowed-discharge', '0504909989', ['nursing-rehab']);
    expect([first.body.pathwayVersion, second.body.pathwayVersion]).toEqual([1, 2]);
    const again = await http(system, 'clinician-randers').get<Answer>(`/handovers/${first.body.id}`);
    expect(again.body.pathwayVersion).toBe(1);
    const old = await http(system, 'clinician-randers').get<Answer>('/pathways/borrowed-discharge?version=1');
    expect(old.body.version).toBe(1);
  });

  it('cannot put itself before one of ours, but with a higher version', async () => {
    const ours = await propose(written({ id: discharge.id }));
    expect([ours.status, ours.body.code]).toEqual([409, 'pathway-version-exists']);
    expect((await propose(written({ id: discharge.id, version: 2 }))).status).toBe(201);
    const sent = await send(discharge.id, '0703921VJ5', ['social-support']);
    expect(sent.body.pathwayVersion).toBe(2);
  });

  it('is refused with the story of the promise that it breaks, in both languages', async () => {
    const deadlines = discharge.deadlines.filter(({ name }) => name !== 'respond');
    const refused = await propose(written({ version: 9, deadlines }));
    expect([refused.status, refused.body.code]).toEqual([422, 'pathway-unsound']);
    expect(refused.body.story?.da.join(' ')).toMatch(/frist/);
    expect(refused.body.story?.en.join(' ')).toMatch(/wait/);
    expect((await http(system, 'steward').get('/pathways/borrowed-discharge?version=9')).status).toBe(404);
  });

  it('is refused in what the region does not know, and where its example does not fit its form', async () => {
    const [route, ...others] = discharge.routes;
    const routes = [{ ...route!, to: ['lighthouse'] }, ...others];
    const strange = await propose(written({ version: 9, routes }));
    expect([strange.status, strange.body.code, strange.body.types]).toEqual([
      422,
      'organization-type-unknown',
      ['lighthouse'],
    ]);
    const unfit = await propose(written({ version: 9, exampleContent: {} }));
    expect([unfit.status, unfit.body.errors?.[0]?.pointer.startsWith('/exampleContent')]).toEqual([400, true]);
  });

  it('is the steward’s to bring', async () => {
    expect((await propose(written({ version: 9 }), 'clinician-randers')).status).toBe(403);
    expect((await http(system, undefined).post('/pathways', written({ version: 9 }))).status).toBe(401);
  });

  it('is refused at once where it is too large, nested or no pathway at all, and the API answers meanwhile', async () => {
    const began = Date.now();
    const { machine } = discharge;
    const states = Object.fromEntries(Array.from({ length: 15_000 }, (_, index) => [`s${index}`, {}]));
    const bad: readonly unknown[] = [
      { ...written({ version: 9 }), source: 'x'.repeat(10_000_000) },
      { ...written({ version: 9 }), machine: { ...machine, states } },
      written({ version: 9, machine: { ...machine, initial: 'nowhere' } }),
      [],
      'no JSON',
    ];
    const checking = Promise.all(bad.map(async (document) => propose(document)));
    const over = checking.then(() => true);
    let slowest = 0;
    do {
      const asked = Date.now();
      await http(system, 'clinician-randers').get('/me');
      slowest = Math.max(slowest, Date.now() - asked);
    } while (!(await Promise.race([over, sleep(20, false)])));
    const answers = await checking;
    expect(answers.map(({ status }) => status)).toEqual([413, 400, expect.any(Number) as number, 400, 400]);
    expect(answers[2]!.status).toBeGreaterThanOrEqual(400);
    expect(answers[2]!.status).toBeLessThan(500);
    expect(Date.now() - began).toBeLessThan(30_000);
    expect(slowest).toBeLessThan(2_000);
  });
});
