import { consent, contentOf, momentInTime, oneOf, phone, words } from '../content-fields';

/**
 * What is told of a patient who stays away, or who keeps coming acutely (catalogue section 4, P17: the two triggers and
 * the decision on a special effort with other actors are [SEED] S0; the further fields are [PROPOSED]).
 */
export const contentSchemaV1 = contentOf(
  {
    trigger: oneOf('Anledning', 'Trigger', {
      'no-show': ['Udeblevet fra aftale i psykiatrien', 'Did not attend a psychiatric appointment'],
      'repeated-acute-contacts': ['Gentagne akutte kontakter', 'Repeated acute contacts'],
    }),
    missedAt: momentInTime('Tidspunkt for den aftale, patienten udeblev fra', 'Time of the missed appointment'),
    whatHappened: words('Hvad er der sket', 'What has happened'),
    riskAssessment: words('Risikovurdering', 'Risk assessment'),
    contactAttempts: words('Forsøg på at få kontakt', 'Attempts to reach the patient'),
    currentTreatment: words('Igangværende behandling og medicin', 'Current treatment and medication'),
    proposedEffort: words('Forslag til særlig indsats', 'Proposed special effort'),
    otherActors: words('Andre relevante aktører', 'Other relevant actors'),
    patientView: words('Patientens eget ønske', "The patient's own wish"),
    consent,
    contactPhone: phone('Telefon til afsender', 'Phone of the sender'),
  },
  ['trigger', 'whatHappened', 'riskAssessment', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  trigger: 'repeated-acute-contacts',
  whatHappened:
    'Fire henvendelser i den psykiatriske akutmodtagelse på tre uger, hver gang om aftenen og hver gang hjem igen.',
  riskAssessment: 'Ingen aktuelle selvmordstanker ved seneste samtale. Tiltagende uro og dårlig søvn.',
  contactAttempts: 'Ambulatoriet har ringet to gange i dagtiden uden at få svar og har sendt en besked i e-Boks.',
  currentTreatment: 'Ambulant forløb med samtaler hver anden uge. Fast medicin uændret gennem et halvt år.',
  proposedEffort: 'Hjemmebesøg sammen med bostøtten og en fast aftale sidst på dagen i en periode.',
  otherActors: 'Kommunens bostøtte og egen læge.',
  patientView: 'Vil gerne have besøg, men synes, at det er svært at komme hen til ambulatoriet.',
  consent: 'given',
  contactPhone: '+45 00 00 00 00',
} as const;
