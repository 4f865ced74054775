export { loadCatalogue, OrganizationCatalogue, type Route } from './catalogue';
export { OrganizationDataError } from './catalogue-data';
export type { Catchment, Organization, OrganizationType } from './organization';
export type { PatientGroup, RoutingCase, RoutingRule } from './routing';
