import { contentOf, momentInTime, phone, words, yesOrNo } from '../content-fields';

/**
 * What the prehospital staff tell the hospital before arrival (catalogue section 4, P25: data from the prehospital record
 * in the hospital record is [SEED] S2; findings and tests are the row's own words, the further fields are [PROPOSED]).
 */
export const contentSchemaV1 = contentOf(
  {
    expectedArrival: momentInTime('Forventet ankomst', 'Expected arrival'),
    reason: words('Årsag til kørslen', 'Reason for the transport'),
    findings: words('Fund undervejs (ABCDE, psykisk tilstand)', 'Findings on the way (ABCDE, mental state)'),
    tests: words('Målinger og prøver før ankomst', 'Measurements and tests before arrival'),
    treatmentGiven: words('Behandling og medicin givet', 'Treatment and medication given'),
    riskAssessment: words('Risikovurdering (selvmord, uro, smitte)', 'Risk assessment (suicide, unrest, infection)'),
    isPrehospitalRecordSent: yesOrNo('PPJ er sendt til EPJ', 'The prehospital record is in the hospital record'),
    companions: words('Ledsagere og pårørende', 'Companions and relatives'),
    belongings: words('Medbragt medicin og ejendele', 'Medication and belongings brought'),
    contactPhone: phone('Telefon til den præhospitale enhed', 'Phone of the prehospital unit'),
  },
  ['expectedArrival', 'reason', 'findings', 'tests', 'riskAssessment', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  expectedArrival: '2026-11-23T09:40:00+01:00',
  reason: 'Fundet af hjemmeplejen, sløv og forvirret. Har muligvis taget for mange af sine tabletter i nat.',
  findings: 'Frie luftveje. Vågner ved tiltale. Varm og tør. Kan sige sit navn, men kender ikke dagen.',
  tests: 'Blodtryk 105/60, puls 96, saturation 96 %, blodsukker 6,1. EKG er sendt.',
  treatmentGiven: 'Ilt på næsebrille. Drop med saltvand er startet.',
  riskAssessment: 'Mulig forgiftning. Kan ikke svare på spørgsmål om selvmordstanker. Rolig.',
  isPrehospitalRecordSent: true,
  companions: 'Kommer alene. Hjemmeplejen har ringet til en datter.',
  belongings: 'Doseringsæske og to tomme tabletglas.',
  contactPhone: '+45 00 00 00 00',
} as const;
