import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Endings } from './endings';
import { after, beginStory, einer, eventually, type Story } from '../scenarios/story';

const ward = 'ward-randers';
const municipality = 'municipality-0730';
const aDay = 24 * 3_600_000;

jest.setTimeout(90_000);

/** Loaded before anything else in the worker, and in no other process: its clock is wrong by so many milliseconds. */
function wrongClock(milliseconds: number): string {
  return `
    if (process.argv[1]?.includes('/apps/worker/')) {
      const Right = Date;
      globalThis.Date = class Date extends Right {
        constructor(...given) {
          if (given.length === 0) super(Right.now() + ${milliseconds});
          else super(...given);
        }
        static now() {
          return Right.now() + ${milliseconds};
        }
      };
      process.stdout.write('the clock of this worker is wrong: ' + new Date().toISOString() + '\\n');
    }`;
}

describe.each([
  { clock: 'two days ahead', wrongBy: 2 * aDay },
  { clock: 'two days behind', wrongBy: -2 * aDay },
])('a worker that is away over a deadline and a moment of effect, its clock $clock', ({ wrongBy }) => {
  const endings = new Endings();
  let story: Story;

  beforeAll(async () => {
    const folder = await endings.after(mkdtemp(join(tmpdir(), 'stafet-clock-')), (each) =>
      rm(each, { recursive: true }),
    );
    const preload = join(folder, 'wrong-clock.cjs');
    await writeFile(preload, wrongClock(wrongBy));
    const env = { NODE_OPTIONS: `--require=${preload}` };
    story = await endings.after(beginStory({ env }), (each) => each.end());
    expect(story.system.logs('worker-1')).toContain('the clock of this worker is wrong');
    await story.setDeadlines({ respond: 'PT6S' });
  });

  afterAll(() => endings.now());

  async function databaseTime(): Promise<string> {
    const [row] = await story.rows<{ now: Date }>('select clock_timestamp() as now');
    return row!.now.toISOString();
  }

  async function timesOf(handover: string, type: string): Promise<number> {
    return (await story.timeline(handover)).filter((fact) => fact.type === type).length;
  }

  it('changes nothing about who holds it, and is made up for exactly once and never early', async () => {
    const unanswered = await story.handOver();
    const agreed = after(await databaseTime(), 6_000);
    const accepted = await story.handOver({ patient: einer, effectiveFrom: agreed });
    await story.does('caseworker-randers', accepted.id, { type: 'accept' });
    const due = unanswered.deadlines.find((each) => each.name === 'respond')!.dueAt;
    // The worker is there, its clock says whatever it says, and neither moment has come.
    await sleep(1_500);
    expect([await timesOf(unanswered.id, 'escalated'), await timesOf(accepted.id, 'transferred')]).toEqual([0, 0]);
    expect((await databaseTime()) < agreed).toBe(true);
    await story.system.kill('worker-1', 'SIGKILL');

    await eventually(databaseTime, (now) => now > after(agreed, 500) && now > after(due, 500));
    expect(await story.holders(accepted.id, agreed, -1)).toEqual({ 'social-support': ward });
    expect(await story.holders(accepted.id, agreed)).toEqual({ 'social-support': municipality });
    expect(await story.holders(accepted.id)).toEqual({ 'social-support': municipality });
    expect((await story.reads('caseworker-randers', accepted.id)).phase).toBe('transferred');
    expect(await story.holders(unanswered.id)).toEqual({ 'social-support': ward });
    // Nothing has swept.
    expect([await timesOf(unanswered.id, 'escalated'), await timesOf(accepted.id, 'transferred')]).toEqual([0, 0]);

    const beforeRestart = await databaseTime();
    await story.system.restart('worker-1');
    const timeline = await eventually(
      () => story.timeline(accepted.id),
      (facts) => facts.some((fact) => fact.type === 'transferred'),
    );
    const transferred = timeline.filter((fact) => fact.type === 'transferred');
    expect(transferred).toMatchObject([
      { effectiveAt: agreed, previousHolder: { id: ward }, newHolder: { id: municipality } },
    ]);
    expect(transferred[0]!.at >= beforeRestart).toBe(true);
    const late = await eventually(
      () => story.timeline(unanswered.id),
      (facts) => facts.some((fact) => fact.type === 'escalated'),
    );
    expect(late.filter((fact) => fact.type === 'escalated')).toMatchObject([{ deadline: 'respond', level: 1 }]);
    expect(late.find((fact) => fact.type === 'deadline-passed')!.at >= due).toBe(true);

    // Further sweeps find nothing to do, and a late one has changed no history.
    await sleep(1_500);
    expect([await timesOf(unanswered.id, 'escalated'), await timesOf(accepted.id, 'transferred')]).toEqual([1, 1]);
    expect(await story.holders(accepted.id, agreed, -1)).toEqual({ 'social-support': ward });
    expect(await story.holders(accepted.id, agreed)).toEqual({ 'social-support': municipality });
    expect(await story.holders(unanswered.id)).toEqual({ 'social-support': ward });
  });

  it('tells both sides of it once, when it is back', async () => {
    const [escalated] = await story.rows<{ handover_id: string }>(
      `select handover_id from audit_entry where type = 'deadline-passed'`,
    );
    for (const login of ['clinician-randers', 'caseworker-randers']) {
      const told = await eventually(
        () => story.told(login, escalated!.handover_id),
        (types) => types.includes('deadline-passed'),
      );
      expect(told.filter((type) => type === 'deadline-passed')).toHaveLength(1);
    }
  });
});
