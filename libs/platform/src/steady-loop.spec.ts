import { setTimeout as sleep } from 'node:timers/promises';
import { SteadyLoop } from './steady-loop';

const logger = { log: () => undefined, warn: () => undefined };

describe('a steady loop', () => {
  it('tries a rare round again soon when it failed, so that readiness does not wait for its next turn', async () => {
    let rounds = 0;
    const loop = new SteadyLoop({
      name: 'rare',
      pauseMs: 10 * 60_000,
      longestPauseMs: 20,
      logger,
      round: async () => {
        rounds += 1;
        if (rounds < 3) throw new Error('the database is away');
        return false;
      },
    });
    await loop.start().ready;
    expect(rounds).toBe(3);
    await loop.stop();
  });

  it('goes on at once while there is more to do, and pauses when there is not', async () => {
    const more = [true, true, false];
    let rounds = 0;
    const loop = new SteadyLoop({
      name: 'busy',
      pauseMs: 10 * 60_000,
      logger,
      round: async () => more[rounds++] ?? false,
    });
    await loop.start().ready;
    await new Promise((done) => setTimeout(done, 20));
    expect(rounds).toBe(3);
    await loop.stop();
  });

  it('logs when trouble begins and when it is over, not each attempt, and no value that PostgreSQL quotes', async () => {
    const lines: object[] = [];
    const keeping = { log: (line: object) => void lines.push(line), warn: (line: object) => void lines.push(line) };
    let rounds = 0;
    const round = async () => {
      rounds += 1;
      if (rounds < 4) throw Object.assign(new Error('Key (name)=(Bruno) already exists'), { code: '23505' });
      return false;
    };
    const loop = new SteadyLoop({ name: 'troubled', pauseMs: 1, longestPauseMs: 5, logger: keeping, round });
    await loop.start().ready;
    await loop.stop();
    expect(lines).toEqual([
      { event: 'does-not-work', loop: 'troubled', reason: 'SQLSTATE 23505' },
      { event: 'works-again', loop: 'troubled', failures: 3 },
    ]);
  });

  it('never runs two rounds at a time, and none after it was stopped', async () => {
    let [underway, most, rounds] = [0, 0, 0];
    const round = async () => {
      underway += 1;
      most = Math.max(most, underway);
      await sleep(3);
      underway -= 1;
      rounds += 1;
      return true;
    };
    const loop = new SteadyLoop({ name: 'slow', pauseMs: 1, logger, round }).start();
    loop.start();
    while (rounds < 5) await sleep(2);
    await loop.stop();
    const atTheEnd = rounds;
    await sleep(10);
    expect([most, underway, rounds]).toEqual([1, 0, atTheEnd]);
  });
});
