import { http } from '@stafet/testing';
import {
  after,
  beginStory,
  bruno,
  einer,
  eventually,
  frederik,
  karla,
  newKey,
  pathway,
  rasmus,
  ward,
  type Handover,
  type Problem,
  type Story,
} from './story';

jest.setTimeout(40_000);

const clinician = 'clinician-randers';
const caseworker = 'caseworker-randers';
const stranger = 'caseworker-viborg';
const nobodysId = '6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11';

describe('the contract of the API', () => {
  let story: Story;
  let content: unknown;

  beforeAll(async () => {
    story = await beginStory();
    const { body } = await http(story.system, clinician).get<{ exampleContent: unknown }>(`/pathways/${pathway}`);
    content = body.exampleContent;
  });
  afterAll(async () => story.end());

  /** An answer with every byte of it, for repeats. */
  async function raw(login: string | undefined, path: string, body: unknown, headers: Record<string, string> = {}) {
    const token: Record<string, string> =
      login === undefined ? {} : { authorization: `Bearer ${await story.system.tokenFor(login)}` };
    const answer = await fetch(`${story.system.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...token, ...headers },
      body: JSON.stringify(body),
    });
    return {
      status: answer.status,
      etag: answer.headers.get('etag'),
      location: answer.headers.get('location'),
      type: answer.headers.get('content-type'),
      text: await answer.text(),
    };
  }

  describe('answers with the first fault in the order of checks', () => {
    let asked: Handover;
    const usedKey = newKey();
    const malformedEvent = { type: 'accept', itemz: [] };
    const wish = () => ({ pathway, patient: bruno, sender: ward, items: ['social-support'], content });

    beforeAll(async () => {
      asked = await story.handOver();
      await story.tries(
        clinician,
        asked.id,
        { type: 'phone-call', with: 'visitator', text: 'Vi talte sammen.' },
        { idempotencyKey: usedKey },
      );
    });

    it.each<
      [number, string, string, { login?: string; id?: string; event: object; key?: string | null; ifMatch?: string }]
    >([
      [401, 'not-authenticated', 'who asks', { id: nobodysId, event: malformedEvent, key: null }],
      [
        404,
        'unknown-handover',
        'whether there is one',
        { login: clinician, id: nobodysId, event: malformedEvent, key: null },
      ],
      [404, 'unknown-handover', 'whether it is yours to know', { login: stranger, event: malformedEvent, key: null }],
      [400, 'malformed', 'its form', { login: clinician, event: malformedEvent, key: null }],
      [400, 'malformed', 'whether the event exists', { login: clinician, event: { type: 'approve' }, key: null }],
      [
        400,
        'malformed',
        'whether a person may say it',
        { login: clinician, event: { type: 'deadline-passed' }, key: null },
      ],
      [400, 'idempotency-key-required', 'its key', { login: clinician, event: { type: 'accept' }, key: null }],
      [
        400,
        'idempotency-key-required',
        'whether the key is a UUID',
        { login: clinician, event: { type: 'accept' }, key: '42' },
      ],
      [
        422,
        'idempotency-key-reused',
        'whether the key is another request’s',
        { login: clinician, event: { type: 'accept' }, key: usedKey },
      ],
      [428, 'precondition-required', 'which version was read', { login: clinician, event: { type: 'accept' } }],
      [
        412,
        'version-stale',
        'whether that is the current one',
        { login: clinician, event: { type: 'accept' }, ifMatch: '"0"' },
      ],
      [
        403,
        'actor-not-entitled',
        'whose the act is',
        { login: clinician, event: { type: 'accept', items: ['medication'] }, ifMatch: '"1"' },
      ],
      [
        403,
        'actor-not-entitled',
        'whose the act is, before the receiver named',
        { login: clinician, event: { type: 'redirect', receiver: 'nobody', reason: 'no' }, ifMatch: '"1"' },
      ],
      [
        422,
        'item-unknown',
        'whether the values fit',
        { login: caseworker, event: { type: 'accept', items: ['medication'] }, ifMatch: '"1"' },
      ],
      [
        409,
        'event-not-expected',
        'whether it can happen now',
        { login: caseworker, event: { type: 'complete', outcome: 'done' }, ifMatch: '"1"' },
      ],
    ])('%i %s: %s', async (status, code, _what, { login, id, event, key, ifMatch }) => {
      const answer = await raw(login, `/handovers/${id ?? asked.id}/events`, event, {
        ...(key === null ? {} : { 'idempotency-key': key ?? newKey() }),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      });
      expect([answer.status, (JSON.parse(answer.text) as Problem).code]).toEqual([status, code]);
      expect(answer.type).toContain('application/problem+json');
      expect((await story.reads(clinician, asked.id)).version).toBe(asked.version);
    });

    it.each<[number, string, string, () => { login?: string; body: object; key?: string | null }]>([
      [401, 'not-authenticated', 'who asks', () => ({ body: {}, key: null })],
      [400, 'malformed', 'its form', () => ({ login: stranger, body: { ...wish(), colour: 'red' }, key: null })],
      [
        400,
        'malformed',
        'the form of the content',
        () => ({ login: stranger, body: { ...wish(), content: {} }, key: null }),
      ],
      [400, 'idempotency-key-required', 'its key', () => ({ login: stranger, body: wish(), key: null })],
      [
        422,
        'organization-unknown',
        'whether the sender exists',
        () => ({ login: stranger, body: { ...wish(), sender: 'nobody' } }),
      ],
      [403, 'sender-not-yours', 'whether one may send for her', () => ({ login: stranger, body: wish() })],
      [
        409,
        'item-already-in-handover',
        'whether the item is free',
        () => ({ login: clinician, body: { ...wish(), send: true } }),
      ],
    ])('a new handover, %i %s: %s', async (status, code, _what, request) => {
      const { login, body, key } = request();
      const answer = await raw(login, '/handovers', body, key === null ? {} : { 'idempotency-key': key ?? newKey() });
      expect([answer.status, (JSON.parse(answer.text) as Problem).code]).toEqual([status, code]);
    });

    it('tells with a refusal where the handover stands and what can be done', async () => {
      const { body } = await story.tries(caseworker, asked.id, { type: 'complete', outcome: 'done' });
      expect(body).toMatchObject({ status: 409, phase: expect.any(String), version: asked.version });
      expect(body.availableEvents.map((each) => each.type)).toEqual(
        expect.arrayContaining(['accept', 'reject', 'ask']),
      );
    });
  });

  describe('repeats an answer for the same Idempotency-Key', () => {
    const created = {
      key: newKey(),
      body: (): object => ({ pathway, patient: einer, sender: ward, items: ['social-support'], content, send: true }),
    };
    let first: Awaited<ReturnType<typeof raw>>;

    beforeAll(async () => {
      first = await raw(clinician, '/handovers', created.body(), { 'idempotency-key': created.key });
    });

    it('byte for byte, with status, ETag and Location, and makes nothing a second time', async () => {
      expect(first).toMatchObject({ status: 201, etag: '"1"' });
      const { id } = JSON.parse(first.text) as Handover;
      expect(first.location).toBe(`/api/v1/handovers/${id}`);
      const again = await raw(clinician, '/handovers', created.body(), { 'idempotency-key': created.key });
      expect(again).toEqual(first);
      expect(await story.rows('select id from handover where id = $1', [id])).toHaveLength(1);
      expect(
        (await story.timeline(id)).filter((fact) => fact.commandId === created.key).map((fact) => fact.type),
      ).toEqual(['create', 'send']);
    });

    it('also when the fields come in another order', async () => {
      const reversed = Object.fromEntries(Object.entries(created.body()).reverse());
      expect(await raw(clinician, '/handovers', reversed, { 'idempotency-key': created.key })).toEqual(first);
    });

    it('and not for another body, another caller or another path', async () => {
      const other = { ...created.body(), items: ['nursing-rehab'] };
      const reused = await raw(clinician, '/handovers', other, { 'idempotency-key': created.key });
      expect([reused.status, (JSON.parse(reused.text) as Problem).code]).toEqual([422, 'idempotency-key-reused']);
      const another = await raw('clinician-auh', '/handovers', created.body(), { 'idempotency-key': created.key });
      expect(another.status).toBe(403);
      const { id } = JSON.parse(first.text) as Handover;
      const elsewhere = await raw(
        clinician,
        `/handovers/${id}/events`,
        { type: 'phone-call', with: 'x', text: 'y' },
        { 'idempotency-key': created.key, 'if-match': '"1"' },
      );
      expect(elsewhere.status).toBe(200);
    });

    it('of an event too, whatever has happened since and whatever If-Match says', async () => {
      const { id } = JSON.parse(first.text) as Handover;
      const key = newKey();
      const path = `/handovers/${id}/events`;
      const asked = await raw(
        caseworker,
        path,
        { type: 'ask', question: 'Hvornår?' },
        { 'idempotency-key': key, 'if-match': '"1"' },
      );
      expect(asked).toMatchObject({ status: 200, etag: '"2"' });
      await story.does(clinician, id, { type: 'answer', text: 'I morgen.' });
      const headers: Record<string, string>[] = [{ 'if-match': '"1"' }, {}, { 'if-match': '"99"' }];
      for (const ifMatch of headers) {
        expect(
          await raw(caseworker, path, { type: 'ask', question: 'Hvornår?' }, { 'idempotency-key': key, ...ifMatch }),
        ).toEqual(asked);
      }
      const other = await raw(
        caseworker,
        path,
        { type: 'ask', question: 'Hvor?' },
        { 'idempotency-key': key, 'if-match': '"3"' },
      );
      expect(other.status).toBe(422);
      expect((await story.timeline(id)).filter((fact) => fact.type === 'ask')).toHaveLength(1);
    });

    it('but forgets a refusal: the same key may try again', async () => {
      const { id } = JSON.parse(first.text) as Handover;
      const headers = { 'idempotency-key': newKey(), 'if-match': '"1"' };
      const event = { type: 'reject', reason: 'no-capacity' };
      expect((await raw(caseworker, `/handovers/${id}/events`, event, headers)).status).toBe(412);
      const { version } = await story.reads(caseworker, id);
      const now = await raw(caseworker, `/handovers/${id}/events`, event, { ...headers, 'if-match': `"${version}"` });
      expect(now.status).toBe(200);
    });
  });

  describe('moves the version with facts that change what may be decided, and with no others', () => {
    const tomorrow = after(new Date().toISOString(), 20 * 3_600_000);
    const nextWeek = after(tomorrow, 6 * 24 * 3_600_000);

    it.each<[string, readonly (readonly [string, object, number])[]]>([
      [
        'a question, its answer and a rejection',
        [
          [caseworker, { type: 'open' }, 0],
          [caseworker, { type: 'assign' }, 0],
          [caseworker, { type: 'assign', assignee: 'Mette' }, 0],
          [clinician, { type: 'phone-call', with: 'visitator', text: 'Aftalt.' }, 0],
          [caseworker, { type: 'ask', question: 'Hvem?' }, 1],
          [clinician, { type: 'answer', text: 'Hun selv.' }, 1],
          [clinician, { type: 'reschedule', effectiveFrom: nextWeek }, 1],
          [caseworker, { type: 'reject', reason: 'no-capacity' }, 1],
        ],
      ],
      [
        'a confirmation for later, taken back',
        [
          [caseworker, { type: 'accept' }, 1],
          [clinician, { type: 'withdraw', reason: 'plan-changed' }, 1],
        ],
      ],
      ['a correction', [[clinician, { type: 'correct', reason: 'wrong-receiver' }, 1]]],
      ['a redirect', [[caseworker, { type: 'redirect', receiver: 'municipality-0706', reason: 'no-capacity' }, 1]]],
    ])('%s', async (_story, acts) => {
      const asked = await story.handOver({ patient: rasmus, effectiveFrom: tomorrow });
      let { version } = asked;
      expect(version).toBe(1);
      for (const [login, event, moves] of acts) {
        const answer = await story.tries(login, asked.id, event);
        expect([event, answer.status, answer.body.version]).toEqual([event, 200, version + moves]);
        expect(answer.etag).toBe(`"${version + moves}"`);
        version += moves;
      }
      const read = await http(story.system, clinician).get(`/handovers/${asked.id}`);
      expect(read.etag).toBe(`"${version}"`);
      if (_story === 'a redirect') await cleanUp(asked.id);
    });

    it('a delivery does not, nor does what takes effect; a completion does', async () => {
      const asked = await story.handOver({ patient: karla, receiver: 'municipality-0730' });
      await eventually(
        async () => story.reads(clinician, asked.id),
        (handover) => handover.delivery.deliveredAt !== null,
      );
      const accepted = await story.tries(caseworker, asked.id, { type: 'accept' }, { ifMatch: asked.version });
      expect(accepted.body).toMatchObject({ phase: 'transferred', version: 2 });
      const completed = await story.does(caseworker, asked.id, { type: 'complete', outcome: 'støtte i gang' });
      expect(completed).toMatchObject({ phase: 'completed', version: 3 });
    });

    it('a draft begins at 1, and its sending is a fact of its own', async () => {
      const draft = await story.handOver({ patient: frederik, send: false });
      expect(draft).toMatchObject({ phase: 'draft', version: 1, delivery: { sentAt: null }, deadlines: [] });
      const sent = await story.does(clinician, draft.id, { type: 'send' });
      expect(sent).toMatchObject({ phase: 'sent', version: 2 });
    });

    it('a read never counts as opening', async () => {
      const asked = await story.handOver({ patient: einer, items: ['nursing-rehab'] });
      await story.reads(caseworker, asked.id);
      await story.timeline(asked.id, caseworker);
      expect((await story.reads(caseworker, asked.id)).delivery.openedAt).toBeNull();
      const opened = await story.does(caseworker, asked.id, { type: 'open' });
      expect(opened.delivery.openedAt).not.toBeNull();
      expect(opened.phase).toBe('under-assessment');
    });

    async function cleanUp(id: string): Promise<void> {
      const { redirectedTo } = await story.reads(clinician, id);
      await story.does(clinician, redirectedTo!, { type: 'withdraw', reason: 'no-longer-needed' });
    }
  });
});
