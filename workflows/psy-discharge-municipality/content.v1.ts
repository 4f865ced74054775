import { consent, contentOf, momentInTime, phone, words, yesOrNo } from '../content-fields';

/**
 * What the ward tells the municipality: catalogue P01, row «Required content», [PROPOSED], built from S2 and [EXT] E1.
 * The identity and the moment of effect are the handover's own and are not asked for twice.
 */
export const contentSchemaV1 = contentOf(
  {
    wardPhone: phone('Afsnittets telefon', 'Phone of the ward'),
    expectedDischarge: momentInTime('Forventet udskrivelse', 'Expected discharge'),
    consent,
    functionalLevel: words('Funktionsniveau (fysisk, kognitivt, psykosocialt)', 'Functional level'),
    supportNeeds: words('Behov for støtte og forslag til start', 'Support needs and proposed start'),
    riskAssessment: words('Risikovurdering og tegn på tilbagefald', 'Risk assessment and signs of relapse'),
    crisisPlan: words('Kriseplan', 'Crisis plan'),
    medicationStatus: words('Medicinstatus og hvem der doserer', 'Medication status and who doses'),
    medicationRecordUpdated: yesOrNo('FMK er ajourført', 'The shared medication record is up to date'),
    doseDispensingPaused: yesOrNo('Dosisdispensering er sat på pause', 'Dose dispensing is paused'),
    treatmentAfterDischarge: words(
      'Behandling efter udskrivelse og ansvarlig enhed',
      'Treatment after discharge and responsible unit',
    ),
    relatives: words('Pårørende og netværk', 'Relatives and network'),
    childrenInTheHome: yesOrNo('Børn i hjemmet', 'Children in the home'),
    housingAndEmployment: words('Bolig og beskæftigelse', 'Housing and employment'),
    agreements: words('Aftaler med borgeren', 'Agreements with the citizen'),
    openQuestions: words('Åbne spørgsmål', 'Open questions'),
  },
  ['wardPhone', 'consent', 'functionalLevel', 'supportNeeds', 'riskAssessment', 'medicationStatus'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  wardPhone: '+45 00 00 00 00',
  consent: 'given',
  functionalLevel: 'Klarer personlig hygiejne selv. Har svært ved at overskue indkøb og post.',
  supportNeeds: 'Bostøtte to gange om ugen fra udskrivelsen. Hjælp til at komme i gang med hverdagen.',
  riskAssessment: 'Ingen aktuelle selvmordstanker. Tegn på tilbagefald: søvnløshed og isolation.',
  crisisPlan: 'Ringer til afsnittet, derefter til den psykiatriske akutmodtagelse.',
  medicationStatus: 'Fast medicin uændret de sidste 14 dage. Borgeren doserer selv med støtte.',
  medicationRecordUpdated: true,
  doseDispensingPaused: false,
  treatmentAfterDischarge: 'Ambulant opfølgning i Regionspsykiatrien Randers.',
  relatives: 'En søster, som borgeren har givet tilladelse til at kontakte.',
  childrenInTheHome: false,
  housingAndEmployment: 'Egen lejlighed. Sygemeldt.',
  agreements: 'Borgeren vil gerne kontaktes på telefon om formiddagen.',
} as const;
