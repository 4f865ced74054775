import { after, beginStory, bruno, einer, municipality, rasmus, ward, type Handover, type Story } from './story';

jest.setTimeout(40_000);

const horsens = 'clinician-horsens';
const randers = 'clinician-randers';
const caseworker = 'caseworker-randers';

describe('a draft, a mistake, and a matter that is over', () => {
  let story: Story;

  beforeAll(async () => {
    story = await beginStory();
  });
  afterAll(async () => story.end());

  describe('a ward that only drafts', () => {
    let draft: Handover;

    beforeAll(async () => {
      draft = await story.handOver({ patient: bruno, sender: 'ward-horsens', send: false }, horsens);
    });

    it('is shown as the holder of its own draft, from the creation on', async () => {
      expect(draft).toMatchObject({ phase: 'draft', items: [{ holder: { id: 'ward-horsens' } }] });
      const held = await story.held(draft.id);
      expect(held.items).toMatchObject([{ holder: { id: 'ward-horsens' }, evidence: { seq: 1 } }]);
    });

    it('keeps no other ward from handing the citizen over', async () => {
      const sent = await story.handOver({ patient: bruno }, randers);
      expect(await story.holders(sent.id)).toEqual({ 'social-support': ward });
      const refused = await story.tries(horsens, draft.id, { type: 'send' });
      expect([refused.status, refused.body.code, refused.body.handover, refused.body.phase]).toEqual([
        409,
        'item-already-in-handover',
        sent.id,
        'draft',
      ]);
      await story.does(caseworker, sent.id, { type: 'accept' });
      expect((await story.tries(horsens, draft.id, { type: 'send' })).body.code).toBe('sender-not-holder');
    });

    it('does not come to know the citizen by drafting', async () => {
      const answer = await story.tryToHandOver({ patient: einer, sender: 'ward-horsens', send: false }, horsens);
      expect(answer.status).toBe(201);
      const [looked] = await story.rows<{ action: string }>(
        'select action from access_entry where patient_id = $1 order by recorded_at desc limit 1',
        [answer.body.patient.id],
      );
      expect(looked).toEqual({ action: 'handover-created' });
      expect(
        await story.rows('select from handover where patient_id = $1 and sent_at is not null', [
          answer.body.patient.id,
        ]),
      ).toEqual([]);
    });
  });

  it('opens a responsibility anew when the earlier one was completed', async () => {
    const first = await story.handOver({ patient: rasmus });
    await story.does(caseworker, first.id, { type: 'accept' });
    await story.does(caseworker, first.id, { type: 'complete', outcome: 'Borgeren klarer sig selv nu.' });
    const again = await story.handOver({ patient: rasmus });
    expect(await story.holders(again.id)).toEqual({ 'social-support': ward });
    // The earlier one is over, and still says who held it last.
    expect(await story.held(first.id)).toMatchObject({
      items: [{ holder: { id: municipality }, closedAt: expect.any(String) }],
    });
    const facts = await story.timeline(first.id);
    expect(facts.at(-1)).toMatchObject({ type: 'complete', text: 'Borgeren klarer sig selv nu.' });
    const trail = await story.rows<{ entry: object }>('select entry from audit_entry where handover_id = $1', [
      first.id,
    ]);
    expect(JSON.stringify(trail)).not.toContain('Borgeren klarer');
    await story.does(randers, again.id, { type: 'withdraw', reason: 'plan-changed' });
  });

  it('leaves a rejected item on the hands of the ward until it is sent again', async () => {
    const asked = await story.handOver({ patient: einer });
    await story.does(caseworker, asked.id, { type: 'reject', reason: 'missing-information' });
    expect(await story.list(randers, 'not-yet-confirmed')).toContain(asked.id);
    expect(await story.list('auditor', 'unresolved')).toContain(asked.id);
    const next = await story.handOver({ patient: einer, follows: asked.id });
    expect(await story.list(randers, 'not-yet-confirmed')).not.toContain(asked.id);
    await story.does(randers, next.id, { type: 'withdraw', reason: 'plan-changed' });
  });

  it.each([
    ['an acceptance', { type: 'accept', startDate: '2062-11-26' }],
    ['a new moment', { type: 'reschedule', effectiveFrom: after(new Date().toISOString(), 400 * 86_400_000) }],
  ])('refuses %s so far ahead that no clock would watch it', async (_what, event) => {
    const asked = await story.handOver({ patient: einer });
    const answer = await story.tries(event.type === 'accept' ? caseworker : randers, asked.id, event);
    expect([answer.status, answer.body.code]).toEqual([422, 'instant-too-far-ahead']);
    await story.does(randers, asked.id, { type: 'withdraw', reason: 'plan-changed' });
  });
});
