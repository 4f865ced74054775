import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { json, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { ProblemError, sendProblem } from '@stafet/platform';

// A handover with every field filled is below 80 kB.
const largestBody = '256kb';

// Nothing that anybody means is deeper; walking through far deeper bodies would exhaust the stack.
const deepestBody = 32;

interface BodyRequest extends Request {
  bodyFault?: string;
}

/**
 * Reads JSON bodies. A body that cannot be read is remembered rather than refused at once: the order of checks
 * (design 4.3) puts "not yours" before "malformed", and who asks is not known yet.
 */
export function readBody(): readonly (RequestHandler | ErrorRequestHandler)[] {
  const onFault: ErrorRequestHandler = (error: { type?: string }, request: BodyRequest, response, next) => {
    if (error.type === 'entity.too.large') {
      sendProblem(response, new ProblemError('payload-too-large'));
      return;
    }
    request.bodyFault = 'the body is not JSON in UTF-8';
    request.body = undefined;
    next();
  };
  const refuseDepth: RequestHandler = (request: BodyRequest, _response, next) => {
    if (isTooDeep(bodyOf(request))) {
      request.bodyFault = `the body is nested more than ${deepestBody} deep`;
      request.body = undefined;
    }
    next();
  };
  return [json({ limit: largestBody, strict: false }), onFault, refuseDepth];
}

function isTooDeep(body: unknown): boolean {
  let level: readonly unknown[] = [body];
  for (let depth = 0; depth <= deepestBody; depth += 1) {
    level = level.flatMap((each): unknown[] => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** The body as it came. */
export function bodyOf(request: Request): unknown {
  return request.body as unknown;
}

/**
 * Checks a body against its DTO: unknown fields are refused, nothing is converted silently.
 * @throws ProblemError `malformed` with a pointer and a sentence for each fault, never a value.
 */
export function parseBody<Dto extends object>(request: BodyRequest, dto: ClassConstructor<Dto>): Dto {
  if (request.bodyFault !== undefined) throw malformed([{ pointer: '', detail: request.bodyFault }]);
  const body = bodyOf(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed([{ pointer: '', detail: 'the body must be a JSON object, sent as application/json' }]);
  }
  return parseObject(body, dto);
}

/** The same for an object that did not come as a body, such as the query of a list. */
export function parseObject<Dto extends object>(value: object, dto: ClassConstructor<Dto>): Dto {
  const instance = plainToInstance(dto, value);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  if (errors.length > 0) throw malformed(errors.flatMap((error) => faultsOf(error, '')));
  return instance;
}

export function malformed(errors: readonly { readonly pointer: string; readonly detail: string }[]): ProblemError {
  return new ProblemError('malformed', { errors });
}

function faultsOf(error: ValidationError, above: string): readonly { pointer: string; detail: string }[] {
  const pointer = `${above}/${error.property.replace(/~/g, '~0').replace(/\//g, '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? 'is not a field of this request' : detail,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}
