import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A service of docker/compose.yml, as its image in docker/Dockerfile starts it. */
export interface Service {
  readonly command: readonly string[];
  /** The command that asks the container how it is; undefined where the image has none. */
  readonly healthCheck: readonly string[] | undefined;
  /** What the image sets and what compose tells it. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Reads a service from the two files. Its secrets lie in `secrets` in place of /run/secrets; `dotEnv` is what stands in
 * docker/.env.
 */
export function readService(name: string, secrets: string, dotEnv: Readonly<Record<string, string>>): Service {
  const { services } = parse(read('docker/compose.yml'), { merge: true }) as {
    services: Record<string, { build: { target: string }; environment: Record<string, string> } | undefined>;
  };
  const service = services[name];
  if (service === undefined) throw new Error(`compose.yml has no service ${name}`);
  const told = Object.entries(service.environment).map(([key, value]) => [
    key,
    value.replace('/run/secrets', secrets).replace(/^\$\{(\w+):\?.*\}$/, (_, wanted: string) => dotEnv[wanted] ?? ''),
  ]);
  const image = readImage(service.build.target);
  return { ...image, env: { ...image.env, ...(Object.fromEntries(told) as Record<string, string>) } };
}

/** What docker/.env.example proposes. */
export function readDotEnvExample(): Record<string, string> {
  return pairs(read('docker/.env.example').matchAll(/^(\w+)=(.*)$/gm));
}

function readImage(target: string): Service {
  const stage = read('docker/Dockerfile')
    .replace(/\\\n\s*/g, ' ')
    .split(/^FROM /m)
    .find((each) => each.split('\n')[0]?.endsWith(` AS ${target}`));
  if (stage === undefined) return { command: [], healthCheck: undefined, env: {} };
  const below = readImage(/^\S+/.exec(stage)?.[0] ?? '');
  const command = /^CMD (\[.*\])$/m.exec(stage)?.[1];
  const healthCheck = /^HEALTHCHECK .*CMD (\[.*\])$/m.exec(stage)?.[1];
  const set = [...stage.matchAll(/^ENV (.*)$/gm)].map(([, line]) => line ?? '').join(' ');
  return {
    command: command === undefined ? below.command : words(command),
    healthCheck: healthCheck === undefined ? below.healthCheck : words(healthCheck),
    env: { ...below.env, ...pairs(set.matchAll(/(\w+)=(\S*)/g)) },
  };
}

function words(list: string): readonly string[] {
  return JSON.parse(list) as string[];
}

function pairs(matches: Iterable<RegExpExecArray>): Record<string, string> {
  return Object.fromEntries([...matches].map(([, key = '', value = '']) => [key, value]));
}

/** How a process ended: `code` where it did so by itself, `signal` where it was ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process, with everything it said. */
export interface Running {
  readonly stdout: string;
  readonly stderr: string;
  /** Resolves when the process has ended and has no more to say. */
  readonly ended: Promise<Ending>;
  readonly hasEnded: boolean;
  kill(signal: NodeJS.Signals): void;
}

/** Starts a command in the project's folder with these settings alone; `node` is the Node that runs the tests. */
export function run([program = '', ...words]: readonly string[], env: Readonly<Record<string, string>>): Running {
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const child = spawn(program, words, { cwd: root, env: { PATH: path, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  let hasEnded = false;
  const ended = new Promise<Ending>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code, signal) => {
      hasEnded = true;
      done({ code, signal });
    });
  });
  return {
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
    get hasEnded() {
      return hasEnded;
    },
    ended,
    kill: (signal) => child.kill(signal),
  };
}
