import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Long enough for a process to begin on a busy machine; who waits for a dead one waits for ever. Milliseconds. */
const patience = 5_000;
const locking = join(__dirname, 'one-at-a-time.mjs');

jest.setTimeout(30_000);

describe('what only one process may do at a time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stafet-lock-'));
  const lock = join(folder, 'lock');
  afterEach(() => rmSync(lock, { force: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a process that takes the lock and holds it until it is killed or told to end. */
  const start = (work = '') => {
    const script = `
      import { oneAtATime } from ${JSON.stringify(locking)};
      await oneAtATime(${JSON.stringify(lock)}, async () => { console.log('working'); ${work} },
        (pid) => console.log('waiting for ' + pid));`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    const says = async (wanted: string): Promise<void> => {
      for (let waited = 0; !said.includes(wanted) && waited < patience; waited += 20) {
        await new Promise((resume) => setTimeout(resume, 20));
      }
      expect(said).toContain(wanted);
    };
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    return { child, says, ended, said: () => said };
  };
  const untilTold = `await new Promise((done) => process.stdin.once('data', done)); process.stdin.unref();`;
  const finish = async ({ child, ended }: ReturnType<typeof start>): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };

  it.each([
    ['is empty', ''],
    ['names no process', '0'],
    ['names a number that the machine has given to another process since', '1'],
    ['names a process of the same number that began at another time', `{"pid":${process.pid},"began":"long ago"}`],
    ['holds half a record', '{"pid":'],
  ])('waits for nobody where the lock %s', async (_, text) => {
    writeFileSync(lock, text);
    const process = start();
    try {
      await process.says('working');
      await process.ended;
      expect(existsSync(lock)).toBe(false);
    } finally {
      await finish(process);
    }
  });

  it('waits for a process that lives, says for which, and goes on when that one has ended', async () => {
    const first = start(untilTold);
    await first.says('working');
    const second = start();
    try {
      await second.says(`waiting for ${first.child.pid}`);
      expect(second.said()).not.toContain('working');
      first.child.stdin.write('end\n');
      await second.says('working');
    } finally {
      await Promise.all([finish(first), finish(second)]);
    }
  });

  it('takes over from a process that was killed', async () => {
    const killed = start(untilTold);
    await killed.says('working');
    await finish(killed);
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: killed.child.pid });
    const next = start();
    try {
      await next.says('working');
    } finally {
      await finish(next);
    }
  });
});
