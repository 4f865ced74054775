import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkoutFolder } from '@stafet/embedded';
import type { DataFolder } from './data-folder';
import { oneLine } from './launcher-error';
import { recordOf, removeRecord, stopProcess, writeRecord } from './process-record';
import type { End, Started } from './kept-alive';

export interface ChildOptions {
  readonly name: string;
  readonly program: string;
  readonly arguments?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly folder: DataFolder;
  /** Whether it does its work now; `output` is what it wrote since this start. */
  isReady(output: () => string): Promise<boolean>;
}

// The worker gives its jobs nine and a half seconds to end.
const patienceSeconds = 10;
const largestLogBytes = 10_000_000;
const pollMilliseconds = 25;

/**
 * Starts a Node program with its output in a log file, so that it neither needs this process nor dies of its end. What
 * it is gets written down first thing, for the start after a kill.
 */
export function startChild(options: ChildOptions): Started {
  const { name, folder } = options;
  const log = openLog(folder.file(`logs/${name}.log`));
  const child = spawn(process.execPath, [options.program, ...(options.arguments ?? [])], {
    cwd: checkoutFolder(),
    env: options.env,
    stdio: ['ignore', log.file, log.file],
    // A group of its own: Ctrl-C in the terminal is for the launcher, which stops the others in order.
    detached: true,
  });
  closeSync(log.file);
  const record = recordOf(child.pid ?? 0);
  if (child.pid !== undefined) writeRecord(folder, name, record);

  const ended = new Promise<End>((done) => {
    child.once('error', (fault) => done({ how: oneLine(fault), isSuccess: false, bySignal: false }));
    child.once('exit', (code, signal) => {
      removeRecord(folder, name);
      done(
        signal !== null
          ? { how: `killed by ${signal}`, isSuccess: false, bySignal: true }
          : { how: `exit code ${code ?? 0}${lastLine(log.output())}`, isSuccess: code === 0, bySignal: false },
      );
    });
  });
  const becomesReady = async () => {
    while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      if (await options.isReady(log.output)) return true;
      await sleep(pollMilliseconds);
    }
    return false;
  };
  return {
    ended,
    ready: becomesReady(),
    async stop() {
      if (child.pid === undefined) return;
      await stopProcess(record, patienceSeconds);
      await ended;
    },
  };
}

function openLog(path: string): { file: number; output: () => string } {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(path, `${path}.old`);
  const from = size > largestLogBytes ? 0 : size;
  return { file: openSync(path, 'a', 0o600), output: () => readFrom(path, from) };
}

function readFrom(path: string, from: number): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - from));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from)).toString('utf8');
  } finally {
    closeSync(file);
  }
}

function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  // A program that ends with a stack says the reason in its first line.
  const reason = lines.filter((line) => /^\w*Error\b.*:/.test(line)).at(-1) ?? lines.at(-1);
  return reason === undefined ? '' : `: ${reason.slice(0, 300)}`;
}
