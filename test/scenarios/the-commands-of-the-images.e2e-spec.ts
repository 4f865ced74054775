import { setTimeout as sleep } from 'node:timers/promises';
import { asRole, withClient } from '@stafet/embedded';
import { http } from '@stafet/testing';
import { Redis } from 'ioredis';
import { deploy, type Deployment } from './deployment';
import type { Running } from './images';
import { bruno, eventually, municipality, pathway, ward, type Handover } from './story';

jest.setTimeout(60_000);

/** Docker gives a process this long between SIGTERM and SIGKILL. Seconds. */
const patience = 10;

describe('what the images start, with a PostgreSQL and a Redis of the machine and secrets in files', () => {
  let deployment: Deployment;
  let asked: Handover;
  // Installing PostgreSQL and Redis the first time takes longer than a test may.
  beforeAll(async () => {
    deployment = await deploy();
  }, 400_000);
  afterAll(async () => deployment.end(), 60_000);

  const as = (login: string | undefined) => http(deployment, login);
  const rows = async (sql: string) =>
    withClient(deployment.superuserUrl, async (client) => (await client.query(sql)).rows as unknown[]);
  const mailTo = async (address: string): Promise<readonly { readonly subject: string; readonly text: string }[]> => {
    const answer = await fetch(`${deployment.demoUrl}/inbox.json?to=${encodeURIComponent(address)}`);
    return ((await answer.json()) as { items: { subject: string; text: string }[] }).items;
  };
  const answer = async (version: number, event: object): Promise<Handover> => {
    const { status, body } = await as('caseworker-randers').post<Handover>(`/handovers/${asked.id}/events`, event, {
      ifMatch: version,
    });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };

  it('migrates an empty database and ends well, and does so again', () => {
    expect(deployment.migrations).toEqual([
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
  });

  it('is ready, and healthy in the words of the image', async () => {
    expect((await as(undefined).get('/health/ready')).status).toBe(200);
    await expect(deployment.start('api', {}, 'healthCheck').ended).resolves.toMatchObject({ code: 0 });
    await expect(deployment.start('api', { PORT: '9' }, 'healthCheck').ended).resolves.toMatchObject({ code: 1 });
    expect(deployment.worker.stdout).toContain('worker ready');
  });

  it('works on a database that keeps what was committed, as the login that may not change the trail', async () => {
    expect(await rows('show fsync')).toEqual([{ fsync: 'on' }]);
    expect(
      await rows(`select distinct usename from pg_stat_activity
                  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`),
    ).toEqual([{ usename: 'stafet_app_login' }]);
  });

  it('hands Bruno over with two items, of which the municipality takes one', async () => {
    const { body: described } = await as('clinician-randers').get<{ exampleContent: object }>(`/pathways/${pathway}`);
    const created = await as('clinician-randers').post<Handover>('/handovers', {
      pathway,
      patient: bruno,
      sender: ward,
      items: ['social-support', 'nursing-rehab'],
      content: described.exampleContent,
      send: true,
    });
    expect(created).toMatchObject({ status: 201, body: { patient: { name: bruno.name, maskedCpr: '250947-****' } } });
    asked = created.body;
    const accepted = await answer(asked.version, { type: 'accept', items: ['social-support'] });
    const rejected = await answer(accepted.version, {
      type: 'reject',
      items: ['nursing-rehab'],
      reason: 'missing-information',
      text: 'Vi kan ikke se, hvilken hjælp borgeren får i dag.',
    });
    expect(rejected.items).toMatchObject([
      { kind: 'social-support', status: 'transferred', holder: { id: municipality } },
      { kind: 'nursing-rehab', status: 'rejected', holder: { id: ward } },
    ]);
  });

  it('tells the auditor who holds each item, and who did before', async () => {
    const heldAt = async (at: string): Promise<object> => {
      const { body } = await as('auditor').get<{ items: { kind: string; holder: { id: string } }[] }>(
        `/handovers/${asked.id}/responsibility?at=${encodeURIComponent(at)}`,
      );
      return Object.fromEntries(body.items.map(({ kind, holder }) => [kind, holder.id]));
    };
    const { body: now } = await as('auditor').get<Handover>(`/handovers/${asked.id}`);
    expect(await heldAt(asked.delivery.sentAt)).toEqual({ 'social-support': ward, 'nursing-rehab': ward });
    expect(await heldAt(now.items[0]!.holder.since)).toEqual({ 'social-support': municipality, 'nursing-rehab': ward });
  });

  it('sends e-mails to both sides, with the address that people type', async () => {
    const [told] = await eventually(
      () => mailTo('visitation@randers.example'),
      (mails) => mails.length > 0,
    );
    expect(told!.text).toContain(`${deployment.publicUrl}/`);
    expect(told!.text).not.toContain('Bruno');
    const subjects = async () => (await mailTo('udskrivning@ward-randers.example')).map(({ subject }) => subject);
    await eventually(subjects, (all) => /bekræftet/.test(all.join(' ')) && /afvist/.test(all.join(' ')));
  });

  it('has its queue in the Redis that wants a password, evicts nothing and writes everything down', async () => {
    const redis = new Redis(deployment.redisUrl, { maxRetriesPerRequest: 1 });
    try {
      expect(await redis.keys('bull:*')).not.toEqual([]);
      expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
      expect(await redis.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    } finally {
      redis.disconnect();
    }
  });

  it('says no secret and no CPR number in its logs', () => {
    const { api, worker, secret } = deployment;
    const said = api.stdout + api.stderr + worker.stdout + worker.stderr;
    const names = ['app-password', 'migrator-password', 'patient-keys', 'cpr-lookup-key', 'oidc-client-secret'];
    for (const never of [bruno.cpr, ...names.map(secret)]) expect(said).not.toContain(never);
  });

  it.each([
    ['a login that is not spoken to over TLS', { OIDC_ISSUER: 'http://127.0.0.1:9' }, /OIDC_ISSUER must be .* https:/],
    ['the demo', { STAFET_DEMO: 'true' }, /STAFET_DEMO must not be true in production/],
  ] as const)('does not start with %s, and says so in one line', async (_, settings, fault) => {
    for (const name of ['api', 'worker']) {
      const process = deployment.start(name, settings);
      expect(await process.ended).toEqual({ code: 1, signal: null });
      expect(process.stderr).toMatch(/^[^\n]*\n$/);
      expect(process.stderr).toMatch(fault);
    }
  });

  it.each(['api', 'worker'])('does not start the %s as a login that may change the trail', async (name) => {
    const owner = deployment.secret('migrator-database-url');
    for (const DATABASE_URL of [deployment.superuserUrl, owner, asRole(deployment.superuserUrl, 'stafet_app')]) {
      const process = deployment.start(name, { DATABASE_URL, PORT: '0' });
      expect(await process.ended).toEqual({ code: 1, signal: null });
      expect(process.stderr).toMatch(/^[^\n]*DATABASE_URL logs in as \w+, who may change the trail: [^\n]*\n$/);
    }
  });

  it('says in one line which secret is missing, and does not start', async () => {
    const api = deployment.start('api', { CPR_LOOKUP_KEY_FILE: '/nowhere/cpr-lookup-key' });
    expect(await api.ended).toEqual({ code: 1, signal: null });
    expect(api.stderr).toMatch(/^.*CPR_LOOKUP_KEY_FILE names a file that cannot be read.*\n$/);
  });

  it.each(['api', 'worker'] as const)(
    'ends the %s well when it is asked to, in the time that Docker gives',
    async (name) => {
      const process: Running = deployment[name];
      process.kill('SIGTERM');
      const ending = await Promise.race([process.ended, sleep(patience * 1000, 'still running', { ref: false })]);
      expect(ending).toEqual({ code: 0, signal: null });
    },
  );
});
