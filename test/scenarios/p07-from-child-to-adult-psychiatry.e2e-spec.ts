import { beginPathwayStory, type PathwayStory } from './pathway-story';
import { after, bruno, einer, eventually, frederik, karla, rasmus, type Handover } from './story';

jest.setTimeout(60_000);

const [child, adult, practice] = ['psychiatry-bua', 'psychiatry-randers', 'gp-randers'] as const;
const bua = 'psy-bua';
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });
const namesOf = ({ deadlines }: Handover) => deadlines.map(({ name }) => name).toSorted();
const met = { type: 'hold-joint-meeting', outcome: 'held', note: 'Fast ugedag aftalt.' };

describe('P07: a young person goes from child to adult psychiatry', () => {
  let story: PathwayStory;
  const opens = async (patient: object, wish: object = {}): Promise<Handover> =>
    story.asks(child, {
      ...{ patient: inRanders(patient), sender: bua, receiver: 'psy-randers', items: ['treatment', 'medication'] },
      ...wish,
    });
  const withdraws = async ({ id }: Handover) => story.does(child, id, { type: 'withdraw', reason: 'plan-changed' });

  beforeAll(async () => {
    story = await beginPathwayStory('bup-to-adult');
  });
  afterAll(async () => story.end());

  it('adult psychiatry is asked for the treatment and the medication', async () => {
    const opened = await opens(bruno);
    expect(opened.items.map(({ kind, holder }) => [kind, holder.id])).toEqual([
      ['treatment', bua],
      ['medication', bua],
    ]);
    await withdraws(opened);
  });

  it.each([
    [
      'an eating disorder stays in child and adolescent psychiatry at any age',
      { eatingDisorder: true },
      'eatingDisorder',
    ],
    [
      'who was 18 at the referral is in adult psychiatry already',
      { wasUnder18AtReferral: false },
      'wasUnder18AtReferral',
    ],
    [
      'the date of the referral stands on the case',
      { referredToChildPsychiatryOn: undefined },
      'referredToChildPsychiatryOn',
    ],
    ['what the young person wishes is written down', { youngPersonsWishes: undefined }, 'youngPersonsWishes'],
    ['there is a contact during the transition', { childPsychiatryContact: undefined }, 'childPsychiatryContact'],
    ['the risk is assessed', { riskAssessment: undefined }, 'riskAssessment'],
    ['the plan of treatment goes along', { treatmentPlan: undefined }, 'treatmentPlan'],
  ])('%s', async (_promise, content, field) => {
    const { status, body } = await story.triesToAsk(child, {
      ...{ patient: inRanders(bruno), sender: bua, receiver: 'psy-randers', items: ['treatment'], content },
    });
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
  });

  describe('at the 21st birthday, and nobody has confirmed', () => {
    let opened: Handover;

    beforeAll(async () => {
      // Rasmus was 21 long ago: what is counted back from his birthday is due at once.
      opened = await opens(rasmus);
    });

    it('the management and the auditor hear of it (E3)', async () => {
      const late = await story.escalated(child, opened.id, 'birthday', 3);
      expect(late).toMatchObject({ overdue: true, escalationLevel: 3, version: opened.version });
      const birthday = story.described.deadlines.find(({ name }) => name === 'birthday');
      expect(birthday).toMatchObject({ rules: [{ evidence: 'SEED' }] });
      expect(birthday?.levels).toMatchObject([{ rule: { level: 3 }, tells: ['management', 'auditor-queue'] }]);
    });

    it('the confirmation by 20 years and 9 months is late too', async () => {
      await story.escalated(child, opened.id, 'confirmation', 1);
      expect(story.described.deadlines.find(({ name }) => name === 'confirmation')?.rules).toMatchObject([
        { rule: { clock: 'calendar', duration: 'P3M' }, evidence: 'PROPOSED' },
      ]);
    });

    it('child psychiatry holds all the same, before, at and after the moment', async () => {
      const fact = await story.factOf(opened.id, 'escalated', child);
      expect(await story.holdersAround(opened.id, fact)).toEqual([bua, bua]);
      expect(await story.holder(opened.id)).toBe(bua);
    });

    it('a question does not stop these clocks', async () => {
      const asked = await story.does(adult, opened.id, { type: 'ask', question: 'Hvilken ugedag?' });
      const paused = Object.fromEntries(asked.deadlines.map(({ name, paused: is }) => [name, is]));
      expect(paused).toMatchObject({ confirmation: false, birthday: false, respond: true });
      await story.does(child, opened.id, { type: 'answer', text: 'Tirsdag.' });
    });

    it('and adult psychiatry can still confirm; from then on it holds, and nothing is late', async () => {
      const accepted = await story.does(adult, opened.id, { type: 'accept' });
      expect(accepted.phase).toBe('transferred');
      const fact = await story.factOf(opened.id, 'accept', child);
      expect(await story.holdersAround(opened.id, fact)).toEqual([bua, 'psy-randers']);
      expect(namesOf(accepted)).toEqual(expect.arrayContaining(['joint-meeting']));
    });

    it('and is not done before both sides have met the young person', async () => {
      expect(await story.refused(adult, opened.id, { type: 'complete', outcome: 'taken-over' })).toEqual([
        409,
        'event-not-expected',
      ]);
      const held = await story.does(child, opened.id, met);
      expect([held.step, held.overdue]).toEqual(['joint-meeting-held', false]);
      const done = await story.does(adult, opened.id, { type: 'complete', outcome: 'taken-over' });
      expect(done.phase).toBe('completed');
    });
  });

  describe('confirmed for an agreed day', () => {
    let opened: Handover;
    let agreed: string;

    beforeAll(async () => {
      agreed = after(new Date().toISOString(), 4_000);
      opened = await opens(karla, { effectiveFrom: agreed });
      await story.does(adult, opened.id, { type: 'accept' });
    });

    it('child psychiatry holds until that day, and the two sides meet before it', async () => {
      const ahead = await story.reads(child, opened.id);
      expect(ahead).toMatchObject({ phase: 'accepted', step: 'joint-meeting-ahead' });
      expect(await story.holder(opened.id)).toBe(bua);
      // Either side records it, once; the young person may also not want it.
      const held = await story.does(adult, opened.id, { type: 'hold-joint-meeting', outcome: 'not-wanted' });
      expect(held.step).toBe('joint-meeting-held');
      expect((await story.refused(child, opened.id, met))[0]).toBe(409);
    });

    it('from that very moment adult psychiatry holds', async () => {
      await eventually(
        async () => story.reads(child, opened.id),
        ({ phase }) => phase === 'transferred',
      );
      expect(await story.holder(opened.id, agreed, -1)).toBe(bua);
      expect(await story.holder(opened.id, agreed)).toBe('psy-randers');
    });
  });

  describe('where adult psychiatry says no', () => {
    it('“not in the target group” must name who instead; words alone do not do', async () => {
      const opened = await opens(einer);
      const event = { type: 'reject', reason: 'not-target-group', text: 'Egen læge kan følge forløbet.' };
      expect(await story.refused(adult, opened.id, event)).toEqual([422, 'better-receiver-required']);
      await story.does(adult, opened.id, { ...event, betterReceiver: 'gp-randers' });
      const fact = await story.factOf(opened.id, 'reject', child);
      expect([fact.receiver?.id, ...(await story.holdersAround(opened.id, fact))]).toEqual(['gp-randers', bua, bua]);
    });

    it('and the named one must confirm: until then child psychiatry holds', async () => {
      const asked = await opens(einer, { receiver: 'gp-randers' });
      const { redirectedTo } = await story
        .does(practice, asked.id, { type: 'redirect', receiver: 'psy-randers', reason: 'not-target-group' })
        .then(async (sent) =>
          story.does(adult, sent.redirectedTo!, {
            ...{ type: 'redirect', receiver: 'gp-aarhus', reason: 'not-target-group' },
          }),
        );
      // Sent on twice: the key contacts are told at once.
      await story.escalated(child, redirectedTo!, 'sent-on-twice', 2);
      expect(await story.holder(redirectedTo!)).toBe(bua);
      await story.does('gp-aarhus', redirectedTo!, { type: 'accept' });
      expect(await story.holder(redirectedTo!)).toBe('gp-aarhus');
    });

    it('want of capacity ends nothing: the key contacts are told, and child psychiatry holds', async () => {
      const opened = await opens(bruno);
      const still = await story.does(adult, opened.id, { type: 'reject', reason: 'no-capacity' });
      expect(still.items.map(({ status }) => status)).toEqual(['requested', 'requested']);
      await story.escalated(child, opened.id, 'capacity', 2);
      expect(await story.holder(opened.id)).toBe(bua);
      await withdraws(opened);
    });
  });

  it('silence: a replacement number tells no birthday, and the wait is limited all the same', async () => {
    const unhurried = await opens(frederik);
    expect(namesOf(unhurried)).toEqual(['respond']);
    await withdraws(unhurried);
    await story.setClocks({ respond: 'PT1S' });
    const opened = await opens(frederik);
    expect(await story.escalated(child, opened.id, 'respond', 1)).toMatchObject({ overdue: true });
    expect(await story.holder(opened.id)).toBe(bua);
    expect(await story.offered(adult, opened.id)).toContain('accept');
  });
});
