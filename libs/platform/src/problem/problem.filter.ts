import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isDatabaseUnavailable } from '../database/database';
import { problemCatalogue, type ProblemCode } from './problem-catalogue';
import { ProblemError } from './problem-error';

/** Turns everything that is thrown into `application/problem+json` (RFC 9457). Nothing else leaves the API. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    const problem = asProblem(error);
    const correlationId = problem.status >= 500 ? randomUUID() : undefined;
    if (correlationId !== undefined) {
      // The message of an unexpected error may quote a value; its name and place are enough to find it.
      this.logger.error({ code: problem.code, correlationId, method: request.method, ...placeOf(error) });
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    sendProblem(response, problem, correlationId);
  }
}

/** Writes a problem as an answer; for middleware, which runs before any filter. */
export function sendProblem(response: Response, problem: ProblemError, correlationId?: string): void {
  const { status, title, detail } = problemCatalogue[problem.code];
  if (problem.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(problem.retryAfterSeconds));
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="stafet"');
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:stafet:problem:${problem.code}`,
        title,
        status,
        detail,
        code: problem.code,
        ...problem.facts,
        ...(correlationId === undefined ? {} : { correlationId }),
      }),
    );
}

function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDatabaseUnavailable(error)) return new ProblemError('database-unavailable', {}, 2);
  const codes: Readonly<Record<number, ProblemCode>> = {
    400: 'malformed',
    401: 'not-authenticated',
    403: 'role-required',
    404: 'not-found',
    405: 'method-not-allowed',
    413: 'payload-too-large',
  };
  return new ProblemError(codes[statusOf(error) ?? 500] ?? 'internal-error');
}

/** The status that the framework has chosen. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  // Express and its middleware throw errors of the package http-errors; `expose` sets them apart from other errors with
  // a status, such as that of a service that was asked.
  const { expose, status } = (error ?? {}) as { readonly expose?: unknown; readonly status?: unknown };
  return expose === true && typeof status === 'number' ? status : undefined;
}

function placeOf(error: unknown): { readonly name: string; readonly at?: string | undefined } {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  const sqlState = (error as { code?: unknown }).code;
  return {
    name: typeof sqlState === 'string' ? `${error.name} ${sqlState}` : error.name,
    at: frames.slice(0, 4).join(' ').replace(/\s+/g, ' '),
  };
}
