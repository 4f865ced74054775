import { contentOf, oneOf, phone, words } from '../content-fields';

/**
 * What botilbud and psychiatry tell each other about a resident: catalogue P08, row «Required content». The row has no
 * tag of its own: [PROPOSED], with what is asked for after S4 («observation og udredning … subakut vurdering … tidlig
 * udskrivning», [SEED]). Advice to the staff transfers nothing and is flow A2. The resident is the handover's own.
 */
export const contentSchemaV1 = contentOf(
  {
    request: oneOf('Hvad der bedes om', 'What is asked for', {
      observation: ['Observation på botilbuddet', 'Observation at the residence'],
      assessment: ['Udredning på botilbuddet', 'Assessment at the residence'],
      'subacute-evaluation': ['Subakut vurdering', 'Subacute evaluation'],
      'early-discharge': ['Tidlig udskrivelse til botilbuddet', 'Early discharge to the residence'],
    }),
    botilbud: words('Botilbud', 'Residence (botilbud)'),
    authorityMunicipality: words('Handlekommune', 'Municipality with the authority'),
    botilbudType: oneOf('Type af botilbud', 'Type of residence', {
      regional: ['Regionalt', 'Regional'],
      municipal: ['Kommunalt', 'Municipal'],
      private: ['Privat', 'Private'],
    }),
    behaviourAndTriggers: words('Adfærd og hvad der udløser den', 'Behaviour and triggers'),
    conflictPrevention: words('Plan for at forebygge konflikt og vold', 'Plan to prevent conflict and violence'),
    selfHarmRisk: words('Risiko for selvskade', 'Risk of self-harm'),
    substanceUse: words('Alkohol og rusmidler', 'Alcohol and drugs'),
    coordinatedPlan: words('Koordinerende indsatsplan', 'Coordinated plan of measures'),
    medicationHandling: words('Medicinhåndtering', 'Handling of medication'),
    courtMeasure: words('Dom eller foranstaltning', 'Court measure'),
    contactAroundTheClock: phone('Telefon døgnet rundt', 'Phone around the clock'),
    generalPractitioner: words('Læge tilknyttet botilbuddet', 'General practitioner of the residence'),
  },
  [
    'request',
    'botilbud',
    'authorityMunicipality',
    'botilbudType',
    'behaviourAndTriggers',
    'selfHarmRisk',
    'medicationHandling',
    'contactAroundTheClock',
  ],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  request: 'subacute-evaluation',
  botilbud: 'Botilbuddet Eksemplet (opdigtet), afdeling 2',
  authorityMunicipality: 'Randers Kommune',
  botilbudType: 'municipal',
  behaviourAndTriggers:
    'Trækker sig, sover om dagen og bliver vred ved uventede besøg. Skift af personale udløser uro.',
  conflictPrevention: 'To kendte medarbejdere, lav stemme og mulighed for at gå. Planen ligger på vagtværelset.',
  selfHarmRisk: 'Overfladiske rifter for to uger siden. Ingen aktuelle planer.',
  substanceUse: 'Hash flere gange om ugen. Ønsker ikke behandling nu.',
  coordinatedPlan: 'Koordinerende indsatsplan fra foråret gælder. Kommunen er tovholder.',
  medicationHandling:
    'Personalet udleverer morgen og aften. Depotinjektion gives af distriktspsykiatrien hver fjerde uge.',
  courtMeasure: 'Ingen.',
  contactAroundTheClock: '+45 00 00 00 00',
  generalPractitioner: 'Lægehuset, der er fast tilknyttet botilbuddet.',
} as const;
