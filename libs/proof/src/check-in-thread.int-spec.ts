import { join } from 'node:path';
import { distFolder } from '@stafet/platform';
import { documentOf, pathways, type PathwayDocument } from '@stafet/workflows';
import { checkInThread, type CheckOutcome } from './check-in-thread';

// From the sources, the folder of the compiled programs is the one above them.
const program = join(distFolder(), 'dist', 'libs', 'proof', 'src', 'thread.js');
const limits = { milliseconds: 60_000, megabytes: 512 };
const admission = documentOf(pathways.find(({ id }) => id === 'psy-first-admission')!);

const check = (document: unknown, within = limits): Promise<CheckOutcome> =>
  checkInThread(typeof document === 'string' ? document : JSON.stringify(document), within, program);
const withStates = (states: Readonly<Record<string, unknown>>): PathwayDocument => ({
  ...admission,
  machine: { ...admission.machine, states: { ...admission.machine.states, ...states } },
});

describe('a pathway from outside', () => {
  it('is walked in a thread of its own, and holds where it keeps every promise', async () => {
    expect(await check(admission)).toMatchObject({ is: 'holds', proof: { id: admission.id, version: 1 } });
  });

  it('is refused with the story of the promise that it breaks', async () => {
    const deadlines = admission.deadlines.filter(({ name }) => name !== 'call');
    const outcome = await check({ ...admission, deadlines });
    expect(outcome).toMatchObject({ is: 'broken', proof: { violation: { invariant: 'deadlines' } } });
    expect(JSON.stringify(outcome)).toContain('og nu venter nogen uden frist i *to-be-called*');
  });

  it.each<[string, unknown, object]>([
    ['is larger than 1 MB', ' '.repeat(1_000_001), { is: 'too-large' }],
    ['is no JSON', '{', { is: 'faulty', faults: [{ pointer: '/', detail: 'is no JSON' }] }],
    ['is nested without end', '['.repeat(400_000), { is: 'faulty' }],
    [
      'has more states than anybody could follow',
      withStates(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`s${index}`, {}]))),
      { is: 'faulty' },
    ],
    [
      'leads round in circles',
      withStates({ answered: { always: { target: 'rescheduled' } } }),
      { is: 'broken', proof: { worlds: [], violation: { invariant: 'definition' } } },
    ],
    [
      'asks what the kit has no word for',
      withStates({ accepted: { on: { withdraw: { guard: 'isFullMoon', target: 'answered' } } } }),
      { is: 'broken', proof: { worlds: [], violation: { invariant: 'definition' } } },
    ],
    [
      'has a content that is no schema',
      { ...admission, contentSchema: { type: 'object', properties: { age: { type: 'years' } } } },
      { is: 'faulty', faults: [{ pointer: '/contentSchema' }] },
    ],
  ])('is refused when it %s', async (_what, document, outcome) => {
    expect(await check(document)).toMatchObject(outcome);
  });

  it('is given up when it takes longer than it may', async () => {
    expect(await check(admission, { milliseconds: 20, megabytes: 512 })).toEqual({ is: 'too-long' });
  });

  it('keeps nobody waiting meanwhile', async () => {
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    await check(admission);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(10);
  });
});
