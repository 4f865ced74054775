import { consent, contentOf, oneOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What one hospital department tells the other when psychiatry and somatics hand a patient over or share the care
 * (catalogue section 4, P18: the closer cooperation is [SEED] S0; problem, risk, medication and observation need are the
 * row's own words, the further fields are [PROPOSED]). The urgency decides between one hour and two working days.
 */
export const contentSchemaV1 = contentOf(
  {
    urgency: oneOf('Hastegrad', 'Urgency', {
      acute: ['Akut', 'Acute'],
      planned: ['Planlagt', 'Planned'],
    }),
    careModel: oneOf('Overflytning eller fælles behandling', 'Transfer or shared care', {
      transfer: ['Overflytning', 'Transfer'],
      'shared-care': ['Fælles behandling, patienten bliver på afdelingen', 'Shared care, the patient stays'],
      'double-admission': ['Dobbeltindlæggelse på begge afdelinger', 'Admitted to both departments'],
    }),
    problem: words('Problemstilling og spørgsmål', 'Problem and question'),
    treatmentScope: words('Hvad hver afdeling har behandlingsansvaret for', 'What each department treats'),
    riskAssessment: words('Risikovurdering (herunder selvmord og udadreagerende adfærd)', 'Risk assessment'),
    medicationStatus: words('Medicin og allergier', 'Medication and allergies'),
    medicationRecordUpdated: yesOrNo('FMK er ajourført', 'The shared medication record is up to date'),
    observationNeed: words('Observationsbehov', 'Need for observation'),
    somaticStatus: words('Somatisk status og prøvesvar', 'Somatic status and test results'),
    mentalState: words('Psykisk tilstand', 'Mental state'),
    physicalRestraint: words('Aftaler om fysisk fastholdelse og tvang', 'Agreements on physical restraint'),
    relatives: words('Pårørende', 'Relatives'),
    consent,
    contactPhone: phone('Telefon til afsendende afdeling', 'Phone of the sending department'),
  },
  ['urgency', 'careModel', 'problem', 'riskAssessment', 'medicationStatus', 'observationNeed', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  urgency: 'planned',
  careModel: 'double-admission',
  problem: 'Indlagt i psykiatrien med svær depression. Spiser og drikker for lidt og har faldende nyretal.',
  treatmentScope: 'Medicinsk afdeling behandler væskemangel og nyrepåvirkning. Psykiatrien behandler depressionen.',
  riskAssessment: 'Selvmordstanker uden planer. Ikke udadreagerende.',
  medicationStatus:
    'Fast antidepressiv medicin. Litium er sat på pause på grund af nyretallene. Ingen kendte allergier.',
  medicationRecordUpdated: true,
  observationNeed: 'Tilsyn hver halve time og væskeskema. Fast vagt er ikke nødvendig.',
  somaticStatus: 'Vågen og klar. Tør i slimhinderne. Blodprøver fra i morges ligger i journalen.',
  mentalState: 'Langsom og trist, men til at få kontakt med.',
  relatives: 'Ægtefællen er orienteret med patientens tilladelse.',
  consent: 'given',
  contactPhone: '+45 00 00 00 00',
} as const;
