import type { DeadlineRule, Evidence } from './deadline-rule';
import type { CommandEventType, ItemKind } from './handover';

/** A text in both languages of the interface. */
export interface Localized {
  readonly da: string;
  readonly en: string;
}

export interface Reason {
  readonly code: string;
  readonly label: Localized;
  /** Whether the reason says nothing without words of its own. */
  readonly needsText?: boolean;
}

/** One act in a pathway: whose it is, and with which coded reasons. */
export interface EventDefinition {
  readonly type: CommandEventType;
  readonly by: 'sender' | 'receiver' | 'either';
  readonly label: Localized;
  readonly reasons?: readonly Reason[];
}

/** When a deadline starts to run, and how long; the first rule whose condition holds is meant. */
export interface DeadlineDefinition {
  readonly name: string;
  readonly label: Localized;
  /** Who is waited for. */
  readonly waitsFor: 'sender' | 'receiver';
  /** The level of escalation that its passing means (catalogue 1.6). */
  readonly level: number;
  /** `after` the start, or that long `before` the handover's `effectiveFrom`. */
  readonly counts: 'after-start' | 'before-effect';
  readonly rules: readonly {
    readonly when: 'effect-within-24-hours' | 'always';
    readonly rule: DeadlineRule;
    readonly evidence: Evidence;
    readonly source: string;
  }[];
}

/** All that a pathway says about itself in data. The machine says the rest. */
export interface PathwayDefinition {
  readonly id: string;
  readonly version: number;
  readonly name: Localized;
  readonly description: Localized;
  /** Types of organisation (as in the reference data) that may send and that may be asked. */
  readonly senderTypes: readonly string[];
  readonly receiverTypes: readonly string[];
  /** What may be handed over here. */
  readonly items: readonly { readonly kind: ItemKind; readonly label: Localized }[];
  readonly events: readonly EventDefinition[];
  readonly deadlines: readonly DeadlineDefinition[];
  /** JSON Schema (2020-12) of `content`, with Danish titles; the API validates with it and the web draws its form. */
  readonly contentSchema: Readonly<Record<string, unknown>>;
  /** Synthetic content that is valid as it stands. */
  readonly exampleContent: Readonly<Record<string, unknown>>;
  readonly source: string;
}
