import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { proofOf, violationOfDefinition, worldsOf, type Pathway, type Proof, type WorldProof } from '@stafet/workflows';
import { threadProgram } from './check-in-thread';
import type { Answer, Task } from './tasks';

/** A proof, with the time that its worlds took together. */
export interface TimedProof {
  readonly proof: Proof;
  readonly milliseconds: number;
}

type WorldTask = Extract<Task, { readonly is: 'world' }>;
type WorldAnswer = Extract<Answer, { readonly is: 'world' }>;

/** Proves pathways of the registry, world by world, on as many threads as the machine has. */
export class ProvingPool {
  private readonly waiting: { readonly task: WorldTask; readonly done: (answer: WorldAnswer) => void }[] = [];
  private readonly threads: Worker[] = [];
  private fail: (reason: unknown) => void = () => undefined;

  constructor(private readonly program: string = threadProgram()) {}

  /** Proves all of them; `onProof` hears of each in their order, `onWorld` of every world as it is walked. */
  async prove(
    pathways: readonly Pathway[],
    onProof: (proof: TimedProof) => void,
    onWorld: (walked: number, of: number) => void = () => undefined,
  ): Promise<readonly TimedProof[]> {
    const failure = new Promise<never>((_, reject) => (this.fail = reject));
    const sound = pathways.map((pathway) => violationOfDefinition(pathway) === undefined);
    const all = pathways.reduce((count, each, index) => count + (sound[index] ? worldsOf(each).length : 0), 0);
    let walked = 0;
    const proofs = pathways.map(async (pathway, index): Promise<TimedProof> => {
      const worlds = sound[index] ? [...worldsOf(pathway).keys()] : [];
      const answers = await Promise.all(
        worlds.map(async (world) => {
          const answer = await this.ask({ is: 'world', id: pathway.id, version: pathway.version, world });
          onWorld((walked += 1), all);
          return answer;
        }),
      );
      const proof = proofOf(
        pathway,
        answers.map((answer): WorldProof => answer.proof),
      );
      return { proof, milliseconds: answers.reduce((sum, answer) => sum + answer.milliseconds, 0) };
    });
    this.start(Math.min(availableParallelism(), all));
    try {
      const told: TimedProof[] = [];
      for (const proof of proofs) {
        const timed = await Promise.race([proof, failure]);
        told.push(timed);
        onProof(timed);
      }
      return told;
    } finally {
      await Promise.all(this.threads.map((thread) => thread.terminate()));
    }
  }

  private ask(task: WorldTask): Promise<WorldAnswer> {
    return new Promise((done) => this.waiting.push({ task, done }));
  }

  private start(count: number): void {
    for (let index = 0; index < count; index += 1) {
      const thread = new Worker(this.program);
      thread.on('error', this.fail);
      this.threads.push(thread);
      this.next(thread);
    }
  }

  private next(thread: Worker): void {
    const job = this.waiting.shift();
    if (job === undefined) return;
    thread.once('message', (answer: WorldAnswer) => {
      job.done(answer);
      this.next(thread);
    });
    thread.postMessage(job.task);
  }
}
