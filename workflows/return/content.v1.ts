import { contentOf, oneOf, phone, words } from '../content-fields';

/**
 * What the holder tells a former holder when handing responsibility back (INV-7 of the catalogue: a return is a new
 * handover in the opposite direction; the reasons and fields are [PROPOSED]). Who confirmed by mistake says so here, and
 * goes on holding until the other side confirms.
 */
export const contentSchemaV1 = contentOf(
  {
    reason: oneOf('Hvorfor ansvaret gives tilbage', 'Why responsibility is handed back', {
      'task-done': ['Opgaven er løst', 'The task is done'],
      'not-able': ['Vi kan ikke løse opgaven', 'We are not able to do it'],
      'condition-changed': ['Tilstanden har ændret sig', 'The condition has changed'],
      'confirmed-by-mistake': ['Bekræftet ved en fejl', 'Confirmed by mistake'],
      other: ['Andet', 'Other'],
    }),
    knownNow: words('Det ved vi nu', 'What is known now'),
    nextSteps: words('Det er der brug for, at I gør', 'What the former holder should do next'),
    doneSoFar: words('Det er gjort indtil nu', 'What has been done so far'),
    riskAssessment: words('Risikovurdering', 'Risk assessment'),
    citizensWishes: words('Borgerens holdning', "The citizen's view"),
    contactPhone: phone('Telefon til os', 'Our phone'),
  },
  ['reason', 'knownNow', 'nextSteps', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  reason: 'condition-changed',
  knownNow: 'Borgeren sover ikke og er holdt op med at tage sin medicin. Bostøtten har været der hver dag i denne uge.',
  nextSteps: 'Vurdér behovet for ambulant behandling, og ring til borgeren. Vi bliver ved med at komme så længe.',
  doneSoFar: 'Daglige besøg, kontakt til egen læge og samtale med den nærmeste familie.',
  riskAssessment: 'Ingen aktuelle selvmordstanker. Tiltagende uro.',
  citizensWishes: 'Vil gerne have hjælp, men helst uden indlæggelse.',
  contactPhone: '+45 00 00 00 00',
} as const;
