import { consent, contentOf, oneOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What psychiatry and a regional social offer tell each other at admission and discharge (catalogue section 4, P19: good
 * courses between the two are [SEED] S0; the fields follow P08 until there is an agreement of their own, [PROPOSED]). The
 * region provides the offer and the municipality is the authority, so both are named.
 */
export const contentSchemaV1 = contentOf(
  {
    occasion: oneOf('Overgang', 'Transition', {
      admission: ['Indlæggelse fra det regionale tilbud', 'Admission from the regional offer'],
      discharge: ['Udskrivelse til det regionale tilbud', 'Discharge to the regional offer'],
    }),
    regionalOffer: words('Det regionale tilbud og afdeling', 'The regional offer and its section'),
    authorityMunicipality: words('Myndighedskommune og kontakt dér', 'Authority municipality and contact there'),
    reason: words('Årsag og aktuel situation', 'Reason and current situation'),
    supportNeeds: words('Behov for støtte i hverdagen', 'Need for support in daily life'),
    riskAssessment: words('Risikovurdering (herunder selvskade)', 'Risk assessment including self-harm'),
    behaviourAndTriggers: words('Adfærd, og hvad der udløser uro', 'Behaviour and triggers'),
    conflictPreventionPlan: words('Plan for at forebygge konflikter og vold', 'Plan to prevent conflict and violence'),
    substanceUse: words('Rusmidler og koordinerende indsatsplan', 'Substance use and coordinating plan'),
    medicationStatus: words('Medicin, og hvem der giver den', 'Medication and who gives it'),
    medicationRecordUpdated: yesOrNo('FMK er ajourført', 'The shared medication record is up to date'),
    courtMeasure: words('Dom eller foranstaltning', 'Court measure'),
    generalPractice: words('Tilknyttet lægepraksis', 'General practice of the offer'),
    treatmentAfterwards: words('Videre behandling og ansvarlig enhed', 'Further treatment and responsible unit'),
    consent,
    contactPhone: phone('Telefon, der besvares hele døgnet', 'Phone that is answered around the clock'),
  },
  [
    'occasion',
    'regionalOffer',
    'authorityMunicipality',
    'supportNeeds',
    'riskAssessment',
    'medicationStatus',
    'consent',
    'contactPhone',
  ],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  occasion: 'discharge',
  regionalOffer: 'Regionalt botilbud for voksne, afdelingen for autisme og psykisk lidelse.',
  authorityMunicipality: 'Viborg Kommune, voksenhandicap og psykiatri.',
  reason: 'Indlagt otte dage med søvnløshed og tiltagende tvangshandlinger. Sover nu om natten og er i bedring.',
  supportNeeds: 'Fast struktur på dagen, støtte ved måltider og én gennemgående medarbejder den første uge.',
  riskAssessment: 'Ingen selvmordstanker. Selvskade i form af kradsen, når kravene bliver for mange på én gang.',
  behaviourAndTriggers:
    'Uro ved skift i personale og ved uventede gæster. Ro hjælper, og det gør skriftlige aftaler også.',
  conflictPreventionPlan: 'Trækker sig til eget værelse. Personalet venter ti minutter, før de banker på.',
  substanceUse: 'Intet forbrug af rusmidler.',
  medicationStatus: 'Fast medicin uændret i fem dage. Botilbuddets personale giver medicinen.',
  medicationRecordUpdated: true,
  generalPractice: 'Botilbuddets faste lægepraksis.',
  treatmentAfterwards: 'Ambulant opfølgning i regionspsykiatrien om to uger.',
  consent: 'given',
  contactPhone: '+45 00 00 00 00',
} as const;
