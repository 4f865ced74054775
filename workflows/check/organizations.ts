/** How an organisation of a type is spoken of: the one that is meant, one of its kind, and one of its kind in English. */
type Words = readonly [da: string, oneOfThem: string, en: string];

const organizations: Readonly<Record<string, Words>> = {
  region: ['regionen', 'en region', 'region'],
  cluster: ['klyngen', 'en klynge', 'cluster'],
  hospital: ['hospitalet', 'et hospital', 'hospital'],
  'acute-hospital': ['akuthospitalet', 'et akuthospital', 'acute hospital'],
  'psychiatric-department': ['den psykiatriske afdeling', 'en psykiatrisk afdeling', 'psychiatric department'],
  ward: ['afsnittet', 'et afsnit', 'ward'],
  municipality: ['kommunen', 'en kommune', 'municipality'],
  'general-practice': ['den praktiserende læge', 'en praktiserende læge', 'GP'],
  'health-house': ['sundhedshuset', 'et sundhedshus', 'health house'],
  'acute-clinic': ['akutklinikken', 'en akutklinik', 'acute clinic'],
  'outreach-team': ['det udgående team', 'et udgående team', 'outreach team'],
  'psychosis-team': ['psykoseteamet', 'et psykoseteam', 'psychosis team'],
  'hospital-visitation': ['visitationen', 'en visitation', 'hospital visitation'],
  'out-of-hours-gp': ['lægevagten', 'en lægevagt', 'out-of-hours GP'],
  prehospital: ['ambulancetjenesten', 'en ambulancetjeneste', 'ambulance service'],
  'specialist-practice': ['speciallægen', 'en speciallæge', 'specialist practice'],
  'psychologist-practice': ['psykologen', 'en psykolog', 'psychologist'],
  'somatic-department': ['den somatiske afdeling', 'en somatisk afdeling', 'somatic department'],
  botilbud: ['botilbuddet', 'et botilbud', 'supported housing'],
  'regional-offer': ['det regionale tilbud', 'et regionalt tilbud', 'regional offer'],
  'regional-social-offer': ['det regionale sociale tilbud', 'et regionalt socialt tilbud', 'regional social offer'],
  'municipal-acute-function': ['akutfunktionen', 'en akutfunktion', 'municipal acute function'],
  'municipal-prevention': ['forebyggelsestilbuddet', 'et forebyggelsestilbud', 'prevention service'],
  'job-centre': ['jobcenteret', 'et jobcenter', 'job centre'],
  ppr: ['PPR', 'en PPR-enhed', 'school psychology service (PPR)'],
  school: ['skolen', 'en skole', 'school'],
  'youth-education': ['ungdomsuddannelsen', 'en ungdomsuddannelse', 'youth education'],
  'relatives-centre': ['pårørendecenteret', 'et pårørendecenter', 'relatives’ centre'],
  police: ['politiet', 'en politikreds', 'police'],
};

const plain = { sender: ['afsenderen', 'en afsender', 'sender'], receiver: ['modtageren', 'en modtager', 'receiver'] };

/** The three organisations of a story: who hands over, who is asked, and another one of the asked one's kind. */
export interface Cast {
  readonly sender: { readonly da: string; readonly en: string };
  readonly receiver: { readonly da: string; readonly en: string };
  readonly elsewhere: { readonly da: string; readonly en: string };
}

/** How they are called, by the types of organisation that the first way of a pathway leads from and to. */
export function castOf(from: string | undefined, to: string | undefined): Cast {
  const asking = organizations[from ?? ''] ?? (plain.sender as unknown as Words);
  const asked = organizations[to ?? ''] ?? (plain.receiver as unknown as Words);
  const sender = { da: asking[0], en: `the ${asking[2]}` };
  // Where both are of one kind, they must still be told apart.
  if (asking === asked) {
    return { sender, receiver: the('anden', 'other', asked), elsewhere: a('tredje', 'a third', asked) };
  }
  return { sender, receiver: { da: asked[0], en: `the ${asked[2]}` }, elsewhere: a('anden', 'another', asked) };
}

function the(da: 'anden', en: string, [, one, english]: Words): { readonly da: string; readonly en: string } {
  const [article, ...noun] = one.split(' ');
  return { da: [article === 'et' ? 'det andet' : `den ${da}`, ...noun].join(' '), en: `the ${en} ${english}` };
}

function a(da: 'anden' | 'tredje', en: string, [, one, english]: Words): { readonly da: string; readonly en: string } {
  const [article, ...noun] = one.split(' ');
  return {
    da: [article, article === 'et' && da === 'anden' ? 'andet' : da, ...noun].join(' '),
    en: `${en} ${english}`,
  };
}
