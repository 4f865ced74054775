import type { DataFolder } from './data-folder';
import { LauncherError } from './launcher-error';

export interface Ports {
  readonly PORT: number;
  readonly DEMO_PORT: number;
  readonly DEMO_SMTP_PORT: number;
}

const highestPort = 65_535;

/** The ports that were asked for: the demo's follow PORT, so that a second system needs one setting only. */
export function portsFrom(given: NodeJS.ProcessEnv): Ports {
  const port = portOf(given, 'PORT', 3000);
  return {
    PORT: port,
    DEMO_PORT: portOf(given, 'DEMO_PORT', port + 1),
    DEMO_SMTP_PORT: portOf(given, 'DEMO_SMTP_PORT', port + 2),
  };
}

function portOf(given: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const port = Number(given[name] || fallback);
  if (Number.isInteger(port) && port > 0 && port <= highestPort) return port;
  throw new LauncherError(`${name} must be a whole number from 1 to ${highestPort}, and is ${given[name] ?? fallback}`);
}

/** What every process of the demo is given beside the database: what the user set, and where she did not, the default. */
export function demoEnvironment(given: NodeJS.ProcessEnv, folder: DataFolder, ports: Ports): Record<string, string> {
  const defaults: Record<string, string> = {
    STAFET_DEMO: 'true',
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://localhost:${ports.PORT}`,
    OIDC_ISSUER: `http://localhost:${ports.DEMO_PORT}`,
    SMTP_URL: `smtp://127.0.0.1:${ports.DEMO_SMTP_PORT}`,
    DEMO_KEYS_FILE: folder.file('demo-keys.json'),
    DEMO_INBOX_FILE: folder.file('demo-inbox.json'),
    ...folder.secrets(),
  };
  const chosen = Object.entries(defaults).map(([name, value]) => [name, given[name] || value] as const);
  return {
    ...Object.fromEntries(chosen.filter(([name]) => !given[`${name}_FILE`])),
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    STAFET_DATA: folder.path,
  };
}

const savedFile = 'environment.json';

/** Keeps what the system runs with, for the commands that are called beside it. */
export function saveEnvironment(folder: DataFolder, env: Readonly<Record<string, string>>): void {
  folder.write(savedFile, `${JSON.stringify(env, null, 2)}\n`);
}

/** The settings of the last `start` in this folder; none where there was none. */
export function savedEnvironment(folder: DataFolder): Record<string, string> {
  const text = folder.read(savedFile);
  if (text === undefined) return {};
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch {
    return {};
  }
}
