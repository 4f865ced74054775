import { beginStory, bruno, eventually, municipality, type Handover, type Story } from './story';

jest.setTimeout(40_000);

// Words that occur nowhere else; where one is found, something was let out.
const clinicalWord = 'Kanariefugleangst';
const questionWord = 'Svovlstikkespørgsmål';
const answerWord = 'Viskelædersvar';
const rejectionWord = 'Hasselnøddeafslag';
const secrets = [
  bruno.cpr,
  '250947-9989',
  bruno.name,
  'Bruno',
  'Elmer',
  clinicalWord,
  questionWord,
  answerWord,
  rejectionWord,
];

describe('a mail tells nothing about the citizen', () => {
  let story: Story;
  let asked: Handover;

  const betrayed = (text: string): readonly string[] =>
    secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));

  beforeAll(async () => {
    story = await beginStory();
    const { content } = await story.handOver({ items: ['nursing-rehab'] });
    asked = await story.handOver({ content: { ...content, riskAssessment: `Borgeren har ${clinicalWord}.` } });
    await story.does('caseworker-randers', asked.id, { type: 'ask', question: questionWord });
    await story.does('clinician-randers', asked.id, { type: 'answer', text: answerWord });
    await story.does('caseworker-randers', asked.id, {
      type: 'reject',
      reason: 'missing-information',
      text: rejectionWord,
    });
    await eventually(
      async () => story.mailbox('udskrivning@ward-randers.example'),
      (mails) => mails.length >= 2,
    );
    await eventually(
      async () => story.mailbox('visitation@randers.example'),
      (mails) => mails.length >= 3,
    );
  });
  afterAll(async () => story.end());

  it('although the people who may read it find every word', async () => {
    const read = JSON.stringify([await story.reads('caseworker-randers', asked.id), await story.timeline(asked.id)]);
    for (const secret of [bruno.name, clinicalWord, questionWord, answerWord, rejectionWord]) {
      expect(read).toContain(secret);
    }
  });

  it('in any mail that left: only that there is news, and where to log in', async () => {
    const answer = await fetch(`${story.system.demoUrl}/inbox.json`);
    const inbox = await answer.text();
    expect(inbox).toContain('visitation@randers.example');
    expect(betrayed(inbox)).toEqual([]);
    const withoutIds = inbox.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
    expect(withoutIds).not.toMatch(/\d{6}-?\d{4}|psykiatri|psy-|missing-information|social-support/i);
    const [mail] = await story.mailbox('udskrivning@ward-randers.example');
    expect(mail!.text).toContain(`/handovers/`);
    expect(mail!.text).toContain('Beskeden indeholder ingen personoplysninger');
  });

  it('in the whole CPR number, not even to those who may read the rest', async () => {
    const read = JSON.stringify([
      await story.reads('clinician-randers', asked.id),
      await story.timeline(asked.id),
      await story.held(asked.id),
    ]);
    expect(read).not.toContain(bruno.cpr);
    expect(read).toContain('250947-****');
  });

  it('in what any process wrote to its log', () => {
    for (const name of story.system.names) {
      const log = story.system.logs(name);
      expect([name, betrayed(log)]).toEqual([name, []]);
    }
  });

  it('in any table in the clear, the trail, the outbox and the stored answers included', async () => {
    const tables = await story.rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const [dump] = await story.rows<{ text: string | null }>(
        `select string_agg(each::text, E'\\n') as text from ${name} each`,
      );
      // bytea is shown as hex: what is kept in bytes without being encrypted would be found there.
      const hex = secrets.map((secret) => Buffer.from(secret).toString('hex'));
      const found = [...betrayed(dump!.text ?? ''), ...hex.filter((each) => (dump!.text ?? '').includes(each))];
      expect([name, found]).toEqual([name, []]);
    }
  });

  it('in a job that waits in the queue: it carries the id of a message and nothing else', async () => {
    // With the mail server away, the jobs stay where they can be looked at.
    await story.system.kill('demo');
    await story.handOver();
    const jobs = await eventually(
      async () => story.rows<{ text: string }>(`select to_jsonb(job)::text as text from bullmq.job`),
      (all) => all.length > 0,
    );
    for (const { text } of jobs) {
      expect(betrayed(text)).toEqual([]);
      expect(text).not.toContain(municipality);
      expect(JSON.stringify(JSON.parse(text))).toContain('messageId');
    }
    await story.system.restart('demo');
  });
});
