import { createApiClient, type Schemas } from '@stafet/api-client';

export type Handover = Schemas['HandoverDto'];
export type HandoverItem = Schemas['ItemViewDto'];
export type WorkListEntry = Schemas['WorkListEntryDto'];
export type WorkListPage = Schemas['WorkListPageDto'];
export type Pathway = Schemas['PathwayDto'];
export type Organization = Schemas['OrganizationDto'];
export type Fact = Schemas['FactDto'];
export type Me = Schemas['MeDto'];
/** What a person may do with a handover on every pathway, in the shape that the API checks. */
export type CommonEvent = Schemas[
  | 'SendDto'
  | 'OpenDto'
  | 'AssignDto'
  | 'AcceptDto'
  | 'RejectDto'
  | 'AskDto'
  | 'AnswerDto'
  | 'RedirectDto'
  | 'WithdrawDto'
  | 'RescheduleDto'
  | 'PhoneCallDto'
  | 'CompleteDto'
  | 'CorrectDto'];
/** An act that only one pathway has, with the fields that its definition asks for. */
export interface OwnAct {
  readonly type: string;
  readonly [field: string]: unknown;
}
export type HandoverEvent = CommonEvent | OwnAct;
export type NewHandover = Schemas['CreateHandoverDto'];
export type Course = Schemas['CourseDto'];
export type CoursePart = Schemas['CoursePartDto'];
export type NewCourse = Schemas['CreateCourseDto'];

/** What a refusal carries (RFC 9457); with 412 also what happened last. */
export type Problem = Schemas['ProblemDto'] & {
  readonly lastFact?: { readonly type: string; readonly at: string; readonly organization: string };
};

export const api = createApiClient('/', (request) => fetch(request));

/** The API said no, or could not be reached. */
export class RefusedError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'RefusedError';
  }
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of an answer.
 * @throws RefusedError where the API refused, and with the code `unreachable` where nobody answered.
 */
export async function dataOf<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await answerTo(asked);
  if (response.ok) return data as Data;
  throw new RefusedError(isProblem(error) ? error : unreachable(response.status));
}

/** The same for an address that the API's document does not describe yet. */
export async function dataAt<Data>(path: string, body?: unknown, key?: string): Promise<Data> {
  return dataOf(read<Data>(path, body, key));
}

async function read<Data>(path: string, body: unknown, key: string | undefined): Promise<Answer<Data>> {
  const response = await fetch(path, {
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const said: unknown = text === '' ? undefined : JSON.parse(text);
  return response.ok ? { data: said as Data, response } : { error: said, response };
}

async function answerTo<Data>(asked: Promise<Answer<Data>>): Promise<Answer<Data>> {
  try {
    return await asked;
  } catch {
    throw new RefusedError(unreachable(0));
  }
}

/** The problem behind a fault of a query or a command. */
export function problemIn(fault: unknown): Problem {
  return fault instanceof RefusedError ? fault.problem : unreachable(0);
}

/** Whether it is worth the while to send the same act again: nobody knows whether it was done. */
export function isUncertain(problem: Problem): boolean {
  return problem.status === 0 || problem.status >= 500;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value;
}

function unreachable(status: number): Problem {
  return { type: 'about:blank', title: 'unreachable', status, detail: '', code: 'unreachable' };
}
