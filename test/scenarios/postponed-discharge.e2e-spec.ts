import { setTimeout as sleep } from 'node:timers/promises';
import { localDateOf, startOfLocalDay } from '@stafet/calendar';
import { instant } from '@stafet/core';
import {
  after,
  beginStory,
  bruno,
  einer,
  eventually,
  karla,
  municipality,
  rasmus,
  ward,
  type Handover,
  type Story,
} from './story';

jest.setTimeout(40_000);

const clinician = 'clinician-randers';
const caseworker = 'caseworker-randers';
const hours = 3_600_000;
const now = (): string => new Date().toISOString();

describe('a discharge that is postponed', () => {
  let story: Story;

  const until = async (moment: string): Promise<void> => {
    await sleep(Math.max(0, Date.parse(moment) - Date.now()) + 50);
  };
  const typesOf = async (handover: string) => (await story.timeline(handover)).map((fact) => fact.type);
  const supportOf = async (handover: string, at?: string, milliseconds?: number) =>
    (await story.holders(handover, at, milliseconds))['social-support'];

  beforeAll(async () => {
    story = await beginStory();
  });
  afterAll(async () => story.end());

  describe('and confirmed beforehand', () => {
    let asked: Handover;
    let confirmed: Handover;
    let planned: string;
    let postponed: string;

    beforeAll(async () => {
      planned = after(now(), 5_000);
      asked = await story.handOver({ patient: bruno, effectiveFrom: planned });
      confirmed = await story.does(caseworker, asked.id, { type: 'accept' });
      postponed = after(planned, 3_000);
    });

    it('leaves the ward responsible although the municipality has confirmed', async () => {
      expect(confirmed).toMatchObject({ phase: 'accepted', effectiveFrom: planned });
      expect(confirmed.items[0]).toMatchObject({ status: 'accepted', effectiveFrom: planned, holder: { id: ward } });
      expect(await supportOf(asked.id)).toBe(ward);
    });

    it('moves the transfer with it, and the confirmation stands', async () => {
      const moved = await story.does(clinician, asked.id, { type: 'reschedule', effectiveFrom: postponed });
      expect(moved).toMatchObject({ phase: 'accepted', version: confirmed.version + 1, effectiveFrom: postponed });
      expect(moved.items[0]).toMatchObject({ status: 'accepted', effectiveFrom: postponed, holder: { id: ward } });
      await until(planned);
      expect(await supportOf(asked.id, planned)).toBe(ward);
      expect(await supportOf(asked.id)).toBe(ward);
      await eventually(
        async () => story.told(caseworker, asked.id),
        (types) => types.includes('reschedule'),
      );
    });

    it('moves the holder at the very millisecond of the new moment, also while nobody sweeps', async () => {
      await story.system.kill('worker-1');
      await until(postponed);
      expect(await typesOf(asked.id)).not.toContain('transferred');
      expect(await story.reads(caseworker, asked.id)).toMatchObject({
        phase: 'transferred',
        items: [{ status: 'transferred', holder: { id: municipality, since: postponed } }],
      });
      expect(await supportOf(asked.id, postponed, -1)).toBe(ward);
      expect(await supportOf(asked.id, postponed)).toBe(municipality);
    });

    it('changes no history when the sweep comes late', async () => {
      const before = await story.held(asked.id, postponed);
      await story.system.restart('worker-1');
      const facts = await eventually(
        async () => story.timeline(asked.id),
        (all) => all.some((fact) => fact.type === 'transferred'),
      );
      const transferred = facts.find((fact) => fact.type === 'transferred')!;
      expect(transferred).toMatchObject({ effectiveAt: postponed, newHolder: { id: municipality } });
      expect(transferred.at > postponed).toBe(true);
      expect(await story.held(asked.id, postponed)).toEqual(before);
      expect(await supportOf(asked.id, postponed, -1)).toBe(ward);
      expect(await supportOf(asked.id, transferred.at, -1)).toBe(municipality);
      expect((await story.reads(clinician, asked.id)).version).toBe(confirmed.version + 1);
    });

    it('cannot be postponed any more when it has taken effect', async () => {
      const { status, body } = await story.tries(clinician, asked.id, {
        type: 'reschedule',
        effectiveFrom: after(now(), hours),
      });
      expect([status, body.code, body.phase]).toEqual([409, 'event-not-expected', 'transferred']);
    });
  });

  describe('and then brought forward', () => {
    let asked: Handover;
    let voided: Handover;
    const planned = after(now(), 48 * hours);
    const forward = after(now(), 30 * hours);

    beforeAll(async () => {
      asked = await story.handOver({ patient: einer, effectiveFrom: planned });
      await story.does(caseworker, asked.id, { type: 'accept' });
      voided = await story.does(clinician, asked.id, { type: 'reschedule', effectiveFrom: forward });
    });

    it('needs a new confirmation: the one for later is void', () => {
      expect(voided).toMatchObject({ phase: 'under-assessment', effectiveFrom: forward });
      expect(voided.items[0]).toMatchObject({ status: 'requested', holder: { id: ward }, effectiveFrom: forward });
    });

    it('starts the clock of the municipality again', () => {
      expect(voided.deadlines.map((each) => each.name).sort()).toEqual(['discharge', 'respond']);
    });

    it('takes effect at the new moment when it is confirmed anew', async () => {
      const again = await story.does(caseworker, asked.id, { type: 'accept' });
      expect(again.items[0]).toMatchObject({ status: 'accepted', effectiveFrom: forward, holder: { id: ward } });
      expect((await typesOf(asked.id)).filter((type) => type === 'accept')).toHaveLength(2);
    });
  });

  describe('by the municipality, which can begin only on another day', () => {
    it('stays with the ward until the day that the municipality offers begins in Denmark', async () => {
      const offered = localDateOf(instant(after(now(), 72 * hours)));
      const asked = await story.handOver({ patient: rasmus });
      const answered = await story.does(caseworker, asked.id, { type: 'accept', startDate: offered });
      const begins = startOfLocalDay(offered);
      expect(begins).toMatch(/T2[23]:00:00\.000Z$/);
      expect(answered).toMatchObject({ phase: 'accepted', items: [{ status: 'accepted', effectiveFrom: begins }] });
      expect(await supportOf(asked.id)).toBe(ward);
      const [interval] = await story.rows<{ holder: string }>(
        `select r.holder from responsibility_interval r join handover_item i on i.item_id = r.item_id
         where i.handover_id = $1 and r.valid_from = $2`,
        [asked.id, begins],
      );
      expect(interval).toEqual({ holder: municipality });
    });

    it('takes effect at the confirmation when the day offered is today', async () => {
      const asked = await story.handOver({ patient: rasmus, items: ['nursing-rehab'] });
      const today = localDateOf(instant(now()));
      const answered = await story.does(caseworker, asked.id, { type: 'accept', startDate: today });
      expect(answered).toMatchObject({ phase: 'transferred', items: [{ holder: { id: municipality } }] });
    });

    it('cannot offer a day that has passed', async () => {
      const asked = await story.handOver({ patient: { ...karla, municipality: '0730' } });
      const yesterday = localDateOf(instant(after(now(), -24 * hours)));
      const { status, body } = await story.tries(caseworker, asked.id, { type: 'accept', startDate: yesterday });
      expect([status, body.code]).toEqual([422, 'instant-in-the-past']);
      expect(await supportOf(asked.id)).toBe(ward);
    });
  });

  it('cannot be moved into the past', async () => {
    const asked = await story.handOver({
      patient: bruno,
      items: ['nursing-rehab'],
      effectiveFrom: after(now(), hours),
    });
    const { status, body } = await story.tries(clinician, asked.id, {
      type: 'reschedule',
      effectiveFrom: after(now(), -1_000),
    });
    expect([status, body.code]).toEqual([422, 'instant-in-the-past']);
  });
});
