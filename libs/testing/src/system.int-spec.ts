import { http } from './http-client';
import { startSystem, type System } from './system';
import { createTestDatabase, type TestDatabase } from './test-database';

jest.setTimeout(90_000);

describe('the system under test', () => {
  let database: TestDatabase;
  let system: System;

  beforeAll(async () => {
    database = await createTestDatabase();
    system = await startSystem({ database, apiProcesses: 2 });
  });

  afterAll(async () => {
    await system.stop();
    await database.drop();
  });

  it('lets a demo login in at every API process, and nobody without a token', async () => {
    for (const apiUrl of system.apiUrls) {
      expect((await http(system, 'clinician-randers').get('/me', { apiUrl })).status).toBe(200);
      expect((await http(system, undefined).get('/me', { apiUrl })).status).toBe(401);
    }
  });

  it('is as dead as a test wants it, and comes back on the same address with the same tokens', async () => {
    const pid = system.pid('api-1');
    await system.kill('api-1');
    expect(system.pid('api-1')).toBeUndefined();
    await expect(http(system, 'auditor').get('/me')).rejects.toThrow();
    await system.restart('api-1');
    expect(system.pid('api-1')).not.toBe(pid);
    expect((await http(system, 'auditor').get('/me')).status).toBe(200);
    expect(system.logs('worker-1')).toContain('worker ready');
  });
});
