import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { demoPeople } from '@stafet/demo';
import { checkoutFolder } from '@stafet/embedded';
import { startChild, type ChildOptions } from './child';
import { claim, release } from './claim';
import { appDatabaseUrl, databaseIdentity, EmbeddedDatabase } from './database';
import type { DataFolder } from './data-folder';
import { demoEnvironment, portsFrom, saveEnvironment, type Ports } from './environment';
import { KeptAlive, type Started } from './kept-alive';
import { LauncherError } from './launcher-error';
import { refuseBusyPorts } from './ports';
import type { Progress } from './progress';
import { welcome } from './welcome';

/** Starts the whole demo system in order, keeps it alive, and stops it in the opposite order. */
export class Launcher {
  private readonly running: KeptAlive[] = [];
  private task: Started | undefined;
  private isStopping = false;
  private hasClaim = false;

  constructor(
    private readonly folder: DataFolder,
    private readonly given: NodeJS.ProcessEnv,
    private readonly progress: Progress,
  ) {}

  /** @throws LauncherError or EmbeddedPostgresError; `stop` then clears away what was started before */
  async start(): Promise<void> {
    const began = performance.now();
    const ports = portsFrom(this.given);
    this.folder.prepare();
    const env = demoEnvironment(this.given, this.folder, ports);
    const url = env['PUBLIC_URL'] ?? '';
    await claim(this.folder, url, this.say);
    this.hasClaim = true;
    await refuseBusyPorts({ ...ports });

    const demo = this.keep('demo', env, () => answersOk(`http://127.0.0.1:${ports.DEMO_PORT}/health`));
    const [migratorUrl] = await Promise.all([this.prepareDatabase(env), demo.start()]);
    this.refuseWhenStopping();
    const databases = await this.loginsFor(migratorUrl);
    const full = { ...env, ...databases };
    saveEnvironment(this.folder, full);
    await this.startServices(full, ports);
    await this.seedOnce(full);
    this.refuseWhenStopping();
    this.progress.say(
      welcome(url, `${env['OIDC_ISSUER'] ?? ''}/inbox`, demoPeople, (performance.now() - began) / 1000),
    );
  }

  /**
   * Stops what was started, the users of a thing before the thing; the data are kept. Where a start is under way, it
   * fails soon after, and `stop` is to be called once more for what it had begun meanwhile.
   */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.task?.stop();
    for (let last = this.running.pop(); last !== undefined; last = this.running.pop()) await last.stop();
    if (this.hasClaim) release(this.folder);
  }

  private readonly say = (line: string): void => this.progress.say(line);

  private async prepareDatabase(env: Readonly<Record<string, string>>): Promise<string> {
    const url = await this.databaseUrl();
    const what = 'Bringing the database to this version';
    await this.progress.step(what, () => this.runTask('migrate', [], { ...env, MIGRATOR_DATABASE_URL: url }));
    return url;
  }

  private async databaseUrl(): Promise<string> {
    const given = this.given['MIGRATOR_DATABASE_URL'] || this.given['DATABASE_URL'];
    if (given) return given;
    const database = await EmbeddedDatabase.in(this.folder, this.say);
    this.refuseWhenStopping();
    // First in the list, last to be stopped.
    this.running.unshift(database.server);
    await this.progress.step('Starting PostgreSQL', () => database.server.start());
    return database.url();
  }

  private async loginsFor(migratorUrl: string) {
    const own = this.given['MIGRATOR_DATABASE_URL'] ? this.given['DATABASE_URL'] : undefined;
    return {
      MIGRATOR_DATABASE_URL: migratorUrl,
      DATABASE_URL: own || (await appDatabaseUrl(migratorUrl, this.say)),
    };
  }

  private async startServices(env: Readonly<Record<string, string>>, ports: Ports): Promise<void> {
    const worker = this.keep('worker', env, async (output) => output().includes('worker ready'));
    const api = this.keep('api', env, () => answersOk(`http://127.0.0.1:${ports.PORT}/health/ready`));
    await this.progress.step('Starting the API and the worker', () => Promise.all([worker.start(), api.start()]));
  }

  private async seedOnce(env: Readonly<Record<string, string>>): Promise<void> {
    const isOffered = existsSync(join(checkoutFolder(), 'dist/apps/cli/src/commands/seed.js'));
    const identity = await databaseIdentity(env['MIGRATOR_DATABASE_URL'] ?? '');
    if (!isOffered || this.folder.read('seeded') === identity) return;
    await this.progress.step('Filling the demo region with synthetic patients', () =>
      this.runTask('cli', ['seed'], env),
    );
    this.folder.write('seeded', identity);
  }

  private keep(app: string, env: Readonly<Record<string, string>>, isReady: ChildOptions['isReady']): KeptAlive {
    const kept = new KeptAlive({
      name: app,
      say: this.say,
      start: () => startChild({ name: app, program: program(app), env: this.full(env), folder: this.folder, isReady }),
    });
    this.running.push(kept);
    return kept;
  }

  private async runTask(app: string, words: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
    const name = words[0] ?? app;
    this.refuseWhenStopping();
    this.task = startChild({
      name,
      program: program(app),
      arguments: words,
      env: this.full(env),
      folder: this.folder,
      isReady: () => Promise.resolve(false),
    });
    const end = await this.task.ended;
    this.task = undefined;
    if (!end.isSuccess)
      throw new LauncherError(`${name} failed: ${end.how} (all of it in ${this.folder.file('logs')})`);
  }

  private refuseWhenStopping(): void {
    if (this.isStopping) throw new LauncherError('Stopped before the system was ready');
  }

  private full(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    return { ...this.given, ...env };
  }
}

function program(app: string): string {
  return join(checkoutFolder(), 'dist', 'apps', app, 'src', 'main.js');
}

async function answersOk(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
