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

describe('the municipality asks before it answers', () => {
  let story: Story;
  const deadline = (handover: Handover, name: string) => handover.deadlines.find((each) => each.name === name);

  beforeAll(async () => {
    story = await beginStory();
    await story.setDeadlines({ respond: 'PT3S', answer: 'PT1H' });
  });
  afterAll(async () => story.end());

  describe('and the ward answers', () => {
    let asked: Handover;
    let waiting: Handover;
    let answered: Handover;
    let pause: number;

    beforeAll(async () => {
      asked = await story.handOver({ patient: bruno });
      waiting = await story.does(caseworker, asked.id, { type: 'ask', question: 'Hvem henter medicinen?' });
      await sleep(3_500);
      const stillWaiting = await story.reads(caseworker, asked.id);
      expect(stillWaiting.overdue).toBe(false);
      answered = await story.does(clinician, asked.id, { type: 'answer', text: 'Borgerens søster.' });
      const facts = await story.timeline(asked.id);
      const momentOf = (type: string) => Date.parse(facts.find((fact) => fact.type === type)!.at);
      pause = momentOf('answer') - momentOf('ask');
    });

    it('the clock of the municipality stands still while the question is open, and that of the ward runs', () => {
      expect(waiting).toMatchObject({ phase: 'needs-information', version: asked.version + 1 });
      expect(deadline(waiting, 'respond')).toMatchObject({ paused: true, overdue: false });
      expect(deadline(waiting, 'answer')).toMatchObject({ paused: false, explanation: '1 time efter spørgsmålet' });
    });

    it('the municipality gets the time back that the answer took, and is told so', () => {
      expect(pause).toBeGreaterThan(3_000);
      expect(deadline(answered, 'respond')).toMatchObject({
        paused: false,
        dueAt: after(deadline(asked, 'respond')!.dueAt, pause),
        explanation: '3 sekunder efter afsendelsen, forlænget med den tid spørgsmålet var åbent',
      });
      expect(deadline(answered, 'answer')).toBeUndefined();
      expect(answered.phase).toBe('under-assessment');
    });

    it('each side is told of the other’s words, which only the two may read', async () => {
      await eventually(
        async () => story.told(clinician, asked.id),
        (types) => types.includes('ask'),
      );
      await eventually(
        async () => story.told(caseworker, asked.id),
        (types) => types.includes('answer'),
      );
      const texts = async (login: string) =>
        (await story.timeline(asked.id, login)).flatMap((fact) => (fact.text === undefined ? [] : [fact.text]));
      expect(await texts(clinician)).toEqual(['Hvem henter medicinen?', 'Borgerens søster.']);
      expect(await texts(caseworker)).toEqual(['Hvem henter medicinen?', 'Borgerens søster.']);
      expect(await texts('auditor')).toEqual([]);
    });

    it('the ward holds it through question and answer, until the municipality confirms', async () => {
      const facts = await story.timeline(asked.id);
      for (const type of ['ask', 'answer']) {
        const { at } = facts.find((fact) => fact.type === type)!;
        expect(await story.holders(asked.id, at)).toEqual({ 'social-support': ward });
      }
      await story.does(caseworker, asked.id, { type: 'accept' });
      const { at } = (await story.timeline(asked.id)).find((fact) => fact.type === 'accept')!;
      expect(await story.holders(asked.id, at, -1)).toEqual({ 'social-support': ward });
      expect(await story.holders(asked.id, at)).toEqual({ 'social-support': municipality });
    });
  });

  it('and may confirm without waiting for the answer', async () => {
    const asked = await story.handOver({ patient: einer });
    await story.does(caseworker, asked.id, { type: 'ask', question: 'Hvornår udskrives borgeren?' });
    const confirmed = await story.does(caseworker, asked.id, { type: 'accept' });
    expect(confirmed).toMatchObject({ phase: 'transferred', deadlines: [] });
    const { status, body } = await story.tries(clinician, asked.id, { type: 'answer', text: 'I dag.' });
    expect([status, body.code]).toEqual([409, 'event-not-expected']);
  });

  it('and the ward is late when it does not answer; the municipality is not', async () => {
    await story.setDeadlines({ respond: 'PT1H', answer: 'PT1S' });
    const asked = await story.handOver({ patient: rasmus });
    await story.does(caseworker, asked.id, { type: 'ask', question: 'Er der samtykke?' });
    const late = await eventually(
      async () => story.reads(clinician, asked.id),
      (handover) => handover.overdue,
    );
    expect(deadline(late, 'answer')).toMatchObject({ overdue: true });
    expect(deadline(late, 'respond')).toMatchObject({ overdue: false, paused: true });
    expect(await story.holders(asked.id)).toEqual({ 'social-support': ward });
    const answered = await story.does(clinician, asked.id, { type: 'answer', text: 'Ja.' });
    expect(answered).toMatchObject({ overdue: false, escalationLevel: 0 });
  });

  it('and the ward cannot answer a question that nobody asked, nor ask itself', async () => {
    const asked = await story.handOver({ patient: rasmus, items: ['nursing-rehab'] });
    const answer = await story.tries(clinician, asked.id, { type: 'answer', text: 'Ja.' });
    expect([answer.status, answer.body.code]).toEqual([409, 'event-not-expected']);
    const question = await story.tries(clinician, asked.id, { type: 'ask', question: 'Hvorfor?' });
    expect([question.status, question.body.code]).toEqual([403, 'actor-not-entitled']);
  });
});
