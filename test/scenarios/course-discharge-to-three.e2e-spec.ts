import { http, type HttpAnswer } from '@stafet/testing';
import { beginStory, bruno, einer, eventually, municipality, newKey, ward, type Handover, type Story } from './story';

jest.setTimeout(60_000);

const clinician = 'clinician-randers';
const caseworker = 'caseworker-randers';
const practice = 'gp-randers';
const team = 'outreach-randers';

interface Course {
  readonly id: string;
  readonly startedBy: { readonly id: string };
  readonly parts: readonly (Handover & { readonly pathway: string })[];
  readonly stillWith: readonly {
    readonly organization: { readonly id: string; readonly name: string };
    readonly items: readonly { readonly kind: string; readonly scope: string | null; readonly handover: string }[];
  }[];
  readonly isComplete: boolean;
}

/**
 * «fuldt ud overdraget»: Bruno goes home, with support from the municipality (P01), treatment at his general practice
 * (P26) and an intensive course with the outreach team (P13). The ward is not done before all three have said yes.
 */
describe('a discharge to three at once', () => {
  let story: Story;
  let course: Course;
  let parts: readonly object[];

  const read = async (login: string): Promise<HttpAnswer<Course>> =>
    http(story.system, login).get(`/courses/${course.id}`);
  const begin = async (body: object, key?: string): Promise<HttpAnswer<Course & { code: string }>> =>
    http(story.system, clinician).post('/courses', body, key === undefined ? {} : { idempotencyKey: key });
  const stillWith = ({ stillWith: left }: Course) =>
    Object.fromEntries(left.map(({ organization, items }) => [organization.id, items.map(({ kind }) => kind)]));
  const part = (index: number): Handover => course.parts[index]!;

  beforeAll(async () => {
    story = await beginStory();
    const client = http(story.system, clinician);
    const example = async (id: string) =>
      (await client.get<{ exampleContent: object }>(`/pathways/${id}`)).body.exampleContent;
    parts = [
      {
        pathway: 'psy-discharge-municipality',
        items: ['social-support'],
        content: await example('psy-discharge-municipality'),
      },
      {
        pathway: 'discharge-to-gp',
        receiver: 'gp-randers',
        items: ['treatment', 'medication'],
        content: await example('discharge-to-gp'),
      },
      {
        pathway: 'outreach-team',
        receiver: 'outreach-randers',
        items: ['treatment/outreach'],
        content: await example('outreach-team'),
      },
    ];
  });
  afterAll(async () => story.end());

  it('is one request: all parts begin, or none', async () => {
    const key = newKey();
    const wish = { patient: bruno, sender: ward, parts, send: true };
    const half = await begin({ ...wish, parts: [parts[0], { ...parts[1], receiver: 'nobody' }] });
    expect([half.status, half.body]).toMatchObject([422, { code: 'organization-unknown', part: 1 }]);
    expect(await story.list(clinician, 'not-yet-confirmed')).toEqual([]);

    const answer = await begin(wish, key);
    expect(answer.status).toBe(201);
    course = answer.body;
    expect(answer.headers.get('location')).toBe(`/api/v1/courses/${course.id}`);
    expect((await begin(wish, key)).body).toEqual(course);
    expect(course.parts.map(({ receiver, phase }) => [receiver.id, phase])).toEqual([
      [municipality, 'sent'],
      ['gp-randers', 'sent'],
      ['outreach-randers', 'sent'],
    ]);
    expect([...(await story.list(clinician, 'not-yet-confirmed'))].sort()).toEqual(
      course.parts.map(({ id }) => id).sort(),
    );
  });

  it('refuses what is no course, and says where it is not well-formed', async () => {
    const wish = { patient: einer, sender: ward, send: true };
    const single = await begin({ ...wish, parts: [parts[0]] });
    expect([single.status, single.body]).toMatchObject([400, { errors: [{ pointer: '/parts' }] }]);
    const strange = await begin({ ...wish, parts: [parts[0], { ...parts[1], mood: 'x' }] });
    expect([strange.status, strange.body]).toMatchObject([400, { errors: [{ pointer: '/parts/1' }] }]);
    const nothing = await begin({ ...wish, parts: [parts[0], null] });
    expect([nothing.status, nothing.body.code]).toEqual([400, 'malformed']);
    const twice = await begin({ ...wish, parts: [parts[0], parts[0]] });
    expect([twice.status, twice.body.code]).toEqual([422, 'course-unsuitable']);
  });

  it('is all with the ward while nobody has answered', async () => {
    const { body } = await read(clinician);
    expect(stillWith(body)).toEqual({ [ward]: ['social-support', 'treatment', 'medication', 'treatment'] });
    expect(body).toMatchObject({ startedBy: { id: ward }, isComplete: false });
  });

  it('shows, when two have confirmed and one is silent, what is still with the ward', async () => {
    await story.does(caseworker, part(0).id, { type: 'accept' });
    await story.does(team, part(2).id, { type: 'accept' });
    const { body } = await read(clinician);
    expect(stillWith(body)).toEqual({ [ward]: ['treatment', 'medication'] });
    expect(body.stillWith[0]?.items.map(({ handover }) => handover)).toEqual([part(1).id, part(1).id]);
    expect(body.isComplete).toBe(false);
    expect(body.parts.map(({ phase }) => phase)).toEqual([
      'transferred',
      expect.stringMatching(/^(sent|delivered)$/),
      'transferred',
    ]);
    expect(await story.holders(part(0).id)).toEqual({ 'social-support': municipality });
    expect(await story.holders(part(1).id)).toEqual({ treatment: ward, medication: ward });
  });

  it('is seen by each of the three, who see how the others stand, and nothing of what was written to them', async () => {
    const { body: seen } = await read(clinician);
    for (const login of [caseworker, practice, team, 'auditor']) expect((await read(login)).body).toEqual(seen);
    expect(JSON.stringify(seen)).not.toContain('content');
    expect((await http(story.system, caseworker).get(`/handovers/${part(1).id}`)).status).toBe(404);
    expect((await read('caseworker-syddjurs')).status).toBe(404);
    expect((await story.reads(practice, part(1).id)) as object).toMatchObject({ course: course.id });
  });

  it('goes on when the practice says no: the ward keeps it, and asks again within the course', async () => {
    await story.does(practice, part(1).id, {
      type: 'reject',
      reason: 'missing-information',
      text: 'Epikrisen mangler.',
    });
    await eventually(
      async () => story.told(clinician, part(1).id),
      (types) => types.includes('reject'),
    );
    expect(stillWith((await read(clinician)).body)).toEqual({ [ward]: ['treatment', 'medication'] });
    const again = await story.handOver({ ...parts[1], follows: part(1).id, course: course.id });
    expect(stillWith((await read(clinician)).body)).toEqual({ [ward]: ['treatment', 'medication'] });
    await story.does(practice, again.id, { type: 'accept' });
    const { body } = await read(clinician);
    expect(body).toMatchObject({ stillWith: [], isComplete: true });
    expect(body.parts).toHaveLength(4);
  });

  it('is not joined by strangers, nor by another citizen', async () => {
    const other = await story.tryToHandOver({ ...parts[0], patient: einer, course: course.id });
    expect([other.status, other.body.code]).toEqual([422, 'course-unsuitable']);
    const stranger = await story.tryToHandOver(
      { ...parts[0], sender: 'ward-viborg', course: course.id },
      'clinician-midt',
    );
    expect(stranger.status).toBe(422);
  });
});
