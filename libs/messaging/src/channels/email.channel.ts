import type { Database } from '@stafet/platform';
import type { OutgoingMessage } from '../outgoing-message';
import { PostponedError, type Channel, type FinalStatus } from './channel';
import type { MailServer } from './mail-server';
import { mailFor } from './mail-text';

/**
 * With pauses of up to a minute between attempts, about a day: a mail that came later would tell of something that the
 * deadlines have long since escalated, and the people see it in the app all the while.
 */
export const attemptsForADay = 2_000;

const begin = `
  insert into delivery as d (message_id, recipient, channel, status, attempts) values ($1, $2, 'email', 'pending', 1)
  on conflict on constraint delivery_pkey do update set attempts = d.attempts + 1 where d.status = 'pending'
  returning attempts`;

const settle = `
  update delivery set status = $3, evidence = $4,
    sent_at = case $3 when 'sent' then clock_timestamp() end, failed_at = case $3 when 'failed' then clock_timestamp() end
  where message_id = $1 and recipient = $2 and channel = 'email' and status = 'pending'`;

/**
 * Mail to the mailbox of an organisation. *Sent* is its last word: that the next mail server has it is all that SMTP
 * lets anybody know. A crash between the server's answer and the record of it sends a second time, never not at all.
 */
export class EmailChannel implements Channel {
  readonly name = 'email';

  constructor(
    private readonly database: Database,
    private readonly mailServer: Pick<MailServer, 'send'>,
    private readonly publicUrl: string,
    private readonly mostAttempts = attemptsForADay,
  ) {}

  /** A delivery that was begun is ended here, even where the mailbox has been removed since. */
  serves(message: OutgoingMessage): boolean {
    return Boolean(message.email) || message.standing[this.name] !== undefined;
  }

  async deliver(message: OutgoingMessage): Promise<FinalStatus> {
    const [begun] = await this.database.prepared<{ attempts: number }>('begin-email', begin, [
      message.id,
      message.recipient,
    ]);
    // Another worker has settled it since the message was read; the next reading shows how.
    if (begun === undefined) throw new PostponedError(this.name, 'settled elsewhere');
    if (!message.email) return this.settle(message, 'failed', 'the organisation has no mailbox any more');

    const outcome = await this.mailServer.send(message.email, mailFor(message, this.publicUrl));
    if (outcome.kind === 'accepted') return this.settle(message, 'sent', outcome.answer);
    if (outcome.kind === 'refused') return this.settle(message, 'failed', outcome.answer);
    if (begun.attempts >= this.mostAttempts) {
      return this.settle(message, 'failed', `given up after ${begun.attempts} attempts: ${outcome.answer}`);
    }
    await this.record(message, 'pending', outcome.answer);
    throw new PostponedError(this.name, 'the mail server cannot take it now');
  }

  private async settle(message: OutgoingMessage, status: FinalStatus, evidence: string): Promise<FinalStatus> {
    await this.record(message, status, evidence);
    return status;
  }

  private async record(message: OutgoingMessage, status: string, evidence: string): Promise<void> {
    await this.database.prepared('settle-email', settle, [message.id, message.recipient, status, evidence]);
  }
}
