/** Who somebody is, as the identity provider vouches for it: keyed on professional id and CVR (design D11). */
export interface Credentials {
  readonly professionalId: string;
  readonly cvr: string;
  readonly name: string;
}

/** The credentials in the claims of a token; `undefined` where one that a person is keyed on is missing. */
export function credentialsFrom(claims: Readonly<Record<string, unknown>>): Credentials | undefined {
  const { sub, cvr, name } = claims;
  if (typeof sub !== 'string' || sub === '' || typeof cvr !== 'string' || cvr === '') return undefined;
  return { professionalId: sub, cvr, name: typeof name === 'string' && name !== '' ? name : sub };
}
