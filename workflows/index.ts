export { leftOut, walk, type Violation, type Walk } from './check/walk';
export { worldsOf } from './check/worlds';
export { decide, eventsFor, stateAt } from './decide';
export { diagramOf, type Diagram } from './diagram';
export type { Pathway } from './pathway';
export { migrate, type Migration, type MigrationRefusal } from './migration';
export { findPathway, pathways } from './registry';
export { replay, type Divergence, type Replay } from './replay';
