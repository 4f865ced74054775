import { consent, contentOf, oneOf, words } from '../content-fields';

/**
 * The referral to the regional dual-diagnosis offer: catalogue P09, row «Required content». The row has no tag of its
 * own and no seed lists the content: [PROPOSED]. `targetGroup` is the coded group 1/2/3 of the stepwise phase-in ([EXT]
 * E4). Suspicion is enough for a referral ([EXT] E4), so nothing asks for a confirmed diagnosis.
 */
export const contentSchemaV1 = contentOf(
  {
    mentalDisorder: words('Psykisk lidelse, kendt eller formodet', 'Mental disorder, known or suspected'),
    disorderCertainty: oneOf('Hvor sikker diagnosen er', 'How certain the disorder is', {
      suspected: ['Mistanke', 'Suspected'],
      known: ['Kendt', 'Known'],
    }),
    substanceUse: words('Brug af rusmidler', 'Substance use'),
    substanceTreatment: words('Aktuel rusmiddelbehandling', 'Current treatment of substance use'),
    opioidSubstitution: oneOf('Substitutionsbehandling med opioider', 'Opioid substitution', {
      none: ['Ingen', 'None'],
      planned: ['Planlagt', 'Planned'],
      ongoing: ['I gang', 'Ongoing'],
    }),
    functionalLevel: words('Funktionsniveau', 'Functional level'),
    socialProblems: words('Sociale problemer', 'Social problems'),
    housing: words('Boligsituation', 'Housing'),
    authorityContacts: words('Kontakter hos myndigheder', 'Contacts at the authorities'),
    targetGroup: oneOf('Målgruppe', 'Target group', {
      'group-1': ['Gruppe 1', 'Group 1'],
      'group-2': ['Gruppe 2', 'Group 2'],
      'group-3': ['Gruppe 3', 'Group 3'],
    }),
    consent,
  },
  [
    'mentalDisorder',
    'disorderCertainty',
    'substanceUse',
    'substanceTreatment',
    'opioidSubstitution',
    'functionalLevel',
    'consent',
  ],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  mentalDisorder: 'Mistanke om skizofreni. Stemmehøring og vrangforestillinger, også i perioder uden rusmidler.',
  disorderCertainty: 'suspected',
  substanceUse: 'Daglig hash og amfetamin flere gange om måneden. Intet alkoholforbrug.',
  substanceTreatment: 'Samtaler i kommunens rusmiddelcenter siden august med skiftende fremmøde.',
  opioidSubstitution: 'none',
  functionalLevel: 'Har svært ved at holde aftaler og døgnrytme. Klarer indkøb med støtte.',
  socialProblems: 'Gæld og få kontakter uden for rusmiddelmiljøet.',
  housing: 'Midlertidigt botilbud frem til foråret.',
  authorityContacts: 'Sagsbehandler i socialpsykiatrien og rusmiddelcenteret. Ingen sag hos kriminalforsorgen.',
  targetGroup: 'group-2',
  consent: 'given',
} as const;
