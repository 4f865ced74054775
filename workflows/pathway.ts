import type {
  Actor,
  ActFields,
  AdviceDefinition,
  HandoverEvent,
  HandoverState,
  Instant,
  TransferDefinition,
} from '@stafet/core';
import type { AnyStateMachine } from 'xstate';

/** What the machine knows: the handover as it stands, without the phase, which is the machine's own state. */
export type MachineContext = Omit<HandoverState, 'phase' | 'step'>;

interface Said {
  readonly by: Actor;
  readonly at: Instant;
}

/** An event as a machine sees it: with who says it and when, because both decide. */
export type MachineEvent =
  | (Exclude<HandoverEvent, { readonly type: 'act' }> & Said)
  /** An act that only this pathway has: `act.` and its name. */
  | ({ readonly type: `act.${string}`; readonly fields: ActFields } & Said);

/** One released version of a pathway. A running handover keeps the version that it started with (design D3). */
export type Pathway = TransferPathway | AdvicePathway;

export interface TransferPathway extends TransferDefinition {
  readonly machine: AnyStateMachine;
}

/** Its machine is written in the vocabulary of `advice.ts`, which has no word for taking over. */
export interface AdvicePathway extends AdviceDefinition {
  readonly machine: AdviceMachine;
}

declare const madeOfAdvice: unique symbol;

/** A machine that `adviceMachine` has made: nothing else is one. */
export type AdviceMachine = AnyStateMachine & { readonly [madeOfAdvice]: true };
