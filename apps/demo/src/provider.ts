import { accessTokenScope, accessTokenSeconds, demoPeople, personClaims, type DemoKeys } from '@stafet/demo';
import type { Config } from '@stafet/platform';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { brokenLoginPage, logoutPage } from './login-page';
import { pageHeaders, renderPage, type Page } from './page';

/** The API as a resource (RFC 8707). An audience may be any word, a resource must be a URI. */
const apiResource = 'urn:stafet:api';

const day = 24 * 60 * 60;

/**
 * The OpenID provider of the demo and the tests: code + PKCE for the web, no consent, access tokens as JWT. Sessions
 * live in memory; tokens outlive a restart, because the key does.
 */
export function createProvider(config: Config, keys: DemoKeys): Provider {
  const { publicUrl } = config;
  const configuration: Configuration = {
    clients: [
      {
        client_id: config.oidc.clientId,
        client_secret: config.oidc.clientSecret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: { keys: [keys.signingKey] as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: [keys.cookieKey] },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'cvr'], profile: ['name'] },
    // The web reads who logged in from the ID token, and asks no further.
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile'],
    responseTypes: ['code'],
    interactions: { url: (_context, interaction) => `/login/${interaction.uid}` },
    findAccount: (_context, accountId) => findAccount(accountId),
    loadExistingGrant,
    extraTokenClaims: async (_context, token) => {
      const account = 'accountId' in token && token.accountId ? findAccount(token.accountId) : undefined;
      return account?.claims();
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: accessTokenScope,
          audience: config.oidc.audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => show(context, logoutPage(form)),
        postLogoutSuccessSource: (context) =>
          show(context, {
            title: 'Logget ud – Stafet demo',
            body: '<h1>Du er logget ud</h1><p lang="en">You are logged out.</p>',
          }),
      },
    },
    renderError: (context, out) => show(context, brokenLoginPage(publicUrl, out.error)),
    ttl: { AccessToken: accessTokenSeconds, IdToken: accessTokenSeconds, Interaction: day, Session: day, Grant: day },
  };
  return new Provider(keys.issuer, configuration);
}

function findAccount(professionalId: string) {
  const person = demoPeople.find((each) => each.professionalId === professionalId);
  return person && { accountId: professionalId, claims: () => personClaims(person) };
}

/** Nobody is asked for consent: the web and the API are one system in the eyes of whoever logs in. */
async function loadExistingGrant(context: KoaContextWithOIDC) {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(apiResource, accessTokenScope);
  await grant.save();
  return grant;
}

function show(context: KoaContextWithOIDC, page: Page): void {
  context.set(pageHeaders);
  context.body = renderPage(page);
}
