import { http, type HttpAnswer } from '@stafet/testing';
import {
  beginStory,
  bruno,
  einer,
  municipality,
  newKey,
  rasmus,
  ward,
  type Handover,
  type Problem,
  type Story,
} from './story';

jest.setTimeout(40_000);

const mette = 'caseworker-randers';
// Bo, the administrator of the municipality, helps out as a case worker.
const bo = 'admin-randers';

describe('two case workers in Randers confirm at the same moment', () => {
  let story: Story;

  /** As many as there are doors: every other one goes to the other API process. */
  const atOnce = async (
    handover: Handover,
    acts: readonly { readonly by: string; readonly event: object; readonly key?: string }[],
  ): Promise<readonly HttpAnswer<Handover & Problem>[]> =>
    Promise.all(
      acts.map(async ({ by, event, key }, index) =>
        http(story.system, by).post<Handover & Problem>(`/handovers/${handover.id}/events`, event, {
          ifMatch: handover.version,
          idempotencyKey: key ?? newKey(),
          apiUrl: story.system.apiUrls[index % 2]!,
        }),
      ),
    );
  const decisions = async (handover: string) =>
    (await story.timeline(handover)).filter((fact) => ['accept', 'reject', 'withdraw'].includes(fact.type));

  beforeAll(async () => {
    story = await beginStory({ apiProcesses: 2 });
    await story.rows(
      `insert into membership (person_id, organization_id, role, valid_from)
       select id, $1, 'case-worker', now() - interval '1 second' from person where professional_id = $2`,
      [municipality, `synthetic-${bo}`],
    );
  });
  afterAll(async () => story.end());

  it('and one of them has confirmed, while the other is told by whom and when', async () => {
    const asked = await story.handOver({ patient: bruno });
    const answers = await atOnce(asked, [
      { by: mette, event: { type: 'accept' } },
      { by: bo, event: { type: 'accept' } },
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
    const loser = answers.find((answer) => answer.status !== 200)!;
    expect(loser.body).toMatchObject({
      code: 'version-stale',
      version: asked.version + 1,
      phase: 'transferred',
      lastFact: { type: 'accept', organization: municipality },
      availableEvents: expect.arrayContaining([{ type: 'complete' }]),
    });
    const [accepted, ...others] = await decisions(asked.id);
    expect(others).toEqual([]);
    expect(await story.holders(asked.id, accepted!.at, -1)).toEqual({ 'social-support': ward });
    expect(await story.holders(asked.id, accepted!.at)).toEqual({ 'social-support': municipality });
  });

  it('and a double click is one confirmation, with the same answer to both', async () => {
    const asked = await story.handOver({ patient: bruno, items: ['nursing-rehab'] });
    const key = newKey();
    const answers = await atOnce(
      asked,
      Array.from({ length: 6 }, () => ({ by: mette, event: { type: 'accept' }, key })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 6 }, () => 200));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await decisions(asked.id)).toEqual([expect.objectContaining({ type: 'accept', commandId: key })]);
  });

  it('and each takes another item: the second is asked to look first, and then both stand', async () => {
    const asked = await story.handOver({ patient: einer, items: ['social-support', 'nursing-rehab'] });
    const answers = await atOnce(asked, [
      { by: mette, event: { type: 'accept', items: ['social-support'] } },
      { by: bo, event: { type: 'accept', items: ['nursing-rehab'] } },
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
    const [by, items] =
      answers[0]!.status === 200 ? [bo, ['nursing-rehab'] as const] : [mette, ['social-support'] as const];
    await story.does(by, asked.id, { type: 'accept', items });
    expect(await story.holders(asked.id)).toEqual({ 'social-support': municipality, 'nursing-rehab': municipality });
  });

  it('and fifty confirm, reject and withdraw through two processes: one wins, and the trail shows one', async () => {
    const asked = await story.handOver({ patient: rasmus });
    const acts = [
      { by: mette, event: { type: 'accept' } },
      { by: bo, event: { type: 'reject', reason: 'no-capacity' } },
      { by: 'clinician-randers', event: { type: 'withdraw', reason: 'plan-changed' } },
    ];
    const answers = await atOnce(
      asked,
      Array.from({ length: 50 }, (_, index) => acts[index % 3]!),
    );
    const won = answers.filter((answer) => answer.status === 200);
    const lost = answers.filter((answer) => answer.status !== 200);
    expect(won).toHaveLength(1);
    expect(lost.filter((answer) => ![409, 412].includes(answer.status)).map((answer) => answer.body)).toEqual([]);
    for (const { body } of lost) {
      expect(body).toMatchObject({ version: won[0]!.body.version, phase: won[0]!.body.phase });
      expect(body.availableEvents).toBeDefined();
    }

    const [decided, ...others] = await decisions(asked.id);
    expect(others).toEqual([]);
    const holder = decided!.type === 'accept' ? municipality : ward;
    expect(await story.holders(asked.id)).toEqual({ 'social-support': holder });
    expect(await story.holders(asked.id, decided!.at, -1)).toEqual({ 'social-support': ward });
  });

  it('and every chain of the trail holds afterwards', async () => {
    const { body } = await http(story.system, 'auditor').get<{ faults: unknown[]; handovers: number }>(
      '/audit/verification',
    );
    expect(body).toMatchObject({ faults: [], handovers: 4 });
  });
});
