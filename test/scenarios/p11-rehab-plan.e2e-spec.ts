import { addCalendar, addWorkingTime, localDateOf, startOfLocalDay, subtractWorkingTime } from '@stafet/calendar';
import type { Instant } from '@stafet/core';
import { dueOf, nextLevelOf, ruleOf } from './pathway-clocks';
import { beginPathwayStory, type PathwayStory, type Wish } from './pathway-story';
import { after, bruno, einer, frederik, karla, municipality, rasmus, type Handover } from './story';

jest.setTimeout(60_000);

const [somatic, caseworker] = ['somatic-randers', 'caseworker-randers'] as const;
const [hospital, plan] = ['somatic-randers', 'nursing-rehab/rehabilitation'] as const;
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });
const dayIn = (days: number): string => localDateOf(after(new Date().toISOString(), days * 86_400_000) as Instant);
const today = dayIn(0);
// Specialised rehabilitation is planned to move to the region on this day (E11, adoption not verified).
const move = '2027-01-01';

describe('P11: a hospital hands over what its rehabilitation plan asks for', () => {
  let story: PathwayStory;
  const wish = (patient: object, more: object = {}): Wish => ({
    ...{ patient: inRanders(patient), sender: hospital, items: [plan], ...more },
  });
  const asks = async (patient: object, more: object = {}): Promise<Handover> =>
    story.asks(somatic, wish(patient, more));

  beforeAll(async () => {
    story = await beginPathwayStory('rehab-plan');
  });
  afterAll(async () => story.end());

  it.each([
    ...['level', 'madeWithCitizen', 'functionAtDischarge', 'needsAtDischarge', 'functionsToTarget'],
    'hospitalContact',
  ])('there is no plan without %s', async (field) => {
    const { status, body } = await story.triesToAsk(somatic, wish(karla, { content: { [field]: undefined } }));
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
  });

  describe('general rehabilitation', () => {
    let asked: Handover;

    beforeAll(async () => {
      asked = await asks(bruno);
    });

    it('goes to the home municipality, which answers within two working days', () => {
      expect(asked).toMatchObject({ receiver: { id: municipality }, items: [{ kind: 'nursing-rehab' }] });
      expect(dueOf(asked, 'respond')).toBe(addWorkingTime(asked.delivery.sentAt as Instant, 'P2D'));
      expect(ruleOf(story.described, 'respond')).toMatchObject({ duration: 'P2D', evidence: 'PROPOSED' });
    });

    it('a yes without a start date is none, and the hospital holds until there is one', async () => {
      expect(await story.refused(caseworker, asked.id, { type: 'accept' })).toEqual([422, 'start-date-required']);
      expect(await story.holder(asked.id)).toBe(hospital);
      await story.does(caseworker, asked.id, { type: 'accept', startDate: today });
      const fact = await story.factOf(asked.id, 'accept', somatic);
      expect(await story.holdersAround(asked.id, fact)).toEqual([hospital, municipality]);
    });

    it('the citizen is contacted within five working days of the confirmation', async () => {
      const taken = await story.reads(caseworker, asked.id);
      const { at } = await story.factOf(asked.id, 'accept', somatic);
      expect(dueOf(taken, 'first-contact')).toBe(addWorkingTime(at as Instant, 'P5D'));
      expect(ruleOf(story.described, 'first-contact')).toMatchObject({ duration: 'P5D', evidence: 'PROPOSED' });
    });

    it('the municipality is done when the citizen has attended, and not before', async () => {
      const done = { type: 'complete', outcome: 'begun' };
      expect(await story.refused(caseworker, asked.id, done)).toEqual([409, 'event-not-expected']);
      await story.does(caseworker, asked.id, { type: 'first-contact', outcome: 'agreed' });
      expect(await story.refused(caseworker, asked.id, done)).toEqual([409, 'event-not-expected']);
      const begun = await story.does(caseworker, asked.id, { type: 'first-attendance', date: today });
      expect(begun.step).toBe('begun');
      expect((await story.factOf(asked.id, 'first-attendance', somatic)).details).toMatchObject({ date: today });
      expect((await story.does(caseworker, asked.id, done)).phase).toBe('completed');
    });

    it('a start on a later day leaves the plan with the hospital until that day begins', async () => {
      const { id } = await asks(einer);
      const later = await story.does(caseworker, id, { type: 'accept', startDate: dayIn(3) });
      expect(later).toMatchObject({ phase: 'accepted', items: [{ effectiveFrom: startOfLocalDay(dayIn(3)) }] });
      expect(await story.holder(id)).toBe(hospital);
      // The citizen may be called already; that moves nothing.
      await story.does(caseworker, id, { type: 'first-contact', outcome: 'declined' });
      expect(await story.holder(id)).toBe(hospital);
    });
  });

  describe('the municipality says no', () => {
    it('the wrong level goes back to the hospital, with the reason in words', async () => {
      const { id } = await asks(rasmus);
      const wrongLevel = { type: 'reject', reason: 'not-target-group' };
      expect(await story.refused(caseworker, id, wrongLevel)).toEqual([422, 'reason-needs-text']);
      await story.does(caseworker, id, { ...wrongLevel, text: 'Kræver specialiseret niveau.' });
      expect(await story.holdersAround(id, await story.factOf(id, 'reject', somatic))).toEqual([hospital, hospital]);
    });

    it('the wrong catchment goes to the right municipality, and the hospital holds until that one confirms', async () => {
      const first = await asks(rasmus);
      const { redirectedTo } = await story.does(caseworker, first.id, {
        ...{ type: 'redirect', receiver: 'municipality-0706', reason: 'wrong-catchment' },
      });
      const second = await story.reads('caseworker-syddjurs', redirectedTo!);
      expect(dueOf(second, 'respond')).toBe(dueOf(first, 'respond'));
      expect(await story.holder(second.id)).toBe(hospital);
      await story.does('caseworker-syddjurs', second.id, { type: 'accept', startDate: today });
      expect(await story.holder(second.id)).toBe('municipality-0706');
    });
  });

  describe('the latest start that the plan itself names', () => {
    it('overrides every other number: it runs from the sending until the training has begun', async () => {
      const latestStart = dayIn(30);
      const asked = await asks(frederik, { content: { latestStart, latestStartReason: 'Nyopereret.' } });
      expect(dueOf(asked, 'latest-start')).toBe(addCalendar(startOfLocalDay(latestStart), 'P1D'));
      expect(ruleOf(story.described, 'latest-start')).toMatchObject({ evidence: 'EXT' });
      expect(dueOf(asked, 'start-is-near')).toBe(subtractWorkingTime(startOfLocalDay(latestStart), 'P2D'));
      expect(await nextLevelOf(story, asked.id, 'start-is-near')).toEqual(['E2', dueOf(asked, 'start-is-near')]);
      const taken = await story.does(caseworker, asked.id, { type: 'accept', startDate: today });
      expect(dueOf(taken, 'latest-start')).toBe(dueOf(asked, 'latest-start'));
      expect(dueOf(taken, 'start-is-near')).toBeUndefined();
      const declined = await story.does(caseworker, asked.id, { type: 'first-contact', outcome: 'declined' });
      expect(dueOf(declined, 'latest-start')).toBeUndefined();
      // Declined is not handed back: it ends when who holds it ends it.
      expect(await story.holder(asked.id)).toBe(municipality);
    });

    it('within two working days and not confirmed it goes to the key contacts, and the hospital holds', async () => {
      const { id } = await asks(bruno, { content: { latestStart: dayIn(1) } });
      expect(await story.escalated(somatic, id, 'start-is-near', 2)).toMatchObject({ escalationLevel: 2 });
      expect(await story.holder(id)).toBe(hospital);
      await story.does(somatic, id, { type: 'withdraw', reason: 'plan-changed' });
    });

    it('passed, it goes to the management, and the plan stays with whom it was', async () => {
      const { id } = await asks(bruno, { content: { latestStart: dayIn(-2) } });
      const late = await story.escalated(somatic, id, 'latest-start', 3);
      expect(late).toMatchObject({ overdue: true, escalationLevel: 3 });
      expect(await story.holder(id)).toBe(hospital);
      expect(await story.offered(caseworker, id)).toContain('accept');
    });
  });

  describe('specialised rehabilitation', () => {
    it('goes to a hospital, whose want of capacity is told and gives nothing back', async () => {
      const { id } = await asks(karla, { receiver: 'somatic-aarhus', content: { level: 'specialised' } });
      const still = await story.does('somatic-aarhus', id, { type: 'reject', reason: 'no-capacity' });
      expect(still).toMatchObject({ items: [{ status: 'requested' }] });
      await story.escalated(somatic, id, 'capacity', 2);
      expect(await story.holder(id)).toBe(hospital);
      await story.does(somatic, id, { type: 'withdraw', reason: 'plan-changed' });
    });

    it('can go to the region for what takes effect in 2027 or later, and not before', async () => {
      const now = new Date().toISOString();
      const tellsOf = async (effectiveFrom: string | undefined) => {
        const { status, body } = await story.triesToAsk(somatic, {
          ...wish(karla, { receiver: 'region-midtjylland', effectiveFrom, send: false }),
          content: { level: 'specialised-rehabilitation' },
        });
        return [status, status === 201 ? body.phase : body.code];
      };
      const earlier = today < move ? [422, 'receiver-unsuitable'] : [201, 'draft'];
      expect(await tellsOf(after(now, 60_000))).toEqual(earlier);
      const moved = startOfLocalDay(move);
      expect(await tellsOf(moved < now ? after(now, 60_000) : moved)).toEqual([201, 'draft']);
    });
  });

  it('a psychosocial plan is the same pathway', async () => {
    const { status, body } = await story.triesToAsk('clinician-randers', {
      ...{ patient: inRanders(karla), sender: 'ward-randers', items: [plan], send: false },
      content: { rehabilitationKind: 'psychosocial' },
    });
    expect([status, body.receiver.id]).toEqual([201, municipality]);
  });

  it('silence for two working days is late at E1, and the hospital holds', async () => {
    await story.setClocks({ respond: 'PT1S' });
    const { id } = await asks(karla);
    expect(await story.escalated(somatic, id, 'respond', 1)).toMatchObject({ overdue: true, escalationLevel: 1 });
    expect(await story.holdersAround(id, await story.factOf(id, 'escalated', somatic))).toEqual([hospital, hospital]);
  });
});
