import { contentOf, momentInTime, phone, words, yesOrNo } from '../content-fields';

/**
 * What the municipal acute function needs to begin: catalogue P12, row «Required content». The row has no tag of its
 * own and no seed lists the content: [PROPOSED], with S2 on «tydelighed om det lægefaglige ansvar» ([SEED]). Without
 * `responsiblePhysicianUnit` there is no handover. `responsibleUntil` is an expectation: the passing of it moves
 * nothing before another physician has confirmed. The 72 hours are counted from `dischargedAt`.
 */
export const contentSchemaV1 = contentOf(
  {
    reason: words('Årsag', 'Reason'),
    task: words('Opgaven', 'Task'),
    expectedDuration: words('Forventet varighed', 'Expected duration'),
    observationPlan: words(
      'Observationsplan og grænser for, hvornår lægen kontaktes',
      'Observation plan with limits for contact with the physician',
    ),
    medication: words('Medicin', 'Medication'),
    equipment: words('Udstyr og hjælpemidler', 'Equipment'),
    medicationRecordUpdated: yesOrNo('FMK er ajourført', 'The shared medication record is up to date'),
    responsiblePhysicianUnit: words('Enhed med lægefagligt ansvar nu', 'Unit with the medical responsibility now'),
    responsibleUntil: momentInTime(
      'Lægefagligt ansvar forventes hos enheden til',
      'The unit is expected to have the medical responsibility until',
    ),
    physicianPhone: phone('Telefon til den ansvarlige læge', 'Phone of the responsible physician'),
    senderPhone: phone('Afsenderens telefon', 'Phone of the sender'),
    dischargedAt: momentInTime('Udskrevet', 'Discharged at'),
    relatives: words('Pårørende', 'Relatives'),
  },
  [
    'reason',
    'task',
    'expectedDuration',
    'observationPlan',
    'medication',
    'medicationRecordUpdated',
    'responsiblePhysicianUnit',
    'physicianPhone',
  ],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  reason: 'Afslutter behandling for lungebetændelse hjemme. Samtidig svær angst, som forværres af indlæggelse.',
  task: 'Antibiotika i drop to gange i døgnet, måling af værdier og tryghedsbesøg om aftenen.',
  expectedDuration: 'Tre til fem døgn.',
  observationPlan:
    'Temperatur, puls, blodtryk og saturation hver 8. time. ' +
    'Ring ved temperatur over 38,5, saturation under 92 % eller forvirring.',
  medication: 'Antibiotika medgivet til tre døgn. Fast medicin er uændret.',
  equipment: 'Dropstativ og saturationsmåler medgives.',
  medicationRecordUpdated: true,
  responsiblePhysicianUnit: 'Medicinsk afdeling på akuthospitalet',
  physicianPhone: '+45 00 00 00 00',
  senderPhone: '+45 00 00 00 01',
  relatives: 'En ægtefælle er hjemme og er instrueret i, hvornår der skal ringes.',
} as const;
