import type { Actor, HandoverCommandEvent, Instant } from '@stafet/core';
import type { Pathway } from '@stafet/workflows';

/** A command about a handover that exists, as the door hands it in. */
export interface HandoverCommand {
  readonly handoverId: string;
  readonly actor: Actor;
  /** The path of the request; together with the caller it is the room in which the key is unique. */
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  /** The body as it came, for telling a repeat from another request. */
  readonly body: unknown;
  /** Checks the form and makes the event, an act of the pathway's own included; throws a ProblemError `malformed`. */
  readonly parse: (pathway: Pathway) => HandoverCommandEvent;
}

/** What one handover is to be about, alone or as a part of a course. */
export interface NewPart {
  readonly pathway: string;
  readonly receiver?: string;
  /** Keys of items, or kinds, which mean every item of the kind that goes this way; none for advice. */
  readonly items: readonly string[];
  readonly effectiveFrom?: Instant;
  readonly content: Readonly<Record<string, unknown>>;
  readonly follows?: string;
  /** The handover whose items are handed back; `items` are its, and all that can be handed back where it is empty. */
  readonly returns?: string;
}

/** Who hands over, and about whom. Form has been checked; whether it fits is for the service to say. */
interface Beginning {
  readonly patient:
    | { readonly cpr: string; readonly name?: string; readonly municipality?: string }
    | { readonly id: string; readonly municipality?: string };
  readonly sender: string;
  readonly send: boolean;
  /** The proposal that is taken by it. */
  readonly proposal?: string;
}

/** What a new handover is to be. */
export interface NewHandover extends Beginning, NewPart {
  /** The course that it becomes a part of. */
  readonly course?: string;
}

/** Several handovers that belong together: all of them begin, or none. */
export interface NewCourse extends Beginning {
  readonly parts: readonly NewPart[];
}

/** Either of them, as it is prepared: one part that may join a course, or parts that begin one. */
export interface NewParts extends NewCourse {
  readonly joins?: string;
  readonly isCourse: boolean;
}

interface BeginningCommand<Wish> {
  readonly actor: Actor;
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  readonly body: unknown;
  readonly parse: () => Wish;
}

export type CreateCommand = BeginningCommand<NewHandover>;
export type CreateCourseCommand = BeginningCommand<NewCourse>;

/** An answer as it goes out, and as it is repeated for the same key. */
export interface CommandAnswer {
  readonly status: 200 | 201;
  /** Absent where the answer has no version of its own, as a course. */
  readonly etag?: string;
  readonly location?: string;
  /** JSON text: a repeat gives the very same bytes. */
  readonly body: string;
}
