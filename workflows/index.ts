export { decide, eventsFor, stateAt } from './decide';
export type { Pathway } from './pathway';
export { findPathway, pathways } from './registry';
