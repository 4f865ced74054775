import { http, type HttpAnswer } from '@stafet/testing';
import fc from 'fast-check';
import {
  after,
  beginStory,
  bruno,
  einer,
  karla,
  newKey,
  pathway,
  rasmus,
  ward,
  type Handover,
  type Problem,
  type Story,
} from './story';

jest.setTimeout(60_000);

const clinician = 'clinician-randers';
const caseworker = 'caseworker-randers';
const cursorOf = (text: string): string => Buffer.from(text).toString('base64url');

describe('the form of requests', () => {
  let story: Story;
  let content: Record<string, unknown>;
  let asked: Handover;

  beforeAll(async () => {
    story = await beginStory({ workers: 0 });
    asked = await story.handOver();
    content = asked.content as Record<string, unknown>;
  });
  afterAll(async () => story.end());

  const wish = (change: object = {}): object => ({
    pathway,
    patient: einer,
    sender: ward,
    items: ['social-support'],
    content,
    send: true,
    ...change,
  });
  const create = (body: unknown): Promise<HttpAnswer<Handover & Problem>> =>
    http(story.system, clinician).post('/handovers', body);
  const pointersOf = (answer: HttpAnswer<Problem>) => answer.body.errors?.map((each) => each.pointer);

  describe('is refused with a pointer to each fault', () => {
    it.each<[string, object, readonly string[]]>([
      ['a field that nobody knows', { colour: 'red' }, ['']],
      ['a field whose name every object has', { toString: 1 }, ['']],
      ['a constructor', { constructor: 'red' }, ['']],
      ['a constructor in place of a word', { receiver: { constructor: 1 } }, ['']],
      ['a field with the name of a method of ours', { toNewHandover: 1 }, ['']],
      ['a field that nobody knows, inside', { patient: { ...einer, shoeSize: 43 } }, ['/patient']],
      ['such a name inside', { patient: { ...einer, valueOf: 1 } }, ['/patient']],
      ['a type that is another', { sender: 7 }, ['/sender', '/sender', '/sender']],
      ['“true” in place of true', { send: 'true' }, ['/send']],
      ['nothing in place of a value', { receiver: null }, ['/receiver']],
      ['nothing in place of a moment', { effectiveFrom: null }, ['/effectiveFrom']],
      ['nothing in place of the content', { content: null }, ['/content']],
      ['items that are no list', { items: 'social-support' }, ['/items']],
      ['no item', { items: [] }, ['/items']],
      ['an item twice', { items: ['social-support', 'social-support'] }, ['/items']],
      [
        'a citizen by number and by id',
        { patient: { ...einer, id: '6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11' } },
        ['/patient'],
      ],
      ['no citizen', { patient: {} }, ['/patient']],
      ['an id that is none', { patient: { id: '42' } }, ['/patient/id']],
      ['a municipality in words', { patient: { ...einer, municipality: 'Randers' } }, ['/patient/municipality']],
      ['a moment without an offset', { effectiveFrom: '2026-11-26T10:00:00' }, ['/effectiveFrom']],
      ['a day that does not exist', { effectiveFrom: '2026-02-30T10:00:00+01:00' }, ['/effectiveFrom']],
      ['a moment beyond all years', { effectiveFrom: '9999-12-31T23:59:59-14:00' }, ['/effectiveFrom']],
      ['a moment in the year 0', { effectiveFrom: '0000-01-01T00:00:00Z' }, ['/effectiveFrom']],
      [
        'content without what the pathway requires',
        { content: { wardPhone: '+45 00 00 00 00' } },
        [
          '/content/consent',
          '/content/functionalLevel',
          '/content/supportNeeds',
          '/content/riskAssessment',
          '/content/medicationStatus',
        ],
      ],
      ['content that the pathway does not know', { content: { gossip: 'x' } }, expect.arrayContaining(['/content'])],
      ['a control character in a code', { sender: 'ward\u0000randers' }, ['/sender']],
      ['half an emoji', { patient: { ...einer, name: 'Einer \ud83d' } }, ['/patient/name']],
    ])('%s', async (_fault, change, pointers) => {
      const answer = await create(wish(change));
      expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
      const unique = [...new Set(pointersOf(answer))];
      expect(unique).toEqual(Array.isArray(pointers) ? [...new Set(pointers)] : pointers);
    });

    it.each<[string, () => unknown, string]>([
      ['U+0000', () => ({ ...content, supportNeeds: 'Hjælp\u0000' }), '/content/supportNeeds'],
      ['half an emoji', () => ({ ...content, supportNeeds: 'Hjælp \ud83d' }), '/content/supportNeeds'],
      ['a poisoned prototype', () => JSON.parse(JSON.stringify(content).replace('{', '{"__proto__":1,')), ''],
      ['a constructor', () => ({ ...content, constructor: 1 }), ''],
      ['a name that every object has', () => ({ ...content, toString: 1 }), '/content'],
    ])('content with %s', async (_fault, spoilt, pointer) => {
      const answer = await create(wish({ content: spoilt() }));
      expect([answer.status, pointersOf(answer)]).toEqual([400, [pointer]]);
    });

    it.each<[string, object]>([
      ['a value', { patient: { cpr: 25_09, name: ['Bruno Test Elmer'], municipality: '250947-9989' } }],
      ['the name of a field', { [bruno.cpr]: 1 }],
      ['the name of a field inside', { patient: { ...einer, [bruno.cpr]: 1 } }],
      ['the name of a field of the content', { content: { [bruno.cpr]: 1 } }],
    ])('and never with %s that was sent', async (_what, change) => {
      const answer = await create(wish(change));
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).not.toMatch(/2509|Bruno/);
    });

    it.each([
      ['an event without a type', {}],
      ['an event of no type', { type: null }],
      ['an event of a type that is a list', { type: ['accept'] }],
      ['an event with a field of another', { type: 'accept', reason: 'no-capacity' }],
      ['items that are nothing', { type: 'accept', items: null }],
      ['a day that is nothing', { type: 'accept', startDate: null }],
      ['a day that does not exist', { type: 'accept', startDate: '2026-02-29' }],
      ['a rejection without a reason', { type: 'reject' }],
      ['a question without words', { type: 'ask', question: '' }],
      ['a list', ['accept']],
      ['a word', 'accept'],
    ])('%s', async (_fault, event) => {
      const answer = await story.tries(
        caseworker,
        asked.id,
        typeof event === 'string' ? (JSON.stringify(event) as unknown as object) : event,
      );
      expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
    });
  });

  describe('whose values do not fit is refused with the value’s own code', () => {
    it.each<[string, object]>([
      ['pathway-unknown-here', { pathway: 'psy-discharge-to-the-moon' }],
      ['organization-unknown', { sender: 'ward-of-nobody' }],
      ['organization-unknown', { receiver: 'municipality-9999' }],
      ['receiver-unsuitable', { receiver: 'gp-randers' }],
      ['receiver-unsuitable', { receiver: ward }],
      ['municipality-unknown', { patient: { ...einer, municipality: '0101' } }],
      ['receiver-not-proposable', { patient: { cpr: einer.cpr, name: einer.name } }],
      ['item-not-in-pathway', { items: ['medication'] }],
      ['instant-in-the-past', { effectiveFrom: '2020-01-01T00:00:00Z' }],
      ['cpr-invalid', { patient: { ...einer, cpr: '3113131234' } }],
      ['cpr-invalid', { patient: { ...einer, cpr: '12345' } }],
    ])('%s', async (code, change) => {
      const answer = await create(wish(change));
      expect([answer.status, answer.body.code]).toEqual([422, code]);
    });

    it.each<[string, string, object]>([
      [caseworker, 'reason-unknown', { type: 'reject', reason: 'do-not-want' }],
      [caseworker, 'organization-unknown', { type: 'reject', reason: 'wrong-catchment', betterReceiver: 'nobody' }],
      [caseworker, 'item-unknown', { type: 'accept', items: ['treatment'] }],
      [caseworker, 'item-unknown', { type: 'accept', items: ['no-such-kind'] }],
      [clinician, 'instant-in-the-past', { type: 'reschedule', effectiveFrom: '2020-01-01T00:00:00Z' }],
      [clinician, 'reason-needs-text', { type: 'correct', reason: 'other', text: '  ' }],
    ])('%s, %s', async (login, code, event) => {
      const answer = await story.tries(login, asked.id, event);
      expect([answer.status, answer.body.code]).toEqual([422, code]);
    });
  });

  describe('of the body itself', () => {
    const send = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${story.system.url}/api/v1/handovers`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await story.system.tokenFor(clinician)}`,
          'content-type': 'application/json',
          'idempotency-key': newKey(),
          ...headers,
        },
        body,
      });
      return [answer.status, ((await answer.json()) as Problem).code];
    };

    it.each<[string, () => string | Uint8Array<ArrayBuffer>, Record<string, string>, readonly unknown[]]>([
      ['broken JSON', () => '{"pathway": ', {}, [400, 'malformed']],
      ['no body', () => '', {}, [400, 'malformed']],
      ['a body of another type', () => JSON.stringify(wish()), { 'content-type': 'text/plain' }, [400, 'malformed']],
      ['a form', () => 'pathway=x', { 'content-type': 'application/x-www-form-urlencoded' }, [400, 'malformed']],
      [
        'letters that nobody reads',
        () => JSON.stringify(wish()),
        { 'content-type': 'application/json; charset=iso-8859-1' },
        [400, 'malformed'],
      ],
      [
        'bytes that are no UTF-8',
        () => new Uint8Array(Buffer.from('7b2270617468776179223a22fffe227d', 'hex')),
        {},
        [400, 'malformed'],
      ],
      ['packing that is none', () => JSON.stringify(wish()), { 'content-encoding': 'gzip' }, [400, 'malformed']],
      ['300 kB', () => JSON.stringify({ ...wish(), padding: 'x'.repeat(300_000) }), {}, [413, 'payload-too-large']],
      ['brackets 100,000 deep', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, [400, 'malformed']],
      [
        'content 50,000 deep',
        () => `{"content":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`,
        {},
        [400, 'malformed'],
      ],
      ['a poisoned prototype', () => `{"__proto__": {"send": true}, "pathway": "${pathway}"}`, {}, [400, 'malformed']],
    ])('%s', async (_body, body, headers, expected) => {
      expect(await send(body(), headers)).toEqual(expected);
    });

    it('in an unknown door or a door that cannot be read is a problem too', async () => {
      for (const [path, status] of [
        ['/nowhere', 404],
        ['/handovers/%E0%A4%A', 400],
        ['/handovers/..%2f..%2fetc', 404],
      ] as const) {
        const answer = await http(story.system, clinician).get<Problem>(path);
        expect([path, answer.status]).toEqual([path, status]);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
      }
    });
  });

  describe('takes every name and every word that people write', () => {
    it.each([
      'Åse Ærø Øst',
      'Zoë Ñandú',
      '李小龙',
      'مريم',
      'Nils 👩‍👩‍👧 Test',
      'O’Brien-Smith',
      '<b>Bo</b> & "co"',
      'Éa\u0301',
    ])('%s', async (name) => {
      const answer = await create(wish({ patient: { ...karla, name, municipality: '0730' }, send: false }));
      expect(answer.status).toBe(201);
      const [first] = await story.rows<{ count: number }>('select count(*)::int as count from patient');
      expect(first!.count).toBeGreaterThan(0);
      const text = `Linje 1\nLinje 2\t${name} 🙂`;
      const called = await story.tries(clinician, answer.body.id, { type: 'withdraw', reason: 'other', text });
      expect(called.status).toBe(200);
      expect((await story.timeline(answer.body.id)).at(-1)!.text).toBe(text);
    });
  });

  describe('of an address', () => {
    const unknownIds = [
      '1',
      'null',
      '%00',
      '6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c1',
      "'; drop table handover; --",
      '6F0C2B53-58A7-4F0E-9D6F-3B8F4A2F9C11',
    ];
    it.each(unknownIds)('an id that is none, %s, is nobody’s', async (id) => {
      const path = encodeURIComponent(id).replace('%2500', '%00');
      for (const rest of ['', '/timeline', '/responsibility']) {
        const answer = await http(story.system, clinician).get<Problem>(`/handovers/${path}${rest}`);
        expect([rest, answer.status, answer.body.code]).toEqual([rest, 404, 'unknown-handover']);
      }
      const patient = await http(story.system, clinician).get<Problem>(`/patients/${path}/responsibility`);
      expect([patient.status, patient.body.code]).toEqual([404, 'unknown-patient']);
      const event = await http(story.system, clinician).post<Problem>(`/handovers/${path}/events`, { type: 'open' });
      expect(event.status).toBe(404);
    });

    it.each([
      ['no view', '', 400],
      ['a view that there is not', 'view=everything', 400],
      ['the view twice', 'view=mine&view=closed', 400],
      ['a limit of 0', 'view=mine&limit=0', 400],
      ['a limit of 201', 'view=mine&limit=201', 400],
      ['a limit of 1.5', 'view=mine&limit=1.5', 400],
      ['a limit in words', 'view=mine&limit=many', 400],
      ['an empty limit', 'view=mine&limit=', 400],
      ['a limit of 200', 'view=mine&limit=200', 200],
      ['a filter that there is not', 'view=mine&colour=red', 400],
      ['an age that is none', 'view=mine&olderThan=yesterday', 400],
      ['an age', 'view=mine&olderThan=P2D', 200],
      ['a CPR number', `view=mine&q=${bruno.cpr}`, 400],
      ['a CPR number with a hyphen', 'view=mine&q=250947-9989', 400],
      ['a CPR number with a blank', 'view=mine&q=250947%209989', 400],
      ['a replacement number', 'view=mine&q=0703921VJ5', 400],
      ['a name of an organisation', 'view=mine&q=randers', 200],
      ['the id of a handover full of digits', 'view=mine&q=12345678-1234-4123-8123-123456789012', 200],
      ['signs that a database may misread', `view=mine&q=${encodeURIComponent("%_'\\")}`, 200],
      ['U+0000', 'view=mine&q=%00', 400],
      ['a cursor that nobody gave out', 'view=mine&cursor=garbage', 400],
      ['a cursor with a moment that is none', `view=mine&cursor=${cursorOf(`1 ${'a'.repeat(36)}`)}`, 400],
      [
        'a cursor with an id that is none',
        `view=mine&cursor=${cursorOf(`2026-11-22T07:00:00.000Z ${'-'.repeat(36)}`)}`,
        400,
      ],
      [
        'a cursor with a year that no database has',
        `view=mine&cursor=${cursorOf('0000-01-01T00:00:00.000Z 6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11')}`,
        400,
      ],
    ])('a list with %s', async (_with, query, status) => {
      const answer = await http(story.system, clinician).get<Problem>(`/handovers?${query}`);
      expect([answer.status, answer.body.code]).toEqual([
        status,
        status === 200 ? undefined : expect.stringMatching(/^(malformed|personal-data-in-url)$/),
      ]);
      expect(JSON.stringify(answer.body)).not.toContain(bruno.cpr);
    });

    it.each([
      ['garbage', 'cursor=garbage'],
      ['a moment that is none', `cursor=${cursorOf('1 6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11 1')}`],
      ['an id that is none', `cursor=${cursorOf(`2026-11-22T07:00:00.000Z ${'-'.repeat(36)} 1`)}`],
      ['a handover that is no UUID', 'handover=42'],
    ])('a page of the trail with %s', async (_with, query) => {
      const answer = await http(story.system, 'auditor').get<Problem>(`/audit/entries?${query}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
    });

    it('pages through a list without losing or doubling one, in a stable order', async () => {
      await story.handOver({ patient: rasmus, items: ['social-support'], send: false });
      await story.handOver({ patient: rasmus, items: ['social-support'], send: false });
      const whole = await story.list(clinician, 'mine');
      expect(whole.length).toBeGreaterThan(3);
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page: HttpAnswer<{ items: { id: string }[]; nextCursor: string | null }> = await http(
          story.system,
          clinician,
        ).get(`/handovers?view=mine&limit=2${query}`);
        expect(page.status).toBe(200);
        paged.push(...page.body.items.map((each) => each.id));
        cursor = page.body.nextCursor;
      }
      expect(paged).toEqual(whole);
    });

    it.each<[string, number, () => string]>([
      ['a word', 400, () => 'yesterday'],
      ['a day', 400, () => '2026-11-21'],
      ['a moment without an offset', 400, () => '2026-11-21T14:32:00'],
      ['a day that does not exist', 400, () => '2026-02-30T14:32:00Z'],
      ['a moment beyond all years', 400, () => '9999-12-31T23:59:59-14:00'],
      ['the year 0', 400, () => '0000-01-01T00:00:00Z'],
      ['a millisecond before the record begins', 422, () => after(asked.items[0]!.holder.since, -1)],
      ['a minute from now', 422, () => after(new Date().toISOString(), 60_000)],
      ['the beginning of the record', 200, () => asked.items[0]!.holder.since],
      ['the same moment, told with an offset', 200, () => asked.items[0]!.holder.since.replace('Z', '+00:00')],
    ])('responsibility at %s is %i', async (_at, status, at) => {
      const query = `?at=${encodeURIComponent(at())}`;
      for (const path of [`/handovers/${asked.id}/responsibility`, `/patients/${asked.patient.id}/responsibility`]) {
        const answer = await http(story.system, clinician).get<Problem>(`${path}${query}`);
        const code = { 200: undefined, 400: 'malformed', 422: 'instant-outside-record' }[status];
        expect([answer.status, answer.body.code]).toEqual([status, code]);
      }
    });
  });

  it('can be spoilt in any field: each is refused, and none is a 500', async () => {
    const odd = [null, '', ' ', '\u0000', '\ud800', 0, -1, 1e308, true, [], {}, [null], [{}], '0000-01-01T00:00:00Z'];
    const sound = {
      assign: { assignee: 'Mette' },
      accept: { items: ['social-support'], startDate: '2126-11-26' },
      reject: { reason: 'no-capacity', text: 'Nej.', items: ['social-support'], betterReceiver: 'municipality-0706' },
      ask: { question: 'Hvem?' },
      answer: { text: 'Hun selv.' },
      redirect: { receiver: 'municipality-0706', reason: 'no-capacity', text: 'Nej.' },
      withdraw: { reason: 'other', text: 'Planen.' },
      reschedule: { effectiveFrom: '2126-11-26T10:00:00+01:00' },
      'phone-call': { with: 'visitator', text: 'Aftalt.' },
      complete: { outcome: 'i gang' },
      correct: { reason: 'other', text: 'Fejl.' },
    };
    const closed = await story.handOver({ patient: rasmus });
    const { version } = await story.does(caseworker, closed.id, { type: 'reject', reason: 'no-capacity' });
    const bySender = ['answer', 'withdraw', 'reschedule', 'phone-call', 'correct'];
    const answers: unknown[] = [];
    const send = async (login: string, path: string, body: object): Promise<void> => {
      const answer = await http(story.system, login).post<Problem>(path, body, { ifMatch: version });
      if (![400, 403, 409, 422].includes(answer.status)) answers.push([path, body, answer.status, answer.body.code]);
    };
    for (const value of odd) {
      for (const [type, fields] of Object.entries(sound)) {
        const login = bySender.includes(type) ? clinician : caseworker;
        for (const name of Object.keys(fields)) {
          await send(login, `/handovers/${closed.id}/events`, { type, ...fields, [name]: value });
        }
      }
      const fresh = wish({ receiver: 'municipality-0730', effectiveFrom: '2126-11-26T10:00:00Z', follows: asked.id });
      for (const name of Object.keys(fresh)) await send(clinician, '/handovers', { ...fresh, [name]: value });
      for (const name of Object.keys(einer)) {
        await send(clinician, '/handovers', { ...fresh, patient: { ...einer, [name]: value } });
      }
    }
    expect(answers).toEqual([]);
  });

  it('can be anything at all: no answer is a 500, and what is refused leaves nothing behind', async () => {
    const counts = async () => {
      const [row] = await story.rows<Record<string, number>>(
        `select (select count(*) from handover)::int as handovers, (select count(*) from audit_entry)::int as facts,
           (select count(*) from idempotency)::int as answers, (select count(*) from outbox_message)::int as messages,
           (select count(*) from patient)::int as patients, (select count(*) from responsibility_item)::int as items`,
      );
      return row;
    };
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        null,
        '',
        ' ',
        '\u0000',
        '\ud800',
        -1,
        1e308,
        [],
        {},
        [null],
        '0000-01-01T00:00:00Z',
        '2026-11-26',
      ),
    );
    const field = fc.constantFrom(
      'pathway',
      'patient',
      'sender',
      'receiver',
      'items',
      'effectiveFrom',
      'content',
      'send',
      'follows',
      'type',
    );
    const spoilt = fc
      .tuple(field, odd)
      .map(([name, value]) => ({ ...wish({ patient: rasmus, items: ['nursing-rehab'] }), [name]: value }));
    const types = [
      'send',
      'open',
      'assign',
      'accept',
      'reject',
      'ask',
      'answer',
      'redirect',
      'withdraw',
      'reschedule',
      'phone-call',
      'complete',
      'correct',
    ];
    const eventField = fc.constantFrom(
      'items',
      'startDate',
      'reason',
      'text',
      'betterReceiver',
      'question',
      'receiver',
      'effectiveFrom',
      'with',
      'outcome',
      'assignee',
    );
    const event = fc
      .tuple(fc.constantFrom(...types), fc.dictionary(eventField, odd, { minKeys: 1, maxKeys: 2 }))
      .map(([type, fields]) => ({ ...fields, type }));
    const requests = fc.oneof(
      spoilt.map((body): readonly [string, unknown] => ['/handovers', body]),
      fc.jsonValue().map((body): readonly [string, unknown] => ['/handovers', body]),
      event.map((body): readonly [string, unknown] => [`/handovers/${asked.id}/events`, body]),
      fc.jsonValue().map((body): readonly [string, unknown] => [`/handovers/${asked.id}/events`, body]),
      odd.map((cpr): readonly [string, unknown] => ['/patients/search', { cpr }]),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(clinician, caseworker), requests, async (login, [path, body]) => {
        const before = await counts();
        const { version } = await story.reads(clinician, asked.id);
        const answer = await http(story.system, login).post<Problem>(path, JSON.stringify(body), {
          ifMatch: version,
        });
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) expect(await counts()).toEqual(before);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
