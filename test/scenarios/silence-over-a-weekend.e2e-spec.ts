import { setTimeout as sleep } from 'node:timers/promises';
import { after, beginStory, eventually, municipality, ward, type Handover, type Story } from './story';

jest.setTimeout(40_000);

// A weekend, as the steward of the test has set it: nobody may change the database's clock.
const weekend = 'PT2S';

describe('nobody at the municipality answers over the weekend', () => {
  let story: Story;
  let asked: Handover;
  let late: Handover;
  let escalatedAt: string;

  const has = async (login: string, view: string): Promise<boolean> =>
    (await story.list(login, view)).includes(asked.id);
  const typesOf = async () => (await story.timeline(asked.id)).map((fact) => fact.type);

  beforeAll(async () => {
    // Two sweeps compete for the same deadline.
    story = await beginStory({ workers: 2 });
    await story.setDeadlines({ respond: weekend });
    asked = await story.handOver();
    late = await eventually(
      async () => story.reads('clinician-randers', asked.id),
      (handover) => handover.overdue,
    );
    escalatedAt = (await story.timeline(asked.id)).find((fact) => fact.type === 'escalated')!.at;
  });
  afterAll(async () => story.end());

  it('says when the answer was due, and why then', () => {
    expect(asked.deadlines).toEqual([
      expect.objectContaining({ name: 'respond', dueAt: after(asked.delivery.sentAt, 2_000), overdue: false }),
    ]);
    expect(asked.deadlines[0]!.explanation).toBe('2 sekunder efter afsendelsen');
  });

  it('raises a flag, never before the moment, and leaves the version alone', () => {
    expect(late).toMatchObject({ overdue: true, escalationLevel: 1, version: asked.version });
    expect(late.deadlines).toEqual([expect.objectContaining({ name: 'respond', overdue: true })]);
    expect(escalatedAt >= after(asked.delivery.sentAt, 2_000)).toBe(true);
  });

  it('escalates exactly once, however many sweeps pass', async () => {
    await sleep(1_500);
    const facts = await story.timeline(asked.id);
    const escalations = facts.filter((fact) => ['deadline-passed', 'escalated'].includes(fact.type));
    expect(escalations).toEqual([
      expect.objectContaining({
        type: 'deadline-passed',
        deadline: 'respond',
        organization: { id: 'stafet', name: 'Stafet' },
      }),
      expect.objectContaining({ type: 'escalated', deadline: 'respond', level: 1 }),
    ]);
  });

  it('tells both sides, in the app and by mail', async () => {
    for (const login of ['clinician-randers', 'caseworker-randers']) {
      const told = await eventually(
        async () => story.told(login, asked.id),
        (types) => types.includes('deadline-passed'),
      );
      expect(told.filter((type) => type === 'deadline-passed')).toHaveLength(1);
    }
    for (const address of ['udskrivning@ward-randers.example', 'visitation@randers.example']) {
      const mails = await eventually(
        async () => story.mailbox(address),
        (all) => all.some((mail) => mail.subject.includes('frist')),
      );
      expect(mails.filter((mail) => mail.subject.includes('frist'))).toHaveLength(1);
    }
  });

  it('leaves the ward responsible before, at and after the deadline', async () => {
    const { dueAt } = asked.deadlines[0]!;
    for (const [moment, milliseconds] of [
      [dueAt, -1],
      [dueAt, 0],
      [escalatedAt, -1],
      [escalatedAt, 0],
    ] as const) {
      expect(await story.holders(asked.id, moment, milliseconds)).toEqual({ 'social-support': ward });
    }
    expect(await story.holders(asked.id)).toEqual({ 'social-support': ward });
  });

  it('puts it on the lists of what is overdue, for the ward, the municipality and the auditor', async () => {
    for (const login of ['clinician-randers', 'caseworker-randers', 'auditor']) {
      expect(await has(login, 'overdue')).toBe(true);
      expect(await has(login, 'unresolved')).toBe(true);
    }
    expect(await has('caseworker-viborg', 'overdue')).toBe(false);
    expect(await has('caseworker-randers', 'waiting-for-us')).toBe(true);
    expect(await has('clinician-randers', 'not-yet-confirmed')).toBe(true);
  });

  it('can still be confirmed on Monday, by somebody who read it on Friday, and then nothing is late any more', async () => {
    expect(late.availableEvents.map((each) => each.type)).toContain('withdraw');
    expect((await story.reads('caseworker-randers', asked.id)).availableEvents.map((each) => each.type)).toContain(
      'accept',
    );
    const { body, status } = await story.tries(
      'caseworker-randers',
      asked.id,
      { type: 'accept' },
      { ifMatch: asked.version },
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ phase: 'transferred', overdue: false, escalationLevel: 0, deadlines: [] });
    const accepted = (await story.timeline(asked.id)).find((fact) => fact.type === 'accept')!.at;
    expect(await story.holders(asked.id, accepted, -1)).toEqual({ 'social-support': ward });
    expect(await story.holders(asked.id, accepted)).toEqual({ 'social-support': municipality });
    expect(await has('auditor', 'overdue')).toBe(false);
    expect((await typesOf()).filter((type) => type === 'escalated')).toHaveLength(1);
  });

  it('never escalates what was answered in time', async () => {
    const inTime = await story.handOver({ items: ['nursing-rehab'] });
    await story.does('caseworker-randers', inTime.id, { type: 'accept' });
    await sleep(3_000);
    const types = (await story.timeline(inTime.id)).map((fact) => fact.type);
    expect(types).not.toContain('escalated');
    expect(types).not.toContain('deadline-passed');
  });
});
