import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkoutFolder, withClient } from '@stafet/embedded';
import { createTestDatabase, http, startSystem, type System, type TestDatabase } from '@stafet/testing';
import { documentOf, findPathway } from '@stafet/workflows';

jest.setTimeout(180_000);

const cli = join(checkoutFolder(), 'dist/apps/cli/src/main.js');
const discharge = documentOf(findPathway('psy-discharge-municipality')!);
const document = (version: number): object => ({ ...discharge, id: 'borrowed-discharge', version });
const citizens = ['2509479989', '0201609995', '0504909989', '0703921VJ5', '1206550VK9'];

/** D3: in-flight instances are where workflow engines strand people. */
describe('a migration of versions that is killed', () => {
  let database: TestDatabase;
  let system: System;

  beforeAll(async () => {
    database = await createTestDatabase();
    system = await startSystem({ database, workers: 0 });
    await http(system, 'steward').post('/pathways', document(1));
    for (const cpr of citizens) {
      for (const kind of ['social-support', 'nursing-rehab']) {
        const sent = await http(system, 'clinician-randers').post('/handovers', {
          ...{ pathway: 'borrowed-discharge', sender: 'ward-randers', receiver: 'municipality-0730', items: [kind] },
          ...{ patient: { cpr, municipality: '0730' }, content: discharge.exampleContent, send: true },
        });
        expect(sent.status).toBe(201);
      }
    }
    const newer = await http(system, 'steward').post('/pathways', document(2));
    expect(newer.status).toBe(201);
  });
  afterAll(async () => {
    await system.stop();
    await database.drop();
  });

  const env = (): NodeJS.ProcessEnv => ({ ...process.env, ...system.env });
  const words = ['pathways', 'migrate', '--pathway', 'borrowed-discharge', '--from', '1', '--to', '2', '--json'];
  const stafet = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { env: env(), encoding: 'utf8' });
    return { status, stderr, lines: stdout.trim().split('\n') };
  };
  const versions = async (): Promise<readonly number[]> =>
    withClient(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ version: number }>('select pathway_version as version from handover');
      return rows.map(({ version }) => version);
    });
  const replayed = (): unknown => {
    const { status, lines } = stafet('replay', '--json');
    return { status, ...(JSON.parse(lines.at(-1) ?? '{}') as object) };
  };

  it('leaves each handover with one version or the other, and is gone on with', async () => {
    const whatWouldBe = stafet(...words, '--dry-run');
    expect(whatWouldBe.status).toBe(0);
    expect(JSON.parse(whatWouldBe.lines.at(-1) ?? '{}')).toMatchObject({ isDryRun: true, migrated: 10, refused: 0 });
    expect(await versions()).toEqual(Array.from({ length: 10 }, () => 1));

    const killed = spawn(process.execPath, [cli, ...words], { env: env() });
    const ended = once(killed, 'exit');
    killed.stdout.once('data', () => killed.kill('SIGKILL'));
    await ended;
    const halfway = await versions();
    expect(halfway).toContain(2);
    expect(replayed()).toMatchObject({ status: 0, handovers: 10, divergences: 0 });

    const goneOn = stafet(...words);
    expect(goneOn.status).toBe(0);
    expect(JSON.parse(goneOn.lines.at(-1) ?? '{}')).toMatchObject({
      migrated: halfway.filter((version) => version === 1).length,
    });
    expect(await versions()).toEqual(Array.from({ length: 10 }, () => 2));
    expect(replayed()).toMatchObject({ status: 0, handovers: 10, divergences: 0 });
    expect(stafet('pathways', 'list').lines.join('\n')).toMatch(
      /borrowed-discharge version 1 \(superseded\): 0 running, accepted .*\nborrowed-discharge version 2: 10 running, accepted /,
    );
  });

  it('says in one line what it was asked wrongly', () => {
    expect(stafet('pathways', 'migrate', '--pathway', 'borrowed-discharge', '--from', '2', '--to', '1')).toMatchObject({
      status: 1,
      stderr: '--to must be newer than --from\n',
    });
    expect(stafet('pathways', 'migrate', '--pathway', 'borrowed-discharge', '--from', '2', '--to', '3')).toMatchObject({
      status: 1,
      stderr: 'There is no borrowed-discharge version 3\n',
    });
  });
});
