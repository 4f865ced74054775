import type { Pathway } from './pathway';
import { adviceV1 } from './advice/definition.v1';
import { changeOfMunicipalityV1 } from './change-of-municipality/definition.v1';
import { missedAppointmentsV1 } from './missed-appointments/definition.v1';
import { municipalAcuteFunctionV1 } from './municipal-acute-function/definition.v1';
import { outreachTeamV1 } from './outreach-team/definition.v1';
import { patientControlledAdmissionV1 } from './patient-controlled-admission/definition.v1';
import { psyDischargeMunicipalityV1 } from './psy-discharge-municipality/definition.v1';
import { psyFirstAdmissionV1 } from './psy-first-admission/definition.v1';
import { rehabPlanV1 } from './rehab-plan/definition.v1';
import { relativesAndChildrenV1 } from './relatives-and-children/definition.v1';
import { returnV1 } from './return/definition.v1';
import { specialistPhoneV1 } from './specialist-phone/definition.v1';

/** Every pathway and version that a handover may follow, in the catalogue's order. A new pathway is a folder and a line here. */
export const pathways: readonly Pathway[] = [
  psyDischargeMunicipalityV1,
  psyFirstAdmissionV1,
  rehabPlanV1,
  municipalAcuteFunctionV1,
  outreachTeamV1,
  missedAppointmentsV1,
  specialistPhoneV1,
  adviceV1,
  relativesAndChildrenV1,
  patientControlledAdmissionV1,
  returnV1,
  changeOfMunicipalityV1,
];

/** The version that new handovers follow, or the one asked for; undefined where there is none. */
export function findPathway(id: string, version?: number): Pathway | undefined {
  return pathways
    .filter((pathway) => pathway.id === id && (version === undefined || pathway.version === version))
    .sort((a, b) => b.version - a.version)[0];
}
