export { mayAudit, maySeeOperations } from './access-policy';
export { CitizenEvents, type CitizenEventCommand } from './citizen/citizen-events';
export { citizenFactTypes, type CitizenFactType } from './citizen/citizen-fact';
export { Proposals } from './citizen/proposals';
export type { CitizenEvent } from './citizen/told-fact';
export { TriggerSettings, type TriggerMode, type TriggerView } from './citizen/trigger-settings';
export type {
  CommandAnswer,
  CreateCommand,
  CreateCourseCommand,
  HandoverCommand,
  NewCourse,
  NewHandover,
  NewPart,
} from './commands';
export { isReadable } from './content-validator';
export { DeadlineSweep } from './deadline-sweep';
export { handoverEntities } from './handover-entities';
export { HandoverModule } from './handover.module';
export { HandoverReads } from './handover-reads';
export { HandoverService, type SystemOutcome } from './handover.service';
export type { HandoverView } from './handover-view';
export type { MigrationOrder, MigrationOutcome } from './migrating';
export { ownActIn, ownActsOf } from './own-act';
export { PathwayAcceptance, type AcceptedPathway, type PathwayCheck } from './pathway-acceptance';
export { PathwayDeadlines, type DeadlineSetting } from './pathway-deadlines';
export { PathwayRegistry } from './pathway-registry';
export { proposalFor, type ProposalQuestion } from './receiver-choice';
export type { RowDivergence } from './replay/divergence';
export { TrailReplay } from './replay/trail-replay';
export { StuckItems, type StuckItem } from './stuck.query';
export { VersionMigration } from './version-migration';
export { workListViews, type WorkListItem, type WorkListView } from './work-list.query';
