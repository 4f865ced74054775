import { addElapsed, localDateOf, nextWorkingDayAt, startOfLocalDay } from '@stafet/calendar';
import type { Instant } from '@stafet/core';
import { dueOf, nextLevelOf, ruleOf } from './pathway-clocks';
import { beginPathwayStory, type PathwayStory, type Wish } from './pathway-story';
import { after, bruno, einer, eventually, frederik, karla, rasmus, type Handover } from './story';

jest.setTimeout(60_000);

const [physician, practice] = ['somatic-randers', 'gp-randers'] as const;
const hospital = 'somatic-randers';
const [nursing, medical] = ['nursing-rehab/acute', 'treatment/acute-medical'] as const;
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });
const hoursAgo = (hours: number): string => after(new Date().toISOString(), -hours * 3_600_000);

// The acute functions are planned to become one regional acute nursing on this day (E11, adoption not verified).
const move = '2027-01-01';
const isMoved = localDateOf(new Date().toISOString() as Instant) >= move;
// The demo's login is called as the organisation.
const acute = isMoved ? 'acute-nursing' : 'acute-function-randers';

describe('P12: a citizen is followed by the municipal acute function', () => {
  let story: PathwayStory;
  const nursingOf = (patient: object, more: object = {}): Wish => ({
    ...{ patient: inRanders(patient), sender: hospital, items: [nursing], ...more },
  });
  const medicalOf = (patient: object, dischargedAt: string, more: object = {}): Wish => ({
    ...{ patient: inRanders(patient), sender: hospital, receiver: practice, items: [medical] },
    ...{ content: { dischargedAt }, ...more },
  });

  beforeAll(async () => {
    story = await beginPathwayStory('municipal-acute-function');
  });
  afterAll(async () => story.end());

  it.each([
    ...['reason', 'task', 'expectedDuration', 'observationPlan', 'medication', 'medicationRecordUpdated'],
    ...['responsiblePhysicianUnit', 'physicianPhone'],
  ])('nobody is sent to an acute function without %s', async (field) => {
    const { status, body } = await story.triesToAsk(physician, nursingOf(karla, { content: { [field]: undefined } }));
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
  });

  it('the acute function can never be given the medical responsibility', async () => {
    for (const items of [[medical], [nursing, medical]]) {
      const { status, body } = await story.triesToAsk(physician, nursingOf(karla, { receiver: acute, items }));
      expect([status, body.code]).toEqual([422, 'no-route']);
    }
  });

  describe('the nursing goes to the municipality, and the medical responsibility its own way', () => {
    let care: Handover;
    let doctor: Handover;

    beforeAll(async () => {
      care = await story.asks(physician, nursingOf(bruno));
      doctor = await story.asks(physician, medicalOf(bruno, hoursAgo(1)));
    });

    it('the function of the citizen’s municipality is asked, and answers within two hours', () => {
      expect(care.receiver.id).toBe(acute);
      expect(dueOf(care, 'respond')).toBe(addElapsed(care.delivery.sentAt as Instant, 'PT2H'));
      expect(ruleOf(story.described, 'respond')).toEqual({ clock: 'elapsed', duration: 'PT2H', evidence: 'PROPOSED' });
    });

    it('the sender phones as well, and the call is recorded and moves nothing', async () => {
      await story.does(physician, care.id, {
        type: 'phone-call',
        with: 'Akutfunktionen',
        text: 'Besøg aftalt kl. 18.',
      });
      const fact = await story.factOf(care.id, 'phone-call', physician);
      expect(await story.holdersAround(care.id, fact)).toEqual([hospital, hospital]);
    });

    it('the practice answers on the next working day at noon', () => {
      expect(dueOf(doctor, 'respond-physician')).toBe(nextWorkingDayAt(doctor.delivery.sentAt as Instant, '12:00'));
      expect(dueOf(doctor, 'respond')).toBeUndefined();
    });

    it('when the municipality confirms, it holds the nursing, and the hospital the medical responsibility', async () => {
      await story.does(acute, care.id, { type: 'accept' });
      const fact = await story.factOf(care.id, 'accept', physician);
      expect(await story.holdersAround(care.id, fact)).toEqual([hospital, acute]);
      expect(await story.holder(doctor.id)).toBe(hospital);
      await story.does(acute, care.id, { type: 'complete', outcome: 'ended' });
      // Also when the nursing is over.
      expect(await story.holder(doctor.id)).toBe(hospital);
    });

    it('60 hours after the discharge is E2, 72 hours E3', async () => {
      const { dischargedAt } = doctor.content as { dischargedAt: Instant };
      expect(dueOf(doctor, 'medical-responsibility')).toBe(addElapsed(dischargedAt, 'PT72H'));
      expect(await nextLevelOf(story, doctor.id, 'medical-responsibility')).toEqual([
        'E2',
        addElapsed(dischargedAt, 'PT60H'),
      ]);
    });
  });

  describe('the practice does not confirm', () => {
    it.each([
      [60, 2, 61, einer],
      [72, 3, 73, rasmus],
    ] as const)('for %i hours: that is level E%i, and the hospital holds', async (_hours, level, since, whom) => {
      const { id } = await story.asks(physician, medicalOf(whom, hoursAgo(since)));
      const late = await story.escalated(physician, id, 'medical-responsibility', level);
      expect(late.escalationLevel).toBe(level);
      expect(await story.holder(id)).toBe(hospital);
      expect(await story.offered(practice, id)).toContain('accept');
    });

    it('or says no: the hospital is the responsible physician still', async () => {
      const { id } = await story.asks(physician, medicalOf(karla, hoursAgo(2)));
      await story.does(practice, id, { type: 'reject', reason: 'missing-information' });
      const fact = await story.factOf(id, 'reject', physician);
      expect(await story.holdersAround(id, fact)).toEqual([hospital, hospital]);
    });
  });

  it('the hospital’s responsibility ends 72 hours after the discharge and after the confirmation, not before', async () => {
    const effectiveFrom = after(new Date().toISOString(), 4_000);
    const dischargedAt = after(effectiveFrom, -72 * 3_600_000);
    const { id } = await story.asks(physician, medicalOf(frederik, dischargedAt, { effectiveFrom }));
    await story.does(practice, id, { type: 'accept' });
    const { at } = await story.factOf(id, 'accept', physician);
    const taken = await eventually(
      async () => story.reads(physician, id),
      ({ phase }) => phase === 'transferred',
    );
    expect(taken.items).toEqual([expect.objectContaining({ holder: expect.objectContaining({ id: practice }) })]);
    expect(at < effectiveFrom).toBe(true);
    expect(await story.holder(id, at)).toBe(hospital);
    expect(await story.holder(id, effectiveFrom, -1)).toBe(hospital);
    expect(await story.holder(id, effectiveFrom)).toBe(practice);
  });

  describe('the acute function has no room', () => {
    let id: string;

    beforeAll(async () => {
      id = (await story.asks(physician, nursingOf(rasmus))).id;
    });

    it('that is told to the key contacts at once, and the hospital keeps the patient', async () => {
      const still = await story.does(acute, id, { type: 'reject', reason: 'no-capacity' });
      expect(still).toMatchObject({ items: [{ status: 'requested' }] });
      expect(await story.escalated(physician, id, 'capacity', 2)).toMatchObject({ escalationLevel: 2 });
      expect(await story.holder(id)).toBe(hospital);
    });

    it('a neighbouring unit can be asked, and the hospital keeps the patient until that one confirms', async () => {
      const sendOn = { type: 'redirect', receiver: 'acute-function-aarhus', reason: 'no-capacity' };
      if (isMoved) {
        // One regional unit has no neighbour.
        expect(await story.refused(acute, id, sendOn)).toEqual([422, 'organization-unknown']);
        return;
      }
      const { redirectedTo } = await story.does(acute, id, sendOn);
      expect(await story.holder(redirectedTo!)).toBe(hospital);
      await story.does('acute-function-aarhus', redirectedTo!, { type: 'accept' });
      expect(await story.holder(redirectedTo!)).toBe('acute-function-aarhus');
    });
  });

  it('the nursing goes back to home care or up to the hospital, in a new handover that must be confirmed', async () => {
    const { id } = await story.asks(physician, nursingOf(einer));
    await story.does(acute, id, { type: 'accept' });
    const up = await story.asks(acute, nursingOf(einer, { sender: acute, receiver: 'acute-randers' }));
    expect(await story.holder(id)).toBe(acute);
    await story.does('acute-hospital-randers', up.id, { type: 'accept' });
    expect(await story.holder(id)).toBe('acute-randers');
  });

  it('what takes effect from 2027 goes to the regional acute nursing, as far as it is adopted', async () => {
    const moved = startOfLocalDay(move);
    const now = new Date().toISOString();
    const effectiveFrom = moved < now ? after(now, 60_000) : moved;
    const { status, body } = await story.triesToAsk(physician, nursingOf(karla, { effectiveFrom, send: false }));
    expect([status, body.receiver.id]).toEqual([201, 'acute-nursing']);
  });

  it('two hours of silence are late at E1, and the hospital holds', async () => {
    await story.setClocks({ respond: 'PT1S' });
    const { id } = await story.asks(physician, nursingOf(karla));
    expect(await story.escalated(physician, id, 'respond', 1)).toMatchObject({ overdue: true, escalationLevel: 1 });
    expect(await story.holdersAround(id, await story.factOf(id, 'escalated', physician))).toEqual([hospital, hospital]);
  });
});
