import { problemCatalogue, type ProblemCode } from './problem-catalogue';

/** What a problem may carry besides its code: ids, counts, allowed values; never personal data. */
export type ProblemFacts = Readonly<Record<string, unknown>>;

/** The one way for server code to say no. It is thrown once and leaves as problem+json. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly facts: ProblemFacts = {},
    /** Seconds after which a repeat makes sense. */
    readonly retryAfterSeconds?: number,
  ) {
    super(problemCatalogue[code].title);
    this.name = 'ProblemError';
  }

  get status(): number {
    return problemCatalogue[this.code].status;
  }
}
