import { HttpException, Logger, type ArgumentsHost } from '@nestjs/common';
import { ProblemError } from './problem-error';
import { ProblemFilter } from './problem.filter';

interface Sent {
  status: number;
  type: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/** What leaves for what was thrown, through the little of an answer that the filter touches. */
function answerTo(thrown: unknown): Sent {
  const sent: Sent = { status: 0, type: '', headers: {}, body: {} };
  const response = {
    headersSent: false,
    setHeader: (name: string, value: string) => (sent.headers[name] = value),
    status: (status: number) => ((sent.status = status), response),
    type: (type: string) => ((sent.type = type), response),
    send: (text: string) => (sent.body = JSON.parse(text) as Record<string, unknown>),
  };
  const http = { getResponse: () => response, getRequest: () => ({ method: 'POST', url: '/x?cpr=2509479989' }) };
  new ProblemFilter().catch(thrown, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return sent;
}

describe('what is thrown leaves as a problem', () => {
  const logged: unknown[] = [];

  beforeAll(() => {
    Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: (line: unknown) => logged.push(line) });
  });
  beforeEach(() => (logged.length = 0));

  it('with its code, its facts and its type', () => {
    const { status, type, body } = answerTo(new ProblemError('version-stale', { version: 7 }));
    expect([status, type]).toEqual([412, 'application/problem+json']);
    expect(body).toMatchObject({
      type: 'urn:stafet:problem:version-stale',
      status: 412,
      code: 'version-stale',
      version: 7,
    });
    expect(logged).toEqual([]);
  });

  it('with Retry-After where a repeat makes sense, and with the challenge that 401 needs', () => {
    expect(answerTo(new ProblemError('request-in-progress', {}, 1)).headers).toEqual({ 'Retry-After': '1' });
    expect(answerTo(new ProblemError('not-authenticated')).headers).toEqual({
      'WWW-Authenticate': 'Bearer realm="stafet"',
    });
  });

  it.each([
    [400, 'malformed'],
    [401, 'not-authenticated'],
    [403, 'role-required'],
    [404, 'not-found'],
    [405, 'method-not-allowed'],
    [413, 'payload-too-large'],
    [418, 'internal-error'],
  ])('%i of the framework as %s', (status, code) => {
    expect(answerTo(new HttpException('Cannot GET /2509479989', status)).body).toMatchObject({ code });
  });

  it('an error of Express with the status that it carries, and a foreign status as 500', () => {
    const thrown = (more: object): Error => Object.assign(new Error('ENOENT /srv/2509479989'), more);
    expect(answerTo(thrown({ status: 404, expose: true })).body).toMatchObject({ code: 'not-found', status: 404 });
    expect(answerTo(thrown({ status: 400, expose: true })).body).toMatchObject({ code: 'malformed' });
    expect(answerTo(thrown({ status: 404, expose: false })).body).toMatchObject({ code: 'internal-error' });
    expect(answerTo(thrown({ status: 401 })).body).toMatchObject({ code: 'internal-error' });
  });

  it.each([
    ['the database is away', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['it is shutting down', Object.assign(new Error('terminating'), { code: '57P01' })],
    ['the pool is exhausted', new Error('timeout exceeded when trying to connect')],
    ['the disk is full', Object.assign(new Error('could not extend'), { code: '53100' })],
  ])('503 with Retry-After when %s', (_what, error) => {
    const { status, headers, body } = answerTo(error);
    expect([status, headers['Retry-After'], body['code']]).toEqual([503, '2', 'database-unavailable']);
  });

  it('500 with a number to find it by, and without a word of what went wrong', () => {
    const cause = Object.assign(new Error('Bruno Test Elmer 2509479989 is already there'), { code: '23505' });
    const { status, body } = answerTo(cause);
    expect([status, body['code']]).toEqual([500, 'internal-error']);
    expect(body['correlationId']).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
    const line = JSON.stringify(logged);
    expect(line).toContain(String(body['correlationId']));
    expect(line).toContain('Error 23505');
    expect(JSON.stringify(body) + line).not.toMatch(/Bruno|2509479989/);
  });

  it.each([undefined, null, 'a text', 42])('%p, thrown by mistake, as 500', (thrown) => {
    expect(answerTo(thrown)).toMatchObject({ status: 500, body: { code: 'internal-error' } });
  });
});
