export {
  auditEntryHash,
  genesisHash,
  verifyChain,
  type AuditEntryBody,
  type ChainFault,
  type ChainedEntry,
  type Sha256,
} from './audit-chain';
export type { DeadlineRule, Evidence, LevelRule } from './deadline-rule';
export { refuse, type Decision, type Refused } from './decision';
export type { Effect, Fact } from './effects';
export {
  escalationLevel,
  nameOfEvent,
  overdueDeadlines,
  phases,
  waitingPhases,
  type ActFields,
  type CommandEventType,
  type EventType,
  type HandoverCommandEvent,
  type HandoverEvent,
  type HandoverState,
  type HandoverSystemEvent,
  type PassedDeadline,
  type Phase,
  type SystemEventType,
} from './handover';
export { instant, isInstant, latest, type Instant } from './instant';
export {
  isMeant,
  itemKinds,
  itemNamed,
  keyOf,
  type Item,
  type ItemKey,
  type ItemKind,
  type ItemName,
  type ItemStatus,
} from './item';
export { circumstances, plainParticulars, type Circumstance, type Particulars } from './particulars';
export { actsFor, hasRole, organizationsOf, systemActor, type Actor, type OrganizationId, type Role } from './parties';
export type {
  AdviceDefinition,
  Audience,
  Catchment,
  DeadlineCondition,
  DeadlineDefinition,
  EscalationLevel,
  EventDefinition,
  HandoverRoute,
  ItemDefinition,
  Localized,
  MomentDefinition,
  PathwayDefinition,
  Reason,
  RuleCondition,
  Sourced,
  SpecialRule,
  TransferDefinition,
} from './pathway';
export type { Refusal, RefusalCode } from './refusal';
