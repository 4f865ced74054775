import { contentOf, oneOf, phone, words } from '../content-fields';

/**
 * What is asked of psychiatry, by phone or in writing (catalogue section 5, A2: the advice is [SEED] S0, and who may ask
 * is the row's own list with the general practice of its quote; the further fields are [PROPOSED]). It is advice: nobody's
 * responsibility moves.
 */
export const contentSchemaV1 = contentOf(
  {
    whoAsks: oneOf('Hvem spørger', 'Who asks', {
      municipality: ['Kommune', 'Municipality'],
      'low-threshold-offer': ['Lettilgængeligt tilbud', 'Low-threshold offer'],
      somatics: ['Somatisk afdeling', 'Somatic department'],
      prehospital: ['Præhospitalet', 'Prehospital services'],
      'social-area': ['Socialområdet', 'Social services'],
      'general-practice': ['Almen praksis', 'General practice'],
    }),
    question: words('Spørgsmål', 'Question'),
    channel: oneOf('Ønsket form for svar', 'How to answer', {
      phone: ['Telefonisk', 'By phone'],
      written: ['Skriftligt', 'In writing'],
    }),
    background: words('Baggrund og nuværende indsats', 'Background and current effort'),
    triedSoFar: words('Det er allerede forsøgt', 'What has been tried'),
    answerNeededFor: words('Hvad svaret skal bruges til, og hvornår', 'What the answer is for, and when'),
    contactPhone: phone('Telefon til den, der spørger', 'Phone of the one who asks'),
  },
  ['whoAsks', 'question', 'channel', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  whoAsks: 'municipality',
  question: 'Hvordan støtter vi bedst en borger, der isolerer sig og ikke lukker op for bostøtten?',
  channel: 'phone',
  background: 'Borgeren har bostøtte to gange om ugen og er afsluttet i psykiatrien for et år siden.',
  triedSoFar: 'Faste tidspunkter, sms i forvejen og korte besøg i opgangen.',
  answerNeededFor: 'Teammøde på torsdag, hvor vi lægger planen for den næste måned.',
  contactPhone: '+45 00 00 00 00',
} as const;
