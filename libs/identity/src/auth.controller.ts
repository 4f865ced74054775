import { Controller, Get, Head, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { Database, ProblemError, type Config } from '@stafet/platform';
import type { Request, Response } from 'express';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  randomPKCECodeVerifier,
} from 'openid-client';
import { Public } from './actor.guard';
import { clearCookie, loginCookie, readCookie, sessionCookie, setCookie } from './cookies';
import { credentialsFrom, type Credentials } from './credentials';
import { IdentityProvider, providerUnavailable } from './identity-provider';
import { sendNotice } from './notice-page';
import { upsertPerson } from './person';
import { safeReturnTo } from './return-to';
import { isFromOwnPages } from './same-origin';
import { newSecret, WebSessions, type LoginAttempt } from './web-sessions';

/** The settings that the login needs, for injection. */
export const identityConfig = Symbol('identity config');

/** Logging in and out with a browser: code + PKCE at the provider, then a session cookie of our own. */
@Public()
@Controller('auth')
export class AuthController {
  readonly #isHttps: boolean;

  constructor(
    @Inject(identityConfig) private readonly config: Pick<Config, 'publicUrl'>,
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
    @Inject(WebSessions) private readonly sessions: WebSessions,
    @Inject(Database) private readonly database: Database,
  ) {
    this.#isHttps = config.publicUrl.startsWith('https:');
  }

  /** Whoever only looks, such as a preview of a link, neither begins a login nor uses one up. */
  @Head(['login', 'callback'])
  refuseLook(@Res({ passthrough: true }) response: Response): void {
    response.setHeader('Allow', 'GET');
    throw new ProblemError('method-not-allowed');
  }

  @Get('login')
  async login(@Query('returnTo') returnTo: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const provider = await this.provider.configuration();
      const state = newSecret();
      // One cookie for all logins that this browser has under way, so that two tabs do not disturb each other.
      const browser = readCookie(request.headers.cookie, loginCookie) ?? newSecret();
      const attempt: LoginAttempt = {
        verifier: randomPKCECodeVerifier(),
        nonce: newSecret(),
        returnTo: safeReturnTo(returnTo),
      };
      await this.sessions.begin(state, browser, attempt);
      const address = buildAuthorizationUrl(provider, {
        redirect_uri: `${this.config.publicUrl}/auth/callback`,
        scope: 'openid profile',
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        state,
        nonce: attempt.nonce,
      });
      this.#redirect(response, 302, address.href, [setCookie(loginCookie, browser, this.#isHttps)]);
    } catch (fault) {
      answerFault(request, response, fault);
    }
  }

  @Get('callback')
  async callback(@Query('state') state: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const browser = readCookie(request.headers.cookie, loginCookie);
    const attempt =
      typeof state === 'string' && browser !== undefined ? await this.sessions.take(state, browser) : undefined;
    if (typeof state !== 'string' || attempt === undefined) {
      sendNotice(response, 'interrupted');
      return;
    }
    if (request.query['error'] === 'access_denied') {
      this.#redirect(response, 303, '/', []);
      return;
    }
    try {
      const credentials = await this.#askWhoItWas(request, state, attempt);
      if (credentials === undefined) {
        sendNotice(response, 'unidentified');
        return;
      }
      const former = readCookie(request.headers.cookie, sessionCookie);
      if (former !== undefined) await this.sessions.close(former);
      const secret = await this.sessions.open(await upsertPerson(this.database, credentials));
      this.#redirect(response, 303, attempt.returnTo, [setCookie(sessionCookie, secret, this.#isHttps)]);
    } catch (fault) {
      answerFault(request, response, fault);
    }
  }

  /**
   * Ends the session here; the answer's `location` ends it at the provider too. A form is led there, a script gets
   * `{location}` and goes itself.
   */
  @Post('logout')
  async logout(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isFromOwnPages(request.headers, this.config.publicUrl)) throw new ProblemError('cross-site-request');
    const secret = readCookie(request.headers.cookie, sessionCookie);
    if (secret !== undefined) await this.sessions.close(secret);
    const location = await this.#endSessionAddress();
    const cookies = [clearCookie(sessionCookie, this.#isHttps)];
    if (request.accepts(['json', 'html']) === 'html') {
      this.#redirect(response, 303, location, cookies);
      return;
    }
    response.setHeader('Set-Cookie', cookies).setHeader('Cache-Control', 'no-store').json({ location });
  }

  /** @throws ProblemError where the provider cannot be asked, ClientError and the like where the answer is not good */
  async #askWhoItWas(request: Request, state: string, attempt: LoginAttempt): Promise<Credentials | undefined> {
    const provider = await this.provider.configuration();
    const query = new URL(request.originalUrl, this.config.publicUrl).search;
    const tokens = await authorizationCodeGrant(provider, new URL(`${this.config.publicUrl}/auth/callback${query}`), {
      expectedState: state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    return claims && credentialsFrom(claims);
  }

  async #endSessionAddress(): Promise<string> {
    const home = `${this.config.publicUrl}/`;
    try {
      return buildEndSessionUrl(await this.provider.configuration(), { post_logout_redirect_uri: home }).href;
    } catch {
      // The session here is over; a provider that is away or knows no logout changes nothing about that.
      return home;
    }
  }

  #redirect(response: Response, status: 302 | 303, location: string, cookies: readonly string[]): void {
    response.setHeader('Set-Cookie', cookies).setHeader('Cache-Control', 'no-store').redirect(status, location);
  }
}

/** People get a page, programs a problem; what is neither the provider's nor the login's fault stays an error. */
function answerFault(request: Request, response: Response, fault: unknown): void {
  const isAway = fault instanceof ProblemError || isNetworkFault(fault);
  if (!isAway && !isLoginFault(fault)) throw fault;
  if (request.accepts(['json', 'html']) === 'html') sendNotice(response, isAway ? 'unavailable' : 'interrupted');
  else throw isAway ? providerUnavailable() : new ProblemError('not-authenticated');
}

function isNetworkFault(fault: unknown): boolean {
  if (fault instanceof ClientError)
    return fault.code === 'OAUTH_TIMEOUT' || fault.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
  return fault instanceof TypeError && fault.message === 'fetch failed';
}

function isLoginFault(fault: unknown): boolean {
  return (
    fault instanceof ClientError ||
    (fault instanceof Error && ['AuthorizationResponseError', 'ResponseBodyError'].includes(fault.name))
  );
}
