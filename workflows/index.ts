export type { Story } from './check/narrate';
export {
  proofOf,
  prove,
  proveWorld,
  violationOfDefinition,
  type Proof,
  type WorldProof,
  type WorldWalked,
} from './check/prove';
export { invariants, type Invariant } from './check/turn';
export { leftOut, walk, type Violation, type Walk } from './check/walk';
export { worldsOf } from './check/worlds';
export { chartOf, type Chart, type ChartMove, type ChartState } from './chart';
export { decide, eventsFor, stateAt } from './decide';
export {
  documentOf,
  isPathway,
  pathwayOf,
  type DocumentFault,
  type PathwayDocument,
  type SchemaJudge,
} from './document';
export { diagramOf, type Diagram } from './diagram';
export { acuteChain, monthlyCount, plannedChain } from './escalation';
export { behaviourOf, dataOf } from './meaning';
export type { Pathway } from './pathway';
export { migrate, type Migration, type MigrationRefusal } from './migration';
export { placesOf, type Place } from './places';
export { findPathway, pathways } from './registry';
export { replay, type Divergence, type Replay } from './replay';
export { samplesOf } from './samples';
