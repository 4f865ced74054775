import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every setting of every process, read once at boot. Nothing else reads `process.env`.
 * A secret may come from a file: `NAME_FILE=/run/secrets/name` is read in place of `NAME`.
 */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** The address that people type; links in e-mails and the OIDC redirect start with it. */
  readonly publicUrl: string;
  readonly database: { readonly url: string; readonly migratorUrl: string; readonly poolSize: number };
  /** Present: BullMQ runs on Redis. Absent: on its PostgreSQL backend, in the schema `bullmq`. */
  readonly redisUrl: string | undefined;
  readonly oidc: {
    readonly issuer: string;
    readonly audience: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  readonly smtp: { readonly url: string; readonly from: string };
  /** Personal data at rest: `keys` wrap the data key of each patient, `lookupKey` makes a CPR number findable. */
  readonly patientKeys: {
    readonly current: string;
    readonly keys: ReadonlyMap<string, Buffer>;
    readonly lookupKey: Buffer;
  };
  /** The path to `loadCatalogue` from; absent, the organisations are those that are shipped. */
  readonly organizationsFile: string | undefined;
  readonly demo: boolean;
  /** The folder of the embedded default: its database, and the keys of its identity provider. */
  readonly dataFolder: string;
  /** What `apps/demo` listens on and keeps; nothing else looks at it but `stafet token`, which reads the keys. */
  readonly surroundings: {
    readonly port: number;
    readonly smtpPort: number;
    readonly keysFile: string;
    readonly inboxFile: string | undefined;
  };
}

export interface Setting {
  readonly name: string;
  readonly description: string;
  /** The value used outside production when nothing is set; `undefined` means that it must be set. */
  readonly fallback: string | undefined;
  readonly secret: boolean;
}

// Thirty-two fixed bytes: good enough for synthetic patients, and refused in production, since everybody can read them.
const developmentKeyBytes = Buffer.alloc(32, 'stafet-development-key');
const developmentKey = developmentKeyBytes.toString('base64');

/** What is no secret, and yet has no default that could be right in production. */
const neededInProduction: readonly string[] = ['PUBLIC_URL', 'OIDC_ISSUER', 'MAIL_FROM'];

/** The settings in the order in which `stafet config` lists them. */
export const settings = [
  {
    name: 'STAFET_ENV',
    description: '`development` or `production`, which refuses every development value and every address without TLS',
    fallback: 'development',
    secret: false,
  },
  {
    name: 'STAFET_DEMO',
    description: '`true` offers the demo logins and links to the demo inbox; refused in production',
    fallback: 'false',
    secret: false,
  },
  { name: 'HOST', description: 'the address the API listens on', fallback: '127.0.0.1', secret: false },
  { name: 'PORT', description: 'the port the API listens on', fallback: '3000', secret: false },
  {
    name: 'PUBLIC_URL',
    description: 'the address people use; default http://localhost:PORT',
    fallback: '',
    secret: false,
  },
  {
    name: 'DATABASE_URL',
    description: 'PostgreSQL for the API and the worker, as the role that may not change the trail',
    fallback: 'postgres://localhost:5432/stafet',
    secret: true,
  },
  {
    name: 'MIGRATOR_DATABASE_URL',
    description: 'PostgreSQL for migrations, as the role that owns the tables; default DATABASE_URL',
    fallback: '',
    secret: true,
  },
  {
    name: 'DATABASE_POOL_SIZE',
    description: 'connections to PostgreSQL per process',
    fallback: '10',
    secret: false,
  },
  {
    name: 'REDIS_URL',
    description: 'Redis for the queue; without it the queue lives in PostgreSQL',
    fallback: '',
    secret: true,
  },
  {
    name: 'OIDC_ISSUER',
    description: 'the OpenID Connect provider that people log in with',
    fallback: 'http://localhost:3001',
    secret: false,
  },
  { name: 'OIDC_AUDIENCE', description: 'the audience of access tokens', fallback: 'stafet-api', secret: false },
  { name: 'OIDC_CLIENT_ID', description: 'the client id of the web', fallback: 'stafet-web', secret: false },
  {
    name: 'OIDC_CLIENT_SECRET',
    description: 'the client secret of the web',
    fallback: 'stafet-web-development',
    secret: true,
  },
  { name: 'SMTP_URL', description: 'the mail server', fallback: 'smtp://127.0.0.1:3025', secret: true },
  {
    name: 'MAIL_FROM',
    description: 'the sender of e-mails',
    fallback: 'Stafet <no-reply@stafet.example>',
    secret: false,
  },
  {
    name: 'PATIENT_KEYS',
    description: 'keys that wrap the patients’ data keys, `id:base64` of 32 bytes, comma-separated, newest first',
    fallback: `development:${developmentKey}`,
    secret: true,
  },
  {
    name: 'CPR_LOOKUP_KEY',
    description: 'the key of the hash by which a CPR number is found, base64 of 32 bytes; it cannot be rotated',
    fallback: developmentKey,
    secret: true,
  },
  {
    name: 'ORGANIZATIONS_FILE',
    description: 'the organisations of the region, in place of those that are shipped',
    fallback: '',
    secret: false,
  },
  {
    name: 'STAFET_DATA',
    description: 'the folder in which the embedded default keeps its data',
    fallback: '.stafet',
    secret: false,
  },
  { name: 'DEMO_PORT', description: 'the port of the demo’s login and inbox', fallback: '3001', secret: false },
  { name: 'DEMO_SMTP_PORT', description: 'the port of the demo’s mail server', fallback: '3025', secret: false },
  {
    name: 'DEMO_KEYS_FILE',
    description: 'where the demo’s login keeps its keys; default STAFET_DATA/demo-keys.json',
    fallback: '',
    secret: false,
  },
  {
    name: 'DEMO_INBOX_FILE',
    description: 'where the demo’s mail server keeps its last mails; without it they are in memory only',
    fallback: '',
    secret: false,
  },
] as const satisfies readonly Setting[];

