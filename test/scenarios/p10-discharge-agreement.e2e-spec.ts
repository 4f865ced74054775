import { addCalendar, addWorkingTime, localDateOf, startOfLocalDay, subtractWorkingTime } from '@stafet/calendar';
import type { Instant } from '@stafet/core';
import { dueOf, nextLevelOf, ruleOf } from './pathway-clocks';
import { beginsCourse, stillWith } from './pathway-course';
import { beginPathwayStory, type PathwayStory, type Wish } from './pathway-story';
import { after, bruno, einer, eventually, frederik, karla, municipality, rasmus, ward, type Handover } from './story';

jest.setTimeout(60_000);

const [clinician, caseworker, practice] = ['clinician-randers', 'caseworker-randers', 'gp-randers'] as const;
const [social, treatment] = ['social-support/discharge-agreement', 'treatment/discharge-agreement'] as const;
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });
const fromNow = (milliseconds: number): string => after(new Date().toISOString(), milliseconds);
const [hour, day] = [3_600_000, 86_400_000] as const;
const dateIn = (days: number): string => localDateOf(fromNow(days * day) as Instant);

describe('P10: a department and the parties agree before a discharge', () => {
  let story: PathwayStory;
  const toMunicipality = (patient: object, wish: object = {}): Wish => ({
    ...{ patient: inRanders(patient), sender: ward, items: [social], effectiveFrom: fromNow(14 * day), ...wish },
  });
  const toPractice = (patient: object, wish: object = {}): Wish => ({
    ...toMunicipality(patient),
    ...{ receiver: practice, items: [treatment], ...wish },
  });

  const takenOver = async (login: string, id: string): Promise<Handover> => {
    await story.does(login, id, { type: 'accept' });
    await eventually(
      async () => story.timeline(id, login),
      (facts) => facts.some(({ type }) => type === 'transferred'),
    );
    return story.reads(login, id);
  };

  beforeAll(async () => {
    story = await beginPathwayStory('discharge-agreement');
  });
  afterAll(async () => story.end());

  it.each([
    ...['document', 'expectedDischarge', 'parties', 'offers', 'reactionIfNotFollowed', 'firstReviewOn'],
    ...['contactPersons', 'expiresOn'],
  ])('there is no agreement without %s', async (field) => {
    const { status, body } = await story.triesToAsk(
      clinician,
      toMunicipality(karla, { content: { [field]: undefined } }),
    );
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
  });

  it('where the citizen does not take part it is a plan, shared without consent where that is necessary', async () => {
    const content = {
      document: 'plan',
      citizensParticipation: undefined,
      sharedWithoutConsent: 'Nødvendigt for at følge planen (psykiatriloven § 13 c).',
    };
    const asked = await story.asks(clinician, toMunicipality(karla, { content }));
    expect((await story.reads(caseworker, asked.id)).content).toMatchObject({ document: 'plan' });
    await story.does(clinician, asked.id, { type: 'withdraw', reason: 'plan-changed' });
  });

  describe('is confirmed by each party for itself, before the discharge', () => {
    let course: string;
    let agreed: Handover;
    let open: Handover;

    beforeAll(async () => {
      const effectiveFrom = fromNow(14 * day);
      const { id, parts } = await beginsCourse(story, clinician, {
        ...{ patient: inRanders(bruno), sender: ward },
        parts: [
          { items: [social], effectiveFrom },
          { items: [treatment], receiver: practice, effectiveFrom },
        ],
      });
      course = id;
      [agreed, open] = parts as [Handover, Handover];
    });

    it('the parties have two working days, and always less than until the day before the discharge', async () => {
      expect(dueOf(agreed, 'respond')).toBe(addWorkingTime(agreed.delivery.sentAt as Instant, 'P2D'));
      expect(dueOf(agreed, 'discharge')).toBe(subtractWorkingTime(agreed.effectiveFrom as Instant, 'P1D'));
      expect(ruleOf(story.described, 'discharge')).toMatchObject({ duration: 'P1D', evidence: 'PROPOSED' });
      expect(await nextLevelOf(story, agreed.id, 'discharge')).toEqual(['E2', dueOf(agreed, 'discharge')]);
    });

    it('what is confirmed stays with the department until the discharge', async () => {
      const confirmed = await story.does(caseworker, agreed.id, { type: 'accept' });
      expect(confirmed).toMatchObject({ phase: 'accepted', items: [{ holder: { id: ward } }] });
      expect(await stillWith(story, caseworker, course)).toEqual([`${ward}: ${social}`, `${ward}: ${treatment}`]);
    });

    it('a discharge brought forward is confirmed anew, and leaves what is not confirmed with the department', async () => {
      const discharge = fromNow(3_000);
      for (const { id } of [agreed, open]) {
        await story.does(clinician, id, { type: 'reschedule', effectiveFrom: discharge });
      }
      expect(await story.reads(caseworker, agreed.id)).toMatchObject({ items: [{ status: 'requested' }] });
      await takenOver(caseworker, agreed.id);
      const fact = await story.factOf(agreed.id, 'transferred');
      expect(await story.holdersAround(agreed.id, fact)).toEqual([ward, municipality]);
      expect((fact.effectiveAt ?? fact.at) >= discharge).toBe(true);
      expect(await story.holder(open.id, fact.effectiveAt ?? fact.at)).toBe(ward);
      expect(await stillWith(story, caseworker, course)).toEqual([`${ward}: ${treatment}`]);
    });

    it('the citizen is discharged with a warning: the overlæge’s reason is recorded, and moves nothing', async () => {
      const without = await story.tries(clinician, open.id, { type: 'discharge-anyway', overlaege: 'Overlægen' });
      expect([without.status, without.body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/reason']]);
      const anyway = { type: 'discharge-anyway', overlaege: 'Overlæge A. Eksempel', reason: 'Borgeren ønsker det nu.' };
      expect(await story.refused(practice, open.id, anyway)).toEqual([403, 'actor-not-entitled']);
      await story.does(clinician, open.id, anyway);
      const fact = await story.factOf(open.id, 'discharge-anyway', practice);
      expect(await story.holdersAround(open.id, fact)).toEqual([ward, ward]);
      // Still open to be confirmed, late as it is.
      await takenOver(practice, open.id);
      expect(await story.holder(open.id)).toBe(practice);
      expect(await story.holder(agreed.id)).toBe(municipality);
    });

    it('nobody is done before the parties have looked at it together', async () => {
      expect(await story.refused(caseworker, agreed.id, { type: 'complete', outcome: 'ended' })).toEqual([
        409,
        'event-not-expected',
      ]);
      const nextReviewAt = fromNow(30 * day);
      const reviewed = await story.does(clinician, agreed.id, { type: 'review', note: 'Det går godt.', nextReviewAt });
      expect(reviewed.step).toBe('reviewed');
      expect(dueOf(reviewed, 'next-review')).toBe(addCalendar(nextReviewAt as Instant, 'P1D'));
      expect(await story.holder(agreed.id)).toBe(municipality);
      expect(await story.offered(caseworker, agreed.id)).toEqual(expect.arrayContaining(['review', 'complete']));
    });
  });

  describe('a party disputes its item', () => {
    it('in words, and the department keeps it until another party confirms', async () => {
      const first = await story.asks(clinician, toMunicipality(einer));
      expect(await story.refused(caseworker, first.id, { type: 'reject', reason: 'disputed' })).toEqual([
        422,
        'reason-needs-text',
      ]);
      await story.does(caseworker, first.id, {
        ...{ type: 'reject', reason: 'disputed' },
        text: 'Støtten bør gives af botilbuddet.',
      });
      const fact = await story.factOf(first.id, 'reject');
      expect(await story.holdersAround(first.id, fact)).toEqual([ward, ward]);

      const next = await story.asks(
        clinician,
        toMunicipality(einer, {
          ...{ receiver: 'botilbud-randers', follows: first.id, effectiveFrom: fromNow(2_000) },
        }),
      );
      expect(await story.holder(next.id)).toBe(ward);
      await takenOver('botilbud-randers', next.id);
      expect(await story.holder(first.id)).toBe('botilbud-randers');
    });

    it('or sends it on to whom it belongs, and the department keeps it meanwhile', async () => {
      const { id } = await story.asks(clinician, toMunicipality(rasmus));
      const { redirectedTo } = await story.does(caseworker, id, {
        ...{ type: 'redirect', receiver: 'municipality-0706', reason: 'wrong-catchment' },
      });
      expect(await story.holder(redirectedTo!)).toBe(ward);
      const confirmed = await story.does('caseworker-syddjurs', redirectedTo!, { type: 'accept' });
      expect(confirmed).toMatchObject({ phase: 'accepted', items: [{ holder: { id: ward } }] });
    });
  });

  describe('the days that the document names', () => {
    it('not confirmed a working day before the discharge is told to the key contacts at once', async () => {
      const { id } = await story.asks(clinician, toPractice(frederik, { effectiveFrom: fromNow(hour) }));
      expect(await story.escalated(clinician, id, 'discharge', 2)).toMatchObject({ escalationLevel: 2 });
      expect(await story.holder(id)).toBe(ward);
      expect(await story.offered(clinician, id)).toContain('discharge-anyway');
    });

    it('the first review is owed on its day, and the expiry relieves nobody', async () => {
      const content = { firstReviewOn: dateIn(10), expiresOn: dateIn(-2) };
      const { id } = await story.asks(clinician, toMunicipality(karla, { content, effectiveFrom: fromNow(2_000) }));
      const taken = await takenOver(caseworker, id);
      const endOfDay = addCalendar(startOfLocalDay(content.firstReviewOn), 'P1D');
      expect(dueOf(taken, 'first-review')).toBe(endOfDay);
      expect(await story.escalated(clinician, id, 'expiry', 1)).toMatchObject({ overdue: true, phase: 'transferred' });
      const fact = await story.factOf(id, 'escalated');
      expect(await story.holdersAround(id, fact)).toEqual([municipality, municipality]);
    });

    it('a party that is silent for its two days is late at E1, and the department holds', async () => {
      await story.setClocks({ respond: 'PT1S' });
      const { id } = await story.asks(clinician, toPractice(karla));
      expect(await story.escalated(clinician, id, 'respond', 1)).toMatchObject({ overdue: true });
      expect(await story.holder(id)).toBe(ward);
      expect(await story.offered(practice, id)).toContain('accept');
    });
  });
});
