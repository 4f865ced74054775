import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];
export type ApiClient = Client<paths>;

/** A typed client of Stafet's API, made from its OpenAPI document. */
export function createApiClient(baseUrl = '/', fetcher?: typeof fetch): ApiClient {
  return createClient<paths>({ baseUrl, fetch: fetcher });
}
