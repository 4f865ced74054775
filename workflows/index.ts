export { decide, eventsFor } from './decide';
export type { Pathway } from './pathway';
export { findPathway, pathways } from './registry';
