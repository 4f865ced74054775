import { createTransport } from 'nodemailer';
import type { Mail } from './mail-text';

// Milliseconds. A server that is up answers in far less; the last leaves room for one that scans before it accepts.
const timeLimits = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 20_000 } as const;

// How long after a failure the next mail tries the server; the others fail at once meanwhile, so that a server that
// hangs holds up one job and not all of them. Milliseconds.
const trialPause = 5_000;

/** The mail server took the mail, refused it for good, or could not be asked; always with its own words or a code. */
export type MailOutcome =
  | { readonly kind: 'accepted'; readonly answer: string }
  | { readonly kind: 'refused'; readonly answer: string }
  | { readonly kind: 'unavailable'; readonly answer: string };

interface SmtpFault {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** The mail server that SMTP_URL names, with a few connections that are kept open. */
export class MailServer {
  private readonly transport;
  private nextTrial: number | undefined;

  constructor(
    smtp: { readonly url: string; readonly from: string },
    private readonly onChange: (isAway: boolean) => void = () => undefined,
  ) {
    this.transport = createTransport(
      {
        url: smtp.url,
        pool: true,
        maxConnections: 5,
        maxRequeues: 0,
        disableFileAccess: true,
        disableUrlAccess: true,
        ...timeLimits,
      },
      { from: smtp.from },
    );
    // Faults of single mails arrive where they are sent; without a listener others would end the process.
    this.transport.on('error', () => undefined);
  }

  /** Never throws: what went wrong is an outcome. */
  async send(to: string, mail: Mail): Promise<MailOutcome> {
    if (!this.mayTry()) return { kind: 'unavailable', answer: 'the mail server did not answer a moment ago' };
    try {
      const { response } = await this.transport.sendMail({ ...mail, to });
      this.answered();
      return { kind: 'accepted', answer: shortened(response) };
    } catch (error) {
      const fault = error as SmtpFault;
      if (fault.responseCode === undefined && fault.code !== 'EENVELOPE') this.silent();
      else this.answered();
      return {
        kind: isForGood(fault) ? 'refused' : 'unavailable',
        answer: shortened(fault.response ?? fault.code ?? 'unknown'),
      };
    }
  }

  close(): void {
    this.transport.close();
  }

  private mayTry(): boolean {
    if (this.nextTrial === undefined) return true;
    if (performance.now() < this.nextTrial) return false;
    this.nextTrial = performance.now() + trialPause;
    return true;
  }

  private answered(): void {
    if (this.nextTrial !== undefined) this.onChange(false);
    this.nextTrial = undefined;
  }

  private silent(): void {
    if (this.nextTrial === undefined) this.onChange(true);
    this.nextTrial = performance.now() + trialPause;
  }
}

/**
 * RFC 5321 4.2.1: 5yz is permanent. Only where it is about this recipient or this mail: a refused login or sender is a
 * setting that somebody will mend, and the mails wait for that.
 */
function isForGood({ code, command, responseCode = 0 }: SmtpFault): boolean {
  if (code === 'EENVELOPE' && command === 'API') return true;
  return responseCode >= 500 && responseCode < 600 && (command === 'RCPT TO' || command === 'DATA');
}

function shortened(answer: string): string {
  return answer.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}
