import { dueAt, dueBefore } from '@stafet/calendar';
import { instant } from '@stafet/core';
import { after, beginStory, bruno, einer, eventually, rasmus, ward, type Handover, type Story } from './story';

jest.setTimeout(40_000);

const hours = 3_600_000;

/** Weekday and clock time in Denmark, told by the platform and not by the calendar under test. */
function inDenmark(moment: string): { readonly weekday: string; readonly time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Copenhagen',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(moment));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return { weekday: part('weekday'), time: `${part('hour')}:${part('minute')}:${part('second')}` };
}

describe('a ward discharges on a Friday afternoon', () => {
  let story: Story;
  const deadline = (handover: Handover, name: string) => handover.deadlines.find((each) => each.name === name)!;

  beforeAll(async () => {
    story = await beginStory();
  });
  afterAll(async () => story.end());

  describe('for next week', () => {
    let asked: Handover;
    let discharge: string;

    beforeAll(async () => {
      discharge = after(new Date().toISOString(), 72 * hours);
      asked = await story.handOver({ patient: bruno, effectiveFrom: discharge });
    });

    it('and knows that the municipality has until noon of the next working day', () => {
      const respond = deadline(asked, 'respond');
      const expected = dueAt({ clock: 'next-working-day', at: '12:00' }, instant(asked.delivery.sentAt));
      expect(respond.dueAt).toBe(expected.dueAt);
      expect(inDenmark(respond.dueAt).time).toBe('12:00:00');
      expect(['Mon', 'Tue', 'Wed', 'Thu', 'Fri']).toContain(inDenmark(respond.dueAt).weekday);
      expect(respond.dueAt > asked.delivery.sentAt).toBe(true);
    });

    it('and is told why then, in Danish and in English', () => {
      const respond = deadline(asked, 'respond');
      expect(respond.explanation).toMatch(/^kl\. 12\.00 næste hverdag \((man|tirs|ons|tors|fre)dag den \d+\. \w+/);
      expect(respond.explanationEn).toMatch(/^12[.:]00.* on the next working day \((Mon|Tues|Wednes|Thurs|Fri)day/);
    });

    it('and sees the last call four working hours before the discharge', () => {
      const last = deadline(asked, 'discharge');
      const expected = dueBefore({ clock: 'working', duration: 'PT4H' }, instant(discharge));
      expect(last).toMatchObject({ dueAt: expected.dueAt, explanation: expected.explanation.da, overdue: false });
    });

    it('and keeps it on the list of what is not off its hands, where the municipality finds it waiting', async () => {
      expect(await story.list('clinician-randers', 'not-yet-confirmed')).toContain(asked.id);
      expect(await story.list('caseworker-randers', 'waiting-for-us')).toContain(asked.id);
      expect(await story.list('caseworker-viborg', 'waiting-for-us')).toEqual([]);
      expect(await story.holders(asked.id)).toEqual({ 'social-support': ward });
    });

    it('and is still responsible when the municipality has confirmed, until the discharge', async () => {
      const confirmed = await story.does('caseworker-randers', asked.id, { type: 'accept' });
      expect(confirmed).toMatchObject({ phase: 'accepted', effectiveFrom: discharge, deadlines: [] });
      expect(confirmed.items[0]).toMatchObject({ status: 'accepted', holder: { id: ward }, effectiveFrom: discharge });
      expect(await story.holders(asked.id)).toEqual({ 'social-support': ward });
    });
  });

  describe('for tomorrow morning', () => {
    it('and has an answer within two hours', async () => {
      const asked = await story.handOver({
        patient: einer,
        effectiveFrom: after(new Date().toISOString(), 20 * hours),
      });
      expect(deadline(asked, 'respond')).toMatchObject({
        dueAt: after(asked.delivery.sentAt, 2 * hours),
        explanation: '2 timer efter afsendelsen',
        explanationEn: '2 hours after sending',
      });
    });
  });

  describe('within the hour', () => {
    let asked: Handover;

    beforeAll(async () => {
      asked = await story.handOver({ patient: rasmus, effectiveFrom: after(new Date().toISOString(), hours / 2) });
    });

    it('and everybody is told at once that nobody has confirmed', async () => {
      const late = await eventually(
        async () => story.reads('clinician-randers', asked.id),
        (handover) => handover.overdue,
      );
      expect(late).toMatchObject({
        escalationLevel: 1,
        version: asked.version,
        phase: expect.not.stringMatching('transferred'),
      });
      const escalated = (await story.timeline(asked.id)).filter((fact) => fact.type === 'escalated');
      expect(escalated).toEqual([expect.objectContaining({ deadline: 'discharge', level: 1 })]);
      for (const login of ['clinician-randers', 'caseworker-randers']) {
        await eventually(
          async () => story.told(login, asked.id),
          (types) => types.includes('deadline-passed'),
        );
      }
    });

    it('and the ward stays responsible, with the phone of the municipality still to be answered', async () => {
      expect(await story.holders(asked.id)).toEqual({ 'social-support': ward });
      const called = await story.does('clinician-randers', asked.id, {
        type: 'phone-call',
        with: 'visitator i Randers Kommune',
        text: 'Ringer tilbage inden kl. 16.',
      });
      expect(called).toMatchObject({ version: asked.version, overdue: true });
      expect(await story.holders(asked.id)).toEqual({ 'social-support': ward });
    });
  });
});
