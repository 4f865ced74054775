import type { Actor, HandoverEvent, HandoverState, Instant, PathwayDefinition, Phase } from '@stafet/core';
import type { AnyStateMachine } from 'xstate';

/** What the machine knows: the handover as it stands, without the phase, which is the machine's own state. */
export type MachineContext = Omit<HandoverState, 'phase' | 'step'>;

/** An event as a machine sees it: with who says it and when, because both decide. */
export type MachineEvent = HandoverEvent & { readonly by: Actor; readonly at: Instant };

/** One released version of a pathway. A running handover keeps the version that it started with (design D3). */
export interface Pathway extends PathwayDefinition {
  readonly machine: AnyStateMachine;
  /** Where in the machine a stored phase stands. */
  readonly stateOf: (phase: Phase) => string | Record<string, string>;
}
