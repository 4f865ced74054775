import { contentOf, day, momentInTime, oneOf, phone, words } from '../content-fields';

/**
 * What the ward tells the municipality that shall call: catalogue P02, row «Required content». The row has no tag of
 * its own and no seed lists the content: [PROPOSED]. The identity is the handover's own. `admittedOn` and `contactedAt`
 * are the moments that «førstkommende hverdag» can be counted from ([SEED]; which of them is configuration).
 */
export const contentSchemaV1 = contentOf(
  {
    ward: words('Indlagt på afsnit', 'Admitted to ward'),
    wardPhone: phone('Afsnittets telefon', 'Phone of the ward'),
    admittedOn: day('Indlæggelsesdato', 'Date of admission'),
    contactedAt: momentInTime('Afsnittet kontaktede kommunen', 'The ward contacted the municipality'),
    citizenPhone: phone('Borgerens telefon', 'Phone of the citizen'),
    preferredContactTime: words('Hvornår borgeren helst vil ringes op', 'When the citizen prefers to be called'),
    consentToBeCalled: oneOf('Samtykke til at blive ringet op', 'Consent to be called', {
      given: ['Givet', 'Given'],
      refused: ['Afslået', 'Refused'],
      'not-asked': ['Ikke spurgt', 'Not asked'],
    }),
    reason: words('Kort begrundelse (psykosociale problemer)', 'Short reason (psychosocial problems)'),
  },
  ['ward', 'admittedOn', 'citizenPhone', 'preferredContactTime', 'consentToBeCalled', 'reason'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  ward: 'Åbent sengeafsnit for voksne',
  wardPhone: '+45 00 00 00 00',
  admittedOn: '2026-11-20',
  citizenPhone: '+45 00 00 00 01',
  preferredContactTime: 'Mellem kl. 10 og 12. Borgeren sover dårligt og er træt om eftermiddagen.',
  consentToBeCalled: 'given',
  reason: 'Første indlæggelse. Huslejerestance og ingen kontakt til jobcenteret. Ønsker hjælp til at få overblik.',
} as const;
