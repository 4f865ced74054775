import { contentOf, number, oneOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What the outreach team needs to begin: catalogue P13, row «Required content». The row has no tag of its own:
 * [PROPOSED], with the short course of 4 to 8 weeks, the duty to inform and the availability from S2 ([SEED]).
 * `expectedWeeks` belongs to the short course; F-ACT is long and has no number of weeks.
 */
export const contentSchemaV1 = contentOf(
  {
    course: oneOf('Forløb', 'Course', {
      short: ['Kortere, intensivt forløb (4-8 uger)', 'Short intensive course (4–8 weeks)'],
      'f-act': ['F-ACT (længere forløb)', 'F-ACT (long course)'],
    }),
    expectedWeeks: number('Forventet antal uger (kortere forløb)', 'Expected number of weeks (short course)', 4, 8),
    reason: words('Årsag', 'Reason'),
    goal: words('Mål med forløbet', 'Goal of the course'),
    riskAssessment: words('Risikovurdering', 'Risk assessment'),
    othersMeanwhile: words('Hvad de andre parter gør imens', 'What the others do meanwhile'),
    informationDutyAgreed: yesOrNo('Gensidig informationspligt er aftalt', 'The mutual duty to inform is agreed'),
    informationAgreement: words('Hvad parterne giver hinanden besked om', 'What the parties tell each other'),
    contactPersons: words('Kontaktpersoner hos hver part', 'Contact persons at each party'),
    senderPhone: phone('Afsenderens telefon', 'Phone of the sender'),
    availability: words('Hvornår parterne kan træffes', 'When the parties can be reached'),
    exitPlan: words('Plan for afslutning', 'Exit plan'),
  },
  [
    'course',
    'reason',
    'goal',
    'riskAssessment',
    'othersMeanwhile',
    'informationDutyAgreed',
    'contactPersons',
    'exitPlan',
  ],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  course: 'short',
  expectedWeeks: 6,
  reason: 'Kan udskrives tidligt, hvis behandlingen fortsætter intensivt i hjemmet.',
  goal: 'Stabil søvn, medicin taget som aftalt og kontakt til bostøtten genoptaget.',
  riskAssessment: 'Ingen aktuelle selvmordstanker. Tegn på forværring: mindre søvn og aflyste aftaler.',
  othersMeanwhile:
    'Bostøtten kommer mandag og torsdag. Egen læge tager blodprøver i uge 2. Afsnittet står åbent for telefon.',
  informationDutyAgreed: true,
  informationAgreement: 'Alle parter giver besked samme dag ved udeblivelse, ændret medicin eller indlæggelse.',
  contactPersons: 'Afsnittet: kontaktsygeplejersken. Kommunen: bostøtten. Almen praksis: klinikkens sygeplejerske.',
  senderPhone: '+45 00 00 00 00',
  availability: 'Afsnittet hele døgnet. Bostøtten hverdage kl. 8-15. Klinikken hverdage kl. 8-16.',
  exitPlan: 'Fra uge 3 aftales overgang til ambulatoriet og kommunen. Teamet bliver, indtil begge har bekræftet.',
} as const;
