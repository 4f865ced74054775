import { consent, contentOf, oneOf, phone, words } from '../content-fields';

/**
 * What the referring physician tells the visitation and the receiving unit: catalogue P05, row «Required content». The
 * row has no tag of its own and no seed lists the content: [PROPOSED]. The three offers are those of S2 («akut
 * indlæggelse … en tid dagen efter … et kommunalt tilbud», [SEED]). Coercion and court order belong to P24 and are
 * asked for so that they are seen at the door.
 */
export const contentSchemaV1 = contentOf(
  {
    acuteProblem: words('Det akutte problem', 'Acute problem'),
    riskAssessment: words('Risikovurdering', 'Risk assessment'),
    vitalSigns: words('Vitale værdier', 'Vital data'),
    currentLocation: words('Hvor borgeren er nu', 'Where the citizen is now'),
    companion: words('Ledsager', 'Companion'),
    consent,
    legalStatus: oneOf('Grundlag (frivillig, tvang eller dom)', 'Legal basis (voluntary, coercion or court order)', {
      voluntary: ['Frivillig', 'Voluntary'],
      coercion: ['Tvang', 'Coercion'],
      'court-order': ['Dom', 'Court order'],
    }),
    offersConsidered: words('Overvejede tilbud', 'Offers considered'),
    proposedOffer: oneOf('Foreslået tilbud', 'Proposed offer', {
      'acute-admission': ['Akut indlæggelse', 'Acute admission'],
      'next-day-appointment': ['Tid dagen efter', 'Appointment on the next day'],
      'municipal-offer': ['Kommunalt tilbud', 'Municipal offer'],
    }),
    referrerPhone: phone('Henvisende læges telefon', 'Phone of the referring physician'),
  },
  ['acuteProblem', 'riskAssessment', 'currentLocation', 'consent', 'legalStatus', 'offersConsidered', 'referrerPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  acuteProblem: 'Tiltagende angst og søvnløshed gennem fem døgn. Hører stemmer siden i går.',
  riskAssessment: 'Ingen selvmordsplaner. Ikke udadreagerende. Kan ikke være alene i nat.',
  vitalSigns: 'Blodtryk 132/84, puls 96, temperatur 37,1, saturation 98 %.',
  currentLocation: 'Hjemme i egen lejlighed.',
  companion: 'En nabo bliver hos borgeren, indtil der er truffet aftale.',
  consent: 'given',
  legalStatus: 'voluntary',
  offersConsidered: 'Tid dagen efter er drøftet, men borgeren vurderes at have brug for indlæggelse i aften.',
  proposedOffer: 'acute-admission',
  referrerPhone: '+45 00 00 00 00',
} as const;
