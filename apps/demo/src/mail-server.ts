import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import PostalMime from 'postal-mime';
import type { Inbox } from './inbox';

/** Larger mails are refused; Stafet's own are a few hundred bytes. */
const largestMailBytes = 256 * 1024;

/**
 * A mail server that takes mail for every address in `.example` and for no other, so that nothing of the demo can reach
 * a real person. A mail is acknowledged when the inbox has it.
 */
export function createMailServer(inbox: Inbox): SMTPServer {
  return new SMTPServer({
    banner: 'Stafet demo, nothing leaves this machine',
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestMailBytes,
    disableReverseLookup: true,
    // How long stopping waits for clients that stay connected, in milliseconds.
    closeTimeout: 1000,
    onRcptTo({ address }, _session, done) {
      done(
        /^[^@\s]+@([^@\s]+\.)?example$/i.test(address) ? null : refusal(550, 'only addresses in .example exist here'),
      );
    },
    onData(stream, session, done) {
      receive(stream)
        .then(async (bytes) => {
          const mail = await PostalMime.parse(bytes);
          await inbox.add({
            receivedAt: new Date().toISOString(),
            from: mail.from?.address ?? (session.envelope.mailFrom ? session.envelope.mailFrom.address : ''),
            to: session.envelope.rcptTo.map((each) => each.address.toLowerCase()),
            subject: mail.subject ?? '',
            text: (mail.text ?? mail.html ?? '').trimEnd(),
            messageId: mail.messageId,
          });
        })
        .then(
          () => done(),
          (fault: unknown) => done(fault instanceof Error ? fault : new Error(String(fault))),
        );
    },
  });
}

async function receive(stream: SMTPServerDataStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) {
    // A mail that is too large is read to its end, as the protocol wants, and thrown away.
    if (!stream.sizeExceeded) parts.push(part);
  }
  if (stream.sizeExceeded) throw refusal(552, 'the mail is too large');
  return Buffer.concat(parts);
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
