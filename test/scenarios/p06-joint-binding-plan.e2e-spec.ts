import { beginPathwayStory, type Course, type PathwayStory, type Wish } from './pathway-story';
import { bruno, einer, eventually, frederik, karla, municipality, rasmus, type Handover } from './story';

jest.setTimeout(60_000);

const [school, caseworker, ppr, practice, bua] = [
  'school-randers',
  'caseworker-randers',
  'ppr-randers',
  'gp-randers',
  'psychiatry-bua',
] as const;
const support = 'social-support/joint-plan';
const assessment = 'treatment/joint-plan';
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });
const namesOf = ({ deadlines }: Handover) => deadlines.map(({ name }) => name).toSorted();

describe('P06: one joint binding plan for a child or young person', () => {
  let story: PathwayStory;
  const asks = async (login: string, patient: object, wish: Omit<Wish, 'patient' | 'sender'> & { sender?: string }) =>
    story.asks(login, { sender: login, ...wish, patient: inRanders(patient) });
  const asksMunicipality = async (patient: object): Promise<Handover> => asks(school, patient, { items: [support] });
  const refersToBua = async (patient: object): Promise<Handover> =>
    asks(practice, patient, { receiver: 'psy-bua', items: [assessment] });

  beforeAll(async () => {
    story = await beginPathwayStory('child-joint-binding-plan');
  });
  afterAll(async () => story.end());

  it.each([
    ['the school', school, school],
    ['PPR', ppr, ppr],
    ['the general practice', practice, practice],
    ['child and adolescent psychiatry', bua, 'psy-bua'],
    ['a somatic department', 'somatic-randers', 'somatic-randers'],
  ])('%s finds one entrance to the municipality', async (_who, login, sender) => {
    const asked = await asks(login, bruno, { sender, items: [support] });
    expect(asked.receiver.id).toBe(municipality);
    await story.does(caseworker, asked.id, { type: 'accept' });
    await story.does(caseworker, asked.id, { type: 'complete', outcome: 'done' });
  });

  it.each(['guardians', 'guardianConsent', 'problem', 'schoolObservations', 'municipalMeasures', 'planItems'])(
    'no party is asked without %s',
    async (field) => {
      const { status, body } = await story.triesToAsk(school, {
        ...{ patient: inRanders(bruno), sender: school, items: [support], content: { [field]: undefined } },
      });
      expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
    },
  );

  it('each item has one party whose it is: nobody is asked for what is another’s', async () => {
    const { status, body } = await story.triesToAsk(school, {
      ...{ patient: inRanders(bruno), sender: school, receiver: ppr, items: [support] },
    });
    expect([status, body.code]).toEqual([422, 'no-route']);
  });

  describe('is made when each party has confirmed its part', () => {
    let plan: Course;
    let parts: Record<'municipality' | 'ppr' | 'practice', Handover>;

    beforeAll(async () => {
      plan = await story.asksSeveral(school, inRanders(einer), school, [
        { items: [support] },
        { items: ['social-support/joint-plan-ppr'] },
        { receiver: practice, items: ['treatment/joint-plan-practice', 'coordination/joint-plan'] },
      ]);
      const [ofMunicipality, ofPpr, ofPractice] = plan.parts as [Handover, Handover, Handover];
      parts = { municipality: ofMunicipality, ppr: ofPpr, practice: ofPractice };
    });

    it('within five working days each, and ten for the whole plan', async () => {
      expect(namesOf(parts.municipality)).toEqual(['plan', 'respond']);
      const rules = story.described.deadlines.map(({ name, rules: [first] }) => [name, first?.rule]);
      expect(Object.fromEntries(rules)).toMatchObject({
        respond: { clock: 'working', duration: 'P5D' },
        plan: { clock: 'working', duration: 'P10D' },
        review: { clock: 'calendar', duration: 'P90D' },
      });
    });

    it('and each part has one holder: the party that confirmed it, from its confirmation on', async () => {
      expect(parts.ppr.receiver.id).toBe(ppr);
      for (const [login, part, holder] of [
        [caseworker, parts.municipality, municipality],
        [ppr, parts.ppr, ppr],
      ] as const) {
        await story.does(login, part.id, { type: 'accept' });
        expect(await story.holdersAround(part.id, await story.factOf(part.id, 'accept', school))).toEqual([
          school,
          holder,
        ]);
      }
      // The practice has not answered: its part, and the coordination, are still the school's.
      expect(await story.holder(parts.practice.id)).toBe(school);
      const { stillWith, isComplete } = await story.course(ppr, plan.id);
      expect([isComplete, stillWith]).toMatchObject([
        false,
        [{ organization: { id: school }, items: [{ handover: parts.practice.id }, { handover: parts.practice.id }] }],
      ]);
    });

    it('and may confirm one item and refuse another, with a word to the plan', async () => {
      const { id } = parts.practice;
      await story.does(practice, id, { type: 'accept', items: ['treatment/joint-plan-practice'] });
      const bare = { type: 'reject', reason: 'no-capacity' };
      expect(await story.refused(practice, id, bare)).toEqual([422, 'reason-needs-text']);
      await story.does(practice, id, { ...bare, text: 'Kommunen er bedst som tovholder.' });
      expect(await story.holders(id)).toEqual({
        'treatment/joint-plan-practice': practice,
        'coordination/joint-plan': school,
      });
    });

    it('and is reviewed every ninety days, by either side, each review starting the next ninety', async () => {
      const { id } = parts.municipality;
      const dueOf = async () => (await story.reads(school, id)).deadlines.find(({ name }) => name === 'review')!.dueAt;
      const first = await dueOf();
      const days = (Date.parse(first) - Date.now()) / 86_400_000;
      expect(Math.round(days)).toBe(90);
      await story.does(school, id, { type: 'review', outcome: 'unchanged', note: 'Fraværet falder.' });
      expect((await dueOf()) > first).toBe(true);
      await story.does(caseworker, id, { type: 'review', outcome: 'adjusted', note: 'Skema udvides.' });
      expect(await story.holder(id)).toBe(municipality);
    });
  });

  describe('while child and adolescent psychiatry is waited for', () => {
    let supportPart: Handover;
    let referral: Handover;

    beforeAll(async () => {
      supportPart = await asksMunicipality(rasmus);
      await story.does(caseworker, supportPart.id, { type: 'accept' });
      referral = await refersToBua(rasmus);
    });

    it('the practice holds the referral and the municipality the support: the wait is never empty', async () => {
      expect(await story.holders(referral.id)).toEqual({ [assessment]: 'gp-randers' });
      expect(await story.holders(supportPart.id)).toEqual({ [support]: municipality });
      expect(await story.offered(school, supportPart.id)).not.toContain('withdraw');
    });

    it('want of capacity there needs words, ends nothing, and the key contacts are told', async () => {
      const event = { type: 'reject', reason: 'no-capacity', text: 'Ventetiden er lang.' };
      const still = await story.does(bua, referral.id, event);
      expect(still.items).toMatchObject([{ status: 'requested', holder: { id: 'gp-randers' } }]);
      await story.escalated(practice, referral.id, 'capacity', 2);
      expect(await story.holder(referral.id)).toBe('gp-randers');
    });

    it('a rejection brings advice back to the plan', async () => {
      const bare = { type: 'reject', reason: 'not-target-group' };
      expect(await story.refused(bua, referral.id, bare)).toEqual([422, 'reason-needs-text']);
      await story.does(bua, referral.id, { ...bare, text: 'Råd: fast voksen og PPR-forløb.' });
      const fact = await story.factOf(referral.id, 'reject', practice);
      expect(fact.text).toContain('Råd');
      expect(await story.holdersAround(referral.id, fact)).toEqual(['gp-randers', 'gp-randers']);
      await eventually(
        async () => story.told(practice, referral.id),
        (told) => told.includes('reject'),
      );
    });

    it('and opens a task for the municipality (P20) that follows it, and that the municipality must confirm', async () => {
      const { exampleContent: content } = await story.describedAs('municipality-instead-of-bup');
      const next = await asks(practice, rasmus, {
        ...{ pathway: 'municipality-instead-of-bup', items: ['social-support/child-wellbeing'] },
        ...{ content, follows: referral.id },
      });
      expect(next).toMatchObject({ follows: referral.id, receiver: { id: municipality } });
      expect(await story.holder(next.id)).toBe('gp-randers');
      await story.does(caseworker, next.id, { type: 'accept' });
      expect(await story.holder(next.id)).toBe(municipality);
    });

    it('where it accepts, it holds the assessment from its confirmation on', async () => {
      const { id } = await refersToBua(karla);
      await story.does(bua, id, { type: 'accept' });
      expect(await story.holdersAround(id, await story.factOf(id, 'accept', practice))).toEqual([
        'gp-randers',
        'psy-bua',
      ]);
    });
  });

  it('a part that was sent to the wrong municipality is sent on, and the school keeps it', async () => {
    const first = await asksMunicipality(frederik);
    const { redirectedTo } = await story.does(caseworker, first.id, {
      ...{ type: 'redirect', receiver: 'municipality-0706', reason: 'wrong-catchment' },
    });
    const second = await story.reads('caseworker-syddjurs', redirectedTo!);
    expect(second.deadlines.find(({ name }) => name === 'respond')?.dueAt).toBe(
      first.deadlines.find(({ name }) => name === 'respond')?.dueAt,
    );
    expect(await story.holder(second.id)).toBe(school);
  });

  it('silence: the party is late, then the plan is, and each item stays where it was', async () => {
    await story.setClocks({ respond: 'PT1S', plan: 'PT2S' });
    const asked = await asksMunicipality(karla);
    await story.escalated(school, asked.id, 'respond', 1);
    const late = await story.escalated(school, asked.id, 'plan', 1);
    expect(late).toMatchObject({ overdue: true, version: asked.version });
    expect(await story.holder(asked.id)).toBe(school);
    expect(await story.offered(caseworker, asked.id)).toContain('accept');
  });
});
