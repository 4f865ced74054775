import { setTimeout as sleep } from 'node:timers/promises';
import {
  after,
  beginStory,
  bruno,
  einer,
  eventually,
  municipality,
  rasmus,
  ward,
  type Handover,
  type Story,
} from './story';

jest.setTimeout(40_000);

const clinician = 'clinician-randers';
const caseworker = 'caseworker-randers';

describe('the ward takes back what the municipality had confirmed for later', () => {
  let story: Story;
  let asked: Handover;
  let withdrawn: Handover;
  let planned: string;

  beforeAll(async () => {
    story = await beginStory();
    planned = after(new Date().toISOString(), 3_000);
    asked = await story.handOver({ patient: bruno, effectiveFrom: planned });
    await story.does(caseworker, asked.id, { type: 'accept' });
    withdrawn = await story.does(clinician, asked.id, {
      type: 'withdraw',
      reason: 'other',
      text: 'Borgeren bliver på afsnittet.',
    });
  });
  afterAll(async () => story.end());

  it('and nothing has moved, nor moves when the planned moment comes', async () => {
    expect(withdrawn).toMatchObject({
      phase: 'withdrawn',
      deadlines: [],
      items: [{ status: 'closed', holder: { id: ward } }],
    });
    await sleep(Math.max(0, Date.parse(planned) - Date.now()) + 1_000);
    expect(await story.holders(asked.id, planned, -1)).toEqual({ 'social-support': ward });
    expect(await story.holders(asked.id, planned)).toEqual({ 'social-support': ward });
    expect(await story.holders(asked.id)).toEqual({ 'social-support': ward });
    const types = (await story.timeline(asked.id)).map((fact) => fact.type);
    const ofPeople = types.filter((type) => !['delivered', 'deadline-passed', 'escalated'].includes(type));
    expect(ofPeople).toEqual(['create', 'send', 'accept', 'withdraw']);
  });

  it('and the municipality is told, in the app and by mail', async () => {
    await eventually(
      async () => story.told(caseworker, asked.id),
      (types) => types.includes('withdraw'),
    );
    await eventually(
      async () => story.mailbox('visitation@randers.example'),
      (mails) => mails.some((mail) => mail.subject.includes('trukket tilbage')),
    );
  });

  it('and the municipality cannot confirm what is no longer asked', async () => {
    const { status, body } = await story.tries(caseworker, asked.id, { type: 'accept' });
    expect([status, body.code, body.phase]).toEqual([409, 'event-not-expected', 'withdrawn']);
  });

  it('and the responsibility is free to be handed over again', async () => {
    const again = await story.handOver({ patient: bruno });
    await story.does(caseworker, again.id, { type: 'accept' });
    const { at } = (await story.timeline(again.id)).find((fact) => fact.type === 'accept')!;
    expect(await story.holders(again.id, at, -1)).toEqual({ 'social-support': ward });
    expect(await story.holders(again.id, at)).toEqual({ 'social-support': municipality });
  });

  it('and says why: a reason from the list, in words where the list does not say enough', async () => {
    const other = await story.handOver({ patient: einer });
    const wordless = await story.tries(clinician, other.id, { type: 'withdraw', reason: 'other' });
    expect([wordless.status, wordless.body.code]).toEqual([422, 'reason-needs-text']);
    const unlisted = await story.tries(clinician, other.id, { type: 'withdraw', reason: 'no-capacity' });
    expect([unlisted.status, unlisted.body.code]).toEqual([422, 'reason-unknown']);
    const municipalitys = await story.tries(caseworker, other.id, { type: 'withdraw', reason: 'plan-changed' });
    expect([municipalitys.status, municipalitys.body.code]).toEqual([403, 'actor-not-entitled']);
  });

  it('and what has taken effect stays, while the rest is taken back', async () => {
    const both = await story.handOver({ patient: rasmus, items: ['social-support', 'nursing-rehab'] });
    await story.does(caseworker, both.id, { type: 'accept', items: ['social-support'] });
    const rest = await story.does(clinician, both.id, { type: 'withdraw', reason: 'plan-changed' });
    expect(rest.phase).toBe('transferred');
    expect(rest.items.map((item) => [item.kind, item.status, item.holder.id])).toEqual([
      ['social-support', 'transferred', municipality],
      ['nursing-rehab', 'closed', ward],
    ]);
    const again = await story.tries(clinician, both.id, { type: 'withdraw', reason: 'plan-changed' });
    expect([again.status, again.body.code]).toEqual([409, 'event-not-expected']);
    expect(await story.holders(both.id)).toEqual({ 'social-support': municipality, 'nursing-rehab': ward });
  });
});
