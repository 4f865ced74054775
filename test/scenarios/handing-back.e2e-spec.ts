import { http } from '@stafet/testing';
import {
  after,
  beginStory,
  bruno,
  einer,
  eventually,
  karla,
  municipality,
  rasmus,
  ward,
  type Handover,
  type Story,
} from './story';

jest.setTimeout(60_000);

const clinician = 'clinician-randers';
const caseworker = 'caseworker-randers';
const tomorrow = (): string => after(new Date().toISOString(), 86_400_000);

/**
 * INV-7: the receiver cannot push it back silently, and there is no undo of a confirmation. Who confirmed by mistake
 * starts a handover in the opposite direction, and holds until the other side confirms.
 */
describe('handing back what was confirmed by mistake', () => {
  let story: Story;
  let content: object;

  const confirmedBy = async (patient: object, items = ['social-support']): Promise<Handover> => {
    const handover = await story.handOver({ patient, items });
    return story.does(caseworker, handover.id, { type: 'accept' });
  };
  const wish = (returns: string | undefined, patient: object, change: object = {}) => ({
    ...{ pathway: 'return', returns, patient, sender: municipality, items: undefined, content, ...change },
  });

  beforeAll(async () => {
    story = await beginStory();
    const { body } = await http(story.system, caseworker).get<{ exampleContent: object }>('/pathways/return');
    content = { ...body.exampleContent, reason: 'confirmed-by-mistake' };
  });
  afterAll(async () => story.end());

  describe('of a citizen', () => {
    let first: Handover;
    let back: Handover;

    beforeAll(async () => {
      first = await confirmedBy(bruno);
      back = await story.handOver(wish(first.id, bruno), caseworker);
    });

    it('goes to the ward that handed over, about what it handed over, without anybody naming either', () => {
      expect(back).toMatchObject({
        ...{ returns: first.id, sender: { id: municipality }, receiver: { id: ward }, phase: 'sent' },
        items: [{ kind: 'social-support', status: 'requested', holder: { id: municipality } }],
      });
    });

    it('tells the ward, which finds it in its own list', async () => {
      await eventually(
        async () => story.told(clinician, back.id),
        (types) => types.includes('send'),
      );
      expect(await story.list(clinician, 'waiting-for-us')).toContain(back.id);
    });

    it('moves nothing by itself: the municipality holds it, asked or not', async () => {
      expect(await story.holders(first.id)).toEqual({ 'social-support': municipality });
      const { status, body } = await story.tries(caseworker, first.id, { type: 'withdraw', reason: 'plan-changed' });
      expect([status, body.code]).toEqual([403, 'actor-not-entitled']);
    });

    it('cannot be ended meanwhile: completing the first handover names the one that is under way', async () => {
      const { status, body } = await story.tries(caseworker, first.id, { type: 'complete', outcome: 'done' });
      expect([status, body.code, body.handover]).toEqual([409, 'item-already-in-handover', back.id]);
      expect(await story.holders(first.id)).toEqual({ 'social-support': municipality });
    });

    it('moves with the word of the ward, at that moment, and both handovers answer alike', async () => {
      await story.does(clinician, back.id, { type: 'accept' });
      const { at } = (await story.timeline(back.id)).find(({ type }) => type === 'accept')!;
      for (const { id } of [first, back]) {
        expect(await story.holders(id, at, -1)).toEqual({ 'social-support': municipality });
        expect(await story.holders(id, at)).toEqual({ 'social-support': ward });
      }
      const [moved] = (await story.held(first.id)).items;
      expect(moved?.evidence.handover).toBe(back.id);
    });

    it('lets the municipality close the loop of the first handover afterwards, and the ward goes on holding', async () => {
      await story.does(caseworker, first.id, { type: 'complete', outcome: 'handed-back' });
      const [item] = (await story.held(back.id)).items;
      expect(item).toMatchObject({ holder: { id: ward } });
      expect(item).not.toHaveProperty('closedAt');
      expect((await story.handOver({ patient: bruno, follows: first.id })).phase).toBe('sent');
    });
  });

  it('stays with the municipality when the ward says no, or says nothing', async () => {
    const first = await confirmedBy(einer);
    const back = await story.handOver(wish(first.id, einer), caseworker);
    await story.does(clinician, back.id, { type: 'reject', reason: 'not-target-group' });
    expect(await story.holders(first.id)).toEqual({ 'social-support': municipality });
    const again = await story.handOver(wish(first.id, einer, { follows: back.id }), caseworker);
    expect(again.deadlines.map(({ name }) => name)).toContain('respond');
    expect(await story.holders(first.id)).toEqual({ 'social-support': municipality });
  });

  it('takes effect when both have agreed, and not before', async () => {
    const first = await confirmedBy(rasmus);
    const back = await story.handOver(wish(first.id, rasmus, { effectiveFrom: tomorrow() }), caseworker);
    const agreed = await story.does(clinician, back.id, { type: 'accept' });
    expect(agreed.phase).toBe('accepted');
    expect(await story.holders(first.id)).toEqual({ 'social-support': municipality });
    const { status, body } = await story.tries(caseworker, first.id, { type: 'complete', outcome: 'done' });
    expect([status, body.code]).toEqual([409, 'item-already-in-handover']);
  });

  describe('in part', () => {
    const patient = { ...karla, municipality: '0730' };
    let first: Handover;

    beforeAll(async () => {
      first = await confirmedBy(patient, ['social-support', 'nursing-rehab']);
    });

    it('keeps the rest with the municipality', async () => {
      const back = await story.handOver(wish(first.id, patient, { items: ['nursing-rehab'] }), caseworker);
      await story.does(clinician, back.id, { type: 'accept' });
      expect(await story.holders(first.id)).toEqual({ 'social-support': municipality, 'nursing-rehab': ward });
    });

    it.each<[string, object, number, string]>([
      ['what nobody handed over', { returns: '6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11' }, 422, 'returns-unsuitable'],
      ['without saying what', { returns: undefined }, 400, 'malformed'],
      ['to somebody who never had it', { receiver: 'municipality-0706' }, 422, 'receiver-unsuitable'],
      ['what was not in it', { items: ['treatment'] }, 422, 'item-not-in-pathway'],
      ['what was handed back already', { items: ['nursing-rehab'] }, 409, 'sender-not-holder'],
      ['for somebody else', { sender: 'municipality-0706' }, 403, 'sender-not-yours'],
    ])('is refused for %s', async (_what, change, status, code) => {
      const answer = await story.tryToHandOver(wish(first.id, patient, change), caseworker);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });
  });
});
