import { consent, contentOf, momentInTime, oneOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What the somatic hospital tells municipality or general practice of the weakest elderly (catalogue section 4, P27: early
 * effort or follow-up after admission is [SEED] S2; the further fields follow P01, [PROPOSED]).
 */
export const contentSchemaV1 = contentOf(
  {
    effort: oneOf('Indsats', 'Effort', {
      'early-effort': ['Tidlig indsats', 'Early effort'],
      'follow-up-after-admission': ['Opfølgning efter indlæggelse', 'Follow-up after admission'],
    }),
    expectedDischarge: momentInTime('Forventet udskrivelse', 'Expected discharge'),
    reason: words('Årsag til indlæggelsen og forløb', 'Reason for the admission and its course'),
    functionalLevel: words('Funktionsniveau (fysisk, kognitivt, socialt)', 'Functional level'),
    careNeeds: words('Behov for pleje, træning og opfølgning', 'Need for care, training and follow-up'),
    observations: words('Det skal der holdes øje med', 'What to watch for'),
    medicationStatus: words('Medicin, ændringer, og hvem der doserer', 'Medication, changes and who doses'),
    medicationRecordUpdated: yesOrNo('FMK er ajourført', 'The shared medication record is up to date'),
    aids: words('Hjælpemidler', 'Aids'),
    nutrition: words('Ernæring og væske', 'Nutrition and fluids'),
    livesAlone: yesOrNo('Bor alene', 'Lives alone'),
    relatives: words('Pårørende og netværk', 'Relatives and network'),
    citizensWishes: words('Borgerens egne ønsker', "The citizen's own wishes"),
    consent,
    contactPhone: phone('Telefon til afdelingen', 'Phone of the department'),
  },
  ['effort', 'reason', 'functionalLevel', 'careNeeds', 'medicationStatus', 'consent', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  effort: 'follow-up-after-admission',
  reason: 'Indlagt fire dage med lungebetændelse. Feberfri i to døgn og i bedring.',
  functionalLevel: 'Går kort med rollator. Træt og glemsom, mere end før indlæggelsen.',
  careNeeds: 'Hjemmesygepleje dagen efter hjemkomst, hjælp til bad to gange om ugen og genoptræning af gangen.',
  observations: 'Vejrtrækning, temperatur og svimmelhed. Ring til egen læge ved fornyet feber.',
  medicationStatus: 'Antibiotika i yderligere tre dage. Vanddrivende medicin er halveret. Hjemmesygeplejen doserer.',
  medicationRecordUpdated: true,
  aids: 'Rollator er leveret. Badebænk mangler.',
  nutrition: 'Spiser halve portioner. Proteindrik to gange om dagen.',
  livesAlone: true,
  relatives: 'En søn, der bor langt væk og ringer dagligt. Nabo har nøgle.',
  citizensWishes: 'Vil gerne hjem og klare morgenmaden selv.',
  consent: 'given',
  contactPhone: '+45 00 00 00 00',
} as const;
