import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkoutFolder } from '@stafet/embedded';

const startSeconds = 30;

/** One built process of the system under test, with everything it said. */
export class SystemProcess {
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private output = '';

  constructor(
    readonly name: string,
    private readonly program: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly isReady: (output: string) => Promise<boolean>,
  ) {}

  /** @throws Error with the end of what it said, when it ends or is not ready in time */
  async start(): Promise<void> {
    const from = this.output.length;
    const child = spawn(process.execPath, [this.program], {
      cwd: checkoutFolder(),
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stdout.on('data', (bytes: Buffer) => (this.output += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (this.output += bytes.toString()));
    this.ended = new Promise((done) => child.once('close', () => done()));
    for (let waited = 0; waited < startSeconds * 1000; waited += 25) {
      if (!this.isRunning) throw new Error(`${this.name} ended while it started:\n${this.lastLines()}`);
      if (await this.isReady(this.output.slice(from))) return;
      await sleep(25);
    }
    await this.kill('SIGKILL');
    throw new Error(`${this.name} was not ready within ${startSeconds} s:\n${this.lastLines()}`);
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number | undefined {
    return this.isRunning ? this.child?.pid : undefined;
  }

  get logs(): string {
    return this.output;
  }

  /** Sends the signal and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.isRunning) this.child?.kill(signal);
    await this.ended;
  }

  /** Asks it to end, and after ten seconds makes it. */
  async stop(): Promise<void> {
    const patience = setTimeout(() => this.child?.kill('SIGKILL'), 10_000);
    await this.kill('SIGTERM');
    clearTimeout(patience);
  }

  private lastLines(): string {
    return this.output.split('\n').slice(-30).join('\n');
  }
}

/** Whether a GET of the address answers 2xx now. */
export async function answersOk(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
