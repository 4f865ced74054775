import { consent, contentOf, day, oneOf, words, yesOrNo } from '../content-fields';

/**
 * The referral to a psychiatric department: catalogue P04, row «Required content», [PROPOSED]. `referredOn` is the day
 * that decides between child and adult psychiatry ([SEED] S2 «på henvisningstidspunktet») and that the right to
 * assessment within 30 days is counted from ([EXT] E6). `patientGroup` has the groups of the routing table 6.3.
 */
export const contentSchemaV1 = contentOf(
  {
    referredOn: day('Henvisningsdato', 'Date of referral'),
    patientGroup: oneOf('Diagnosegruppe', 'Diagnosis group', {
      psychosis: ['Psykose', 'Psychosis'],
      'depression-anxiety': ['Depression eller angst', 'Depression or anxiety'],
      'eating-disorder': ['Spiseforstyrrelse', 'Eating disorder'],
      'highly-specialised': ['Højtspecialiseret funktion', 'Highly specialised function'],
      other: ['Anden eller uafklaret', 'Other or not clear'],
    }),
    referralReason: words('Henvisningsårsag', 'Reason for referral'),
    referralQuestion: words('Hvad ønskes der svar på', 'Question to the department'),
    diagnosisOrSuspicion: words('Diagnose eller mistanke', 'Diagnosis or suspicion'),
    severityAndFunction: words('Sværhedsgrad og funktionsniveau', 'Severity and function'),
    riskAssessment: words(
      'Risikovurdering (selvmord, vold, svigt af egenomsorg)',
      'Risk assessment (suicide, violence, self-neglect)',
    ),
    previousTreatment: words('Tidligere behandling og effekt', 'Earlier treatment and its effect'),
    medicationStatus: words('Aktuel medicin', 'Current medication'),
    somaticStatus: words('Somatisk status', 'Somatic status'),
    substanceUse: words('Alkohol og rusmidler', 'Alcohol and drugs'),
    socialSituation: words('Sociale forhold', 'Social situation'),
    municipalContacts: words('Kontakter i kommunen', 'Contacts in the municipality'),
    relatives: words('Pårørende', 'Relatives'),
    consent,
    interpreterNeeded: yesOrNo('Behov for tolk', 'An interpreter is needed'),
    interpreterLanguage: words('Sprog, der skal tolkes', 'Language to interpret'),
    freeChoice: yesOrNo('Borgeren ønsker frit valg', 'The citizen wishes to choose freely'),
    chosenUnit: words('Ønsket afdeling ved frit valg', 'Department that the citizen wishes'),
  },
  [
    'referredOn',
    'patientGroup',
    'referralReason',
    'referralQuestion',
    'diagnosisOrSuspicion',
    'severityAndFunction',
    'riskAssessment',
    'medicationStatus',
    'consent',
  ],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  referredOn: '2026-11-20',
  patientGroup: 'depression-anxiety',
  referralReason: 'Vedvarende depressive symptomer gennem et halvt år trods behandling i almen praksis.',
  referralQuestion: 'Diagnostisk afklaring og forslag til videre behandling.',
  diagnosisOrSuspicion: 'Moderat til svær depression. Mistanke om bipolar lidelse.',
  severityAndFunction: 'Sygemeldt i tre måneder. Klarer personlig hygiejne, men ikke husholdning og post.',
  riskAssessment: 'Passive dødsønsker uden planer. Aftale om at kontakte egen læge eller lægevagt ved forværring.',
  previousTreatment:
    'To præparater i fuld dosis uden tilstrækkelig effekt. Ti samtaler hos psykolog med nogen bedring.',
  medicationStatus: 'Antidepressiv behandling uændret i otte uger. FMK er ajourført.',
  somaticStatus: 'Normale blodprøver og normalt ekg. Ingen kendte somatiske sygdomme.',
  substanceUse: 'Intet rusmiddelbrug. Sparsomt alkoholforbrug.',
  socialSituation: 'Bor i lejlighed med to børn i skolealderen.',
  municipalContacts: 'Jobcenter ved sygedagpengesag. Ingen støtte i hjemmet.',
  relatives: 'En forælder hjælper med børnene og må kontaktes.',
  consent: 'given',
  interpreterNeeded: false,
  freeChoice: false,
} as const;
