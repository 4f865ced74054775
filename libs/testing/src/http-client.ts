import { randomUUID } from 'node:crypto';
import type { System } from './system';

export interface HttpAnswer<Body> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON (a problem included), the text otherwise. */
  readonly body: Body;
  /** Ready for `ifMatch`; undefined where the answer has none. */
  readonly etag: string | undefined;
}

export interface HttpOptions {
  /** A fresh UUID for every POST where left out; `null` sends none. */
  readonly idempotencyKey?: string | null;
  /** A version (`3`) or an ETag as it came (`"3"`). */
  readonly ifMatch?: number | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Which API process is asked; the first where left out. */
  readonly apiUrl?: string;
}

export interface HttpClient {
  get<Body>(path: string, options?: HttpOptions): Promise<HttpAnswer<Body>>;
  post<Body>(path: string, body: unknown, options?: HttpOptions): Promise<HttpAnswer<Body>>;
  put<Body>(path: string, body: unknown, options?: HttpOptions): Promise<HttpAnswer<Body>>;
}

/**
 * Calls the API of the system as a demo login (`undefined`: as nobody). Paths are those below `/api/v1`, or anything
 * else when they begin with `/api`, `/health` or `/metrics`. Answers that are refusals are returned, not thrown.
 */
export function http(system: Pick<System, 'url' | 'tokenFor'>, login: string | undefined): HttpClient {
  async function call<Body>(
    method: string,
    path: string,
    body: unknown,
    options: HttpOptions = {},
  ): Promise<HttpAnswer<Body>> {
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
    if (login !== undefined) headers['authorization'] = `Bearer ${await system.tokenFor(login)}`;
    if (method === 'POST' && options.idempotencyKey !== null) {
      headers['idempotency-key'] = options.idempotencyKey ?? randomUUID();
    }
    if (options.ifMatch !== undefined) headers['if-match'] = asETag(options.ifMatch);
    if (body !== undefined) headers['content-type'] ??= 'application/json';

    const response = await fetch(`${options.apiUrl ?? system.url}${below(path)}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as Body,
      etag: response.headers.get('etag') ?? undefined,
    };
  }
  return {
    get: (path, options) => call('GET', path, undefined, options),
    post: (path, body, options) => call('POST', path, body, options),
    put: (path, body, options) => call('PUT', path, body, options),
  };
}

function below(path: string): string {
  return /^\/(api|health|metrics)(\/|$)/.test(path) ? path : `/api/v1${path}`;
}

function asETag(version: number | string): string {
  return typeof version === 'number' || !version.includes('"') ? `"${version}"` : version;
}
