import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A mail as the demo's mail server keeps it. */
export interface ReceivedMail {
  readonly id: string;
  /** ISO 8601, the moment of receipt. */
  readonly receivedAt: string;
  readonly from: string;
  /** The recipients of the envelope, lower case: who gets it, whatever the header says. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly messageId: string | undefined;
}

/** How many mails the inbox keeps; the oldest go first. */
export const inboxSize = 500;

/** The last mails that were received, in memory and, where a file is named, beyond a restart. */
export class Inbox {
  #mails: ReceivedMail[] = [];
  /** Lines in the file; it may grow to twice what is kept before it is written anew. */
  #lines = 0;
  #writing: Promise<void> = Promise.resolve();

  private constructor(private readonly file: string | undefined) {}

  /** The inbox with what `file` holds from before; an unreadable line is left out. */
  static async open(file: string | undefined): Promise<Inbox> {
    const inbox = new Inbox(file);
    if (file === undefined) return inbox;
    await mkdir(dirname(file), { recursive: true });
    const text = await readIfThere(file);
    const lines = text.split('\n').filter((line) => line !== '');
    inbox.#lines = lines.length;
    inbox.#mails = lines.flatMap(parseMail).slice(-inboxSize);
    // A line that was cut off by a crash must not swallow the next one.
    if (text !== '' && !text.endsWith('\n')) await inbox.#writeAnew(file);
    return inbox;
  }

  /** Keeps a mail. When this resolves, it is in the file as well. */
  async add(mail: Omit<ReceivedMail, 'id'>): Promise<ReceivedMail> {
    const kept: ReceivedMail = { id: randomUUID(), ...mail };
    this.#mails.push(kept);
    if (this.#mails.length > inboxSize) this.#mails.shift();
    const { file } = this;
    if (file !== undefined) {
      const written = this.#writing.then(() => this.#write(file, kept));
      // One that cannot be written must not stop those that come after it.
      this.#writing = written.catch(() => undefined);
      await written;
    }
    return kept;
  }

  /** The mails, newest first; only those to `recipient` where one is given. */
  list(recipient?: string): readonly ReceivedMail[] {
    const wanted = recipient?.trim().toLowerCase();
    const mails = wanted ? this.#mails.filter((each) => each.to.includes(wanted)) : this.#mails;
    return [...mails].reverse();
  }

  /** Everybody who has a mail here, in alphabetical order. */
  recipients(): readonly string[] {
    return [...new Set(this.#mails.flatMap((each) => each.to))].sort();
  }

  async #write(file: string, mail: ReceivedMail): Promise<void> {
    if (this.#lines < 2 * inboxSize) {
      await appendFile(file, `${JSON.stringify(mail)}\n`, { mode: 0o600 });
      this.#lines += 1;
      return;
    }
    await this.#writeAnew(file);
  }

  async #writeAnew(file: string): Promise<void> {
    const mails = [...this.#mails];
    await writeFile(`${file}.tmp`, mails.map((each) => `${JSON.stringify(each)}\n`).join(''), { mode: 0o600 });
    await rename(`${file}.tmp`, file);
    this.#lines = mails.length;
  }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw fault;
  }
}

function parseMail(line: string): ReceivedMail[] {
  try {
    return [JSON.parse(line) as ReceivedMail];
  } catch {
    return [];
  }
}
