import { contentOf, phone, words } from '../content-fields';

/**
 * The joint plan on self-harm across psychiatry, somatics, municipality and GP: catalogue P16, «Handed over and
 * required content» (triggers, method, wounds and somatic follow-up, crisis plan, roles). The row has no tag of its own
 * and no seed lists the content: [PROPOSED]. `recentAdmissions` is what links the plan to a network meeting (P03).
 */
export const contentSchemaV1 = contentOf(
  {
    triggers: words('Hvad der udløser selvskade', 'Triggers of self-harm'),
    method: words('Hvordan borgeren skader sig', 'Method of self-harm'),
    riskAssessment: words('Risikovurdering (selvskade og selvmord)', 'Risk assessment (self-harm and suicide)'),
    somaticFollowUp: words('Sår og somatisk opfølgning', 'Wounds and somatic follow-up'),
    crisisPlan: words('Kriseplan', 'Crisis plan'),
    roles: words('Roller (hvem gør hvad)', 'Roles (who does what)'),
    whatHelps: words('Hvad der hjælper borgeren til at falde til ro', 'What helps the citizen to calm down'),
    recentAdmissions: words('Seneste indlæggelser', 'Recent admissions'),
    relatives: words('Pårørende', 'Relatives'),
    contactPhone: phone('Telefon ved forværring', 'Phone if it gets worse'),
  },
  ['triggers', 'method', 'riskAssessment', 'somaticFollowUp', 'crisisPlan', 'roles'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  triggers: 'Konflikter, aflyste aftaler og aftener alene.',
  method: 'Rifter på underarmene. Ingen overdosis det seneste år.',
  riskAssessment: 'Selvskade flere gange om måneden uden ønske om at dø. Kontakter selv personale bagefter.',
  somaticFollowUp: 'To sår er syet. Trådene fjernes i almen praksis efter ti dage. Stivkrampevaccination er i orden.',
  crisisPlan: 'Isposer og gåtur med personale, derefter opkald til hotlinen. Skadestuen kun ved dybe sår.',
  roles:
    'Psykiatrien: samtaler hver uge. Skadestuen: behandler sår og sender besked samme dag. ' +
    'Kommunen: støtte om aftenen. Egen læge: sårkontrol.',
  whatHelps: 'Rolig stemme, få spørgsmål og at blive mødt uden bebrejdelse.',
  recentAdmissions: 'Tre indlæggelser i efteråret, hver under to døgn.',
  relatives: 'En voksen søskende må kontaktes om aftenen.',
  contactPhone: '+45 00 00 00 00',
} as const;
