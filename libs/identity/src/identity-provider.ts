import { ProblemError, type Config } from '@stafet/platform';
import {
  allowInsecureRequests,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  type Configuration,
} from 'openid-client';

const timeoutSeconds = 5;

/** Seconds after which a client may try again when the provider was away. */
const retryAfterSeconds = 5;

/** What the OpenID provider says about itself, asked for once and then remembered. */
export class IdentityProvider {
  #found: Promise<Configuration> | undefined;

  constructor(private readonly config: Pick<Config, 'oidc' | 'production'>) {}

  /** @throws ProblemError `identity-provider-unavailable`; the next call asks again */
  async configuration(): Promise<Configuration> {
    this.#found ??= this.#discover();
    const asked = this.#found;
    try {
      return await asked;
    } catch {
      if (this.#found === asked) this.#found = undefined;
      throw providerUnavailable();
    }
  }

  /** Where the keys are that the provider signs with. */
  async jwksUri(): Promise<URL> {
    const { jwks_uri: uri } = (await this.configuration()).serverMetadata();
    if (uri === undefined) throw providerUnavailable();
    return new URL(uri);
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.config.oidc;
    const execute = [enableNonRepudiationChecks];
    // Plain http is for the demo's provider on loopback; in production it fails here.
    if (!this.config.production) execute.push(allowInsecureRequests);
    return discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
      execute,
      timeout: timeoutSeconds,
    });
  }
}

/** The provider cannot be asked, so nothing is known about whoever wants to come in. */
export function providerUnavailable(): ProblemError {
  return new ProblemError('identity-provider-unavailable', {}, retryAfterSeconds);
}
