import { addCalendar, addWorkingTime } from '@stafet/calendar';
import type { Instant } from '@stafet/core';
import { dueOf, nextLevelOf, ruleOf, toldBy } from './pathway-clocks';
import { beginsCourse, readsCourse, stillWith } from './pathway-course';
import { beginPathwayStory, type PathwayStory, type Wish } from './pathway-story';
import { bruno, einer, eventually, frederik, karla, municipality, rasmus, ward, type Handover } from './story';

jest.setTimeout(60_000);

const [clinician, team] = ['clinician-randers', 'outreach-randers'] as const;
const [psychiatrist, caseworker] = ['psychiatry-randers', 'caseworker-randers'] as const;
const [outreach, department] = ['outreach-randers', 'psy-randers'] as const;
const [treatment, followUp] = ['treatment/outreach', 'social-support/after-outreach'] as const;
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });

describe('P13: an outreach team takes the treatment over, and hands it on again', () => {
  let story: PathwayStory;
  const wish = (patient: object, more: object = {}): Wish => ({
    ...{ patient: inRanders(patient), sender: ward, items: [treatment], ...more },
  });
  const asks = async (patient: object, more: object = {}): Promise<Handover> =>
    story.asks(clinician, wish(patient, more));

  beforeAll(async () => {
    story = await beginPathwayStory('outreach-team');
  });
  afterAll(async () => story.end());

  it.each([
    ...['course', 'reason', 'goal', 'riskAssessment', 'othersMeanwhile', 'informationDutyAgreed', 'contactPersons'],
    'exitPlan',
  ])('the team is not asked without %s', async (field) => {
    const { status, body } = await story.triesToAsk(clinician, wish(karla, { content: { [field]: undefined } }));
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
  });

  it.each([3, 9])('a short course is 4 to 8 weeks long, and not %i', async (expectedWeeks) => {
    const { status, body } = await story.triesToAsk(clinician, wish(karla, { content: { expectedWeeks } }));
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/content/expectedWeeks']]);
  });

  it('the five principles of cooperation are told as rules of the seed', () => {
    const principles = story.described.specialRules.filter(({ evidence }) => evidence === 'SEED');
    for (const word of ['cooperate and inform', 'reaction time', 'Availability', 'Relations', 'Advice and sparring']) {
      expect(principles.map(({ text }) => text.en)).toContainEqual(expect.stringContaining(word));
    }
  });

  describe('a short course', () => {
    let asked: Handover;
    let begun: Instant;

    beforeAll(async () => {
      asked = await asks(bruno);
      await story.does(team, asked.id, { type: 'accept' });
      begun = (await story.factOf(asked.id, 'transferred')).at as Instant;
    });

    it('is confirmed by the team of the citizen’s municipality, within one working day', async () => {
      expect(asked.receiver.id).toBe(outreach);
      expect(dueOf(asked, 'respond')).toBe(addWorkingTime(asked.delivery.sentAt as Instant, 'P1D'));
      expect(ruleOf(story.described, 'respond')).toMatchObject({ duration: 'P1D', evidence: 'PROPOSED' });
      const fact = await story.factOf(asked.id, 'accept');
      expect(await story.holdersAround(asked.id, fact)).toEqual([ward, outreach]);
    });

    it('the first visit is made within three working days, and says which course it is', async () => {
      const taken = await story.reads(team, asked.id);
      expect(dueOf(taken, 'first-visit')).toBe(addWorkingTime(begun, 'P3D'));
      expect((await story.does(team, asked.id, { type: 'first-visit', course: 'short' })).step).toBe('short-course');
    });

    it('its exit is planned from week 3 on, a warning comes with week 8, and E2 with week 9', async () => {
      const running = await story.reads(team, asked.id);
      expect(dueOf(running, 'exit-planning')).toBe(addCalendar(begun, 'P3W'));
      expect(dueOf(running, 'course')).toBe(addCalendar(begun, 'P8W'));
      expect(ruleOf(story.described, 'course')).toMatchObject({ duration: 'P8W', evidence: 'SEED' });
      expect(await nextLevelOf(story, asked.id, 'exit-planning')).toEqual(['E0', addCalendar(begun, 'P3W')]);
      expect(await nextLevelOf(story, asked.id, 'course')).toEqual(['E1', addCalendar(begun, 'P8W')]);
      expect(toldBy(story.described, 'course')).toMatchObject({ E2: ['key-contacts'] });
    });

    it('the team is not done before the exit is confirmed, and every act tells the other side', async () => {
      expect(await story.refused(team, asked.id, { type: 'complete', outcome: 'ended' })).toEqual([
        409,
        'event-not-expected',
      ]);
      const planned = await story.does(team, asked.id, {
        ...{ type: 'plan-exit', receivers: 'Ambulatoriet: behandling. Kommunen: opfølgning.' },
        ...{ contactPersons: 'Kontaktsygeplejersken, bostøtten', expectedEnd: '2030-01-15' },
      });
      expect([planned.step, dueOf(planned, 'exit-planning')]).toEqual(['exit-planned', undefined]);
      await eventually(
        async () => story.told(clinician, asked.id),
        (types) => ['first-visit', 'plan-exit'].every((type) => types.includes(type)),
      );
    });

    it('at the exit the team holds until every receiver has confirmed, and all of them see what is open', async () => {
      const { id, parts } = await beginsCourse(story, team, {
        ...{ patient: inRanders(bruno), sender: outreach },
        parts: [{ items: [treatment] }, { items: [followUp] }],
      });
      const [toClinic, toMunicipality] = parts as [Handover, Handover];
      expect([toClinic.receiver.id, toMunicipality.receiver.id]).toEqual([department, municipality]);
      expect(await stillWith(story, psychiatrist, id)).toEqual([
        `${outreach}: ${treatment}`,
        `${outreach}: ${followUp}`,
      ]);

      await story.does(psychiatrist, toClinic.id, { type: 'accept' });
      expect(await story.holder(asked.id)).toBe(department);
      expect(await stillWith(story, caseworker, id)).toEqual([`${outreach}: ${followUp}`]);
      expect((await readsCourse(story, caseworker, id)).isComplete).toBe(false);

      await story.does(caseworker, toMunicipality.id, { type: 'accept' });
      expect(await readsCourse(story, team, id)).toMatchObject({ stillWith: [], isComplete: true });
      await story.does(team, asked.id, { type: 'exit-confirmed', confirmedBy: 'Ambulatoriet og kommunen' });
      await story.does(team, asked.id, { type: 'complete', outcome: 'handed-on' });
      // The team's end is not the end of the treatment: the clinic has it.
      expect(await story.holder(toClinic.id)).toBe(department);
      expect(await story.holder(toMunicipality.id)).toBe(municipality);
    });
  });

  it('F-ACT is long: no clock of weeks runs, and it ends when somebody else has taken over', async () => {
    const { id } = await asks(einer, { content: { course: 'f-act', expectedWeeks: undefined } });
    await story.does(team, id, { type: 'accept' });
    const long = await story.does(team, id, { type: 'first-visit', course: 'f-act' });
    expect(long).toMatchObject({ step: 'f-act', deadlines: [] });
    expect(await story.holder(id)).toBe(outreach);

    // To say that the exit is confirmed is not enough: nothing that is still with the team can be let go.
    await story.does(team, id, { type: 'exit-confirmed', confirmedBy: 'Ambulatoriet' });
    expect(await story.refused(team, id, { type: 'complete', outcome: 'ended' })).toEqual([409, 'not-handed-on']);
    expect(await story.holder(id)).toBe(outreach);
  });

  it('a practice, a municipality and a botilbud can ask too, and a municipality cannot be given the treatment', async () => {
    for (const [login, sender, patient] of [
      ['gp-randers', 'gp-randers', rasmus],
      [caseworker, municipality, karla],
      ['botilbud-randers', 'botilbud-randers', frederik],
    ] as const) {
      const { id } = await story.asks(login, wish(patient, { sender }));
      await story.does(team, id, { type: 'reject', reason: 'not-target-group' });
      const fact = await story.factOf(id, 'reject', login);
      expect(await story.holdersAround(id, fact)).toEqual([sender, sender]);
    }
    const back = await story.triesToAsk(team, wish(einer, { sender: outreach, receiver: municipality }));
    expect([back.status, back.body.code]).toEqual([422, 'no-route']);
  });

  it('the wrong team of the cluster sends on to the right one, and the sender does nothing and holds', async () => {
    const sender = { sender: municipality };
    const first = await story.asks(caseworker, wish(karla, sender));
    const { redirectedTo } = await story.does(team, first.id, {
      ...{ type: 'redirect', receiver: 'outreach-djursland', reason: 'wrong-catchment' },
    });
    const second = await story.reads('outreach-djursland', redirectedTo!);
    expect([second.sender.id, dueOf(second, 'respond')]).toEqual([municipality, dueOf(first, 'respond')]);
    expect(await story.holder(second.id)).toBe(municipality);
    await story.does('outreach-djursland', second.id, { type: 'accept' });
    expect(await story.holder(second.id)).toBe('outreach-djursland');
  });

  it('want of room is told at once, and the request stays with the team', async () => {
    const { id } = await story.asks('gp-randers', wish(rasmus, { sender: 'gp-randers' }));
    await story.does(team, id, { type: 'reject', reason: 'no-capacity' });
    const still = await story.escalated('gp-randers', id, 'capacity', 2);
    expect(still).toMatchObject({ items: [{ status: 'requested', holder: { id: 'gp-randers' } }] });
    await story.does('gp-randers', id, { type: 'withdraw', reason: 'plan-changed' });
  });

  it('nobody acts in time: flags are raised, and the one who held it holds it', async () => {
    await story.setClocks({ respond: 'PT1S', 'first-visit': 'PT1S', course: 'PT1S' });
    const practice = 'gp-randers';
    const { id } = await story.asks(practice, wish(rasmus, { sender: practice }));
    expect(await story.escalated(practice, id, 'respond', 1)).toMatchObject({ overdue: true });
    expect(await story.holder(id)).toBe(practice);
    await story.does(team, id, { type: 'accept' });
    expect(await story.escalated(practice, id, 'first-visit', 1)).toMatchObject({ overdue: true });
    await story.does(team, id, { type: 'first-visit', course: 'short' });
    const tooLong = await story.escalated(practice, id, 'course', 1);
    expect(tooLong).toMatchObject({ overdue: true, step: 'short-course' });
    const [level, at] = await nextLevelOf(story, id, 'course');
    expect([level, at]).toEqual(['E2', addCalendar(dueOf(tooLong, 'course') as Instant, 'P1W')]);
    expect(await story.holder(id)).toBe(outreach);
  });
});
