import { firstFollowingWorkingDay, localDateOf, startOfLocalDay } from '@stafet/calendar';
import type { Instant } from '@stafet/core';
import { beginPathwayStory, type PathwayStory } from './pathway-story';
import { after, bruno, einer, frederik, karla, municipality, rasmus, ward, type Handover } from './story';

jest.setTimeout(60_000);

const [clinician, caseworker] = ['clinician-randers', 'caseworker-randers'] as const;
const [syddjurs, favrskov] = ['municipality-0706', 'municipality-0710'] as const;
const duty = 'coordination/first-contact';
const inRanders = (patient: object) => ({ ...patient, municipality: '0730' });

describe('P02: a citizen with psychosocial problems is admitted for the first time', () => {
  let story: PathwayStory;
  const asks = async (patient: object, wish: object = {}): Promise<Handover> =>
    story.asks(clinician, { patient: inRanders(patient), sender: ward, items: [duty], ...wish });
  const dueOf = (handover: Handover, name: string) => handover.deadlines.find((each) => each.name === name)?.dueAt;

  beforeAll(async () => {
    story = await beginPathwayStory('psy-first-admission');
  });
  afterAll(async () => story.end());

  it('the ward hands over a duty to call, and nothing of the treatment', async () => {
    const asked = await asks(bruno);
    expect(asked).toMatchObject({ receiver: { id: municipality }, items: [{ kind: 'coordination' }] });
    const treatment = await story.triesToAsk(clinician, {
      ...{ patient: inRanders(bruno), sender: ward, items: ['treatment'] },
    });
    expect([treatment.status, treatment.body.code]).toEqual([422, 'item-not-in-pathway']);
    await story.does(clinician, asked.id, { type: 'withdraw', reason: 'no-longer-needed' });
  });

  it.each(['ward', 'admittedOn', 'citizenPhone', 'preferredContactTime', 'consentToBeCalled', 'reason'])(
    'the municipality cannot be asked without %s',
    async (field) => {
      const { status, body } = await story.triesToAsk(clinician, {
        ...{ patient: inRanders(bruno), sender: ward, items: [duty], content: { [field]: undefined } },
      });
      expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, [`/content/${field}`]]);
    },
  );

  describe('is called on the first following weekday', () => {
    let asked: Handover;
    let accepted: Handover;
    let weekday: string;
    const local = (date: string, hour: number) =>
      new Date(Date.parse(startOfLocalDay(date)) + hour * 3_600_000).toISOString();

    beforeAll(async () => {
      asked = await asks(bruno);
      weekday = firstFollowingWorkingDay(localDateOf(asked.delivery.sentAt as Instant));
      accepted = await story.does(caseworker, asked.id, { type: 'accept' });
    });

    it('the confirmation is due at 10:00 on that weekday, as a proposed default', () => {
      expect(dueOf(asked, 'respond')).toBe(local(weekday, 10));
      const respond = story.described.deadlines.find(({ name }) => name === 'respond');
      expect(respond?.rules).toMatchObject([{ evidence: 'PROPOSED' }]);
    });

    it('the call is due on that weekday, counted from the ward’s contact, as the seed says', () => {
      expect(dueOf(accepted, 'call')).toBe(local(weekday, 24));
      const call = story.described.deadlines.find(({ name }) => name === 'call');
      expect(call).toMatchObject({ waitsFor: 'receiver', rules: [{ evidence: 'SEED' }] });
      expect(accepted.deadlines).toContainEqual(
        expect.objectContaining({ name: 'call', explanation: expect.stringContaining('afsnittets henvendelse') }),
      );
    });

    it('at 15:00 on that weekday the key contacts hear that nobody has called', async () => {
      const [row] = await story.rows<{ due_at: Date; level: number }>(
        `select due_at, level from deadline where handover_id = $1 and name = 'call'`,
        [asked.id],
      );
      expect([row?.due_at.toISOString(), row?.level]).toEqual([local(weekday, 15), 2]);
    });

    it('the ward holds the duty until the municipality confirms, the municipality from then on', async () => {
      const fact = await story.factOf(asked.id, 'accept');
      expect(await story.holdersAround(asked.id, fact)).toEqual([ward, municipality]);
    });

    it('the municipality is not done before the call is registered', async () => {
      expect(await story.refused(caseworker, asked.id, { type: 'complete', outcome: 'called' })).toEqual([
        409,
        'event-not-expected',
      ]);
      expect(await story.refused(clinician, asked.id, { type: 'call', outcome: 'reached' })).toEqual([
        403,
        'actor-not-entitled',
      ]);
      const called = await story.does(caseworker, asked.id, { type: 'call', outcome: 'reached' });
      expect(called).toMatchObject({ step: 'called', deadlines: [] });
      expect(await story.holder(asked.id)).toBe(municipality);
      const done = await story.does(caseworker, asked.id, { type: 'complete', outcome: 'called' });
      expect(done.phase).toBe('completed');
    });
  });

  it('a citizen who declines has been called too', async () => {
    const { id } = await asks(bruno);
    await story.does(caseworker, id, { type: 'accept' });
    expect(await story.does(caseworker, id, { type: 'call', outcome: 'declined' })).toMatchObject({ step: 'called' });
    await story.does(caseworker, id, { type: 'complete', outcome: 'declined' });
  });

  describe('is not reached', () => {
    let id: string;

    beforeAll(async () => {
      id = (await asks(einer)).id;
      await story.does(caseworker, id, { type: 'accept' });
    });

    it('the municipality tries again on the next weekday, three times in all', async () => {
      for (const attempt of [1, 2]) {
        const tried = await story.does(caseworker, id, { type: 'call', outcome: 'not-reached' });
        const fact = (await story.timeline(id)).filter(({ type }) => type === 'call').at(-1)!;
        const weekday = firstFollowingWorkingDay(localDateOf(fact.at as Instant));
        expect([attempt, tried.step]).toEqual([attempt, 'to-be-called']);
        expect(localDateOf(after(dueOf(tried, 'call')!, -1) as Instant)).toBe(weekday);
      }
      const third = await story.does(caseworker, id, { type: 'call', outcome: 'not-reached' });
      expect(third).toMatchObject({ step: 'not-reached', deadlines: [{ name: 'hand-back' }] });
      expect(await story.refused(caseworker, id, { type: 'call', outcome: 'reached' })).toEqual([
        409,
        'event-not-expected',
      ]);
    });

    it('and holds the duty still: three attempts hand nothing back by themselves', async () => {
      expect(await story.holder(id)).toBe(municipality);
    });

    it('and gives it back to the ward in a new handover, which the ward must confirm', async () => {
      const back = await story.asks(caseworker, {
        ...{ pathway: 'return', patient: inRanders(einer), sender: municipality, returns: id },
      });
      expect(back).toMatchObject({ receiver: { id: ward }, items: [{ kind: 'coordination', scope: 'first-contact' }] });
      expect(await story.holder(id)).toBe(municipality);
      await story.does(clinician, back.id, { type: 'accept' });
      expect(await story.holdersAround(id, await story.factOf(back.id, 'accept'))).toEqual([municipality, ward]);
    });
  });

  describe('where the municipality says no', () => {
    it('only four reasons exist, and want of capacity is none of them', async () => {
      const reasons = story.described.events.find(({ type }) => type === 'reject')?.reasons?.map(({ code }) => code);
      expect(reasons?.toSorted()).toEqual(['duplicate', 'missing-consent', 'wrong-catchment', 'wrong-patient']);
      const { id } = await asks(rasmus);
      for (const reason of ['no-capacity', 'not-target-group', 'missing-information']) {
        expect(await story.refused(caseworker, id, { type: 'reject', reason })).toEqual([422, 'reason-unknown']);
      }
      const rejected = await story.does(caseworker, id, { type: 'reject', reason: 'missing-consent' });
      expect(rejected).toMatchObject({ phase: 'rejected', deadlines: [] });
      expect(await story.holdersAround(id, await story.factOf(id, 'reject'))).toEqual([ward, ward]);
    });

    it('“wrong catchment” names the right municipality, and sending on keeps the ward and its clock', async () => {
      const first = await asks(rasmus);
      expect(await story.refused(caseworker, first.id, { type: 'reject', reason: 'wrong-catchment' })).toEqual([
        422,
        'better-receiver-required',
      ]);
      const { redirectedTo } = await story.does(caseworker, first.id, {
        ...{ type: 'redirect', receiver: syddjurs, reason: 'wrong-catchment' },
      });
      const second = await story.reads('caseworker-syddjurs', redirectedTo!);
      expect([dueOf(second, 'respond'), second.sender.id]).toEqual([dueOf(first, 'respond'), ward]);
      expect(await story.holder(second.id)).toBe(ward);
      const third = await story.does('caseworker-syddjurs', second.id, {
        ...{ type: 'redirect', receiver: favrskov, reason: 'wrong-catchment' },
      });
      // Sent on twice in a row: the key contacts are told at once (1.7, rule 5).
      const late = await story.escalated(clinician, third.redirectedTo!, 'sent-on-twice', 2);
      expect(late).toMatchObject({ escalationLevel: 2, receiver: { id: favrskov } });
      expect(await story.holder(late.id)).toBe(ward);
    });
  });

  describe('where nobody acts in time', () => {
    it('an unconfirmed request is late at E1 and stays with the ward', async () => {
      await story.setClocks({ respond: 'PT1S', call: 'PT2S' });
      const { id } = await asks(karla);
      const late = await story.escalated(clinician, id, 'respond', 1);
      expect(late).toMatchObject({ overdue: true, escalationLevel: 1 });
      const fact = await story.factOf(id, 'escalated');
      expect(await story.holdersAround(id, fact)).toEqual([ward, ward]);
      expect(await story.offered(caseworker, id)).toContain('accept');
    });

    it('a call that nobody registers goes to E2, then E3, and the duty stays with the municipality', async () => {
      const { id } = await asks(frederik);
      await story.does(caseworker, id, { type: 'accept' });
      await story.escalated(clinician, id, 'call', 2);
      expect(await story.escalated(clinician, id, 'call', 3)).toMatchObject({ overdue: true, escalationLevel: 3 });
      expect(await story.holder(id)).toBe(municipality);
      // Late is not forbidden.
      expect(await story.does(caseworker, id, { type: 'call', outcome: 'reached' })).toMatchObject({ overdue: false });
    });
  });
});
