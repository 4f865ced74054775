import { consent, contentOf, oneOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What psychiatry tells an offer for relatives, or for children whose parents or siblings have a severe disorder
 * (catalogue section 5, A3: [SEED] S0; the fields are [PROPOSED]). The referral is of the relative or the child, so the
 * consent is theirs or their guardians'; whether the patient lets anything be told is asked for on its own.
 */
export const contentSchemaV1 = contentOf(
  {
    offerFor: oneOf('Tilbud til', 'Offer for', {
      relatives: ['Pårørende', 'Relatives'],
      children: ['Børn som pårørende', 'Children as relatives'],
    }),
    relation: oneOf('Relation til patienten', 'Relation to the patient', {
      child: ['Barn af patienten', 'Child of the patient'],
      sibling: ['Bror eller søster', 'Sibling'],
      parent: ['Forælder', 'Parent'],
      partner: ['Ægtefælle eller samlever', 'Spouse or partner'],
      other: ['Anden relation', 'Other relation'],
    }),
    situation: words('Situation og ønske om støtte', 'Situation and wish for support'),
    childrensAges: words('Børnenes alder', 'Ages of the children'),
    consentFrom: oneOf('Hvem der har taget stilling til samtykket', 'Whose consent it is', {
      relative: ['Den pårørende selv', 'The relative'],
      guardians: ['Forældremyndighedens indehavere', 'The guardians'],
      'guardians-and-young-person': ['Forældremyndighedens indehavere og den unge', 'Guardians and young person'],
    }),
    consent,
    hasPatientConsented: yesOrNo('Patienten har sagt ja til, at tilbuddet orienteres', 'The patient agrees to sharing'),
    knownOffers: words('Støtte, der allerede er i gang', 'Support already given'),
    contactPhone: phone('Telefon til den pårørende eller forældrene', 'Phone of the relative or the guardians'),
    preferredContact: words('Hvornår og hvordan der helst tages kontakt', 'When and how to make contact'),
  },
  ['offerFor', 'relation', 'situation', 'consentFrom', 'consent', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  offerFor: 'children',
  relation: 'child',
  situation:
    'To børn, der er bekymrede og stille, efter at en forælder er blevet indlagt. Familien ønsker en børnegruppe.',
  childrensAges: '8 og 11 år',
  consentFrom: 'guardians',
  consent: 'given',
  hasPatientConsented: true,
  knownOffers: 'Skolens trivselsperson taler med begge børn.',
  contactPhone: '+45 00 00 00 00',
  preferredContact: 'Ring til forælderen derhjemme efter kl. 16.',
} as const;
