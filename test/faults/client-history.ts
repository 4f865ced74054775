import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request that a client means to have carried out once, however often it must ask. */
export interface Command {
  readonly login: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly ifMatch?: string | undefined;
}

/** An answer to the byte. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly etag: string | null;
  readonly retryAfter: string | null;
  readonly contentType: string | null;
}

/** What a client was told, and how often it had to ask. */
export interface Exchange {
  readonly command: Command;
  readonly answer: Answer;
  readonly attempts: number;
  /** When it asked for the last time, in milliseconds since 1970: what was recorded before was done by an earlier attempt. */
  readonly askedAt: number;
}

/** Asks once. Throws where no answer came. */
export async function fire(apiUrl: string, token: string, command: Command): Promise<Answer> {
  const response = await fetch(`${apiUrl}/api/v1${command.path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': command.key,
      ...(command.ifMatch === undefined ? {} : { 'if-match': command.ifMatch }),
    },
    body: JSON.stringify(command.body),
    signal: AbortSignal.timeout(10_000),
  });
  return {
    status: response.status,
    text: await response.text(),
    etag: response.headers.get('etag'),
    retryAfter: response.headers.get('retry-after'),
    contentType: response.headers.get('content-type'),
  };
}

// Far longer than any restart takes. Milliseconds.
const patience = 60_000;

/**
 * A client that keeps a diary of what it was told. It repeats a command with the same key until it is answered; only
 * an answer that says «try again» is none: 503, and 409 with Retry-After.
 */
export class ClientHistory {
  /** Every command that was carried out, in the order in which the answers came. */
  readonly acknowledged: Exchange[] = [];
  /** Every command that was refused for good. */
  readonly refused: Exchange[] = [];
  /** Answers that no client should ever see, such as a 500. */
  readonly surprises: string[] = [];
  private unanswered = 0;

  constructor(
    private readonly apiUrls: readonly string[],
    private readonly tokenFor: (login: string) => Promise<string>,
  ) {}

  /** How many requests ended without an answer, so that nobody could know what had become of them. */
  get lostAnswers(): number {
    return this.unanswered;
  }

  /** Has the command carried out or refused, and notes which. */
  async insist(command: Omit<Command, 'key'> & { readonly key?: string }): Promise<Exchange> {
    const whole: Command = { key: randomUUID(), ...command };
    const exchange = await this.ask(whole);
    (exchange.answer.status < 300 ? this.acknowledged : this.refused).push(exchange);
    return exchange;
  }

  /** Asks until there is an answer, without a note in the diary. */
  async ask(command: Command): Promise<Exchange> {
    const token = await this.tokenFor(command.login);
    const end = performance.now() + patience;
    for (let attempts = 1; ; attempts += 1) {
      const askedAt = Date.now();
      const answer = await this.once(attempts, token, command);
      if (answer !== undefined) return { command, answer, attempts, askedAt };
      if (performance.now() > end) throw new Error(`no answer within ${patience} ms: ${JSON.stringify(command)}`);
      // Rarely enough to leave the processor to those who are starting.
      await sleep(150);
    }
  }

  private async once(attempt: number, token: string, command: Command): Promise<Answer | undefined> {
    const apiUrl = this.apiUrls[attempt % this.apiUrls.length]!;
    let answer: Answer;
    try {
      answer = await fire(apiUrl, token, command);
    } catch (fault) {
      if (!isRefusedConnection(fault)) this.unanswered += 1;
      return undefined;
    }
    const isForLater = answer.status === 503 || (answer.status === 409 && answer.retryAfter !== null);
    if (answer.status === 503 && answer.retryAfter === null) this.surprises.push('503 without Retry-After');
    if (answer.status >= 500 && answer.status !== 503) {
      this.surprises.push(`${answer.status} to ${JSON.stringify(command.body)}: ${answer.text}`);
      return undefined;
    }
    return isForLater ? undefined : answer;
  }
}

/** Nobody listened, so nothing can have happened. */
function isRefusedConnection(fault: unknown): boolean {
  const cause = (fault as { cause?: { code?: string; errors?: { code?: string }[] } }).cause;
  const codes = [cause?.code, ...(cause?.errors ?? []).map((each) => each.code)];
  return codes.includes('ECONNREFUSED');
}
