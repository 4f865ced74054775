import type { Pathway } from './pathway';
import { acuteVisitationV1 } from './acute-visitation/definition.v1';
import { adviceV1 } from './advice/definition.v1';
import { botilbudV1 } from './botilbud/definition.v1';
import { bupToAdultV1 } from './bup-to-adult/definition.v1';
import { changeOfMunicipalityV1 } from './change-of-municipality/definition.v1';
import { childJointBindingPlanV1 } from './child-joint-binding-plan/definition.v1';
import { coercionOrCourtOrderV1 } from './coercion-or-court-order/definition.v1';
import { dischargeAgreementV1 } from './discharge-agreement/definition.v1';
import { dischargeToGpV1 } from './discharge-to-gp/definition.v1';
import { dualDiagnosisV1 } from './dual-diagnosis/definition.v1';
import { frailElderlyFollowUpV1 } from './frail-elderly-follow-up/definition.v1';
import { gpReferralPsychiatryV1 } from './gp-referral-psychiatry/definition.v1';
import { medicationTaperingV1 } from './medication-tapering/definition.v1';
import { missedAppointmentsV1 } from './missed-appointments/definition.v1';
import { municipalAcuteFunctionV1 } from './municipal-acute-function/definition.v1';
import { municipalityInsteadOfBupV1 } from './municipality-instead-of-bup/definition.v1';
import { newlyDiagnosedV1 } from './newly-diagnosed/definition.v1';
import { outreachTeamV1 } from './outreach-team/definition.v1';
import { patientControlledAdmissionV1 } from './patient-controlled-admission/definition.v1';
import { prehospitalHandoverV1 } from './prehospital-handover/definition.v1';
import { preventionV1 } from './prevention/definition.v1';
import { psyAcuteNetworkMeetingV1 } from './psy-acute-network-meeting/definition.v1';
import { psyDischargeMunicipalityV1 } from './psy-discharge-municipality/definition.v1';
import { psyFirstAdmissionV1 } from './psy-first-admission/definition.v1';
import { psychiatrySomaticsV1 } from './psychiatry-somatics/definition.v1';
import { psychiatryToEmploymentV1 } from './psychiatry-to-employment/definition.v1';
import { regionalSocialOffersV1 } from './regional-social-offers/definition.v1';
import { rehabPlanV1 } from './rehab-plan/definition.v1';
import { relativesAndChildrenV1 } from './relatives-and-children/definition.v1';
import { returnV1 } from './return/definition.v1';
import { schoolToYouthEducationV1 } from './school-to-youth-education/definition.v1';
import { selfHarmV1 } from './self-harm/definition.v1';
import { specialistPhoneV1 } from './specialist-phone/definition.v1';

/** Every pathway and version that a handover may follow, in the catalogue's order. A new pathway is a folder and a line here. */
export const pathways: readonly Pathway[] = [
  psyDischargeMunicipalityV1,
  psyFirstAdmissionV1,
  psyAcuteNetworkMeetingV1,
  gpReferralPsychiatryV1,
  acuteVisitationV1,
  childJointBindingPlanV1,
  bupToAdultV1,
  botilbudV1,
  dualDiagnosisV1,
  dischargeAgreementV1,
  rehabPlanV1,
  municipalAcuteFunctionV1,
  outreachTeamV1,
  medicationTaperingV1,
  newlyDiagnosedV1,
  selfHarmV1,
  missedAppointmentsV1,
  psychiatrySomaticsV1,
  regionalSocialOffersV1,
  municipalityInsteadOfBupV1,
  schoolToYouthEducationV1,
  psychiatryToEmploymentV1,
  preventionV1,
  coercionOrCourtOrderV1,
  prehospitalHandoverV1,
  dischargeToGpV1,
  frailElderlyFollowUpV1,
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
