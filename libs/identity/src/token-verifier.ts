import type { Config } from '@stafet/platform';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { credentialsFrom, type Credentials } from './credentials';
import { providerUnavailable, type IdentityProvider } from './identity-provider';

/** How much the clocks of the provider and of this machine may differ. */
const clockToleranceSeconds = 5;

/** After this long the provider's keys are fetched again, so that a withdrawn key stops working. */
const keyCacheMinutes = 10;

const faultsOfTheToken = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
] as const;

/** Says whose an access token is: signed by the provider, for this API, and still valid. */
export class TokenVerifier {
  #keys: JWTVerifyGetKey | undefined;

  constructor(
    private readonly oidc: Config['oidc'],
    private readonly provider: Pick<IdentityProvider, 'jwksUri'>,
  ) {}

  /**
   * Whose the token is, or `undefined` where it proves nothing.
   * @throws ProblemError `identity-provider-unavailable` where the provider's keys cannot be had
   */
  async verify(token: string): Promise<Credentials | undefined> {
    this.#keys ??= createRemoteJWKSet(await this.provider.jwksUri(), { cacheMaxAge: keyCacheMinutes * 60_000 });
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer: this.oidc.issuer,
        audience: this.oidc.audience,
        // Named, because the token itself must not choose: neither `none` nor a shared secret.
        algorithms: ['ES256', 'RS256'],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: clockToleranceSeconds,
      });
      return credentialsFrom(payload);
    } catch (fault) {
      if (faultsOfTheToken.some((kind) => fault instanceof kind)) return undefined;
      throw providerUnavailable();
    }
  }
}
