import { contentOf, day, words, yesOrNo } from '../content-fields';

/**
 * What child and adolescent psychiatry tells adult psychiatry: catalogue P07, row «Required content». The row has no
 * tag of its own and no seed lists the content: [PROPOSED]. `referredToChildPsychiatryOn`, `wasUnder18AtReferral` and
 * `eatingDisorder` hold on to what the rule of 18 and 21 years is judged by ([SEED] S2); the age itself comes from the
 * CPR number. Only one answer fits the two yes-or-no fields: who was 18 or older is in adult psychiatry already, and an
 * eating disorder stays in child and adolescent psychiatry at any age.
 */
export const contentSchemaV1 = contentOf(
  {
    referredToChildPsychiatryOn: day(
      'Dato for henvisningen til børne- og ungdomspsykiatrien',
      'Date of referral to child psychiatry',
    ),
    wasUnder18AtReferral: {
      ...yesOrNo('Under 18 år på henvisningstidspunktet', 'Under 18 years at the time of referral'),
      const: true,
    },
    eatingDisorder: {
      ...yesOrNo(
        'Spiseforstyrrelse (bliver i børne- og ungdomspsykiatrien)',
        'Eating disorder (stays in child psychiatry)',
      ),
      const: false,
    },
    diagnosis: words('Diagnose', 'Diagnosis'),
    treatmentSummary: words('Behandlingsforløb indtil nu', 'Summary of the treatment so far'),
    treatmentPlan: words('Aktuel behandlingsplan', 'Current treatment plan'),
    medicationStatus: words('Aktuel medicin', 'Current medication'),
    riskAssessment: words('Risikovurdering', 'Risk assessment'),
    crisisPlan: words('Kriseplan', 'Crisis plan'),
    pedagogicalApproach: words('Pædagogisk tilgang, der virker', 'Pedagogical approach that works'),
    schoolAndEducation: words('Skole og uddannelse', 'School and education'),
    municipalContacts: words('Kontakter i kommunen', 'Contacts in the municipality'),
    relatives: words('Pårørende og netværk', 'Relatives and network'),
    youngPersonsWishes: words('Den unges egne ønsker', 'The young person’s own wishes'),
    childPsychiatryContact: words(
      'Kontakt under overgangen i børne- og ungdomspsykiatrien',
      'Transition contact in child psychiatry',
    ),
    adultPsychiatryContact: words(
      'Kontakt under overgangen i voksenpsykiatrien',
      'Transition contact in adult psychiatry',
    ),
    firstAdultAppointment: day('Første tid i voksenpsykiatrien', 'First appointment in adult psychiatry'),
  },
  [
    'referredToChildPsychiatryOn',
    'wasUnder18AtReferral',
    'eatingDisorder',
    'diagnosis',
    'treatmentSummary',
    'treatmentPlan',
    'medicationStatus',
    'riskAssessment',
    'youngPersonsWishes',
    'childPsychiatryContact',
  ],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  referredToChildPsychiatryOn: '2023-03-14',
  wasUnder18AtReferral: true,
  eatingDisorder: false,
  diagnosis: 'Autismespektrumforstyrrelse og tilbagevendende depression.',
  treatmentSummary: 'Udredt og fulgt ambulant. God virkning af fast behandler og psykoedukation. Ingen indlæggelser.',
  treatmentPlan: 'Samtaler hver tredje uge. Næste behandlingsplan lægges sammen med voksenpsykiatrien.',
  medicationStatus: 'Antidepressiv behandling uændret i et år. FMK er ajourført.',
  riskAssessment: 'Ingen aktuelle selvmordstanker. Sårbar ved skift af behandler og uforudsete ændringer.',
  crisisPlan: 'Ringer først til bostøtten, derefter til ambulatoriet, uden for dagtid til lægevagten.',
  pedagogicalApproach: 'Aftaler på skrift, samme rum og god tid til svar.',
  schoolAndEducation: 'Andet år på hf med specialpædagogisk støtte.',
  municipalContacts: 'Ungerådgivningen og bostøtte en gang om ugen.',
  relatives: 'En forælder deltager gerne i det fælles møde, og den unge ønsker det.',
  youngPersonsWishes: 'Vil møde den nye behandler, før skiftet sker, og helst beholde fast ugedag.',
  childPsychiatryContact: 'Koordinerende sygeplejerske i ambulatoriet, hverdage kl. 8-15, +45 00 00 00 00.',
} as const;
