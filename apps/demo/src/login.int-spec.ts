import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Global, Logger, Module, Post, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Actor } from '@stafet/core';
import { findDemoPerson, mintAccessToken, type DemoKeys } from '@stafet/demo';
import { checkoutFolder, freePort } from '@stafet/embedded';
import { CurrentActor, IdentityModule, upsertPerson } from '@stafet/identity';
import { Database, loadConfig, ProblemFilter, type Config } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

@Controller('probe')
class ProbeController {
  @Get()
  read(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Post()
  write(@CurrentActor() actor: Actor): { readonly by: string } {
    return { by: actor.name };
  }
}

/** A browser as far as a login needs one: cookies per site, redirects followed by hand. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async open(address: string, form?: Record<string, string>): Promise<Response> {
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: this.cookieHeader, accept: 'text/html' },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }

  /** Follows redirects until a page, or until `stopAt` would be opened. */
  async follow(answer: Response, from: string, stopAt = 'nowhere'): Promise<{ answer: Response; address: string }> {
    let [current, address] = [answer, from];
    while (current.status >= 300 && current.status < 400) {
      address = new URL(current.headers.get('location') ?? '', address).href;
      if (address.startsWith(stopAt)) break;
      current = await this.open(address);
    }
    return { answer: current, address };
  }

  get cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }
}

