import { Redis } from 'ioredis';
import { startRedis } from './redis';

// Installing it the first time takes longer than a test may.
jest.setTimeout(180_000);

describe('the Redis of the tests', () => {
  it('is a real one that keeps what a queue may not lose', async () => {
    const server = await startRedis();
    const client = new Redis(server.url, { maxRetriesPerRequest: 1 });
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    await client.set('baton', 'held');
    expect(await client.get('baton')).toBe('held');
    await client.quit();
    await server.stop();
  });
});
