import { http, type HttpAnswer } from '@stafet/testing';
import { beginStory, bruno, einer, ward, type Handover, type Problem, type Story } from './story';

jest.setTimeout(60_000);

const [clinician, caseworker, practice] = ['clinician-randers', 'caseworker-randers', 'gp-randers'] as const;

interface PathwayAnswer {
  readonly exampleContent: object;
  readonly transfers: boolean;
  readonly routes: readonly object[];
  readonly senderTypes: readonly string[];
  readonly events: readonly { readonly type: string; readonly fields?: object; readonly reasons?: readonly object[] }[];
  readonly deadlines: readonly { readonly name: string; readonly levels: readonly object[] }[];
}

describe('a pathway with an act of its own, and one that only advises', () => {
  let story: Story;

  beforeAll(async () => {
    story = await beginStory({ workers: 0 });
  });
  afterAll(async () => story.end());

  const described = async (id: string): Promise<PathwayAnswer> =>
    (await http(story.system, clinician).get<PathwayAnswer>(`/pathways/${id}`)).body;
  const create = (login: string, body: object): Promise<HttpAnswer<Handover & Problem>> =>
    http(story.system, login).post('/handovers', body);

  it('say of themselves what clients need to know', async () => {
    const call = await described('psy-first-admission');
    expect(call).toMatchObject({ transfers: true, senderTypes: ['ward', 'psychiatric-department'] });
    expect(call.routes).toMatchObject([{ catchment: 'municipality', evidence: 'SEED' }]);
    expect(call.events.find(({ type }) => type === 'call')).toHaveProperty('fields.properties.outcome');
    expect(call.events.find(({ type }) => type === 'withdraw')?.reasons).toContainEqual(
      expect.objectContaining({ code: 'other', needs: 'text', needsText: true }),
    );
    expect(call.deadlines.find(({ name }) => name === 'call')?.levels).toMatchObject([
      { rule: { level: 2 }, tells: ['key-contacts'], evidence: 'PROPOSED' },
      { rule: { level: 3 } },
    ]);
    expect(await described('specialist-phone')).toMatchObject({ transfers: false, items: [] });
  });

  it('take the act with its fields, and refuse it with a pointer where they do not fit', async () => {
    const { exampleContent: content } = await described('psy-first-admission');
    const about = { pathway: 'psy-first-admission', patient: bruno, sender: ward, content, send: true };
    const without = await create(clinician, about);
    expect([without.status, without.body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/items']]);
    const asked = await create(clinician, { ...about, items: ['coordination/first-contact'] });
    expect(asked.body).toMatchObject({ items: [{ kind: 'coordination', scope: 'first-contact' }] });
    const { id } = asked.body;
    const accepted = await story.does(caseworker, id, { type: 'accept' });
    expect(accepted.availableEvents).toContainEqual(
      expect.objectContaining({ type: 'call', fields: expect.objectContaining({ required: ['outcome'] }) }),
    );
    const wrong = await story.tries(caseworker, id, { type: 'call', outcome: 'perhaps' });
    expect([wrong.status, wrong.body.code, wrong.body.errors?.[0]?.pointer]).toEqual([400, 'malformed', '/outcome']);
    const unknown = await story.tries(caseworker, id, { type: 'advise', advice: 'x' });
    expect([unknown.status, unknown.body.errors?.[0]]).toEqual([
      400,
      { pointer: '/type', detail: expect.stringMatching(/^must be one of send, .*, call$/) },
    ]);
    const called = await story.does(caseworker, id, { type: 'call', outcome: 'reached', note: 'Glad for opkaldet.' });
    expect(called).toMatchObject({ step: 'called', version: accepted.version + 1 });
    expect((await story.timeline(id, caseworker)).at(-1)).toMatchObject({
      type: 'call',
      details: { outcome: 'reached' },
      text: 'Glad for opkaldet.',
    });
  });

  it('ask for advice without handing anything over', async () => {
    const { exampleContent: content } = await described('specialist-phone');
    const asked = await create(practice, {
      ...{ pathway: 'specialist-phone', patient: einer, sender: 'gp-randers', content, send: true },
    });
    expect([asked.status, asked.body]).toMatchObject([201, { transfers: false, items: [], phase: 'sent' }]);
    expect(await story.list(practice, 'not-yet-confirmed')).toContain(asked.body.id);
    expect((await story.held(asked.body.id)).items).toEqual([]);
  });
});
