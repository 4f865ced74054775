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

/** What a new handover is to be. Form has been checked; whether it fits is for the service to say. */
export interface NewHandover {
  readonly pathway: string;
  readonly patient:
    | { readonly cpr: string; readonly name?: string; readonly municipality?: string }
    | { readonly id: string; readonly municipality?: string };
  readonly sender: string;
  readonly receiver?: string;
  /** Keys of items, or kinds, which mean every item of the kind that goes this way; none for advice. */
  readonly items: readonly string[];
  readonly effectiveFrom?: Instant;
  readonly content: Readonly<Record<string, unknown>>;
  readonly send: boolean;
  readonly follows?: string;
}

export interface CreateCommand {
  readonly actor: Actor;
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  readonly body: unknown;
  readonly parse: () => NewHandover;
}

/** An answer as it goes out, and as it is repeated for the same key. */
export interface CommandAnswer {
  readonly status: 200 | 201;
  readonly etag: string;
  readonly location?: string;
  /** JSON text: a repeat gives the very same bytes. */
  readonly body: string;
}
