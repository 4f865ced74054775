import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, settings, type ConfigError } from './config';

const given = {
  STAFET_ENV: 'production',
  PUBLIC_URL: 'https://stafet.example',
  OIDC_ISSUER: 'https://login.example',
  MAIL_FROM: 'Stafet <no-reply@stafet.example>',
  DATABASE_URL: 'postgres://db/stafet',
  OIDC_CLIENT_SECRET: 'x',
  SMTP_URL: 'smtp://mail',
  PATIENT_KEYS: `a:${randomBytes(32).toString('base64')}`,
  CPR_LOOKUP_KEY: randomBytes(32).toString('base64'),
};
const developmentValue = (name: string): string => settings.find((each) => each.name === name)?.fallback ?? '';

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
    expect(loadConfig(given).production).toBe(true);
    for (const name of secrets) {
      expect(() => loadConfig({ ...given, [name]: undefined })).toThrow(`${name} must be set in production`);
      expect(() => loadConfig({ ...given, [name]: developmentValue(name) })).toThrow(
        `${name} holds the published development value`,
      );
    }
  });

  it('lets no development key into production under another name or in another spelling, nor beside a new one', () => {
    const published = developmentValue('CPR_LOOKUP_KEY');
    const unpadded = published.replace(/=+$/, '');
    for (const PATIENT_KEYS of [`mine:${published}`, `mine:${key()},old:${unpadded}`]) {
      expect(() => loadConfig({ ...given, PATIENT_KEYS })).toThrow(
        'PATIENT_KEYS holds the published development value',
      );
    }
    expect(() => loadConfig({ ...given, CPR_LOOKUP_KEY: unpadded })).toThrow('CPR_LOOKUP_KEY holds the published');
  });

  it.each(['PUBLIC_URL', 'OIDC_ISSUER', 'MAIL_FROM'])('falls back to no default of %s in production', (name) => {
    expect(() => loadConfig({ ...given, [name]: undefined })).toThrow(
      new RegExp(`^The configuration is not usable: ${name} must be set in production \\([^)]*\\)$`),
    );
  });

  it.each([
    ['STAFET_ENV', 'prod', 'STAFET_ENV must be development or production'],
    ['STAFET_DEMO', 'yes', 'STAFET_DEMO must be true or false'],
    ['PUBLIC_URL', 'nonsense', 'PUBLIC_URL must be an address that begins with http:// or https://'],
    ['OIDC_ISSUER', 'login.example', 'OIDC_ISSUER must be an address that begins with http:// or https://'],
    ['DATABASE_URL', 'mysql://db', 'DATABASE_URL must be an address that begins with postgres:// or postgresql://'],
    ['REDIS_URL', 'redis', 'REDIS_URL must be an address that begins with redis:// or rediss://'],
    ['SMTP_URL', 'mail.example:25', 'SMTP_URL must be an address that begins with smtp:// or smtps://'],
  ])('says at boot that %s cannot be %s', (name, wrong, fault) => {
    expect(() => loadConfig({ [name]: wrong })).toThrow(`The configuration is not usable: ${fault}`);
  });

  it.each([
    ['PUBLIC_URL', 'http://stafet.example', 'PUBLIC_URL must be an address that begins with https://'],
    ['OIDC_ISSUER', 'http://login.example', 'OIDC_ISSUER must be an address that begins with https://'],
    ['STAFET_DEMO', 'true', 'STAFET_DEMO must not be true in production'],
  ])('refuses in production that %s is %s', (name, wrong, fault) => {
    expect(() => loadConfig({ ...given, [name]: wrong })).toThrow(`The configuration is not usable: ${fault}`);
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
