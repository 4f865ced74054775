import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, settings, type ConfigError } from './config';

const key = (): string => randomBytes(32).toString('base64');

describe('the configuration', () => {
  it('needs nothing to be set for development', () => {
    expect(loadConfig({})).toMatchObject({
      production: false,
      port: 3000,
      publicUrl: 'http://localhost:3000',
      redisUrl: undefined,
    });
  });

  it('names every fault at once', () => {
    const faulty = {
      PORT: 'eighty',
      DATABASE_POOL_SIZE: '0',
      CPR_LOOKUP_KEY: 'short',
      PATIENT_KEYS: 'no-id',
      DEMO_PORT: '70000',
    };
    const faults = (): readonly string[] => {
      try {
        loadConfig(faulty);
        return [];
      } catch (error) {
        return (error as ConfigError).faults;
      }
    };
    for (const name of Object.keys(faulty)) expect(faults().filter((fault) => fault.startsWith(name))).not.toEqual([]);
  });

  it('lets no development secret into production', () => {
    const secrets = settings.filter((each) => each.secret && each.fallback !== '').map((each) => each.name);
    expect(secrets).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'PATIENT_KEYS', 'CPR_LOOKUP_KEY', 'OIDC_CLIENT_SECRET']),
    );
    const given = {
      STAFET_ENV: 'production',
      DATABASE_URL: 'postgres://db/stafet',
      OIDC_CLIENT_SECRET: 'x',
      SMTP_URL: 'smtp://mail',
      PATIENT_KEYS: `a:${key()}`,
      CPR_LOOKUP_KEY: key(),
    };
    expect(loadConfig(given).production).toBe(true);
    for (const name of secrets) {
      expect(() => loadConfig({ ...given, [name]: undefined })).toThrow(`${name} must be set in production`);
    }
  });

  it('reads a secret from a file, without the line end that editors leave', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stafet-config-'));
    const file = join(folder, 'secret');
    writeFileSync(file, 'postgres://elsewhere/stafet\n');
    expect(loadConfig({ DATABASE_URL_FILE: file }).database).toMatchObject({
      url: 'postgres://elsewhere/stafet',
      migratorUrl: 'postgres://elsewhere/stafet',
    });
    rmSync(folder, { recursive: true });
    expect(() => loadConfig({ DATABASE_URL_FILE: file })).toThrow('DATABASE_URL_FILE names a file that cannot be read');
  });

  it('wraps with the first of the patient keys and unwraps with all of them', () => {
    const { patientKeys } = loadConfig({ PATIENT_KEYS: `2026:${key()},2025:${key()}` });
    expect([patientKeys.current, [...patientKeys.keys.keys()]]).toEqual(['2026', ['2026', '2025']]);
  });

  it.each(settings)('says what $name is for', ({ description }) => {
    expect(description.length).toBeGreaterThan(10);
  });
});
