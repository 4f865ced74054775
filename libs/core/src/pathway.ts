import type { DeadlineRule, Evidence, LevelRule } from './deadline-rule';
import type { ItemKey, ItemName } from './item';

/** A text in both languages of the interface. */
export interface Localized {
  readonly da: string;
  readonly en: string;
}

/** Where a statement comes from: how sure it is, and the place in the catalogue or the seed (catalogue 0.1). */
export interface Sourced {
  readonly evidence: Evidence;
  readonly source: string;
}

export interface Reason {
  readonly code: string;
  readonly label: Localized;
  /** What the reason says nothing without: words, the right unit, or at least one of them. */
  readonly needs?: 'text' | 'better-receiver' | 'text-or-better-receiver';
  /** Under a supply duty it ends nothing: the request stays, and the next level is told at once (1.7, rule 3). */
  readonly escalatesUnderSupplyDuty?: true;
}

/** One act in a pathway: whose it is, and what it brings. */
export interface EventDefinition {
  /** A common act (design 4.2), or the name of an act that only this pathway has. */
  readonly type: string;
  readonly by: 'sender' | 'receiver' | 'either';
  readonly label: Localized;
  readonly reasons?: readonly Reason[];
  /** A confirmation counts only with the day from which the receiver takes over. */
  readonly requires?: 'startDate';
  /**
   * JSON Schema (2020-12) of what an act of the pathway's own brings. Codes, days, numbers and yes-or-no stand in the
   * trail; other texts are words of a person, and are kept beside it.
   */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** How a receiver is found where none is named (catalogue 6.3). It proposes, and never assigns. */
export type Catchment =
  /** The citizen's municipality. */
  | 'municipality'
  /** The unit of the receiver's type in the citizen's municipality. */
  | 'municipal-unit'
  /** Table 6.3. */
  | 'psychiatric-department'
  /** The unit of the receiver's type in the cluster of the citizen's municipality. */
  | 'cluster-unit'
  /** The one unit of its type in the region. */
  | 'region-wide'
  /** The psychiatric department that the sending unit is part of. */
  | 'sender-department'
  /** It must be named. */
  | 'none';

/** Who may hand over to whom. */
export interface HandoverRoute extends Sourced {
  /** Types of organisation, as in the reference data. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** What may go this way; everything that the pathway hands over where left out. */
  readonly items?: readonly ItemKey[];
  readonly catchment: Catchment;
  /** The group of patients that an offer is for, where the catchment goes by it (catalogue 6.3). */
  readonly group?: string;
  /** «patienterne, uanset optageområde, altid benytte det frie valg» [SEED] S2. */
  readonly freeChoice?: true;
  /** The receiver only advises and sends on: it can never hold (catalogue P05). */
  readonly receiverAdvises?: true;
  readonly supplyDuty?: true;
  /** Days, `2027-01-01`: in force from the first on, and before the second. */
  readonly validFrom?: string;
  readonly validTo?: string;
}

export interface ItemDefinition extends ItemName, Sourced {
  readonly label: Localized;
}

/** When a rule of a deadline is meant; the first whose condition holds. */
export type RuleCondition = 'effect-within-24-hours' | 'always';

/** What must be so for a deadline to run at all. */
export type DeadlineCondition =
  | { readonly is: 'item'; readonly item: ItemKey }
  | { readonly is: 'sent-on-twice' }
  | { readonly is: 'capacity-lacking' };

/** Who is told at a level of escalation (catalogue 1.6); bodies are named in the seeds, the chain is not. */
export type Audience =
  | 'receiving-inbox'
  | 'sending-inbox'
  | 'receiving-duty-leader'
  | 'sending-clinician'
  | 'key-contacts'
  | 'management'
  | 'auditor-queue'
  | 'local-council'
  | 'cluster'
  | 'health-steering-group';

export interface EscalationLevel extends Sourced {
  /** Always, where left out; of several of one level, the first whose condition holds when the clock starts is meant. */
  readonly when?: RuleCondition;
  readonly rule: LevelRule;
  readonly tells: readonly Audience[];
}

/** A clock of a pathway. It runs while the handover stands in one of its places, and whoever passes it is told. */
export interface DeadlineDefinition {
  readonly name: string;
  readonly label: Localized;
  /** Who is waited for. */
  readonly waitsFor: 'sender' | 'receiver';
  /** Phases or steps. It starts when the handover comes into one of them from elsewhere, and is met when it leaves. */
  readonly runsIn: readonly string[];
  readonly onlyIf?: DeadlineCondition;
  /** Acts that start it anew. */
  readonly restartsOn?: readonly string[];
  readonly pausesWithQuestion?: true;
  /** What its length is measured from: its start, the agreed moment of effect, or a moment of the pathway's own. */
  readonly counts: 'after-start' | 'before-effect' | 'after-effect' | 'after-moment' | 'before-moment';
  /** Which moment of the pathway's own. */
  readonly moment?: string;
  readonly rules: readonly (Sourced & { readonly when: RuleCondition; readonly rule: DeadlineRule })[];
  readonly levels: readonly EscalationLevel[];
}

/** A moment that deadlines count from: a field of the content, an act, or a birthday of the citizen. */
export interface MomentDefinition extends Sourced {
  readonly name: string;
  readonly label: Localized;
  readonly from:
    | { readonly content: string } /** When the act was last done, or the moment that it names in this field. */
    | { readonly act: string; readonly field?: string }
    | { readonly birthday: number };
}

/** A rule of the catalogue that is neither item, act nor deadline, with the words in which it is told. */
export interface SpecialRule extends Sourced {
  readonly text: Localized;
}

interface Definition {
  readonly id: string;
  readonly version: number;
  /** Its number in the catalogue, `P01` or `A1`; absent for what the design adds. */
  readonly catalogueId?: string;
  readonly tier: 1 | 2 | 3;
  readonly name: Localized;
  readonly description: Localized;
  readonly routes: readonly HandoverRoute[];
  readonly events: readonly EventDefinition[];
  readonly deadlines: readonly DeadlineDefinition[];
  readonly moments?: readonly MomentDefinition[];
  readonly specialRules?: readonly SpecialRule[];
  /** JSON Schema (2020-12) of `content`, with Danish titles; the API validates with it and the web draws its form. */
  readonly contentSchema: Readonly<Record<string, unknown>>;
  /** Synthetic content that is valid as it stands. */
  readonly exampleContent: Readonly<Record<string, unknown>>;
  /** Where a handover of the version before stands in this one, where its step has no place of the same name here. */
  readonly stepsBefore?: Readonly<Record<string, string>>;
  readonly source: string;
}

/** A pathway in which responsibility is handed over. The machine says what the data here does not. */
export interface TransferDefinition extends Definition {
  readonly transfers: true;
  /** What may be handed over here. */
  readonly items: readonly [ItemDefinition, ...ItemDefinition[]];
  /** It cannot be sent without the moment of effect: its deadlines are counted back from it. */
  readonly needsEffectiveFrom?: true;
  /**
   * Hands back: its items are those of the handover that `returns` names, with the scopes that they have there; `items`
   * then says of which kinds they can be (design 4.3).
   */
  readonly takesItemsOf?: 'returns';
}

/** Advice: somebody asks, somebody answers, and whoever was responsible stays so (catalogue 5). It has no items. */
export interface AdviceDefinition extends Definition {
  readonly transfers: false;
  readonly items: readonly [];
}

/** All that a pathway says about itself in data. */
export type PathwayDefinition = TransferDefinition | AdviceDefinition;
