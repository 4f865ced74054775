import { contentOf, day, momentInTime, oneOf, words } from '../content-fields';

/**
 * The agreement or plan that must stand before the discharge: catalogue P10, row «Required content». The row has no tag
 * of its own and no seed lists the content: [PROPOSED]. Which of the two documents it is follows from whether the
 * citizen takes part; `sharedWithoutConsent` records the use of psykiatriloven § 13 c ([EXT] E5). The confirmations are
 * counted back from `expectedDischarge`.
 */
export const contentSchemaV1 = contentOf(
  {
    document: oneOf('Dokument', 'Document', {
      agreement: ['Udskrivningsaftale (borgeren medvirker)', 'Discharge agreement (the citizen takes part)'],
      plan: ['Koordinationsplan (borgeren medvirker ikke)', 'Coordination plan (the citizen does not take part)'],
    }),
    citizensParticipation: words('Borgerens medvirken og holdning', 'The citizen’s participation and view'),
    expectedDischarge: momentInTime('Forventet udskrivelse', 'Expected discharge'),
    parties: words('Parter', 'Parties'),
    offers: words('Hver parts tilbud', 'What each party offers'),
    reactionIfNotFollowed: words(
      'Hvem reagerer, hvis borgeren ikke følger det aftalte, og hvordan',
      'Who reacts if the citizen stops following it, and how',
    ),
    departmentFollowUp: words(
      'Afdelingens opfølgning efter udskrivelse',
      'Follow-up by the department after discharge',
    ),
    firstReviewOn: day('Første opfølgning', 'First review'),
    laterReviews: words('Senere opfølgninger', 'Later reviews'),
    contactPersons: words('Kontaktpersoner hos hver part', 'Contact persons at each party'),
    expiresOn: day('Udløber den', 'Expires on'),
    sharedWithoutConsent: words(
      'Oplysninger videregivet uden samtykke og begrundelsen (psykiatriloven § 13 c)',
      'What was shared without consent, and why (psykiatriloven § 13 c)',
    ),
  },
  [
    'document',
    'expectedDischarge',
    'parties',
    'offers',
    'reactionIfNotFollowed',
    'firstReviewOn',
    'contactPersons',
    'expiresOn',
  ],
);

/** Synthetic; no real person is like this. Its discharge lies years ahead, so that it stays valid as it stands. */
export const exampleContentV1 = {
  document: 'agreement',
  citizensParticipation: 'Borgeren har været med til at skrive aftalen og ønsker at følge den.',
  expectedDischarge: '2030-11-28T11:00:00+01:00',
  parties: 'Borgeren, psykiatrisk afdeling, kommunens socialpsykiatri og egen læge.',
  offers:
    'Afdelingen: ambulant opfølgning hver anden uge. Kommunen: bostøtte to gange om ugen. ' +
    'Egen læge: blodprøver hver måned.',
  reactionIfNotFollowed:
    'Udebliver borgeren to gange i træk, ringer bostøtten samme dag til ambulatoriet, ' +
    'som tager på hjemmebesøg næste hverdag.',
  departmentFollowUp: 'Ambulatoriet kalder parterne sammen til opfølgning og holder aftalen ajour.',
  firstReviewOn: '2031-01-15',
  laterReviews: 'Derefter hver tredje måned, så længe aftalen gælder.',
  contactPersons:
    'Ambulatoriet: koordinerende sygeplejerske, +45 00 00 00 00. Kommunen: bostøtten, +45 00 00 00 01. ' +
    'Egen læge: +45 00 00 00 02.',
  expiresOn: '2031-11-28',
} as const;
