import { KeptAlive, type End, type Started } from './kept-alive';

/** A process of the test's own, which becomes ready and ends when the test says so. */
class Puppet implements Started {
  private becomeReady!: (isReady: boolean) => void;
  private end!: (end: End) => void;
  readonly ready = new Promise<boolean>((resolve) => (this.becomeReady = resolve));
  readonly ended = new Promise<End>((resolve) => (this.end = resolve));
  wasStopped = false;

  comesUp(): this {
    this.becomeReady(true);
    return this;
  }

  dies(end: Partial<End> = {}): this {
    this.end({ how: 'killed by SIGKILL', isSuccess: false, bySignal: true, ...end });
    this.becomeReady(false);
    return this;
  }

  async stop(): Promise<void> {
    this.wasStopped = true;
    this.dies({ how: 'killed by SIGTERM' });
  }
}

function keepAlive(prepare: (puppet: Puppet, number: number) => void) {
  const puppets: Puppet[] = [];
  const said: string[] = [];
  const kept = new KeptAlive({
    name: 'api',
    say: (line) => said.push(line),
    firstPauseMilliseconds: 4,
    start() {
      const puppet = new Puppet();
      puppets.push(puppet);
      prepare(puppet, puppets.length);
      return puppet;
    },
  });
  return { kept, puppets, said };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resume) => setTimeout(resume, 1));
}

describe('a process that is kept alive', () => {
  it('is started again when it dies, and both is said', async () => {
    const { kept, puppets, said } = keepAlive((puppet) => puppet.comesUp());
    await kept.start();
    puppets[0]?.dies();
    await until(() => said.length === 2);
    expect(said).toEqual(['api ended (killed by SIGKILL); starting it again in 0.004 s', 'api is back']);
    expect(puppets).toHaveLength(2);
    await kept.stop();
  });

  it('is given twice as long each time it dies, up to thirty times the first pause', async () => {
    const { kept, puppets, said } = keepAlive((puppet, number) =>
      number === 1 ? puppet.comesUp() : number < 8 ? puppet.dies() : puppet,
    );
    await kept.start();
    puppets[0]?.dies();
    await until(() => puppets.length === 8);
    const pauses = said.map((line) => Number(/in ([\d.]+) s/.exec(line)?.[1]));
    expect(pauses).toEqual([0.004, 0.008, 0.016, 0.032, 0.064, 0.12, 0.12]);
    await kept.stop();
  });

  it('is not started again once it was to stop', async () => {
    const { kept, puppets, said } = keepAlive((puppet) => puppet.comesUp());
    await kept.start();
    await kept.stop();
    expect(puppets.map((each) => each.wasStopped)).toEqual([true]);
    expect(said).toEqual([]);
  });

  it('is not started again when the order to stop comes in the pause', async () => {
    const { kept, puppets, said } = keepAlive((puppet) => puppet.comesUp());
    await kept.start();
    puppets[0]?.dies();
    await until(() => said.length === 1);
    await kept.stop();
    expect(puppets).toHaveLength(1);
  });

  it('fails to start with its reason when it gives up by itself', async () => {
    const { kept, puppets } = keepAlive((puppet) => puppet.dies({ how: 'exit code 1: no such key', bySignal: false }));
    await expect(kept.start()).rejects.toThrow('api did not start: exit code 1: no such key');
    expect(puppets).toHaveLength(1);
    await kept.stop();
  });

  it('is started again when somebody kills it before it is ready', async () => {
    const { kept, puppets } = keepAlive((puppet, number) => (number === 1 ? puppet.dies() : puppet.comesUp()));
    await kept.start();
    expect(puppets).toHaveLength(2);
    await kept.stop();
  });
});
