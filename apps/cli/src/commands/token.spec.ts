import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { tokenCommand } from './token';

describe('stafet token', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stafet-token-'));
  const said = { out: '', error: '' };

  beforeEach(() => {
    process.env['STAFET_DATA'] = folder;
    said.out = '';
    said.error = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.out += String(text);
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env['STAFET_DATA'];
    rmSync(join(folder, 'demo-keys.json'), { force: true });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...words: string[]) =>
    tokenCommand()
      .exitOverride()
      .configureOutput({ writeErr: (text) => (said.error += text) })
      .parseAsync(words, { from: 'user' });

  it('prints a token that the demo’s key signed for that login, and nothing else', async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const signingKey = { ...(await exportJWK(pair.privateKey)), kid: 'one', alg: 'ES256' };
    const keys = { issuer: 'http://localhost:1', audience: 'a', clientId: 'c', cookieKey: 'k', signingKey };
    writeFileSync(join(folder, 'demo-keys.json'), JSON.stringify(keys));
    await run('--user', 'caseworker-samsoe');
    expect(said.out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const published = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] });
    const { payload } = await jwtVerify(said.out.trim(), published, { issuer: keys.issuer, audience: 'a' });
    expect(payload).toMatchObject({ sub: 'synthetic-caseworker-samsoe', cvr: '00000741' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  it('lists the logins in one line when there is no such login', async () => {
    await expect(run('--user', 'nobody')).rejects.toMatchObject({ exitCode: 1 });
    expect(said.error).toMatch(/^There is no demo login "nobody": .*clinician-randers.*operator.*police\n$/);
    expect(said.out).toBe('');
  });

  it('says in one line what to do when nothing was started yet', async () => {
    await expect(run('--user', 'auditor')).rejects.toMatchObject({ exitCode: 1 });
    expect(said.error).toBe('There is no demo to log in to yet: run npm start first\n');
    expect(said.out).toBe('');
  });
});
