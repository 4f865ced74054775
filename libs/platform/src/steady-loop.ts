import type { LoggerService } from '@nestjs/common';
import { sqlState } from './database/database';

export interface SteadyLoopOptions {
  /** Names the loop in its log lines. */
  readonly name: string;
  /** One round. Answers whether there is more to do at once. */
  readonly round: () => Promise<boolean>;
  readonly pauseMs: number;
  /** After rounds that fail the pause doubles, up to this; a rare round that failed is so tried again sooner. */
  readonly longestPauseMs?: number;
  readonly logger: Pick<LoggerService, 'log' | 'warn'>;
}

const firstPauseMs = 250;

/**
 * Repeats a round for as long as the process lives, never two at a time. It gives up on nothing: a round that fails is
 * tried again after a growing pause. The log tells when trouble begins and when it is over, not each attempt.
 */
export class SteadyLoop {
  private running: Promise<void> | undefined;
  private isStopping = false;
  private failures = 0;
  private wake: () => void = () => undefined;
  private firstSuccess: () => void = () => undefined;
  /** Resolves when a round has succeeded for the first time. */
  readonly ready = new Promise<void>((done) => {
    this.firstSuccess = done;
  });

  constructor(private readonly options: SteadyLoopOptions) {}

  start(): this {
    this.running ??= this.run();
    return this;
  }

  /** Resolves when the round that is under way has ended. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      if (!(await this.attempt())) await this.pause();
    }
  }

  private async attempt(): Promise<boolean> {
    const { name, round, logger } = this.options;
    try {
      const hasMore = await round();
      if (this.failures > 0) logger.log({ event: 'works-again', loop: name, failures: this.failures });
      this.failures = 0;
      this.firstSuccess();
      return hasMore;
    } catch (fault) {
      this.failures += 1;
      if (this.failures === 1) logger.warn({ event: 'does-not-work', loop: name, reason: reasonOf(fault) });
      return false;
    }
  }

  private pause(): Promise<void> {
    const { pauseMs, longestPauseMs = 5_000 } = this.options;
    // Spread, so that processes that failed together do not come back together.
    const grown = Math.min(longestPauseMs, Math.min(pauseMs, firstPauseMs) * 2 ** Math.min(this.failures, 20));
    const length = this.failures === 0 ? pauseMs : grown * (0.5 + Math.random() / 2);
    if (this.isStopping) return Promise.resolve();
    return new Promise((done) => {
      const timer = setTimeout(done, length);
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}

/** PostgreSQL may quote a value in its message, so its code alone is logged. */
function reasonOf(fault: unknown): string {
  const state = sqlState(fault);
  if (state !== undefined) return `SQLSTATE ${state}`;
  const { code, message } = fault as { code?: unknown; message?: unknown };
  return [code, message].filter((each) => typeof each === 'string' && each !== '').join(' ') || 'unknown';
}
