import type { Request, RequestHandler } from 'express';
import { ProblemError, sendProblem } from '@stafet/platform';

/** What Express 5 keeps of a route; its types do not tell of it. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  /** What the path says to the route; nothing that is true where it is another's. */
  match(path: string): unknown;
}

/** Refuses a method that an address does not have, and names those that it has (RFC 9110, 15.5.6). */
export const refuseMethod: RequestHandler = (request, response, next) => {
  const allowed = methodsAt(request);
  if (allowed.size === 0 || allowed.has(request.method)) {
    next();
    return;
  }
  response.setHeader('Allow', [...allowed].sort().join(', '));
  sendProblem(response, new ProblemError('method-not-allowed'));
};

/** The methods of the routes that there are at the address; none where there is no route. */
function methodsAt({ app, path }: Request): ReadonlySet<string> {
  const layers = app.router.stack as unknown as readonly Layer[];
  const methods = layers.flatMap((layer) =>
    layer.route !== undefined && Boolean(layer.match(path)) ? Object.keys(layer.route.methods) : [],
  );
  const allowed = new Set(methods.map((method) => method.toUpperCase()));
  return allowed.has('GET') ? allowed.add('HEAD') : allowed;
}