type SettingName = (typeof settings)[number]['name'];

/** All that is wrong with the settings, one sentence each. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable: ${faults.join('; ')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads the settings from `env` (and from `NAME_FILE` files).
 * @throws ConfigError with every fault at once, never only the first.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const faults: string[] = [];
  const refuse = (fault: string): void => {
    if (!faults.includes(fault)) faults.push(fault);
  };
  const refuseDevelopmentValue = (name: SettingName): void =>
    refuse(`${name} holds the published development value: production needs one of its own`);
  const production = (env['STAFET_ENV'] ?? fromFile(env['STAFET_ENV_FILE'], 'STAFET_ENV', [])) === 'production';

  const value = (name: SettingName): string => {
    const setting = settings.find((each) => each.name === name);
    const given = env[name] ?? fromFile(env[`${name}_FILE`], name, faults);
    const isOwn = production && setting?.secret && setting.fallback !== '';
    if (given !== undefined && given !== '') {
      if (isOwn && given === setting.fallback) refuseDevelopmentValue(name);
      return given;
    }
    if (isOwn || (production && neededInProduction.includes(name))) {
      refuse(`${name} must be set in production (${setting?.description})`);
    }
    return setting?.fallback ?? '';
  };
  const oneOf = <Word extends string>(name: SettingName, words: readonly Word[]): Word | undefined => {
    const given = value(name);
    const word = words.find((each) => each === given);
    if (word === undefined) refuse(`${name} must be ${words.join(' or ')}`);
    return word;
  };
  const address = (name: SettingName, schemes: readonly string[]): string => {
    const before = faults.length;
    const text = value(name);
    const isUsable = text === '' || (URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)));
    if (!isUsable && faults.length === before) {
      refuse(`${name} must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
    }
    return text;
  };
  const wholeNumber = (name: SettingName, lowest: number, highest: number): number => {
    const number = Number(value(name));
    if (Number.isInteger(number) && number >= lowest && number <= highest) return number;
    refuse(`${name} must be a whole number from ${lowest} to ${highest}`);
    return lowest;
  };
  const key = (name: SettingName, text: string): Buffer => {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length !== 32) refuse(`${name} must hold base64 of 32 bytes`);
    if (production && bytes.equals(developmentKeyBytes)) refuseDevelopmentValue(name);
    return bytes;
  };

  oneOf('STAFET_ENV', ['development', 'production']);
  const demo = oneOf('STAFET_DEMO', ['true', 'false']) === 'true';
  if (production && demo) refuse('STAFET_DEMO must not be true in production: the demo lets anybody log in as anybody');
  // A session cookie, a token or a password that goes over the network in the clear belongs to whoever listens.
  const webSchemes = production ? ['https'] : ['http', 'https'];
  const port = wholeNumber('PORT', 0, 65535);
  const databaseUrl = address('DATABASE_URL', ['postgres', 'postgresql']);
  const dataFolder = value('STAFET_DATA');
  const keys = new Map<string, Buffer>();
  for (const pair of value('PATIENT_KEYS').split(',')) {
    const id = pair.slice(0, Math.max(0, pair.indexOf(':')));
    const text = pair.slice(pair.indexOf(':') + 1);
    if (id === '') refuse('PATIENT_KEYS must be written `id:base64`');
    else keys.set(id, key('PATIENT_KEYS', text));
  }

  const config: Config = {
    production,
    host: value('HOST'),
    port,
    publicUrl: (address('PUBLIC_URL', webSchemes) || `http://localhost:${port}`).replace(/\/$/, ''),
    database: {
      url: databaseUrl,
      migratorUrl: address('MIGRATOR_DATABASE_URL', ['postgres', 'postgresql']) || databaseUrl,
      poolSize: wholeNumber('DATABASE_POOL_SIZE', 1, 200),
    },
    redisUrl: address('REDIS_URL', ['redis', 'rediss']) || undefined,
    oidc: {
      issuer: address('OIDC_ISSUER', webSchemes),
      audience: value('OIDC_AUDIENCE'),
      clientId: value('OIDC_CLIENT_ID'),
      clientSecret: value('OIDC_CLIENT_SECRET'),
    },
    smtp: { url: address('SMTP_URL', ['smtp', 'smtps']), from: value('MAIL_FROM') },
    patientKeys: {
      current: [...keys.keys()][0] ?? '',
      keys,
      lookupKey: key('CPR_LOOKUP_KEY', value('CPR_LOOKUP_KEY')),
    },
    organizationsFile: value('ORGANIZATIONS_FILE') || undefined,
    demo,
    dataFolder,
    surroundings: {
      port: wholeNumber('DEMO_PORT', 0, 65535),
      smtpPort: wholeNumber('DEMO_SMTP_PORT', 0, 65535),
      keysFile: value('DEMO_KEYS_FILE') || join(dataFolder, 'demo-keys.json'),
      inboxFile: value('DEMO_INBOX_FILE') || undefined,
    },
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function fromFile(path: string | undefined, name: string, faults: string[]): string | undefined {
  if (path === undefined || path === '') return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    faults.push(`${name}_FILE names a file that cannot be read`);
    return undefined;
  }
}
