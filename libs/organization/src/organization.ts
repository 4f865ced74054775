import type { OrganizationId } from '@stafet/core';
import type { PatientGroup } from './patient-group';
import type { Provenance, Validity } from './validity';

export type OrganizationType =
  | 'region'
  | 'cluster'
  | 'hospital'
  | 'acute-hospital'
  | 'psychiatric-department'
  | 'ward'
  | 'municipality'
  | 'general-practice'
  | 'health-house'
  | 'acute-clinic'
  | 'outreach-team'
  | 'psychosis-team'
  | 'hospital-visitation'
  | 'out-of-hours-gp'
  | 'prehospital'
  | 'specialist-practice'
  | 'psychologist-practice'
  | 'somatic-department'
  | 'botilbud'
  | 'regional-offer'
  | 'regional-social-offer'
  | 'municipal-acute-function'
  | 'municipal-prevention'
  | 'job-centre'
  | 'ppr'
  | 'school'
  | 'youth-education'
  | 'relatives-centre'
  | 'police';

/** An organisation as it was, is or will be between two days. A change of name is a new row with the same id. */
export interface Organization extends Validity, Provenance {
  readonly id: OrganizationId;
  /** As it is shown, in Danish. */
  readonly name: string;
  readonly type: OrganizationType;
  readonly partOf?: OrganizationId;
  readonly cluster?: OrganizationId;
  /** Four digits with leading zero (hl7dk/dk-core). */
  readonly municipalityCode?: string;
  /** The municipalities that the unit covers; all of its cluster where left out. */
  readonly serves?: readonly string[];
  /** The only group of patients that the unit is for; everybody where left out. */
  readonly group?: PatientGroup;
  readonly population?: { readonly value: number; readonly asOf: string };
  /** Whom it follows: these end on the day on which it begins. */
  readonly replaces?: readonly OrganizationId[];
}

/** Who serves a cluster (catalogue 6.1). */
export interface Catchment extends Validity, Provenance {
  readonly cluster: OrganizationId;
  readonly hospital: OrganizationId;
  readonly acuteHospital: OrganizationId;
  readonly department: OrganizationId;
}
