import {
  beginStory,
  bruno,
  einer,
  eventually,
  karla,
  municipality,
  rasmus,
  ward,
  type Fact,
  type Handover,
  type Story,
} from './story';

jest.setTimeout(40_000);

const syddjurs = 'municipality-0706';
const caseworker = 'caseworker-randers';
const clinician = 'clinician-randers';

describe('a handover that the municipality does not take', () => {
  let story: Story;
  const factOf = async (handover: string, type: string, login?: string): Promise<Fact> =>
    (await story.timeline(handover, login)).find((fact) => fact.type === type)!;

  beforeAll(async () => {
    story = await beginStory();
  });
  afterAll(async () => story.end());

  describe('is rejected', () => {
    let first: Handover;
    let rejected: Handover;
    let second: Handover;

    beforeAll(async () => {
      first = await story.handOver({ patient: bruno });
      rejected = await story.does(caseworker, first.id, {
        type: 'reject',
        reason: 'missing-information',
        text: 'Hvem doserer medicinen?',
      });
      second = await story.handOver({ patient: bruno, follows: first.id });
    });

    it('and the ward stays responsible, before, at and after the rejection', async () => {
      const { at } = await factOf(first.id, 'reject');
      for (const milliseconds of [-1, 0]) {
        expect(await story.holders(first.id, at, milliseconds)).toEqual({ 'social-support': ward });
      }
      expect(await story.holders(first.id)).toEqual({ 'social-support': ward });
      expect(rejected).toMatchObject({ phase: 'rejected', deadlines: [], items: [{ status: 'rejected' }] });
    });

    it('and the ward is told, with the reason on the record', async () => {
      await eventually(
        async () => story.told(clinician, first.id),
        (types) => types.includes('reject'),
      );
      expect(await factOf(first.id, 'reject')).toMatchObject({
        reason: 'missing-information',
        text: 'Hvem doserer medicinen?',
        organization: { id: municipality },
      });
    });

    it('and can be asked again with what was missing, in a new handover that says which it follows', async () => {
      expect(second).toMatchObject({ follows: first.id, phase: 'sent' });
      expect(second.id).not.toBe(first.id);
      await story.does(caseworker, second.id, { type: 'accept' });
      const { at } = await factOf(second.id, 'accept');
      // The responsibility is the same one: both handovers answer alike.
      for (const handover of [first.id, second.id]) {
        expect(await story.holders(handover, at, -1)).toEqual({ 'social-support': ward });
        expect(await story.holders(handover, at)).toEqual({ 'social-support': municipality });
      }
    });

    it('and nothing can be added to what is closed', async () => {
      const { status, body } = await story.tries(clinician, first.id, { type: 'withdraw', reason: 'plan-changed' });
      expect([status, body.code, body.phase]).toEqual([409, 'event-not-expected', 'rejected']);
    });

    it.each<[string, () => object]>([
      ['another citizen’s', () => ({ patient: einer, follows: first.id })],
      ['nobody’s', () => ({ patient: einer, follows: '6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11' })],
    ])('and a new handover cannot say that it follows %s', async (_whose, wish) => {
      const { status, body } = await story.tryToHandOver(wish());
      expect([status, body.code]).toEqual([422, 'follows-unsuitable']);
    });

    it('and a receiver that says “not ours” must say whose', async () => {
      const asked = await story.handOver({ patient: bruno, items: ['nursing-rehab'] });
      const without = await story.tries(caseworker, asked.id, { type: 'reject', reason: 'wrong-catchment' });
      expect([without.status, without.body.code]).toEqual([422, 'better-receiver-required']);
      await story.does(caseworker, asked.id, { type: 'reject', reason: 'wrong-catchment', betterReceiver: syddjurs });
      expect((await factOf(asked.id, 'reject')).receiver).toMatchObject({ id: syddjurs });
    });
  });

  describe('is sent on', () => {
    let first: Handover;
    let redirected: Handover;
    let successor: Handover;

    beforeAll(async () => {
      first = await story.handOver({ patient: einer });
      redirected = await story.does(caseworker, first.id, {
        type: 'redirect',
        receiver: syddjurs,
        reason: 'wrong-catchment',
        text: 'Borgeren er flyttet til Ebeltoft.',
      });
      successor = await story.reads('caseworker-syddjurs', redirected.redirectedTo!);
    });

    it('and leaves two handovers that name each other', () => {
      expect(redirected).toMatchObject({ phase: 'redirected', items: [{ status: 'closed', holder: { id: ward } }] });
      expect(successor).toMatchObject({
        redirectedFrom: first.id,
        redirectedTo: null,
        phase: expect.stringMatching(/^(sent|delivered)$/),
        sender: { id: ward },
        receiver: { id: syddjurs },
        items: [{ kind: 'social-support', status: 'requested', holder: { id: ward } }],
        content: first.content,
      });
    });

    it('and the clock of the first goes on', () => {
      const dueOf = (handover: Handover) => handover.deadlines.find((each) => each.name === 'respond')!.dueAt;
      expect(dueOf(successor)).toBe(dueOf(first));
    });

    it('and the record says that Stafet opened it, on the first receiver’s word', async () => {
      const facts = await story.timeline(successor.id);
      expect(facts.slice(0, 2)).toEqual([
        expect.objectContaining({ seq: 1, type: 'create', organization: { id: 'stafet', name: 'Stafet' } }),
        expect.objectContaining({ seq: 2, type: 'send' }),
      ]);
      expect(await factOf(first.id, 'redirect')).toMatchObject({
        receiver: { id: syddjurs },
        reason: 'wrong-catchment',
        organization: { id: municipality },
      });
    });

    it('and the new receiver is asked, and the ward told', async () => {
      await eventually(
        async () => story.told('caseworker-syddjurs', successor.id),
        (types) => types.includes('send'),
      );
      await eventually(
        async () => story.told(clinician, first.id),
        (types) => types.includes('redirect'),
      );
      const mails = await eventually(
        async () => story.mailbox('visitation@syddjurs.example'),
        (all) => all.length > 0,
      );
      expect(mails[0]!.text).toContain('Afsenderen har ansvaret, indtil I bekræfter.');
    });

    it('and the ward cannot start a second one meanwhile: it is told where the live one is', async () => {
      const { status, body } = await story.tryToHandOver({ patient: einer, receiver: municipality });
      expect([status, body.code, body.handover]).toEqual([409, 'item-already-in-handover', successor.id]);
    });

    it('and the first receiver has nothing more to say, and does not know the second handover', async () => {
      const { status, body } = await story.tries(caseworker, first.id, { type: 'accept' });
      expect([status, body.code, body.phase]).toEqual([409, 'event-not-expected', 'redirected']);
      await expect(story.reads(caseworker, successor.id)).rejects.toThrow(/404/);
    });

    it('and the ward holds it all the while, until the new receiver confirms', async () => {
      const { at: sentOn } = await factOf(first.id, 'redirect');
      for (const milliseconds of [-1, 0]) {
        expect(await story.holders(first.id, sentOn, milliseconds)).toEqual({ 'social-support': ward });
      }
      await story.does('caseworker-syddjurs', successor.id, { type: 'accept' });
      const { at } = await factOf(successor.id, 'accept');
      for (const handover of [first.id, successor.id]) {
        expect(await story.holders(handover, at, -1)).toEqual({ 'social-support': ward });
        expect(await story.holders(handover, at)).toEqual({ 'social-support': syddjurs });
      }
    });
  });

  describe('cannot be sent on', () => {
    let asked: Handover;

    beforeAll(async () => {
      asked = await story.handOver({ patient: rasmus });
    });

    it.each([
      ['to the one who already has it', municipality, 'receiver-unsuitable'],
      ['back to the ward', ward, 'receiver-unsuitable'],
      ['to a general practitioner, who is no receiver of this pathway', 'gp-randers', 'receiver-unsuitable'],
      ['to nobody', 'municipality-9999', 'organization-unknown'],
    ])('%s', async (_to, receiver, code) => {
      const event = { type: 'redirect', receiver, reason: 'wrong-catchment' };
      const { status, body } = await story.tries(caseworker, asked.id, event);
      expect([status, body.code]).toEqual([422, code]);
      expect((await story.reads(clinician, asked.id)).version).toBe(asked.version);
    });
  });

  it('can be confirmed in part, and the rest sent on', async () => {
    const whole = await story.handOver({
      patient: { ...karla, municipality: '0730' },
      items: ['social-support', 'nursing-rehab'],
    });
    await story.does(caseworker, whole.id, { type: 'accept', items: ['nursing-rehab'] });
    const rest = await story.does(caseworker, whole.id, {
      type: 'redirect',
      receiver: syddjurs,
      reason: 'no-capacity',
    });
    expect(rest.phase).toBe('transferred');
    expect(rest.items.map((item) => [item.kind, item.status, item.holder.id])).toEqual([
      ['social-support', 'closed', ward],
      ['nursing-rehab', 'transferred', municipality],
    ]);
    const successor = await story.reads('caseworker-syddjurs', rest.redirectedTo!);
    expect(successor.items.map((item) => item.kind)).toEqual(['social-support']);
    expect(await story.holders(whole.id)).toEqual({ 'social-support': ward, 'nursing-rehab': municipality });
  });
});
