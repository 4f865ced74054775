import { addCalendar, addWorkingTime, subtractCalendar } from '@stafet/calendar';
import type { Instant } from '@stafet/core';
import { dueOf, nextLevelOf, ruleOf, toldBy } from './pathway-clocks';
import { beginPathwayStory, type PathwayStory } from './pathway-story';
import { bruno, einer, frederik, karla, municipality, rasmus, type Handover } from './story';

jest.setTimeout(60_000);

const [psychiatrist, caseworker, offer] = ['psychiatry-randers', 'caseworker-randers', 'dual-diagnosis'] as const;
const [department, regional] = ['psy-randers', 'dual-diagnosis'] as const;
const [disorder, substance] = ['treatment/mental-disorder', 'treatment/substance-use'] as const;
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });

describe('P09: a citizen with a mental disorder and a substance problem', () => {
  let story: PathwayStory;
  const wish = (patient: object, sender: string, item: string) => ({
    ...{ patient: inRanders(patient), sender, receiver: regional, items: [item] },
  });
  const ofPsychiatry = async (patient: object): Promise<Handover> =>
    story.asks(psychiatrist, wish(patient, department, disorder));
  const ofMunicipality = async (patient: object): Promise<Handover> =>
    story.asks(caseworker, wish(patient, municipality, substance));

  beforeAll(async () => {
    story = await beginPathwayStory('dual-diagnosis');
  });
  afterAll(async () => story.end());

  it.each([
    ...['mentalDisorder', 'disorderCertainty', 'substanceUse', 'substanceTreatment', 'opioidSubstitution'],
    ...['functionalLevel', 'consent'],
  ])('nobody is referred without %s', async (field) => {
    const { status, body } = await story.triesToAsk(psychiatrist, {
      ...wish(karla, department, disorder),
      content: { [field]: undefined },
    });
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
  });

  it('suspicion is enough, and the group of the phase-in is a code', async () => {
    const suspected = await story.asks(psychiatrist, {
      ...wish(karla, department, disorder),
      content: { disorderCertainty: 'suspected', targetGroup: undefined },
    });
    expect(suspected.phase).toBe('sent');
    await story.does(psychiatrist, suspected.id, { type: 'withdraw', reason: 'no-longer-needed' });
    const { status, body } = await story.triesToAsk(psychiatrist, {
      ...wish(karla, department, disorder),
      content: { targetGroup: 'group-4' },
    });
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/content/targetGroup']]);
  });

  describe('is referred by psychiatry and by the municipality, each with its own item', () => {
    let mind: Handover;
    let drugs: Handover;

    beforeAll(async () => {
      mind = await ofPsychiatry(bruno);
      drugs = await ofMunicipality(bruno);
    });

    it('before the answer psychiatry holds the disorder and the municipality the substance use', async () => {
      expect(await story.holders(mind.id)).toEqual({ [disorder]: department });
      expect(await story.holders(drugs.id)).toEqual({ [substance]: municipality });
    });

    it('the triage is answered within five working days, as a proposed default', () => {
      expect(dueOf(mind, 'respond')).toBe(addWorkingTime(mind.delivery.sentAt as Instant, 'P5D'));
      expect(ruleOf(story.described, 'respond')).toMatchObject({ duration: 'P5D', evidence: 'PROPOSED' });
    });

    it('treatment begins 14 days after the referral at the latest, with a warning on day 10', async () => {
      const due = addCalendar(mind.delivery.sentAt as Instant, 'P14D');
      expect(dueOf(mind, 'start-treatment')).toBe(due);
      expect(ruleOf(story.described, 'start-treatment')).toMatchObject({ duration: 'P14D', evidence: 'EXT' });
      expect(await nextLevelOf(story, mind.id, 'start-treatment')).toEqual(['E0', subtractCalendar(due, 'P4D')]);
      expect(toldBy(story.described, 'start-treatment')).toEqual({
        E0: ['receiving-inbox', 'receiving-duty-leader'],
        E3: ['management', 'auditor-queue'],
      });
    });

    it('a question stops the answer’s clock, and not that of the law', async () => {
      const asking = await story.does(offer, mind.id, { type: 'ask', question: 'Hvad er forsøgt før?' });
      expect(dueOf(asking, 'start-treatment')).toBe(dueOf(mind, 'start-treatment'));
      expect(asking.deadlines).toContainEqual(expect.objectContaining({ name: 'respond', paused: true }));
      await story.does(psychiatrist, mind.id, { type: 'answer', text: 'To ambulante forløb.' });
    });

    it('what is confirmed moves, and what is not stays where it was', async () => {
      await story.does(offer, mind.id, { type: 'accept' });
      const fact = await story.factOf(mind.id, 'accept', psychiatrist);
      expect(await story.holdersAround(mind.id, fact)).toEqual([department, regional]);
      expect(await story.holder(drugs.id)).toBe(municipality);
      await story.does(offer, drugs.id, { type: 'accept' });
      expect([await story.holder(mind.id), await story.holder(drugs.id)]).toEqual([regional, regional]);
    });

    it('the offer is not done before the treatment has begun', async () => {
      expect(await story.refused(offer, mind.id, { type: 'complete', outcome: 'done' })).toEqual([
        409,
        'event-not-expected',
      ]);
      const begun = await story.does(offer, mind.id, { type: 'start-treatment', note: 'Første samtale er holdt.' });
      expect(begun).toMatchObject({ step: 'in-treatment', deadlines: [] });
    });

    it('the municipality keeps the social support: it is no item here', async () => {
      const { status, body } = await story.triesToAsk(caseworker, wish(einer, municipality, 'social-support'));
      expect([status, body.code]).toEqual([422, 'item-not-in-pathway']);
    });

    it('at the end the offer holds until psychiatry and the municipality each confirm theirs', async () => {
      const back = async (returns: Handover): Promise<Handover> =>
        story.asks(offer, { pathway: 'return', patient: inRanders(bruno), sender: regional, returns: returns.id });
      const [toPsychiatry, toMunicipality] = [await back(mind), await back(drugs)];
      expect([toPsychiatry.receiver.id, toMunicipality.receiver.id]).toEqual([department, municipality]);
      expect([await story.holder(mind.id), await story.holder(drugs.id)]).toEqual([regional, regional]);
      await story.does(caseworker, toMunicipality.id, { type: 'accept' });
      expect([await story.holder(mind.id), await story.holder(drugs.id)]).toEqual([regional, municipality]);
      await story.does(psychiatrist, toPsychiatry.id, { type: 'accept' });
      expect(await story.holder(mind.id)).toBe(department);
    });
  });

  it('a general practice and a somatic department can refer the disorder, and not the substance use', async () => {
    for (const [sender, patient] of [
      ['gp-randers', einer],
      ['somatic-randers', frederik],
    ] as const) {
      expect(await story.asks(sender, wish(patient, sender, disorder))).toMatchObject({ receiver: { id: regional } });
      const other = await story.triesToAsk(sender, wish(patient, sender, substance));
      expect([other.status, other.body.code]).toEqual([422, 'no-route']);
    }
  });

  it('no wrong door: a no must say what shall happen instead, and drops neither of the two', async () => {
    const mind = await ofPsychiatry(rasmus);
    const drugs = await ofMunicipality(rasmus);
    expect(await story.refused(offer, mind.id, { type: 'reject', reason: 'not-target-group' })).toEqual([
      422,
      'alternative-required',
    ]);
    const rejected = await story.does(offer, mind.id, {
      ...{ type: 'reject', reason: 'not-target-group' },
      text: 'Afdelingen fortsætter ambulant; vi rådgiver om misbruget.',
    });
    expect(rejected).toMatchObject({ phase: 'rejected', deadlines: [] });
    expect(rejected.items).toEqual([expect.objectContaining({ holder: expect.objectContaining({ id: department }) })]);
    const fact = await story.factOf(mind.id, 'reject', psychiatrist);
    expect(await story.holdersAround(mind.id, fact)).toEqual([department, department]);
    expect(await story.holder(drugs.id, fact.at)).toBe(municipality);
    expect((await story.reads(caseworker, drugs.id)).phase).not.toBe('rejected');
  });

  it('silence for 14 days goes to the management at once, and nobody is relieved', async () => {
    await story.setClocks({ 'start-treatment': 'PT1S' });
    const { id } = await ofPsychiatry(karla);
    const late = await story.escalated(psychiatrist, id, 'start-treatment', 3);
    expect(late).toMatchObject({ overdue: true, escalationLevel: 3 });
    expect(await story.holdersAround(id, await story.factOf(id, 'escalated', psychiatrist))).toEqual([
      department,
      department,
    ]);
    expect(await story.offered(offer, id)).toContain('accept');
  });
});
