import type { Pathway } from './pathway';
import { psyDischargeMunicipalityV1 } from './psy-discharge-municipality/definition.v1';
import { psyFirstAdmissionV1 } from './psy-first-admission/definition.v1';
import { specialistPhoneV1 } from './specialist-phone/definition.v1';

/** Every pathway and version that a handover may follow. A new pathway is a folder and a line here. */
export const pathways: readonly Pathway[] = [psyDischargeMunicipalityV1, psyFirstAdmissionV1, specialistPhoneV1];

/** The version that new handovers follow, or the one asked for; undefined where there is none. */
export function findPathway(id: string, version?: number): Pathway | undefined {
  return pathways
    .filter((pathway) => pathway.id === id && (version === undefined || pathway.version === version))
    .sort((a, b) => b.version - a.version)[0];
}
