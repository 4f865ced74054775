import { localDateOf } from '@stafet/calendar';
import type { Instant } from '@stafet/core';
import { beginPathwayStory, type PathwayStory } from './pathway-story';
import { after, bruno, einer, frederik, karla, municipality, rasmus, ward, type Handover } from './story';

jest.setTimeout(60_000);

const [practice, visitation, acute] = ['gp-randers', 'visitation-randers', 'acute-hospital-randers'] as const;
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });
const problem = 'treatment/acute-problem';
const dueOf = (handover: Handover, name: string) => handover.deadlines.find((each) => each.name === name)?.dueAt;
const minutesAfter = (handover: Handover, minutes: number) => after(handover.delivery.sentAt, minutes * 60_000);

describe('P05: an acute referral through the joint visitation', () => {
  let story: PathwayStory;
  const phones = async (patient: object, wish: object = {}): Promise<Handover> =>
    story.asks(practice, { patient: inRanders(patient), sender: 'gp-randers', items: [problem], ...wish });
  const recommends = async ({ id }: Handover, offer: string, more: object = {}) =>
    story.does(visitation, id, { type: 'recommend', offer, ...more });
  const sendsOn = async ({ id }: Handover, receiver: string) =>
    story.does(visitation, id, { type: 'redirect', receiver, reason: 'recommended' });
  const calledOff = async ({ id }: Handover) =>
    story.does(practice, id, { type: 'withdraw', reason: 'no-longer-needed' });

  beforeAll(async () => {
    story = await beginPathwayStory('acute-visitation');
  });
  afterAll(async () => story.end());

  it.each([
    ['a GP', practice, 'gp-randers'],
    ['the out-of-hours GP', 'outofhours', 'out-of-hours-gp'],
    ['the prehospital physician', 'prehospital', 'prehospital'],
  ])('%s asks the visitation of the acute hospital of the home municipality', async (_who, login, sender) => {
    const asked = await story.asks(login, { patient: inRanders(bruno), sender, items: [problem] });
    expect([asked.receiver.id, asked.freeChoice]).toEqual(['visitation-randers', false]);
    await recommends(asked, 'acute-admission');
    const { redirectedTo } = await sendsOn(asked, 'acute-randers');
    await story.does(acute, redirectedTo!, { type: 'accept' });
    // The acute problem is over: another physician can ask about the next one.
    await story.does(acute, redirectedTo!, { type: 'complete', outcome: 'treated' });
  });

  it('no other way leads to an acute admission: a ward or a municipality cannot ask', async () => {
    for (const [login, sender] of [
      ['clinician-randers', ward],
      ['caseworker-randers', municipality],
    ] as const) {
      const { status, body } = await story.triesToAsk(login, { patient: inRanders(bruno), sender, items: [problem] });
      expect([status, body.code]).toEqual([422, 'sender-unsuitable']);
    }
  });

  it('free choice of the citizen is respected, and recorded', async () => {
    const asked = await phones(bruno, { receiver: 'visitation-aarhus' });
    expect(asked.freeChoice).toBe(true);
    await calledOff(asked);
  });

  it.each([
    ...['acuteProblem', 'riskAssessment', 'currentLocation', 'consent', 'legalStatus', 'offersConsidered'],
    'referrerPhone',
  ])('nobody is asked without %s', async (field) => {
    const { status, body } = await story.triesToAsk(practice, {
      ...{ patient: inRanders(bruno), sender: 'gp-randers', items: [problem], content: { [field]: undefined } },
    });
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
  });

  describe('the visitation recommends acute admission', () => {
    let asked: Handover;
    let unit: Handover;

    beforeAll(async () => {
      asked = await phones(bruno);
    });

    it('in half an hour, the unit within the hour, and everybody phones', async () => {
      expect(dueOf(asked, 'recommendation')).toBe(minutesAfter(asked, 30));
      expect(dueOf(asked, 'respond')).toBe(minutesAfter(asked, 60));
      expect(story.described.specialRules.map(({ text }) => text.en)).toContain('The physician always phones.');
      await story.does(practice, asked.id, { type: 'phone-call', with: 'Jette Vold Simonsen', text: 'Aftalt.' });
      expect(await story.timeline(asked.id, visitation)).toContainEqual(
        expect.objectContaining({ type: 'phone-call', text: expect.stringContaining('Aftalt.') }),
      );
    });

    it('and is never a holder of the patient itself', async () => {
      expect(await story.refused(visitation, asked.id, { type: 'accept' })).toEqual([409, 'receiver-only-advises']);
      expect(await story.offered(visitation, asked.id)).not.toContain('accept');
    });

    it('and sends nothing on without a recommendation', async () => {
      const early = { type: 'redirect', receiver: 'acute-randers', reason: 'recommended' };
      expect(await story.refused(visitation, asked.id, early)).toEqual([409, 'event-not-expected']);
      const recommended = await recommends(asked, 'acute-admission', { note: 'Fælles akutmodtagelse.' });
      expect([recommended.step, dueOf(recommended, 'recommendation')]).toEqual([
        expect.stringContaining('recommended'),
        undefined,
      ]);
      expect(await story.holder(asked.id)).toBe('gp-randers');
    });

    it('and sends on to the unit; the hour runs from the first request, and the practice holds', async () => {
      const { redirectedTo } = await sendsOn(asked, 'acute-randers');
      unit = await story.reads(acute, redirectedTo!);
      expect(unit).toMatchObject({ sender: { id: 'gp-randers' }, receiver: { id: 'acute-randers' } });
      expect(dueOf(unit, 'respond')).toBe(minutesAfter(asked, 60));
      expect(dueOf(unit, 'recommendation')).toBeUndefined();
      const fact = await story.factOf(asked.id, 'redirect', practice);
      expect(await story.holdersAround(asked.id, fact)).toEqual(['gp-randers', 'gp-randers']);
    });

    it('and the supply duty of the unit does not end with its capacity: key contacts are told at once', async () => {
      const still = await story.does(acute, unit.id, { type: 'reject', reason: 'no-capacity' });
      expect(still.items).toMatchObject([{ status: 'requested', holder: { id: 'gp-randers' } }]);
      await story.escalated(practice, unit.id, 'capacity', 2);
      expect(await story.holder(unit.id)).toBe('gp-randers');
    });

    it('and the practice is responsible until a person of the unit confirms', async () => {
      await story.does(acute, unit.id, { type: 'accept' });
      const fact = await story.factOf(unit.id, 'accept', practice);
      for (const handover of [asked.id, unit.id]) {
        expect(await story.holdersAround(handover, fact)).toEqual(['gp-randers', 'acute-randers']);
      }
    });
  });

  it('a psychiatric patient uses the same door, and is sent on to the ward', async () => {
    const asked = await phones(einer);
    await recommends(asked, 'acute-admission');
    const { redirectedTo } = await sendsOn(asked, ward);
    await story.does('clinician-randers', redirectedTo!, { type: 'accept' });
    expect(await story.holder(asked.id)).toBe(ward);
  });

  it('a time on the next day is booked before the call ends, and the practice holds until then', async () => {
    const asked = await phones(rasmus);
    const without = await story.tries(visitation, asked.id, { type: 'recommend', offer: 'next-day-appointment' });
    expect([without.status, without.body.errors?.map(({ pointer }) => pointer)]).toEqual([
      400,
      expect.arrayContaining(['/appointmentAt']),
    ]);
    const tomorrow = after(new Date().toISOString(), 86_400_000);
    await recommends(asked, 'next-day-appointment', { appointmentAt: tomorrow });
    const { redirectedTo } = await sendsOn(asked, 'acute-randers');
    const confirmed = await story.does(acute, redirectedTo!, {
      type: 'accept',
      startDate: localDateOf(tomorrow as Instant),
    });
    expect(confirmed.phase).toBe('accepted');
    expect(await story.holder(asked.id)).toBe('gp-randers');
    await calledOff(confirmed);
  });

  it('sent on to a municipal offer, the practice is responsible until the municipality confirms', async () => {
    const asked = await phones(frederik);
    await recommends(asked, 'municipal-offer');
    const { redirectedTo } = await sendsOn(asked, municipality);
    expect(await story.holder(redirectedTo!)).toBe('gp-randers');
    const refused = await story.does('caseworker-randers', redirectedTo!, {
      type: 'reject',
      reason: 'not-target-group',
    });
    expect([refused.phase, await story.holder(redirectedTo!)]).toEqual(['rejected', 'gp-randers']);
    const again = await phones(frederik, { receiver: municipality, follows: redirectedTo });
    await story.does('caseworker-randers', again.id, { type: 'accept' });
    expect(await story.holdersAround(again.id, await story.factOf(again.id, 'accept', practice))).toEqual([
      'gp-randers',
      municipality,
    ]);
  });

  describe('where nobody answers', () => {
    it('E1 for the visitation, E2 for the confirmation, and the practice is still responsible', async () => {
      await story.setClocks({ recommendation: 'PT1S', respond: 'PT2S' });
      const asked = await phones(karla);
      expect(await story.escalated(practice, asked.id, 'recommendation', 1)).toMatchObject({ escalationLevel: 1 });
      const late = await story.escalated(practice, asked.id, 'respond', 2);
      expect(late).toMatchObject({ overdue: true, escalationLevel: 2, version: asked.version });
      expect(await story.holder(asked.id)).toBe('gp-randers');
    });
  });
});
