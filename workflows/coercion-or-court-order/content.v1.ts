import { contentOf, momentInTime, oneOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What police or physician tell the psychiatric department that receives directly (catalogue section 4, P24: the direct
 * way is [SEED] S2; legal basis, certificate and time are the row's own words, their codes and the further fields are
 * [PROPOSED]). Consent is no field: the admission does not rest on it.
 */
export const contentSchemaV1 = contentOf(
  {
    legalBasis: oneOf('Retsgrundlag', 'Legal basis', {
      'coercion-yellow': [
        'Tvangsindlæggelse på behandlingsindikation (gule papirer)',
        'Coercive admission for treatment (yellow papers)',
      ],
      'coercion-red': [
        'Tvangsindlæggelse på farlighedsindikation (røde papirer)',
        'Coercive admission for danger (red papers)',
      ],
      'court-order': ['Dom til behandling eller anbringelse', 'Court order of treatment or placement'],
      'court-ruling': [
        'Retskendelse (fx mentalundersøgelse eller varetægtssurrogat)',
        'Court ruling (such as forensic examination or custody)',
      ],
    }),
    decidedAt: momentInTime('Tidspunkt for beslutningen', 'Time of the decision'),
    certificate: oneOf('Dokumenter, der følger med', 'Documents that follow', {
      physician: ['Lægeerklæring', "Physician's certificate"],
      police: ['Politiets dokumenter', 'Documents of the police'],
      'physician-and-police': ['Lægeerklæring og politiets dokumenter', 'Certificate and documents of the police'],
      court: ['Rettens dokumenter', 'Documents of the court'],
      'under-way': ['Eftersendes', 'To follow'],
    }),
    certificateNote: words('Bemærkninger til dokumenterne', 'Notes on the documents'),
    reason: words('Årsag og aktuel tilstand', 'Reason and current state'),
    riskAssessment: words('Risikovurdering (herunder farlighed)', 'Risk assessment including danger'),
    currentLocation: words('Hvor patienten er nu', 'Where the patient is now'),
    expectedArrival: momentInTime('Forventet ankomst', 'Expected arrival'),
    escort: words('Ledsagelse under transporten', 'Escort during transport'),
    somaticStatus: words('Somatisk status og påvirkning', 'Somatic status and intoxication'),
    medicationStatus: words('Medicin, også givet i dag', 'Medication, also given today'),
    childrenInTheHome: yesOrNo('Børn i hjemmet', 'Children in the home'),
    relatives: words('Pårørende', 'Relatives'),
    contactPhone: phone('Telefon til afsender', 'Phone of the sender'),
  },
  ['legalBasis', 'decidedAt', 'certificate', 'reason', 'riskAssessment', 'currentLocation', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  legalBasis: 'coercion-yellow',
  decidedAt: '2026-03-09T10:20:00+01:00',
  certificate: 'physician-and-police',
  certificateNote: 'Erklæringen er udfyldt i hjemmet og følger med patienten.',
  reason: 'Har ikke sovet i fem døgn, hører stemmer og afviser al behandling. Kendt med skizofreni.',
  riskAssessment: 'Ikke truende over for andre. Spiser og drikker næsten ikke, og tilstanden forværres hurtigt.',
  currentLocation: 'Eget hjem sammen med vagtlæge og politi.',
  escort: 'To betjente. Patienten følger med uden modstand.',
  somaticStatus: 'Ser tør og træt ud. Ikke påvirket af alkohol eller stoffer. Ingen skader.',
  medicationStatus: 'Har ikke taget sin faste medicin i to uger. Intet givet i dag.',
  childrenInTheHome: false,
  relatives: 'En forælder er til stede og orienteret.',
  contactPhone: '+45 00 00 00 00',
} as const;
