import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { Config } from '@stafet/platform';
import type { DemoKeys } from '@stafet/demo';

/**
 * The keys of the provider, from `config.surroundings.keysFile`, made where there are none. The file also says for
 * whom tokens are made, so that `stafet token` agrees with the provider that ran last.
 * @throws Error that names the file, where it holds something else or cannot be written
 */
export async function openDemoKeys(config: Config): Promise<DemoKeys> {
  const { keysFile } = config.surroundings;
  const kept = await readKeys(keysFile);
  const keys: DemoKeys = {
    issuer: config.oidc.issuer,
    audience: config.oidc.audience,
    clientId: config.oidc.clientId,
    signingKey: kept?.signingKey ?? (await makeSigningKey()),
    cookieKey: kept?.cookieKey ?? randomBytes(32).toString('base64url'),
  };
  await mkdir(dirname(keysFile), { recursive: true });
  const unfinished = `${keysFile}.${process.pid}.tmp`;
  await writeFile(unfinished, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, keysFile);
  return keys;
}

async function readKeys(file: string): Promise<DemoKeys | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
  const keys = parse(text) as Partial<DemoKeys> | undefined;
  if (keys?.signingKey?.kid === undefined || keys.cookieKey === undefined) {
    throw new Error(`${file} does not hold the keys of the demo's login; remove it, and new ones are made`);
  }
  return keys as DemoKeys;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function makeSigningKey(): Promise<DemoKeys['signingKey']> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const key = await exportJWK(pair.privateKey);
  return { ...key, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(key) };
}