describe('logging in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stafet-login-'));
  let testDatabase: TestDatabase;
  let database: Database;
  let env: Record<string, string>;
  let config: Config;
  let demo: ChildProcess;
  let app: INestApplication;
  let keys: DemoKeys;

  async function startDemo(): Promise<void> {
    demo = spawn(process.execPath, [join(checkoutFolder(), 'dist/apps/demo/src/main.js')], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    for (let tries = 0; tries < 400; tries++) {
      const isReady = await fetch(`${config.oidc.issuer}/health`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (isReady) return;
      await sleep(25);
    }
    throw new Error('The demo did not start');
  }

  async function stopDemo(signal: NodeJS.Signals): Promise<void> {
    const ended = new Promise((done) => demo.once('exit', done));
    demo.kill(signal);
    await ended;
  }

  async function startApp(settings: Config): Promise<INestApplication> {
    @Global()
    @Module({ providers: [{ provide: Database, useValue: database }], exports: [Database] })
    class DatabaseModule {}
    @Module({ imports: [DatabaseModule, IdentityModule.register(settings)], controllers: [ProbeController] })
    class AppModule {}
    const started = await NestFactory.create(AppModule);
    started.useGlobalFilters(new ProblemFilter());
    return started;
  }

  beforeAll(async () => {
    Logger.overrideLogger(false);
    const [port, demoPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
    env = {
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      OIDC_ISSUER: `http://localhost:${demoPort}`,
      DEMO_PORT: String(demoPort),
      DEMO_SMTP_PORT: String(smtpPort),
      STAFET_DATA: folder,
    };
    config = loadConfig(env);
    testDatabase = await createTestDatabase();
    database = Database.open({ url: testDatabase.appUrl, poolSize: 4 }, 'login-test');
    await startDemo();
    keys = JSON.parse(readFileSync(config.surroundings.keysFile, 'utf8')) as DemoKeys;
    await upsertPerson(database, { ...person('clinician-randers'), memberships: [] });
    app = await startApp(config);
    await app.listen(port, '127.0.0.1');
  });

  afterAll(async () => {
    await app.close();
    await stopDemo('SIGTERM');
    await database.close();
    await testDatabase.drop();
    rmSync(folder, { recursive: true });
  });

  function person(login: string) {
    const found = findDemoPerson(login);
    if (found === undefined) throw new Error(`no ${login}`);
    return found;
  }

  async function logIn(browser: Browser, login: string, returnTo = '/probe') {
    const start = `${config.publicUrl}/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
    const page = await browser.follow(await browser.open(start), start);
    return browser.follow(await browser.open(page.address, { login }), page.address);
  }

  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
  const probe = (headers: Record<string, string>, method = 'GET') =>
    fetch(`${config.publicUrl}/probe`, { method, headers });
  const withToken = (token: string) => probe({ authorization: `Bearer ${token}` });

  describe('with a browser', () => {
    it('leads through the provider back to the page that was wanted, as the person who was chosen', async () => {
      const browser = new Browser();
      const { answer, address } = await logIn(browser, 'clinician-randers', '/probe?view=mine');
      expect(address).toBe(`${config.publicUrl}/probe?view=mine`);
      expect(await answer.json()).toMatchObject({ name: person('clinician-randers').name, roles: [] });
    });

    it('shows every demo login on one page, and says so when there is no such login', async () => {
      const browser = new Browser();
      const start = `${config.publicUrl}/auth/login`;
      const page = await browser.follow(await browser.open(start), start);
      const html = await page.answer.text();
      for (const login of ['clinician-bua', 'caseworker-samsoe', 'gp-aarhus', 'auditor', 'operator']) {
        expect(html).toContain(`value="${login}"`);
      }
      expect(html).not.toMatch(/(src|href)="http/);
      const wrong = await browser.open(page.address, { login: '<b>nobody' });
      expect(wrong.status).toBe(422);
      expect(await wrong.text()).toContain('&#60;b&#62;nobody');
    });

    it('leads home, not elsewhere, when a foreign address was wanted', async () => {
      const { address } = await logIn(new Browser(), 'auditor', 'https://evil.example/');
      expect(address).toBe(`${config.publicUrl}/`);
    });

    it('ends at a page that says so when the answer belongs to another browser', async () => {
      const victim = new Browser();
      await victim.open(`${config.publicUrl}/auth/login`);
      const attacker = new Browser();
      const start = `${config.publicUrl}/auth/login`;
      const page = await attacker.follow(await attacker.open(start), start);
      const { address } = await attacker.follow(
        await attacker.open(page.address, { login: 'auditor' }),
        page.address,
        `${config.publicUrl}/auth/callback`,
      );
      const answer = await victim.open(address);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Login blev ikke gennemført');
      expect(victim.cookie('stafet_session')).toBeUndefined();
    });

    it('lets a code be used once', async () => {
      const browser = new Browser();
      const start = `${config.publicUrl}/auth/login`;
      const page = await browser.follow(await browser.open(start), start);
      const callback = `${config.publicUrl}/auth/callback`;
      const posted = await browser.open(page.address, { login: 'auditor' });
      const { address } = await browser.follow(posted, page.address, callback);
      expect((await browser.open(address)).status).toBe(303);
      expect((await browser.open(address)).status).toBe(400);
    });

    it('refuses a command that another site makes the browser send', async () => {
      const browser = new Browser();
      await logIn(browser, 'clinician-randers');
      const cookie = browser.cookieHeader;
      const refused = await probe({ cookie, origin: 'https://evil.example' }, 'POST');
      expect([refused.status, await codeOf(refused)]).toEqual([403, 'cross-site-request']);
      expect((await probe({ cookie }, 'POST')).status).toBe(403);
      expect((await probe({ cookie, origin: config.publicUrl }, 'POST')).status).toBe(201);
      expect((await probe({ cookie, 'sec-fetch-site': 'same-origin' }, 'POST')).status).toBe(201);
    });

    it('ends here and at the provider with a logout, and not at the wish of another site', async () => {
      const browser = new Browser();
      await logIn(browser, 'clinician-randers');
      const cookie = browser.cookieHeader;
      const logout = (headers: Record<string, string>) =>
        fetch(`${config.publicUrl}/auth/logout`, { method: 'POST', headers: { cookie, ...headers } });
      expect((await logout({ origin: 'https://evil.example' })).status).toBe(403);
      expect((await probe({ cookie })).status).toBe(200);

      const done = await logout({ origin: config.publicUrl });
      expect(done.headers.getSetCookie()[0]).toMatch(/^stafet_session=; .*Max-Age=0/);
      expect((await probe({ cookie })).status).toBe(401);

      const { location } = (await done.json()) as { location: string };
      const page = await (await browser.open(location)).text();
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const left = await browser.open(`${config.oidc.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
      expect(left.headers.get('location')).toBe(`${config.publicUrl}/`);
      const start = `${config.publicUrl}/auth/login`;
      expect(await (await browser.follow(await browser.open(start), start)).answer.text()).toContain(
        'Log ind i demoen',
      );
    });
  });

  describe('with a token', () => {
    const sign = async (changes: Record<string, unknown>, signingKey = keys.signingKey) => {
      const at = new Date((changes['at'] as number | undefined) ?? Date.now());
      return mintAccessToken({ ...keys, ...changes, signingKey }, person('clinician-randers'), at);
    };

    it('lets the person in that it is made for, on reads and on commands', async () => {
      const token = await sign({});
      expect(await (await withToken(token)).json()).toMatchObject({ name: person('clinician-randers').name });
      expect((await probe({ authorization: `Bearer ${token}` }, 'POST')).status).toBe(201);
    });

    it('says in a token of the provider what it says in one that the command line makes', async () => {
      const browser = new Browser();
      const verifier = 'a'.repeat(43);
      const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))).toString(
        'base64url',
      );
      const callback = `${config.publicUrl}/auth/callback`;
      const start = `${config.oidc.issuer}/auth?${new URLSearchParams({
        client_id: config.oidc.clientId,
        response_type: 'code',
        redirect_uri: callback,
        scope: 'openid profile api',
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }).toString()}`;
      const page = await browser.follow(await browser.open(start), start);
      const posted = await browser.open(page.address, { login: 'clinician-randers' });
      const { address } = await browser.follow(posted, page.address, callback);
      const answer = await fetch(`${config.oidc.issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${config.oidc.clientId}:${config.oidc.clientSecret}`)}` },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: new URL(address).searchParams.get('code') ?? '',
          redirect_uri: callback,
          code_verifier: verifier,
        }),
      });
      const token = ((await answer.json()) as { access_token: string }).access_token;
      expect((await withToken(token)).status).toBe(200);
      const withoutTimes = ({ jti: _jti, iat, exp, ...claims }: Record<string, unknown>) => ({
        ...claims,
        seconds: Number(exp) - Number(iat),
      });
      expect(withoutTimes(decodeJwt(token))).toEqual(withoutTimes(decodeJwt(await sign({}))));
    });

    it('still works when the provider was killed and started again', async () => {
      const token = await sign({});
      await stopDemo('SIGKILL');
      await startDemo();
      const another = await startApp(config);
      await another.listen(0, '127.0.0.1');
      const { port } = another.getHttpServer().address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}/probe`, { headers: { authorization: `Bearer ${token}` } });
      await another.close();
      expect(answer.status).toBe(200);
    });

    it('refuses one that is expired, of another issuer, for another audience or of another key', async () => {
      const stranger = await generateKeyPair('ES256', { extractable: true });
      const foreignKey = { ...(await exportJWK(stranger.privateKey)), kid: keys.signingKey.kid };
      const tokens = {
        expired: await sign({ at: Date.now() - 3_610_000 }),
        issuer: await sign({ issuer: 'http://localhost:1' }),
        audience: await sign({ audience: config.oidc.clientId }),
        key: await sign({}, foreignKey),
        unknownKey: await sign({}, { ...foreignKey, kid: 'unknown' }),
      };
      for (const [fault, token] of Object.entries(tokens)) {
        const answer = await withToken(token);
        expect([fault, answer.status, await codeOf(answer)]).toEqual([fault, 401, 'not-authenticated']);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
    });

    it('refuses one that is not signed, or signed with what everybody can read', async () => {
      const claims = decodeJwt(await sign({}));
      const published = new TextEncoder().encode(await (await fetch(`${config.oidc.issuer}/jwks`)).text());
      const tokens = [
        new UnsecuredJWT(claims).encode(),
        await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: keys.signingKey.kid }).sign(published),
        'not.a.token',
        '',
      ];
      for (const token of tokens) expect((await withToken(token)).status).toBe(401);
      expect((await probe({})).status).toBe(401);
    });

    it('is not made good by a session when it is bad', async () => {
      const browser = new Browser();
      await logIn(browser, 'clinician-randers');
      const answer = await probe({ cookie: browser.cookieHeader, authorization: 'Bearer not.a.token' });
      expect(answer.status).toBe(401);
    });
  });

  it('says 503, in a page or a problem, while the provider is away, and works when it is back', async () => {
    const token = await mintAccessToken(keys, person('auditor'), new Date());
    const fresh = await startApp(config);
    await fresh.listen(0, '127.0.0.1');
    const { port } = fresh.getHttpServer().address() as AddressInfo;
    const get = (path: string, headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: 'manual' });
    await stopDemo('SIGTERM');
    const answers = [
      await get('/auth/login', { accept: 'text/html' }),
      await get('/auth/login', { accept: 'application/json' }),
      await get('/probe', { authorization: `Bearer ${token}` }),
    ];
    await startDemo();
    expect(answers.map((answer) => answer.status)).toEqual([503, 503, 503]);
    expect(await answers[0]?.text()).toContain('Login er ikke tilgængeligt lige nu');
    expect(await codeOf(answers[2]!)).toBe('identity-provider-unavailable');
    expect((await get('/probe', { authorization: `Bearer ${token}` })).status).toBe(200);
    await fresh.close();
  });

  it('does not start the demo’s login in production, nor with a key file that holds something else', async () => {
    const run = async (more: Record<string, string>) => {
      const child = spawn(process.execPath, [join(checkoutFolder(), 'dist/apps/demo/src/main.js')], {
        env: { ...process.env, ...env, ...more },
      });
      let said = '';
      child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
      const code = await new Promise((done) => child.once('close', done));
      return { code, said: said.split('\n').filter((line) => line.startsWith('demo: ')) };
    };
    const key = Buffer.alloc(32, 'x').toString('base64');
    const secrets = { PATIENT_KEYS: `a:${key}`, CPR_LOOKUP_KEY: key, OIDC_CLIENT_SECRET: 'x', SMTP_URL: 'smtp://x' };
    const addresses = {
      PUBLIC_URL: 'https://x',
      OIDC_ISSUER: 'https://x',
      MAIL_FROM: 'x',
      DATABASE_URL: 'postgres://x',
    };
    expect(await run({ STAFET_ENV: 'production', ...addresses, ...secrets })).toEqual({
      code: 1,
      said: [expect.stringContaining('does not run in production')],
    });

    const file = join(folder, 'other.json');
    writeFileSync(file, '{}');
    expect(await run({ DEMO_KEYS_FILE: file })).toEqual({
      code: 1,
      said: [`demo: ${file} does not hold the keys of the demo's login; remove it, and new ones are made`],
    });
    expect((await run({})).said).toEqual([expect.stringMatching(/^demo: Port \d+ is in use/)]);
  });
});
