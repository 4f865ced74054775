import { addElapsed, addWorkingTime } from '@stafet/calendar';
import type { Instant } from '@stafet/core';
import { dueOf, ruleOf, toldBy } from './pathway-clocks';
import { beginsCourse, stillWith } from './pathway-course';
import { beginPathwayStory, type PathwayStory } from './pathway-story';
import { bruno, einer, eventually, karla, municipality, rasmus, ward, type Handover } from './story';

jest.setTimeout(60_000);

const [staff, psychiatrist, team] = ['botilbud-randers', 'psychiatry-randers', 'outreach-randers'] as const;
const [clinician, caseworker] = ['clinician-randers', 'caseworker-randers'] as const;
const [botilbud, department] = ['botilbud-randers', 'psy-randers'] as const;
const [assessment, authority, daily] = [
  'treatment/assessment',
  'social-support/authority',
  'social-support/daily-support',
] as const;
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });

describe('P08: psychiatry and a botilbud', () => {
  let story: PathwayStory;
  const asksForAssessment = async (patient: object, wish: object = {}): Promise<Handover> =>
    story.asks(staff, { patient: inRanders(patient), sender: botilbud, items: [assessment], ...wish });

  beforeAll(async () => {
    story = await beginPathwayStory('botilbud');
  });
  afterAll(async () => story.end());

  describe('a botilbud asks for a subacute assessment of a resident', () => {
    let asked: Handover;
    let accepted: Handover;

    beforeAll(async () => {
      asked = await asksForAssessment(bruno);
      accepted = await story.does(psychiatrist, asked.id, { type: 'accept' });
    });

    it.each([
      ...['request', 'botilbud', 'authorityMunicipality', 'botilbudType', 'behaviourAndTriggers', 'selfHarmRisk'],
      ...['medicationHandling', 'contactAroundTheClock'],
    ])('not without %s', async (field) => {
      const { status, body } = await story.triesToAsk(staff, {
        ...{ patient: inRanders(einer), sender: botilbud, items: [assessment], content: { [field]: undefined } },
      });
      expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
    });

    it('the regional psychiatry of its citizen is asked, and shall answer within two hours of daytime', () => {
      expect(asked).toMatchObject({ receiver: { id: department }, freeChoice: false });
      expect(dueOf(asked, 'respond')).toBe(addWorkingTime(asked.delivery.sentAt as Instant, 'PT2H'));
      expect(ruleOf(story.described, 'respond')).toEqual({ clock: 'working', duration: 'PT2H', evidence: 'PROPOSED' });
    });

    it('the assessment is due 24 hours after the request, however long the confirmation took', () => {
      expect(dueOf(accepted, 'assess')).toBe(addElapsed(asked.delivery.sentAt as Instant, 'PT24H'));
      expect(ruleOf(story.described, 'assess')).toMatchObject({ duration: 'PT24H', evidence: 'PROPOSED' });
    });

    it('the botilbud holds what it asks for until psychiatry confirms', async () => {
      const fact = await story.factOf(asked.id, 'accept', staff);
      expect(await story.holdersAround(asked.id, fact)).toEqual([botilbud, department]);
    });

    it('psychiatry is not done before it has seen the resident, and only psychiatry can say that it has', async () => {
      expect(await story.refused(psychiatrist, asked.id, { type: 'complete', outcome: 'done' })).toEqual([
        409,
        'event-not-expected',
      ]);
      const assess = { type: 'assess', outcome: 'needs-admission', note: 'Bør indlægges i aften.' };
      expect(await story.refused(staff, asked.id, assess)).toEqual([403, 'actor-not-entitled']);
      const assessed = await story.does(psychiatrist, asked.id, assess);
      expect(assessed).toMatchObject({ step: 'assessed', deadlines: [] });
      await eventually(
        async () => story.told(staff, asked.id),
        (types) => types.includes('assess'),
      );
      // To need a bed is not to have one: an admission is its own matter.
      expect(await story.holder(asked.id)).toBe(department);
    });

    it('observation can go on and be assessed again, until psychiatry is done', async () => {
      await story.does(psychiatrist, asked.id, { type: 'assess', outcome: 'further-observation' });
      await story.does(psychiatrist, asked.id, { type: 'assess', outcome: 'stays-at-botilbud' });
      expect(await story.does(psychiatrist, asked.id, { type: 'complete', outcome: 'assessed' })).toMatchObject({
        phase: 'completed',
      });
    });
  });

  describe('psychiatry is not the right one, or cannot', () => {
    it('says no with a reason, and the botilbud holds on', async () => {
      const { id } = await asksForAssessment(einer);
      expect(await story.refused(psychiatrist, id, { type: 'reject', reason: 'wrong-catchment' })).toEqual([
        422,
        'better-receiver-required',
      ]);
      const rejected = await story.does(psychiatrist, id, { type: 'reject', reason: 'missing-information' });
      expect(rejected).toMatchObject({ phase: 'rejected', deadlines: [] });
      const fact = await story.factOf(id, 'reject', staff);
      expect(await story.holdersAround(id, fact)).toEqual([botilbud, botilbud]);
    });

    it('sends on to its bostedsteam, and the clock of the botilbud goes on', async () => {
      const first = await asksForAssessment(einer);
      const { redirectedTo } = await story.does(psychiatrist, first.id, {
        ...{ type: 'redirect', receiver: 'outreach-randers', reason: 'not-target-group' },
      });
      const second = await story.reads(team, redirectedTo!);
      expect([second.sender.id, dueOf(second, 'respond')]).toEqual([botilbud, dueOf(first, 'respond')]);
      expect(await story.holder(second.id)).toBe(botilbud);
      await story.does(team, second.id, { type: 'accept' });
      expect(await story.holdersAround(second.id, await story.factOf(second.id, 'accept', staff))).toEqual([
        botilbud,
        'outreach-randers',
      ]);
    });

    it('want of capacity does not send the resident back: the key contacts are told, the request stays', async () => {
      const { id } = await asksForAssessment(rasmus);
      const still = await story.does(psychiatrist, id, { type: 'reject', reason: 'no-capacity' });
      expect(still).toMatchObject({ items: [{ status: 'requested' }] });
      expect(await story.escalated(staff, id, 'capacity', 2)).toMatchObject({ escalationLevel: 2 });
      expect(await story.offered(psychiatrist, id)).toEqual(expect.arrayContaining(['accept', 'redirect']));
      expect(await story.holder(id)).toBe(botilbud);
      await story.does(staff, id, { type: 'withdraw', reason: 'no-longer-needed' });
    });
  });

  describe('a ward discharges a resident early', () => {
    let course: string;
    let toMunicipality: Handover;
    let toBotilbud: Handover;

    beforeAll(async () => {
      const content = { request: 'early-discharge' };
      const { id, parts } = await beginsCourse(story, clinician, {
        ...{ patient: inRanders(bruno), sender: ward },
        parts: [
          { items: [authority], content },
          { items: [daily], receiver: botilbud, content },
        ],
      });
      course = id;
      [toMunicipality, toBotilbud] = parts as [Handover, Handover];
    });

    it('in one course: the ward holds until both the municipality and the botilbud confirm', async () => {
      expect(toMunicipality.receiver.id).toBe(municipality);
      expect(await stillWith(story, staff, course)).toEqual([`${ward}: ${authority}`, `${ward}: ${daily}`]);
    });

    it('the municipality and the botilbud have one working day each to confirm', () => {
      for (const [asked, name] of [
        [toMunicipality, 'respond-authority'],
        [toBotilbud, 'respond-daily-support'],
      ] as const) {
        expect(dueOf(asked, name)).toBe(addWorkingTime(asked.delivery.sentAt as Instant, 'P1D'));
        expect(ruleOf(story.described, name)).toMatchObject({ clock: 'working', evidence: 'PROPOSED' });
      }
    });

    it('the botilbud’s word does not take the authority off the ward, nor the other way round', async () => {
      await story.does(staff, toBotilbud.id, { type: 'accept' });
      expect([await story.holder(toMunicipality.id), await story.holder(toBotilbud.id)]).toEqual([ward, botilbud]);
      expect(await stillWith(story, clinician, course)).toEqual([`${ward}: ${authority}`]);
      await story.does(caseworker, toMunicipality.id, { type: 'accept' });
      expect(await story.holder(toMunicipality.id)).toBe(municipality);
      const fact = await story.factOf(toMunicipality.id, 'accept');
      expect(await story.holdersAround(toMunicipality.id, fact)).toEqual([ward, municipality]);
      // At the very moment of the botilbud's confirmation the authority was the ward's still.
      const { at } = await story.factOf(toBotilbud.id, 'accept');
      expect(await story.holder(toMunicipality.id, at)).toBe(ward);
      expect(await stillWith(story, clinician, course)).toEqual([]);
    });

    it('nobody can be given what belongs to the other, and the treatment goes to none of them', async () => {
      for (const [receiver, item] of [
        [botilbud, authority],
        [municipality, daily],
        [botilbud, assessment],
        [municipality, assessment],
      ]) {
        const { status, body } = await story.triesToAsk(clinician, {
          ...{ patient: inRanders(karla), sender: ward, receiver, items: [item] },
        });
        expect([receiver, item, status, body.code]).toEqual([receiver, item, 422, 'no-route']);
      }
      const treatment = await story.triesToAsk(clinician, {
        ...{ patient: inRanders(karla), sender: ward, receiver: botilbud, items: ['medication'] },
      });
      expect([treatment.status, treatment.body.code]).toEqual([422, 'item-not-in-pathway']);
    });
  });

  describe('nobody answers', () => {
    it('the leaders are told at E1 and the local council at E3, and the botilbud holds', async () => {
      expect(toldBy(story.described, 'respond')).toMatchObject({
        E1: ['receiving-duty-leader', 'sending-clinician'],
        E3: ['local-council', 'auditor-queue'],
      });
      await story.setClocks({ respond: 'PT1S', assess: 'PT2S' });
      const { id } = await asksForAssessment(karla);
      expect(await story.escalated(staff, id, 'respond', 1)).toMatchObject({ overdue: true, escalationLevel: 1 });
      expect(await story.holdersAround(id, await story.factOf(id, 'escalated', staff))).toEqual([botilbud, botilbud]);

      await story.does(psychiatrist, id, { type: 'accept' });
      expect(await story.escalated(staff, id, 'assess', 1)).toMatchObject({ overdue: true });
      expect(await story.holder(id)).toBe(department);
    });
  });

  it('advice to the staff is another flow, and hands nothing over', async () => {
    expect((await story.describedAs('advice')).transfers).toBe(false);
    expect(story.described.specialRules.map(({ text }) => text.en)).toContainEqual(
      expect.stringContaining('hand nothing over and are flow A2'),
    );
  });
});
