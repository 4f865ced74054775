import { localDateOf, startOfLocalDay } from '@stafet/calendar';
import type { Instant } from '@stafet/core';
import { beginPathwayStory, type PathwayStory, type Wish } from './pathway-story';
import { after, bruno, einer, eventually, frederik, karla, rasmus, type Handover } from './story';

jest.setTimeout(60_000);

const [practice, department, psychoses, child] = [
  'gp-randers',
  'psychiatry-randers',
  'psychiatry-auh-psychoses',
  'psychiatry-bua',
] as const;
const problem = 'treatment/referred-problem';
const day = 86_400_000;
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });
const today = () => localDateOf(new Date().toISOString() as Instant);
const daysFrom = (date: string, days: number) =>
  localDateOf(after(startOfLocalDay(date), days * day + day / 2) as Instant);
const offered = () => ({ type: 'accept', startDate: daysFrom(today(), 14) });

describe('P04: a general practice refers a patient to psychiatry', () => {
  let story: PathwayStory;
  const refers = async (patient: object, wish: Partial<Wish> = {}): Promise<Handover> =>
    story.asks(practice, {
      ...{ patient: inRanders(patient), sender: 'gp-randers', items: [problem] },
      ...{ content: { referredOn: today(), ...wish.content } },
      ...without(wish, 'content'),
    });
  const withdraws = async ({ id }: Handover) =>
    story.does(practice, id, { type: 'withdraw', reason: 'no-longer-needed' });

  beforeAll(async () => {
    story = await beginPathwayStory('gp-referral-psychiatry');
  });
  afterAll(async () => story.end());

  describe('goes to the department of catchment, diagnosis group and age on the day of the referral', () => {
    it.each([
      [
        'an adult with a depression in Randers',
        { ...bruno, municipality: '0730' },
        'depression-anxiety',
        'psy-randers',
      ],
      ['an adult with a psychosis in Aarhus', { ...bruno, municipality: '0751' }, 'psychosis', 'psy-auh-psychoses'],
      [
        'an adult with a depression on Samsø',
        { ...bruno, municipality: '0741' },
        'depression-anxiety',
        'psy-auh-depression-anxiety',
      ],
      ['an eating disorder at any age', { ...bruno, municipality: '0730' }, 'eating-disorder', 'psy-bua'],
      ['a highly specialised function', { ...bruno, municipality: '0730' }, 'highly-specialised', 'psy-auh'],
    ])('%s', async (_who, patient, patientGroup, receiver) => {
      const asked = await refers(bruno, { patient, content: { patientGroup } });
      expect([asked.receiver.id, asked.freeChoice]).toEqual([receiver, false]);
      await withdraws(asked);
    });

    it('who was not yet 18 on that day goes to child psychiatry, and who was 18 to adult psychiatry', async () => {
      // Rasmus turned 18 on 5 April 2008.
      for (const [referredOn, receiver] of [
        ['2008-04-04', 'psy-bua'],
        ['2008-04-05', 'psy-randers'],
      ] as const) {
        const asked = await refers(rasmus, { content: { referredOn } });
        expect(asked.receiver.id).toBe(receiver);
        await withdraws(asked);
      }
    });

    it('and free choice wins over the catchment, and is recorded as such', async () => {
      const asked = await refers(bruno, { receiver: 'psy-horsens' });
      expect([asked.receiver.id, asked.freeChoice]).toEqual(['psy-horsens', true]);
      await withdraws(asked);
    });
  });

  it('hands over the treatment of the referred problem; what the practice holds otherwise is not in it', async () => {
    const asked = await refers(bruno);
    expect(asked.items).toMatchObject([{ kind: 'treatment', scope: 'referred-problem', holder: { id: 'gp-randers' } }]);
    const { status, body } = await story.triesToAsk(practice, {
      ...{ patient: inRanders(einer), sender: 'gp-randers', items: ['coordination'] },
    });
    expect([status, body.code]).toEqual([422, 'item-not-in-pathway']);
    await withdraws(asked);
  });

  describe('is accepted', () => {
    let asked: Handover;
    let accepted: Handover;

    beforeAll(async () => {
      asked = await refers(bruno);
      accepted = await story.does(department, asked.id, offered());
    });

    it('only with the day of the first appointment', async () => {
      const other = await refers(einer);
      expect(await story.refused(department, other.id, { type: 'accept' })).toEqual([422, 'start-date-required']);
      await withdraws(other);
    });

    it('and the practice holds the patient until that day', async () => {
      expect(accepted).toMatchObject({ phase: 'accepted', step: 'appointment-given' });
      const fact = await story.factOf(asked.id, 'accept', practice);
      expect(await story.holder(asked.id, fact.at)).toBe('gp-randers');
      expect(await story.holder(asked.id)).toBe('gp-randers');
    });

    it('and the right to assessment within 30 days runs on until the day itself, or a plan', async () => {
      expect(accepted.deadlines.map(({ name }) => name)).toEqual(['assessment']);
      const planned = await story.does(department, asked.id, {
        ...{ type: 'give-plan', plan: 'Udredning i to samtaler.', nextStepOn: daysFrom(today(), 21) },
      });
      expect(planned).toMatchObject({ step: 'plan-given', deadlines: [], phase: 'accepted' });
      expect(await story.holder(asked.id)).toBe('gp-randers');
    });

    it('and on the day the department holds it, also when the patient does not come', async () => {
      const { id } = await refers(karla);
      const first = await story.does(department, id, { type: 'accept', startDate: today() });
      expect(first.phase).toBe('transferred');
      expect(await story.holdersAround(id, await story.factOf(id, 'accept', practice))).toEqual([
        'gp-randers',
        'psy-randers',
      ]);
      const missed = await story.does(department, id, { type: 'record-no-show', appointmentOn: today() });
      expect(missed.phase).toBe('transferred');
      expect(await story.holder(id)).toBe('psy-randers');
      expect(await story.offered(practice, id)).not.toContain('withdraw');
    });
  });

  describe('is not taken', () => {
    let asked: Handover;

    beforeAll(async () => {
      asked = await refers(einer);
    });

    it('“not in the target group” must come with advice or another offer', async () => {
      expect(await story.refused(department, asked.id, { type: 'reject', reason: 'not-target-group' })).toEqual([
        422,
        'alternative-required',
      ]);
    });

    it('want of capacity does not end the supply duty: it goes to the key contacts, and the practice holds', async () => {
      const still = await story.does(department, asked.id, { type: 'reject', reason: 'no-capacity' });
      expect(still.items).toMatchObject([{ status: 'requested', holder: { id: 'gp-randers' } }]);
      expect(await story.escalated(practice, asked.id, 'capacity', 2)).toMatchObject({ escalationLevel: 2 });
      expect(await story.holder(asked.id)).toBe('gp-randers');
    });

    it('a rejection leaves the practice responsible, and tells it what instead', async () => {
      const rejected = await story.does(department, asked.id, {
        ...{ type: 'reject', reason: 'not-target-group', text: 'Internetpsykiatri kan bruges uden henvisning.' },
      });
      expect(rejected).toMatchObject({ phase: 'rejected', deadlines: [] });
      const fact = await story.factOf(asked.id, 'reject', practice);
      expect(fact.text).toContain('Internetpsykiatri');
      expect(await story.holdersAround(asked.id, fact)).toEqual(['gp-randers', 'gp-randers']);
      await eventually(
        async () => story.told(practice, asked.id),
        (told) => told.includes('reject'),
      );
    });

    it('sent on, the practice holds and the first clock goes on', async () => {
      const first = await refers(frederik);
      const { redirectedTo } = await story.does(department, first.id, {
        ...{ type: 'redirect', receiver: 'psy-auh-psychoses', reason: 'wrong-catchment' },
      });
      const second = await story.reads(psychoses, redirectedTo!);
      const due = (handover: Handover) => handover.deadlines.find(({ name }) => name === 'respond')?.dueAt;
      expect(due(second)).toBe(due(first));
      expect(await story.holder(second.id)).toBe('gp-randers');
      await expect(story.reads(child, second.id)).rejects.toThrow(/404/);
      await story.does(practice, second.id, { type: 'withdraw', reason: 'plan-changed' });
    });
  });

  describe('waits', () => {
    it('the answer is due after five working days; a question stops that clock and not the thirty days', async () => {
      const asked = await refers(frederik);
      const question = await story.does(department, asked.id, { type: 'ask', question: 'Er der taget blodprøver?' });
      const paused = Object.fromEntries(question.deadlines.map(({ name, paused: is }) => [name, is]));
      expect(paused).toEqual({ respond: true, answer: false, assessment: false });
      expect(await story.holder(asked.id)).toBe('gp-randers');
      const answered = await story.does(practice, asked.id, { type: 'answer', text: 'Ja, normale.' });
      expect(answered.deadlines.map(({ name }) => name).toSorted()).toEqual(['assessment', 'respond']);
      const respond = answered.deadlines.find(({ name }) => name === 'respond')!;
      const days = (Date.parse(respond.dueAt) - Date.parse(asked.delivery.sentAt)) / day;
      expect(days).toBeGreaterThan(5);
      await story.does(practice, asked.id, { type: 'withdraw', reason: 'plan-changed' });
    });

    it.each([
      [19, undefined],
      [21, 0],
      [29, 3],
    ])('%s days after the referral the level told is %s, and the practice holds', async (days, level) => {
      const referredOn = daysFrom(today(), -days);
      const asked = await refers(frederik, { content: { referredOn } });
      const assessment = asked.deadlines.find(({ name }) => name === 'assessment');
      expect(assessment?.dueAt).toBe(startOfLocalDay(daysFrom(referredOn, 30)));
      const passed = async () =>
        (await story.timeline(asked.id, practice))
          .filter(({ type, deadline }) => deadline === 'assessment' && ['reminded', 'escalated'].includes(type))
          .map((fact) => fact.level);
      if (level !== undefined) await eventually(passed, (levels) => levels.includes(level));
      expect((await passed()).at(-1)).toBe(level);
      expect(await story.holder(asked.id)).toBe('gp-randers');
      await story.does(practice, asked.id, { type: 'withdraw', reason: 'plan-changed' });
    });

    it('nobody answers: late and escalated, and still the practice’s', async () => {
      await story.setClocks({ respond: 'PT1S' });
      const asked = await refers(frederik);
      expect(await story.escalated(practice, asked.id, 'respond', 1)).toMatchObject({ overdue: true });
      expect(await story.holder(asked.id)).toBe('gp-randers');
      expect(await story.offered(department, asked.id)).toContain('accept');
    });
  });
});

function without<Whole extends object>(whole: Whole, field: string): Partial<Whole> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field)) as Partial<Whole>;
}
