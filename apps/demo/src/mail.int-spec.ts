import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { SMTPServer } from 'smtp-server';
import { Inbox, inboxSize } from './inbox';
import { inboxPage } from './inbox-page';
import { createMailServer } from './mail-server';
import { renderPage } from './page';

describe('the demo’s mail server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stafet-mail-'));
  const file = join(folder, 'inbox.ndjson');
  let inbox: Inbox;
  let server: SMTPServer;
  let transport: ReturnType<typeof createTransport>;

  beforeEach(async () => {
    inbox = await Inbox.open(file);
    server = createMailServer(inbox);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.server.address() as AddressInfo;
    transport = createTransport({ host: '127.0.0.1', port });
  });

  afterEach(async () => {
    transport.close();
    await new Promise<void>((done) => server.close(() => done()));
    rmSync(file, { force: true });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const mail = {
    from: 'Stafet <no-reply@stafet.example>',
    to: 'Visitation@Randers.example',
    subject: 'Overdragelse på vej – æøå',
    text: 'Se http://localhost:3000/handovers/1\nog http://evil.example/2 <b>\n',
  };

  it('hands over what was sent, Danish letters included, to whoever looks in the inbox', async () => {
    await transport.sendMail(mail);
    expect(inbox.list('visitation@randers.example')).toEqual([
      expect.objectContaining({
        from: 'no-reply@stafet.example',
        to: ['visitation@randers.example'],
        subject: 'Overdragelse på vej – æøå',
        text: 'Se http://localhost:3000/handovers/1\nog http://evil.example/2 <b>',
      }),
    ]);
    expect(inbox.list('somebody@else.example')).toEqual([]);
  });

  it('refuses an address that could be a person’s', async () => {
    for (const to of ['anybody@gmail.com', 'anybody@notexample', 'anybody@randers.example.com']) {
      await expect(transport.sendMail({ ...mail, to })).rejects.toMatchObject({ responseCode: 550 });
    }
    expect(inbox.list()).toEqual([]);
  });

  it('refuses a mail that is too large, and takes the next', async () => {
    await expect(transport.sendMail({ ...mail, text: 'x'.repeat(300_000) })).rejects.toMatchObject({
      responseCode: 552,
    });
    await transport.sendMail(mail);
    expect(inbox.list()).toHaveLength(1);
  });

  it('has a mail in the file before it is acknowledged, and reads it again after a restart', async () => {
    await transport.sendMail(mail);
    expect(readFileSync(file, 'utf8')).toContain('Overdragelse på vej');
    appendFileSync(file, '{"half a li');
    const again = await Inbox.open(file);
    expect(again.list()).toEqual(inbox.list());
    await again.add({ receivedAt: '', from: '', to: [], subject: 'the next', text: '', messageId: '' });
    expect((await Inbox.open(file)).list().map((each) => each.subject)).toEqual(['the next', mail.subject]);
  });

  it('keeps the last 500 mails, and the file no longer than twice that', async () => {
    for (let number = 1; number <= 2 * inboxSize + 3; number++) {
      await inbox.add({ receivedAt: '', from: '', to: ['a@b.example'], subject: `${number}`, text: '', messageId: '' });
    }
    expect(inbox.list()).toHaveLength(inboxSize);
    expect(inbox.list()[0]?.subject).toBe(`${2 * inboxSize + 3}`);
    expect(readFileSync(file, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(2 * inboxSize);
    expect((await Inbox.open(file)).list()).toEqual(inbox.list());
  });

  it('shows mails as text, with links to the system alone', async () => {
    await transport.sendMail(mail);
    const html = renderPage(inboxPage(inbox, '', 'http://localhost:3000'));
    expect(html).toContain('<a href="http://localhost:3000/handovers/1">');
    expect(html).not.toContain('<a href="http://evil.example');
    expect(html).toContain('&#60;b&#62;');
  });
});
