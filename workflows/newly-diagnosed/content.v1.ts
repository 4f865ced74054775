import { consent, contentOf, words } from '../content-fields';

/**
 * What OPUS or the psychosis team needs to begin: catalogue P15, «Handed over and required content» (assessment, onset,
 * function, relatives). The row has no tag of its own and no seed lists the content: [PROPOSED]. The optional fields
 * are what the first contact is planned by.
 */
export const contentSchemaV1 = contentOf(
  {
    assessment: words('Udredning og konklusion', 'Assessment and conclusion'),
    diagnosis: words('Diagnose', 'Diagnosis'),
    onset: words('Debut og forløb indtil nu', 'Onset and course so far'),
    functionalLevel: words('Funktionsniveau', 'Functional level'),
    relatives: words('Pårørende og netværk', 'Relatives and network'),
    riskAssessment: words('Risikovurdering', 'Risk assessment'),
    medicationStatus: words('Aktuel medicin', 'Current medication'),
    educationAndEmployment: words('Uddannelse og beskæftigelse', 'Education and employment'),
    citizensWishes: words('Borgerens egne ønsker', 'The citizen’s own wishes'),
    consent,
  },
  ['assessment', 'diagnosis', 'onset', 'functionalLevel', 'relatives'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  assessment: 'Udredt over fire samtaler med diagnostisk interview. Somatisk årsag er udelukket.',
  diagnosis: 'Nydiagnosticeret skizofreni.',
  onset: 'Tiltagende isolation gennem et år. Stemmehøring siden sommeren. Ingen tidligere behandling.',
  functionalLevel: 'Bor alene. Er holdt op med at gå til undervisning. Klarer mad og hygiejne med påmindelser.',
  relatives: 'Forældrene er inddraget med borgerens tilladelse og ønsker undervisning om lidelsen.',
  riskAssessment: 'Ingen selvmordstanker. Føler sig tryg hjemme, utryg i bus og tog.',
  medicationStatus: 'Antipsykotisk behandling begyndt for tre uger siden i lav dosis. FMK er ajourført.',
  educationAndEmployment: 'På orlov fra en ungdomsuddannelse og vil gerne tilbage.',
  citizensWishes: 'Vil helst mødes hjemme de første gange.',
  consent: 'given',
} as const;
