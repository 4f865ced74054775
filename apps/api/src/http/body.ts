import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { json, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { ProblemError, sendProblem } from '@stafet/platform';

// A handover with every field filled is below 80 kB.
const largestBody = '256kb';

// The largest pathway of the catalogue is a tenth of it as a document. Bytes.
const largestDocument = 1_000_000;

// Nothing that anybody means is deeper; walking through far deeper bodies would exhaust the stack.
const deepestBody = 32;

// JavaScript reads the kind of an object from these, and class-transformer calls what it finds there.
const misleadingNames = ['constructor', '__proto__'];

interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

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
  const refuseShape: RequestHandler = (request: BodyRequest, _response, next) => {
    const fault = faultOfShape(bodyOf(request));
    if (fault !== undefined) {
      request.bodyFault = fault;
      request.body = undefined;
    }
    next();
  };
  const [read, readDocument] = [largestBody, largestDocument].map((limit) => json({ limit, strict: false }));
  const readFitting: RequestHandler = (request, response, next) =>
    (request.method === 'POST' && request.path === '/pathways' ? readDocument : read)?.(request, response, next);
  return [readFitting, onFault, refuseShape];
}

function faultOfShape(body: unknown): string | undefined {
  let level: readonly unknown[] = [body];
  for (let depth = 0; depth <= deepestBody; depth += 1) {
    const inner = level.filter((each): each is object => typeof each === 'object' && each !== null);
    if (inner.some((each) => misleadingNames.some((name) => Object.hasOwn(each, name)))) {
      return `the body has a field with a name that no field has: ${misleadingNames.join(' or ')}`;
    }
    level = inner.flatMap((each): unknown[] => Object.values(each));
    if (level.length === 0) return undefined;
  }
  return `the body is nested more than ${deepestBody} deep`;
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
  return parseObject(objectOf(request), dto);
}

/** @throws ProblemError `malformed` where the body is no JSON object. */
export function objectOf(request: BodyRequest): Readonly<Record<string, unknown>> {
  if (request.bodyFault !== undefined) throw malformed([{ pointer: '', detail: request.bodyFault }]);
  const body = bodyOf(request);
  if (!isObject(body)) {
    throw malformed([{ pointer: '', detail: 'the body must be a JSON object, sent as application/json' }]);
  }
  return body as Readonly<Record<string, unknown>>;
}

/** The same for an object that did not come as a body, such as the query of a list. */
export function parseObject<Dto extends object>(value: object, dto: ClassConstructor<Dto>): Dto {
  const instance = plainToInstance(dto, value);
  const errors = validateSync(instance, {
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  const faults = [...unknownFields(value, instance, ''), ...errors.flatMap((error) => faultsOf(error, ''))];
  if (faults.length > 0) throw malformed(faults);
  return instance;
}

/**
 * Fields that the DTO does not declare, told without their names: a name may be as private as a value. Read from what
 * came and not from the instance, because names that every object has, such as `toString`, do not reach that.
 */
function unknownFields(came: object, instance: object, above: string): readonly Fault[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(instance.constructor, '', false, false);
  const known = [...new Set(rules.map((rule) => rule.propertyName))];
  const isUnknown = Object.keys(came).some((name) => !known.includes(name));
  const own = isUnknown
    ? [{ pointer: above, detail: `has a field that is not one of its own, which are ${known.join(', ')}` }]
    : [];
  const inside = known.flatMap((name) => {
    const [part, made] = [came, instance].map((each) => (each as Readonly<Record<string, unknown>>)[name]);
    if (!Array.isArray(part) || !Array.isArray(made)) return unknownInside(part, made, `${above}/${name}`);
    return part.flatMap((each: unknown, index) => unknownInside(each, made[index], `${above}/${name}/${index}`));
  });
  return [...own, ...inside];
}

function unknownInside(part: unknown, made: unknown, above: string): readonly Fault[] {
  return isObject(part) && isObject(made) && made.constructor !== Object ? unknownFields(part, made, above) : [];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function malformed(errors: readonly Fault[]): ProblemError {
  return new ProblemError('malformed', { errors });
}

function faultsOf(error: ValidationError, above: string): readonly Fault[] {
  const pointer = `${above}/${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((detail) => ({ pointer, detail }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}
