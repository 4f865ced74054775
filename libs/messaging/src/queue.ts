import type { EventEmitter } from 'node:events';
import { separateOptions, type Config } from '@stafet/platform';
import { Queue, Worker, createPostgresBackend, type Job } from 'bullmq';

export type QueueConfig = Pick<Config, 'redisUrl' | 'database'>;

/** All that a job carries: whoever reads the queue learns nothing about anybody. */
export interface NotificationJob {
  readonly messageId: string;
}

// What both backends have in common.
type JobQueue = Pick<Queue, 'addBulk' | 'waitUntilReady' | 'close'> & EventEmitter;
type JobWorker = Pick<Worker, 'run' | 'waitUntilReady' | 'close'> & EventEmitter;

const queueName = 'notifications';

// Milliseconds. A worker that was killed is noticed after a lock has run out and a check has found it.
const lockDuration = 5_000;
const stalledInterval = 2_500;

// How long anything may take before the relay is told that the queue is away. Milliseconds.
const patience = 4_000;

const pauses = { first: 500, longest: 60_000 } as const;

// Nobody reads BullMQ's own events; the default keeps ten thousand of them.
const streams = { events: { maxLen: 100 } };

const jobOptions = {
  // The `delivery` row decides when enough is enough; a job that ended before it would only be added again.
  attempts: 1_000_000,
  backoff: { type: 'growing' },
  // A job id is refused for as long as an old job of that name is kept, and the outbox may need to send it again.
  removeOnComplete: true,
  removeOnFail: true,
} as const;

/** The way into the queue. Fails fast while the queue is away: the rows of the outbox wait, not the callers. */
export class NotificationQueue {
  private opening: Promise<JobQueue> | undefined;

  constructor(private readonly config: QueueConfig) {}

  /** @throws where the queue is away */
  async ready(): Promise<void> {
    await this.opened();
  }

  /** Adds one job per message, its id being the message's. What is in the queue already stays as it is. */
  async add(messageIds: readonly string[]): Promise<void> {
    const queue = await this.opened();
    await queue.addBulk(
      messageIds.map((messageId) => ({
        name: 'notify',
        data: { messageId },
        opts: { ...jobOptions, jobId: messageId },
      })),
    );
  }

  async close(): Promise<void> {
    const queue = await this.opening?.catch(() => undefined);
    this.opening = undefined;
    await queue?.close();
  }

  private opened(): Promise<JobQueue> {
    const opening = this.opening ?? this.open();
    this.opening = opening;
    // A queue whose first connection failed never tries again by itself.
    opening.catch(() => {
      if (this.opening === opening) this.opening = undefined;
    });
    return opening;
  }

  private async open(): Promise<JobQueue> {
    const queue = this.make();
    queue.on('error', () => undefined);
    try {
      await inTime(queue.waitUntilReady());
      return queue;
    } catch (fault) {
      await queue.close().catch(() => undefined);
      throw fault;
    }
  }

  private make(): JobQueue {
    const { redisUrl } = this.config;
    if (redisUrl === undefined) {
      return new Queue(queueName, { connection: postgresConnection(this.config, 2), streams }, createPostgresBackend);
    }
    const connection = { url: redisUrl, enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: patience };
    return new Queue(queueName, { connection, streams });
  }
}

/** What a worker of the queue does, and who hears about its condition. */
export interface NotificationWorkerOptions {
  readonly process: (messageId: string) => Promise<void>;
  readonly onFault?: (fault: Error) => void;
  /** A job was handed out: the queue works. */
  readonly onJob?: () => void;
  readonly concurrency?: number;
}

/** Hands jobs out to `process`, and again with growing pauses for as long as it throws. */
export class NotificationWorker {
  private worker: JobWorker | undefined;
  private isClosing = false;

  constructor(
    private readonly config: QueueConfig,
    private readonly options: NotificationWorkerOptions,
  ) {}

  /** Begins to work. @throws where the queue is away; try again later. */
  async start(): Promise<void> {
    const worker = this.make();
    worker.on('error', (fault: Error) => this.options.onFault?.(fault));
    worker.on('active', () => this.options.onJob?.());
    try {
      await inTime(worker.waitUntilReady());
    } catch (fault) {
      await worker.close(true).catch(() => undefined);
      throw fault;
    }
    if (this.isClosing) return worker.close(true);
    this.worker = worker;
    worker.run().catch((fault: unknown) => this.options.onFault?.(fault as Error));
  }

  /** Finishes what is under way, or with `force` leaves it to the next worker that finds its lock run out. */
  async close(force = false): Promise<void> {
    this.isClosing = true;
    await this.worker?.close(force);
  }

  private make(): JobWorker {
    const { redisUrl } = this.config;
    const work = async ({ data }: Job<NotificationJob>) => this.options.process(data.messageId);
    const options = {
      autorun: false,
      concurrency: this.options.concurrency ?? 20,
      lockDuration,
      stalledInterval,
      // Any number of workers may be killed over the same job before one lives to finish it.
      maxStalledCount: 1_000_000,
      runRetryDelay: 1_000,
      settings: { backoffStrategy: pauseAfter },
    };
    if (redisUrl === undefined) {
      return new Worker(
        queueName,
        work,
        { ...options, connection: postgresConnection(this.config, 4) },
        createPostgresBackend,
      );
    }
    return new Worker(queueName, work, { ...options, connection: { url: redisUrl, maxRetriesPerRequest: null } });
  }
}

function postgresConnection({ database }: QueueConfig, max: number) {
  return {
    ...separateOptions(database.url),
    schema: 'bullmq',
    migrate: false,
    max,
    connectionTimeoutMillis: patience,
    statement_timeout: patience,
    query_timeout: patience + 500,
  };
}

/** Doubled each time up to a minute, and spread, so that what failed together does not come back together. */
function pauseAfter(attempts: number): number {
  const full = Math.min(pauses.longest, pauses.first * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full * (0.5 + Math.random() / 2));
}

async function inTime(ready: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('The queue did not answer in time')), patience + 1_000);
  });
  try {
    await Promise.race([ready, late]);
  } finally {
    clearTimeout(timer);
    // When it is late, its failure is nobody's any more.
    ready.catch(() => undefined);
  }
}
