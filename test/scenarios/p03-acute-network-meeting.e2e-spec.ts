import { beginPathwayStory, type PathwayStory } from './pathway-story';
import { after, bruno, einer, eventually, frederik, karla, municipality, rasmus, ward, type Handover } from './story';

jest.setTimeout(60_000);

const [convener, caseworker, practice] = ['clinician-randers', 'caseworker-randers', 'gp-randers'] as const;
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });
const support = 'social-support/network-meeting';
const attends = { type: 'attend', participant: 'Mette Dam Iversen' };
const minutes = {
  type: 'write-minutes',
  heldOn: '2026-11-20',
  decisions: 'Fast støtte to gange om ugen.',
  responsibleParties: 'Kommunen, fra mandag.',
  crisisPlan: 'Ring først til bostøtten.',
};

describe('P03: an acute network meeting after repeated admissions', () => {
  let story: PathwayStory;
  const invites = async (patient: object, wish: object = {}): Promise<Handover> =>
    story.asks(convener, { patient: inRanders(patient), sender: ward, items: [support], ...wish });
  const findsDate = async ({ id }: Handover) =>
    story.does(convener, id, { type: 'find-date', meetingAt: after(new Date().toISOString(), 3_600_000) });
  const writesMinutes = async ({ id }: Handover) => {
    const { sentAt } = (await story.reads(convener, id)).delivery;
    return story.does(convener, id, { ...minutes, heldOn: sentAt.slice(0, 10) });
  };
  const calledOff = async ({ id }: Handover) =>
    story.does(convener, id, { type: 'withdraw', reason: 'no-longer-needed' });

  beforeAll(async () => {
    story = await beginPathwayStory('psy-acute-network-meeting');
  });
  afterAll(async () => story.end());

  it.each([
    ['the municipality, by catchment', {}, municipality],
    ['the general practice', { receiver: 'gp-randers', items: ['medication/network-meeting'] }, 'gp-randers'],
    [
      'the botilbud',
      { receiver: 'botilbud-randers', items: ['social-support/network-meeting-botilbud'] },
      'botilbud-randers',
    ],
    ['the outreach team', { receiver: 'outreach-randers', items: ['treatment/network-meeting'] }, 'outreach-randers'],
  ])('the admitting ward invites %s', async (_whom, wish, receiver) => {
    const invited = await invites(bruno, wish);
    expect([invited.receiver.id, invited.step]).toEqual([receiver, expect.stringContaining('invited')]);
    await calledOff(invited);
  });

  it.each([
    ['a municipality', caseworker, municipality, 'outreach-randers', einer],
    ['a practice', practice, 'gp-randers', 'outreach-randers', rasmus],
    ['a botilbud', 'botilbud-randers', 'botilbud-randers', 'gp-randers', karla],
    ['an outreach team', 'outreach-randers', 'outreach-randers', 'gp-randers', frederik],
  ])('and so can any other party: %s', async (_who, login, sender, receiver, patient) => {
    const invited = await story.asks(login, {
      ...{ patient: inRanders(patient), sender, receiver, items: ['coordination/network-meeting'] },
    });
    expect(await story.holder(invited.id)).toBe(sender);
    await story.does(login, invited.id, { type: 'withdraw', reason: 'no-longer-needed' });
  });

  it.each(['reason', 'proposedTimes', 'participants', 'consent', 'convenerPhone'])(
    'nobody is invited without %s',
    async (field) => {
      const { status, body } = await story.triesToAsk(convener, {
        ...{ patient: inRanders(bruno), sender: ward, items: [support], content: { [field]: undefined } },
      });
      expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
    },
  );

  describe('is held', () => {
    let invited: Handover;

    beforeAll(async () => {
      invited = await invites(bruno, { items: [support, 'coordination/network-meeting'] });
    });

    it('the meeting transfers nothing: before the minutes there is nothing to confirm', async () => {
      expect(await story.offered(caseworker, invited.id)).not.toContain('accept');
      const [status] = await story.refused(caseworker, invited.id, { type: 'accept' });
      expect(status).toBe(409);
      await story.does(caseworker, invited.id, attends);
      expect((await findsDate(invited)).step).toContain('meeting-ahead');
      expect((await story.refused(caseworker, invited.id, { type: 'accept' }))[0]).toBe(409);
      expect(await story.holder(invited.id)).toBe(ward);
    });

    it('minutes say what was decided, who does it, since when, and the crisis plan', async () => {
      const { status, body } = await story.tries(convener, invited.id, { type: 'write-minutes', decisions: 'Støtte.' });
      expect([status, body.errors?.map(({ pointer }) => pointer).toSorted()]).toEqual([
        400,
        ['/crisisPlan', '/heldOn', '/responsibleParties'],
      ]);
      const written = await writesMinutes(invited);
      expect(written.step).toContain('minutes-written');
      expect(written.deadlines.map(({ name }) => name)).toEqual(['confirm-items']);
      expect(await story.holder(invited.id)).toBe(ward);
    });

    it('each party confirms its items for itself, and what it has not confirmed stays', async () => {
      await story.does(caseworker, invited.id, { type: 'accept', items: [support] });
      const { at } = await story.factOf(invited.id, 'accept');
      expect(await story.holders(invited.id, at, -1)).toEqual({
        [support]: ward,
        'coordination/network-meeting': ward,
      });
      expect(await story.holders(invited.id, at)).toEqual({
        [support]: municipality,
        'coordination/network-meeting': ward,
      });
      const rest = await story.does(caseworker, invited.id, {
        ...{ type: 'reject', reason: 'not-target-group', text: 'Egen læge er tovholder.' },
      });
      expect(rest.items.map(({ status }) => status)).toEqual(['transferred', 'rejected']);
      expect(await story.holders(invited.id)).toMatchObject({ 'coordination/network-meeting': ward });
    });
  });

  it('several parties are one course, and it shows what is still with the ward until each has confirmed', async () => {
    const botilbud = 'social-support/network-meeting-botilbud';
    const course = await story.asksSeveral(convener, inRanders(bruno), ward, [
      { items: ['nursing-rehab/network-meeting'] },
      { receiver: 'outreach-randers', items: ['treatment/network-meeting'] },
      { receiver: 'botilbud-randers', items: [botilbud] },
    ]);
    const [nursing, treatment, housing] = course.parts;
    for (const part of course.parts) {
      await findsDate(part);
      await writesMinutes(part);
    }
    const left = async () =>
      (await story.course(convener, course.id)).stillWith.flatMap(({ organization, items }) =>
        items.map(({ handover }) => [organization.id, handover]),
      );
    expect(await left()).toHaveLength(3);
    await story.does(caseworker, nursing!.id, { type: 'accept' });
    await story.does('botilbud-randers', housing!.id, { type: 'accept' });
    // The team is silent: its part is the ward's, and each party can see that.
    expect(await left()).toEqual([[ward, treatment!.id]]);
    const seen = await story.course('botilbud-randers', course.id);
    expect([seen.isComplete, seen.parts.length]).toEqual([false, 3]);
    await expect(story.course('caseworker-viborg', course.id)).rejects.toThrow(/404/);
    await story.does('outreach-randers', treatment!.id, { type: 'accept' });
    expect(await story.course(convener, course.id)).toMatchObject({ isComplete: true, stillWith: [] });
  });

  describe('a party that cannot come', () => {
    let invited: Handover;

    beforeAll(async () => {
      invited = await invites(einer);
    });

    it.each([
      ['says what comes instead', { type: 'decline-attendance' }, ['/instead', '/substituteOrPosition']],
      [
        'names the substitute, or writes down its position',
        { type: 'decline-attendance', instead: 'substitute' },
        ['/substituteOrPosition'],
      ],
    ])('%s', async (_what, event, pointers) => {
      const { status, body } = await story.tries(caseworker, invited.id, event);
      expect([status, body.errors?.map(({ pointer }) => pointer).toSorted()]).toEqual([400, pointers]);
    });

    it('has answered then; the meeting is held without it, and its items still wait for its confirmation', async () => {
      const declined = await story.does(caseworker, invited.id, {
        ...{ type: 'decline-attendance', instead: 'written-position' },
        substituteOrPosition: 'Vi kan tilbyde bostøtte fra mandag.',
      });
      expect(declined.deadlines.map(({ name }) => name)).not.toContain('respond');
      await findsDate(invited);
      await writesMinutes(invited);
      expect(await story.holder(invited.id)).toBe(ward);
      await story.does(caseworker, invited.id, { type: 'accept' });
      expect(await story.holder(invited.id)).toBe(municipality);
    });

    it('cannot refuse in one word: a rejection is a position, and is written down', async () => {
      const other = await invites(rasmus);
      expect(await story.refused(caseworker, other.id, { type: 'reject', reason: 'no-capacity' })).toEqual([
        422,
        'reason-needs-text',
      ]);
      const rejected = await story.does(caseworker, other.id, {
        ...{ type: 'reject', reason: 'no-capacity', text: 'Vi kan tidligst i januar.' },
      });
      expect(rejected.phase).toBe('rejected');
      expect(await story.holdersAround(other.id, await story.factOf(other.id, 'reject'))).toEqual([ward, ward]);
    });
  });

  describe('where somebody is silent', () => {
    beforeAll(async () => {
      await story.setClocks({ respond: 'PT1S', meeting: 'PT2S', 'find-date': 'PT1S', 'confirm-items': 'PT1S' });
    });

    it('one working day for the answer and the date, five for the meeting, and one after the minutes', async () => {
      const days = story.described.deadlines.map(({ name, rules }) => [name, rules[0]?.rule]);
      const working = (duration: string) => ({ clock: 'working', duration });
      expect(Object.fromEntries(days)).toMatchObject({
        respond: working('P1D'),
        'find-date': working('P1D'),
        meeting: working('P5D'),
        'confirm-items': working('P1D'),
      });
    });

    it('an unanswered invitation is E1, a meeting not held in time E3, and the ward holds what it held', async () => {
      const invited = await invites(karla);
      expect(await story.escalated(convener, invited.id, 'respond', 1)).toMatchObject({ overdue: true });
      expect(await story.escalated(convener, invited.id, 'meeting', 3)).toMatchObject({ escalationLevel: 3 });
      expect(await story.holder(invited.id)).toBe(ward);
      // The silence of one party does not stop the convener.
      await findsDate(invited);
      await writesMinutes(invited);
      await story.escalated(convener, invited.id, 'confirm-items', 1);
      expect(await story.holder(invited.id)).toBe(ward);
      const late = await story.does(caseworker, invited.id, { type: 'accept' });
      expect([late.overdue, await story.holder(invited.id)]).toEqual([false, municipality]);
    });

    it('both sides are told', async () => {
      const invited = await invites(frederik);
      for (const login of [convener, caseworker]) {
        await eventually(
          async () => story.told(login, invited.id),
          (told) => told.includes('deadline-passed'),
        );
      }
    });
  });
});
