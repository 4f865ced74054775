import { parentPort } from 'node:worker_threads';
import { findPathway, isPathway, pathwayOf, prove, proveWorld } from '@stafet/workflows';
import { compiles } from './schema-judge';
import type { Answer, Task } from './tasks';

// The whole of a thread: it is asked, it answers, and it is ended from outside.
parentPort?.on('message', (task: Task) => parentPort?.postMessage(answerTo(task)));

function answerTo(task: Task): Answer {
  if (task.is === 'world') {
    const pathway = findPathway(task.id, task.version);
    if (pathway === undefined) throw new Error(`${task.id} version ${task.version} is not registered`);
    const began = performance.now();
    const proof = proveWorld(pathway, task.world);
    return { is: 'world', proof, milliseconds: performance.now() - began };
  }
  let document: unknown;
  try {
    document = JSON.parse(task.text);
  } catch {
    return { is: 'faults', faults: [{ pointer: '/', detail: 'is no JSON' }] };
  }
  const pathway = pathwayOf(document, compiles);
  return isPathway(pathway) ? { is: 'proof', proof: prove(pathway) } : { is: 'faults', faults: pathway };
}
