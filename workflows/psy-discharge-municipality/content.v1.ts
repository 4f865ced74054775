/**
 * What the ward tells the municipality (catalogue P01 «required content», [PROPOSED], built from S2 and [EXT] E1).
 * JSON Schema 2020-12; `title` is the Danish label of the field, `title-en` the English one.
 */
export const contentSchemaV1 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  required: ['wardPhone', 'consent', 'functionalLevel', 'supportNeeds', 'riskAssessment', 'medicationStatus'],
  properties: {
    wardPhone: {
      type: 'string',
      pattern: '^[+0-9 ]{8,20}$',
      title: 'Afsnittets telefon',
      'title-en': 'Phone of the ward',
    },
    expectedDischarge: {
      type: 'string',
      format: 'date-time',
      title: 'Forventet udskrivelse',
      'title-en': 'Expected discharge',
    },
    consent: {
      type: 'string',
      enum: ['given', 'refused', 'not-asked'],
      'enum-da': ['Givet', 'Afslået', 'Ikke spurgt'],
      'enum-en': ['Given', 'Refused', 'Not asked'],
      title: 'Samtykke',
      'title-en': 'Consent',
    },
    functionalLevel: text('Funktionsniveau (fysisk, kognitivt, psykosocialt)', 'Functional level'),
    supportNeeds: text('Behov for støtte og forslag til start', 'Support needs and proposed start'),
    riskAssessment: text('Risikovurdering og tegn på tilbagefald', 'Risk assessment and signs of relapse'),
    crisisPlan: text('Kriseplan', 'Crisis plan'),
    medicationStatus: text('Medicinstatus og hvem der doserer', 'Medication status and who doses'),
    medicationRecordUpdated: {
      type: 'boolean',
      title: 'FMK er ajourført',
      'title-en': 'The shared medication record is up to date',
    },
    doseDispensingPaused: {
      type: 'boolean',
      title: 'Dosisdispensering er sat på pause',
      'title-en': 'Dose dispensing is paused',
    },
    treatmentAfterDischarge: text(
      'Behandling efter udskrivelse og ansvarlig enhed',
      'Treatment after discharge and responsible unit',
    ),
    relatives: text('Pårørende og netværk', 'Relatives and network'),
    childrenInTheHome: { type: 'boolean', title: 'Børn i hjemmet', 'title-en': 'Children in the home' },
    housingAndEmployment: text('Bolig og beskæftigelse', 'Housing and employment'),
    agreements: text('Aftaler med borgeren', 'Agreements with the citizen'),
    openQuestions: text('Åbne spørgsmål', 'Open questions'),
  },
} as const;

function text(title: string, english: string): Record<string, unknown> {
  return { type: 'string', minLength: 1, maxLength: 4000, title, 'title-en': english };
}

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  wardPhone: '+45 00 00 00 00',
  consent: 'given',
  functionalLevel: 'Klarer personlig hygiejne selv. Har svært ved at overskue indkøb og post.',
  supportNeeds: 'Bostøtte to gange om ugen fra udskrivelsen. Hjælp til at komme i gang med hverdagen.',
  riskAssessment: 'Ingen aktuelle selvmordstanker. Tegn på tilbagefald: søvnløshed og isolation.',
  crisisPlan: 'Ringer til afsnittet, derefter til den psykiatriske akutmodtagelse.',
  medicationStatus: 'Fast medicin uændret de sidste 14 dage. Borgeren doserer selv med støtte.',
  medicationRecordUpdated: true,
  doseDispensingPaused: false,
  treatmentAfterDischarge: 'Ambulant opfølgning i Regionspsykiatrien Randers.',
  relatives: 'En søster, som borgeren har givet tilladelse til at kontakte.',
  childrenInTheHome: false,
  housingAndEmployment: 'Egen lejlighed. Sygemeldt.',
  agreements: 'Borgeren vil gerne kontaktes på telefon om formiddagen.',
} as const;
