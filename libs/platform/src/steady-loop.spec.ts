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
});
