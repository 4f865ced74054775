import { http, type HttpAnswer } from '@stafet/testing';
import {
  beginStory,
  bruno,
  einer,
  karla,
  pathway,
  rasmus,
  ward,
  type Handover,
  type Problem,
  type Story,
} from './story';

jest.setTimeout(40_000);

const logins = [
  'clinician-randers',
  'caseworker-randers',
  'clinician-auh',
  'caseworker-viborg',
  'gp-randers',
  'auditor',
  'admin-randers',
  'steward',
  'operator',
] as const;
type Login = (typeof logins)[number];

describe('who may know and do what', () => {
  let story: Story;
  let sent: Handover;
  let draft: Handover;

  beforeAll(async () => {
    story = await beginStory({ workers: 0 });
    sent = await story.handOver({ patient: bruno });
    draft = await story.handOver({ patient: einer, send: false });
  });
  afterAll(async () => story.end());

  const get =
    (path: (handover: Handover) => string, which: 'sent' | 'draft' = 'sent') =>
    async (login: Login): Promise<HttpAnswer<Problem>> =>
      http(story.system, login).get(path(which === 'sent' ? sent : draft));
  const act =
    (event: object, which: 'sent' | 'draft' = 'sent') =>
    async (login: Login): Promise<HttpAnswer<Problem>> =>
      // A version that is never current: what may be done is asked before it could happen.
      http(story.system, login).post(`/handovers/${(which === 'sent' ? sent : draft).id}/events`, event, {
        ifMatch: 0,
      });
  const post =
    (path: string, body: object) =>
    async (login: Login): Promise<HttpAnswer<Problem>> =>
      http(story.system, login).post(path, body);
  const wish = (sender: string) => ({
    pathway,
    patient: karla,
    sender,
    items: ['social-support'],
    content: {},
    send: true,
  });

  // The answers in the order of `logins`: ward, municipality, another ward, another municipality, practice, auditor,
  // administrator, steward, operator.
  const table: readonly (readonly [string, (login: Login) => Promise<HttpAnswer<Problem>>, readonly number[]])[] = [
    ['read a handover', get(({ id }) => `/handovers/${id}`), [200, 200, 404, 404, 404, 200, 404, 404, 404]],
    ['read its timeline', get(({ id }) => `/handovers/${id}/timeline`), [200, 200, 404, 404, 404, 200, 404, 404, 404]],
    [
      'ask who holds it',
      get(({ id }) => `/handovers/${id}/responsibility`),
      [200, 200, 404, 404, 404, 200, 404, 404, 404],
    ],
    ['read a draft', get(({ id }) => `/handovers/${id}`, 'draft'), [200, 404, 404, 404, 404, 200, 404, 404, 404]],
    [
      'read a draft’s timeline',
      get(({ id }) => `/handovers/${id}/timeline`, 'draft'),
      [200, 404, 404, 404, 404, 200, 404, 404, 404],
    ],
    [
      'ask who holds a draft’s',
      get(({ id }) => `/handovers/${id}/responsibility`, 'draft'),
      [200, 404, 404, 404, 404, 200, 404, 404, 404],
    ],
    ['act on a handover', act({ type: 'open' }), [412, 412, 404, 404, 404, 412, 404, 404, 404]],
    ['act on a draft', act({ type: 'send' }, 'draft'), [412, 404, 404, 404, 404, 412, 404, 404, 404]],
    [
      'ask who holds what for a citizen',
      get(({ patient }) => `/patients/${patient.id}/responsibility`),
      [200, 200, 404, 404, 404, 200, 404, 404, 404],
    ],
    [
      'ask that for a citizen with a draft only',
      get(({ patient }) => `/patients/${patient.id}/responsibility`, 'draft'),
      // A draft gives nobody a claim to know; of what nobody has sent there is no record yet.
      [404, 404, 404, 404, 404, 422, 404, 404, 404],
    ],
    ['find a citizen', post('/patients/search', { cpr: bruno.cpr }), [200, 200, 404, 404, 404, 200, 404, 404, 404]],
    [
      'find a citizen with a draft only',
      post('/patients/search', { cpr: einer.cpr }),
      [404, 404, 404, 404, 404, 200, 404, 404, 404],
    ],
    [
      'find a citizen who is not known',
      post('/patients/search', { cpr: karla.cpr }),
      [404, 404, 404, 404, 404, 404, 404, 404, 404],
    ],
    ['read the trail', get(() => '/audit/entries'), [403, 403, 403, 403, 403, 200, 403, 403, 403]],
    ['verify the trail', get(() => '/audit/verification'), [403, 403, 403, 403, 403, 200, 403, 403, 403]],
    ['export the trail', get(() => '/audit/export'), [403, 403, 403, 403, 403, 200, 403, 403, 403]],
    ['see what is stuck', get(() => '/ops/stuck'), [403, 403, 403, 403, 403, 200, 403, 403, 200]],
    [
      'set deadlines',
      async (login) =>
        http(story.system, login).put(`/pathways/${pathway}/deadlines`, { respond: { duration: 'PT4H' } }),
      [403, 403, 403, 403, 403, 403, 403, 200, 403],
    ],
    ['see the organisations', get(() => '/organizations'), [200, 200, 200, 200, 200, 200, 200, 200, 200]],
    ['see the pathways', get(() => '/pathways'), [200, 200, 200, 200, 200, 200, 200, 200, 200]],
    ['say who they are', get(() => '/me'), [200, 200, 200, 200, 200, 200, 200, 200, 200]],
    ['see their notifications', get(() => '/notifications'), [200, 200, 200, 200, 200, 200, 200, 200, 200]],
  ];

  it.each(table)('%s', async (_what, call, expected) => {
    const answers: Record<string, number> = {};
    for (const login of logins) answers[login] = (await call(login)).status;
    expect(answers).toEqual(Object.fromEntries(logins.map((login, index) => [login, expected[index]])));
  });

  it('sends for nobody but one’s own organisation', async () => {
    const { content } = await story.reads('clinician-randers', sent.id);
    for (const login of logins) {
      const { status, body } = await http(story.system, login).post<Problem>('/handovers', {
        ...wish(ward),
        content,
        receiver: 'gp-randers',
      });
      // What the ward hears is the next fault: it may send, though not to a practice.
      const expected = login === 'clinician-randers' ? [422, 'receiver-unsuitable'] : [403, 'sender-not-yours'];
      expect([login, status, body.code]).toEqual([login, ...expected]);
    }
  });

  it('does not tell a handover that one may not know from one that does not exist', async () => {
    const nobodys = '6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11';
    for (const rest of ['', '/timeline', '/responsibility']) {
      const hidden = await http(story.system, 'caseworker-viborg').get<Problem>(`/handovers/${sent.id}${rest}`);
      const missing = await http(story.system, 'caseworker-viborg').get<Problem>(`/handovers/${nobodys}${rest}`);
      expect(hidden.body).toEqual(missing.body);
    }
  });

  it.each(logins)('lists for %s exactly what she may know', async (login) => {
    const views = ['waiting-for-us', 'not-yet-confirmed', 'mine', 'overdue', 'unresolved', 'closed'];
    const listed = Object.fromEntries(
      await Promise.all(views.map(async (view) => [view, await story.list(login, view)])),
    );
    const nothing = Object.fromEntries(views.map((view) => [view, []]));
    const expected: Partial<Record<Login, object>> = {
      'clinician-randers': {
        'not-yet-confirmed': [sent.id, draft.id],
        mine: [sent.id, draft.id],
        unresolved: [sent.id],
      },
      'caseworker-randers': { 'waiting-for-us': [sent.id], mine: [sent.id], unresolved: [sent.id] },
      auditor: { mine: [sent.id, draft.id], unresolved: [sent.id] },
    };
    expect(listed).toEqual({ ...nothing, ...expected[login] });
  });

  it('lets the auditor see who and when, and not what was written about the citizen', async () => {
    const seen = await story.reads('auditor', sent.id);
    expect(seen).toMatchObject({ content: null, availableEvents: [], patient: { maskedCpr: '250947-****' } });
    expect((await story.reads('caseworker-randers', sent.id)).content).not.toBeNull();
    for (const event of [{ type: 'open' }, { type: 'withdraw', reason: 'plan-changed' }, { type: 'accept' }]) {
      const { status, body } = await story.tries('auditor', sent.id, event);
      expect([status, body.code]).toEqual([403, 'actor-not-entitled']);
    }
  });

  it('records every search for a citizen, found or not', async () => {
    const rows = await story.rows<{ found: boolean; count: number }>(
      `select (details ->> 'found')::boolean as found, count(*)::int as count from access_entry
       where action = 'patient-search' group by 1 order by 1`,
    );
    // Three rows of the table above: found by 3, 1 and none of the nine.
    expect(rows).toEqual([
      { found: false, count: 23 },
      { found: true, count: 4 },
    ]);
    const [dump] = await story.rows<{ text: string }>(
      `select string_agg(each::text, ' ') as text from access_entry each`,
    );
    expect(dump!.text).not.toContain(bruno.cpr);
  });

  it('knows nobody without a token, and nobody with a token that was tampered with', async () => {
    const token = await story.system.tokenFor('clinician-randers');
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = [
      undefined,
      '',
      'Bearer',
      'Bearer x.y.z',
      `Basic ${Buffer.from('clinician-randers:').toString('base64')}`,
      `Bearer ${header}.${encode({ ...claims, sub: 'synthetic-auditor' })}.${signature}`,
      `Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      `Bearer ${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    ];
    for (const authorization of forged) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const answer = await http(story.system, undefined).get<Problem>('/me', { headers });
      expect([authorization, answer.status, answer.body.code]).toEqual([authorization, 401, 'not-authenticated']);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
  });

  it('keeps what was never sent to the ward, also when it is withdrawn', async () => {
    const unsent = await story.handOver({ patient: rasmus, send: false });
    await story.does('clinician-randers', unsent.id, { type: 'withdraw', reason: 'plan-changed' });
    const municipality = http(story.system, 'caseworker-randers');
    expect((await municipality.get(`/handovers/${unsent.id}`)).status).toBe(404);
    expect((await municipality.post('/patients/search', { cpr: rasmus.cpr })).status).toBe(404);
    for (const view of ['mine', 'closed'])
      expect(await story.list('caseworker-randers', view)).not.toContain(unsent.id);
    expect(await story.list('clinician-randers', 'closed')).toEqual([unsent.id]);
  });

  it('keeps a draft to the ward, and blocks nobody with it', async () => {
    const second = await story.tryToHandOver({ patient: einer });
    expect(second.status).toBe(201);
    const { status, body } = await story.tries('clinician-randers', draft.id, { type: 'send' });
    expect([status, body.code, body.handover]).toEqual([409, 'item-already-in-handover', second.body.id]);
    await story.does('clinician-randers', second.body.id, { type: 'withdraw', reason: 'plan-changed' });
    expect((await story.does('clinician-randers', draft.id, { type: 'send' })).phase).toBe('sent');
  });
});
