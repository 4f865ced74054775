/**
 * Every way in which the core says no. The list is closed: a new reason to refuse is added here, and the problem
 * catalogue does not compile until it has a status and a title.
 */
export type Refusal =
  /** The event belongs to the other side, or to nobody in this actor's role. */
  | { readonly code: 'actor-not-entitled' }
  /** The event has no place in this phase. */
  | { readonly code: 'event-not-expected' }
  /** An item is named that the handover does not have. */
  | { readonly code: 'item-unknown'; readonly items: readonly string[] }
  /** An item is named that has been answered already. */
  | { readonly code: 'item-already-answered'; readonly items: readonly string[] }
  /** The reason is not on the pathway's list for this event. */
  | { readonly code: 'reason-unknown'; readonly allowed: readonly string[] }
  /** The reason `other` says nothing without words of its own. */
  | { readonly code: 'reason-needs-text' }
  /** Saying no for this reason needs words about what to do instead, or the name of a better receiver. */
  | { readonly code: 'alternative-required' }
  /** It cannot be sent without the moment of effect: its deadlines are counted back from it. */
  | { readonly code: 'effective-from-required' }
  /** A confirmation here counts only with the day from which the receiver takes over. */
  | { readonly code: 'start-date-required' }
  /** The receiver only advises and sends on: it can hold nothing. */
  | { readonly code: 'receiver-only-advises' }
  /** `wrong-catchment` must name the right unit (catalogue 1.7, rule 4). */
  | { readonly code: 'better-receiver-required' }
  /** A moment that must lie ahead lies behind. */
  | { readonly code: 'instant-in-the-past' }
  /** The receiver named is the sender, or the one who already has it. */
  | { readonly code: 'receiver-unsuitable' };

export type RefusalCode = Refusal['code'];
