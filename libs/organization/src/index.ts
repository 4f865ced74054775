export { loadCatalogue, OrganizationCatalogue } from './catalogue';
export { OrganizationDataError } from './catalogue-data';
export type { Catchment, Organization, OrganizationType } from './organization';
export type { CatchmentRule, ReceiverProposal, ReceiverQuestion } from './receiver-proposal';
export type { PatientGroup } from './patient-group';
export type { Route, RoutingCase, RoutingRule } from './routing';
