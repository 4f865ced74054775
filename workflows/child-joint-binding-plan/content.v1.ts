import { contentOf, day, oneOf, words } from '../content-fields';

/**
 * The joint plan for a child or young person: catalogue P06, row «Required content». The row has no tag of its own and
 * no seed lists the content: [PROPOSED]. Who the child is, is the handover's own; the review after 90 days and the
 * answer within 5 working days are deadlines of the pathway, and `reviewOn` is what the parties have agreed.
 */
export const contentSchemaV1 = contentOf(
  {
    childSituation: words('Barnet eller den unge (alder og hverdag)', 'The child or young person (age and daily life)'),
    guardians: words('Forældremyndighedens indehavere og kontakt til dem', 'Holders of custody, and how to reach them'),
    guardianConsent: oneOf('Samtykke fra forældremyndighedens indehavere', 'Consent of the holders of custody', {
      given: ['Givet', 'Given'],
      refused: ['Afslået', 'Refused'],
      'not-asked': ['Ikke spurgt', 'Not asked'],
    }),
    ownConsent: oneOf('Den unges eget samtykke (fra 15 år, hvor loven siger det)', 'The young person’s own consent', {
      given: ['Givet', 'Given'],
      refused: ['Afslået', 'Refused'],
      'not-asked': ['Ikke spurgt', 'Not asked'],
      'under-15': ['Under 15 år', 'Under 15 years'],
    }),
    problem: words('Problemet og hvad det betyder i hverdagen', 'The problem and what it means from day to day'),
    schoolObservations: words('Skolens iagttagelser', 'Observations of the school'),
    pprObservations: words(
      'PPR’s iagttagelser (Pædagogisk Psykologisk Rådgivning)',
      'Observations of the educational psychologists (PPR)',
    ),
    municipalMeasures: words('Kommunens indsatser og deres virkning', 'Measures of the municipality and their effect'),
    referralQuestion: words(
      'Spørgsmål til Børne- og Ungdomspsykiatrisk Afdeling',
      'Question to child and adolescent psychiatry',
    ),
    planItems: words('Planens punkter (hvem gør hvad hvornår)', 'The items of the plan (who does what by when)'),
    startsOn: day('Planen begynder den', 'The plan starts on'),
    reviewOn: day('Planen følges op den', 'The plan is reviewed on'),
  },
  ['guardians', 'guardianConsent', 'problem', 'schoolObservations', 'municipalMeasures', 'planItems'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  childSituation: 'Barn i 4. klasse, bor skiftevis hos begge forældre.',
  guardians: 'Begge forældre har del i forældremyndigheden. Kan ringes op efter kl. 15 på +45 00 00 00 00.',
  guardianConsent: 'given',
  ownConsent: 'under-15',
  problem: 'Stigende skolefravær siden sommerferien. Mavepine om morgenen og uro i større grupper.',
  schoolObservations: 'Trives bedst i små hold. Trækker sig i frikvartererne. Fravær på 40 % i oktober.',
  pprObservations: 'Observeret i klassen to gange. Forslag om skærmet plads og fast voksen ved dagens start.',
  municipalMeasures: 'Nedsat skema i seks uger med nogen virkning. Familierådgivning er begyndt.',
  referralQuestion: 'Er der tegn på en udviklingsforstyrrelse, som kræver udredning?',
  planItems:
    'Skolen: fast voksen ved dagens start, fra næste uge. PPR: ny observation inden for en måned. ' +
    'Kommunen: familierådgivning fortsætter, også i ventetiden. Egen læge: somatisk undersøgelse inden for to uger.',
  startsOn: '2026-12-01',
  reviewOn: '2027-03-01',
} as const;
