import { consent, contentOf, oneOf, phone, words } from '../content-fields';

/**
 * What hospital or general practice tells the municipal prevention offer (catalogue section 4, P23: the referral is [SEED]
 * S0 and S2; offer wanted, motivation, contact and consent are the row's own words, the further fields are [PROPOSED]).
 * Who wants several offers gets the first by code and the rest in words.
 */
export const contentSchemaV1 = contentOf(
  {
    offerWanted: oneOf('Ønsket tilbud', 'Offer wanted', {
      smoking: ['Rygestop', 'Stop smoking'],
      weight: ['Kost og vægt', 'Diet and weight'],
      alcohol: ['Alkohol', 'Alcohol'],
      exercise: ['Motion', 'Exercise'],
    }),
    furtherOffers: words('Andre ønskede tilbud', 'Further offers wanted'),
    motivation: words('Borgerens motivation og eget mål', "The citizen's motivation and own goal"),
    considerations: words('Hensyn, der gør det muligt at deltage', 'What makes it possible to take part'),
    healthInformation: words('Relevante helbredsoplysninger', 'Relevant health information'),
    earlierAttempts: words('Tidligere forsøg', 'Earlier attempts'),
    citizenPhone: phone('Borgerens telefon', 'Phone of the citizen'),
    preferredContact: words('Hvornår og hvordan borgeren helst kontaktes', 'When and how to contact the citizen'),
    consent,
    contactPhone: phone('Telefon til henviser', 'Phone of the referrer'),
  },
  ['offerWanted', 'motivation', 'citizenPhone', 'consent', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  offerWanted: 'smoking',
  furtherOffers: 'Motion på et mindre hold, når rygestoppet er godt i gang.',
  motivation: 'Vil gerne holde op inden jul. Ryger 20 cigaretter om dagen og har tidligere klaret to måneder uden.',
  considerations: 'Har svært ved store hold. En samtale på tomandshånd først vil gøre det lettere at møde op.',
  healthInformation: 'Får medicin, hvor dosis skal vurderes igen ved rygestop. Behandlende læge følger det.',
  earlierAttempts: 'Nikotinplaster for to år siden, med god virkning.',
  citizenPhone: '+45 00 00 00 00',
  preferredContact: 'Opkald om eftermiddagen. En sms i forvejen er en hjælp.',
  consent: 'given',
  contactPhone: '+45 00 00 00 00',
} as const;
