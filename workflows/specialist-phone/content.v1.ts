import { contentOf, oneOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What the general practice asks the psychiatric specialist (catalogue section 5, A1: the phone is [SEED] S0 and S2; the
 * fields and the degrees of urgency are [PROPOSED]). It is advice: the practice stays responsible, whatever is answered.
 */
export const contentSchemaV1 = contentOf(
  {
    question: words('Spørgsmål til speciallægen', 'Question for the specialist'),
    urgency: oneOf('Hvor hurtigt er der brug for svar', 'How soon an answer is needed', {
      acute: ['Nu, mens patienten er her', 'Now, while the patient is here'],
      'same-day': ['I dag', 'Today'],
      'can-wait': ['Inden for nogle dage', 'Within some days'],
    }),
    background: words('Kort baggrund', 'Short background'),
    medicationStatus: words('Aktuel medicin', 'Current medication'),
    triedSoFar: words('Det er allerede forsøgt', 'What has been tried'),
    isKnownInPsychiatry: yesOrNo('Patienten er kendt i psykiatrien', 'The patient is known in psychiatry'),
    callbackPhone: phone('Telefon til tilbagekald', 'Phone to call back'),
    callbackTime: words('Hvornår lægen kan træffes', 'When the physician can be reached'),
  },
  ['question', 'urgency', 'callbackPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  question: 'Kan vi øge dosis af det antidepressive middel, eller bør vi skifte præparat?',
  urgency: 'same-day',
  background: 'Moderat depression gennem fire måneder. Delvis bedring, men fortsat dårlig søvn.',
  medicationStatus: 'Sertralin 100 mg dagligt i ti uger.',
  triedSoFar: 'Samtaler hver anden uge og henvisning til psykolog.',
  isKnownInPsychiatry: false,
  callbackPhone: '+45 00 00 00 00',
  callbackTime: 'Mellem kl. 12 og 13 eller efter kl. 15.',
} as const;
