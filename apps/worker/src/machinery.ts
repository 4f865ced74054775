import { setTimeout as sleep } from 'node:timers/promises';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { DeadlineSweep } from '@stafet/handover';
import type {
  DeliveryReconciler,
  MailServer,
  NotificationQueue,
  NotificationWorker,
  OutboxRelay,
} from '@stafet/messaging';
import { createLogger, SteadyLoop, type Database } from '@stafet/platform';
import { removeOldAnswers } from './idempotency-cleaning';

// Rows at a time; a full batch is followed by the next at once.
const relayBatch = 200;
const reconcileBatch = 500;
const sweepBatch = 100;
const cleaningBatch = 1_000;

// Milliseconds between rounds that found nothing. The relay’s is a third of what a notification may be late by (design 5).
const relayPause = 50;
const reconcilePause = 5_000;
const sweepPause = 250;
const cleaningPause = 10 * 60_000;
const queuePause = 500;

// What is under way at the end gets this long; the rest of ten seconds is for closing connections. Milliseconds.
const lastWords = 7_000;

export interface MachineryParts {
  readonly database: Database;
  readonly relay: OutboxRelay;
  readonly reconciler: DeliveryReconciler;
  readonly sweep: DeadlineSweep;
  readonly queue: NotificationQueue;
  readonly worker: NotificationWorker;
  readonly mailServer: MailServer;
}

/** What a worker process does all day. Every part may run in any number of processes at the same time. */
export class Machinery implements BeforeApplicationShutdown {
  private readonly logger = createLogger('worker');
  private readonly loops: readonly SteadyLoop[];
  private hasWorker = false;

  constructor(private readonly parts: MachineryParts) {
    const { database, relay, reconciler, sweep, worker } = parts;
    this.loops = [
      this.loop('relay', relayPause, async () => (await relay.relay(relayBatch)) === relayBatch),
      this.loop(
        'reconciler',
        reconcilePause,
        async () => (await reconciler.reconcile(reconcileBatch)) === reconcileBatch,
      ),
      this.loop('deadline-sweep', sweepPause, async () => (await sweep.sweep(sweepBatch)) === sweepBatch),
      this.loop(
        'cleaning',
        cleaningPause,
        async () => (await removeOldAnswers(database, cleaningBatch)) === cleaningBatch,
      ),
      this.loop('queue', queuePause, async () => {
        if (!this.hasWorker) await worker.start();
        this.hasWorker = true;
        return false;
      }),
    ];
  }

  /** Resolves when every part has done its work once; until PostgreSQL and the queue are there, that is never. */
  async start(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.start().ready));
  }

  /** Takes nothing new, and finishes what is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    const { queue, worker, mailServer } = this.parts;
    const finished = Promise.all([...this.loops.map((loop) => loop.stop()), worker.close()]);
    await Promise.race([finished, sleep(lastWords, undefined, { ref: false })]);
    mailServer.close();
    await queue.close();
  }

  private loop(name: string, pauseMs: number, round: () => Promise<boolean>): SteadyLoop {
    return new SteadyLoop({ name, pauseMs, round, logger: this.logger });
  }
}
