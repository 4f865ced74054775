export { mayAudit, maySeeOperations } from './access-policy';
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
export { ownActIn, ownActsOf } from './own-act';
export { PathwayDeadlines, type DeadlineSetting } from './pathway-deadlines';
export { proposalFor, type ProposalQuestion } from './receiver-choice';
export type { RowDivergence } from './replay/divergence';
export { TrailReplay } from './replay/trail-replay';
export { StuckItems, type StuckItem } from './stuck.query';
export { workListViews, type WorkListItem, type WorkListView } from './work-list.query';
