import { setTimeout as sleep } from 'node:timers/promises';
import { LauncherError, oneLine } from './launcher-error';

/** How a process ended, in words, and whether somebody else made it. */
export interface End {
  readonly how: string;
  readonly isSuccess: boolean;
  readonly bySignal: boolean;
}

/** A process that was just started. */
export interface Started {
  /** Whether it came to do its work, or ended before. */
  readonly ready: Promise<boolean>;
  readonly ended: Promise<End>;
  stop(): Promise<void>;
}

export interface KeptAliveOptions {
  readonly name: string;
  start(): Promise<Started> | Started;
  say(line: string): void;
  /** 1 s unless a test is in a hurry; doubled up to thirty times as much. */
  readonly firstPauseMilliseconds?: number;
}

const firstAttempts = 3;
const readyWithinSeconds = 90;
/** A process that lived this long did not die of its start. */
const soundMilliseconds = 30_000;

/** Starts a process and, until `stop`, starts it again whenever it dies, each time after a longer pause. */
export class KeptAlive {
  private current: Started | undefined;
  private readonly stopping = new AbortController();
  private starting: Promise<void> = Promise.resolve();
  private watch: Promise<void> = Promise.resolve();

  constructor(private readonly options: KeptAliveOptions) {}

  /**
   * Resolves when the process is ready for the first time. One that somebody kills meanwhile is started again.
   * @throws LauncherError when it gives up by itself: what it cannot do now it could not do in a second either
   */
  async start(): Promise<void> {
    this.starting = this.firstStart();
    await this.starting;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.current?.stop();
    await this.starting.catch(() => undefined);
    await this.watch;
    // A start that was under way when the order came has replaced it.
    await this.current?.stop();
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async firstStart(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const started = await this.options.start();
      this.current = started;
      const patience = new AbortController();
      const isReady = await Promise.race([
        started.ready,
        sleep(readyWithinSeconds * 1000, 'late' as const, { signal: patience.signal }).catch(() => false),
      ]);
      patience.abort();
      if (isReady === 'late')
        throw new LauncherError(`${this.options.name} was not ready within ${readyWithinSeconds} s`);
      if (isReady) {
        this.watch = this.keep(started);
        return;
      }
      const end = await started.ended;
      if (this.isStopping()) throw new LauncherError('stopped before it was ready');
      if (!end.bySignal || attempt === firstAttempts) {
        throw new LauncherError(`${this.options.name} did not start: ${end.how}`);
      }
    }
  }

  private async keep(first: Started): Promise<void> {
    const firstPause = this.options.firstPauseMilliseconds ?? 1_000;
    let pause = firstPause;
    let born = performance.now();
    let running: Started | undefined = first;
    let how = '';
    while (!this.isStopping()) {
      if (running !== undefined) how = (await running.ended).how;
      if (this.isStopping()) return;
      if (performance.now() - born > soundMilliseconds) pause = firstPause;
      this.options.say(`${this.options.name} ended (${how}); starting it again in ${pause / 1000} s`);
      await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, firstPause * 30);
      if (this.isStopping()) return;
      born = performance.now();
      running = undefined;
      try {
        running = await this.options.start();
        this.current = running;
        this.announce(running);
      } catch (fault) {
        how = oneLine(fault);
      }
    }
  }

  private announce(started: Started): void {
    started.ready.then(
      (back) => back && !this.isStopping() && this.options.say(`${this.options.name} is back`),
      () => undefined,
    );
  }
}
