import { consent, contentOf, day, phone, words } from '../content-fields';

/**
 * The contract that lets a patient be admitted on own judgement (catalogue section 5, A4: the contract is [SEED] S0; the
 * fields are [PROPOSED]). It moves no responsibility; the discharge after such an admission is P01.
 */
export const contentSchemaV1 = contentOf(
  {
    contractFrom: day('Kontrakten gælder fra', 'Contract from'),
    contractTo: day('Kontrakten gælder til og med', 'Contract to'),
    agreedConditions: words('Aftalte vilkår', 'Agreed conditions'),
    lengthOfStay: words('Aftalt længde af en indlæggelse', 'Agreed length of a stay'),
    earlySigns: words('Patientens egne tegn på behov for indlæggelse', "The patient's own signs of need"),
    medicationDuringStay: words('Medicin under indlæggelsen', 'Medication during the stay'),
    whoIsTold: words('Hvem der orienteres ved indlæggelse', 'Who is told of an admission'),
    consent,
    wardPhone: phone('Afsnittets telefon', 'Phone of the ward'),
  },
  ['contractFrom', 'contractTo', 'agreedConditions', 'wardPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  contractFrom: '2026-09-01',
  contractTo: '2027-08-31',
  agreedConditions: 'Patienten ringer selv og kommer samme dag. Ingen ændringer i medicinen under opholdet.',
  lengthOfStay: 'Op til fem døgn ad gangen. Derefter er der mindst 14 dage til næste gang.',
  earlySigns: 'Tre nætter med dårlig søvn, aflyste aftaler og lyst til at skade sig selv.',
  medicationDuringStay: 'Medbringer og tager selv sin faste medicin.',
  whoIsTold: 'Bostøtten og ambulatoriet.',
  consent: 'given',
  wardPhone: '+45 00 00 00 00',
} as const;
