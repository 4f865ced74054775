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
  itemKinds,
  phases,
  type CommandEventType,
  type EventType,
  type HandoverCommandEvent,
  type HandoverEvent,
  type HandoverState,
  type HandoverSystemEvent,
  type Item,
  type ItemKind,
  type ItemStatus,
  type Phase,
  type SystemEventType,
} from './handover';
export { instant, isInstant, latest, type Instant } from './instant';
export { actsFor, hasRole, organizationsOf, systemActor, type Actor, type OrganizationId, type Role } from './parties';
export type { DeadlineDefinition, EventDefinition, Localized, PathwayDefinition, Reason } from './pathway';
export type { Refusal, RefusalCode } from './refusal';
