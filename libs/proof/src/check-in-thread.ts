import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { distFolder } from '@stafet/platform';
import type { DocumentFault, Proof } from '@stafet/workflows';
import type { Answer, Task } from './tasks';

/** What a check may take; what needs more is refused. */
export interface CheckLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** What became of a document from outside. Only `holds` may be registered. */
export type CheckOutcome =
  | { readonly is: 'holds'; readonly proof: Proof }
  /** It breaks a promise; the story is in `proof.violation`. */
  | { readonly is: 'broken'; readonly proof: Proof }
  | { readonly is: 'faulty'; readonly faults: readonly DocumentFault[] }
  | { readonly is: 'too-large' | 'too-long' | 'too-much-memory' };

const mostBytes = 1_000_000;

/** The thread's program, as it is built. */
export function threadProgram(): string {
  return join(distFolder(), 'libs', 'proof', 'src', 'thread.js');
}

/**
 * Checks the text of a pathway document in a thread of its own, so that nobody else waits for it, and ends the thread
 * when it takes longer or more memory than it may. It never rejects.
 */
export async function checkInThread(
  text: string,
  { milliseconds, megabytes }: CheckLimits = { milliseconds: 60_000, megabytes: 512 },
  program: string = threadProgram(),
): Promise<CheckOutcome> {
  if (Buffer.byteLength(text) > mostBytes) return { is: 'too-large' };
  const thread = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 4 } });
  const outcome = new Promise<CheckOutcome>((resolve) => {
    const tooLong = setTimeout(() => resolve({ is: 'too-long' }), milliseconds);
    const so = (is: CheckOutcome): void => {
      clearTimeout(tooLong);
      resolve(is);
    };
    thread.once('message', (answer: Answer) => so(outcomeOf(answer)));
    thread.once('error', (error: Error & { readonly code?: string }) =>
      so(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? { is: 'too-much-memory' }
          : { is: 'faulty', faults: [{ pointer: '/', detail: `cannot be checked: ${error.message}` }] },
      ),
    );
  });
  thread.postMessage({ is: 'document', text } satisfies Task);
  try {
    return await outcome;
  } finally {
    await thread.terminate();
  }
}

function outcomeOf(answer: Answer): CheckOutcome {
  if (answer.is === 'faults') return { is: 'faulty', faults: answer.faults };
  if (answer.is === 'world') return { is: 'faulty', faults: [{ pointer: '/', detail: 'was not checked' }] };
  const { proof } = answer;
  return proof.violation === undefined ? { is: 'holds', proof } : { is: 'broken', proof };
}
