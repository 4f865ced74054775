import { consent, contentOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What psychiatry tells the general practice when it ends a course (catalogue section 4, P26: advice with the transfer of
 * treatment is [SEED] S2; letter, plan, medication and follow-up are the row's own words, the further fields are
 * [PROPOSED]). The letter alone is information, so the tasks are told apart from it: they are what the practice confirms.
 */
export const contentSchemaV1 = contentOf(
  {
    dischargeLetter: words('Epikrise', 'Discharge letter'),
    plan: words('Plan for den videre behandling', 'Plan for further treatment'),
    medicationStatus: words('Medicin ved afslutningen', 'Medication at the end of the course'),
    taperingPlan: words('Plan for ned- eller udtrapning', 'Plan for tapering'),
    medicationRecordUpdated: yesOrNo('FMK er ajourført', 'The shared medication record is up to date'),
    tasksForPractice: words('Opgaver til almen praksis', 'Tasks for the general practice'),
    riskAssessment: words('Risikovurdering og tegn på tilbagefald', 'Risk assessment and signs of relapse'),
    whenToReferBack: words('Hvornår psykiatrien skal kontaktes igen', 'When to contact psychiatry again'),
    otherActors: words('Andre, der følger borgeren', 'Others who follow the citizen'),
    consent,
    advicePhone: phone('Telefon til specialistrådgivning', 'Phone for specialist advice'),
  },
  ['dischargeLetter', 'plan', 'medicationStatus', 'tasksForPractice', 'riskAssessment', 'advicePhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  dischargeLetter: 'Afsluttet efter ni måneders ambulant forløb for depression. Symptomfri de sidste tre måneder.',
  plan: 'Fortsat medicin i et halvt år og derefter langsom nedtrapning. Ingen planlagt kontakt i psykiatrien.',
  medicationStatus: 'Sertralin 100 mg dagligt. Ingen bivirkninger.',
  taperingPlan: 'Halvering hver fjerde uge fra foråret, hvis der fortsat ikke er symptomer.',
  medicationRecordUpdated: true,
  tasksForPractice:
    'Samtale hver anden måned, blodtryk og vægt hvert halve år samt opstart af nedtrapning til foråret.',
  riskAssessment: 'Ingen selvmordstanker. Tegn på tilbagefald: tidlig opvågning og manglende appetit.',
  whenToReferBack: 'Ved symptomer i mere end to uger eller ved selvmordstanker.',
  otherActors: 'Kommunens mestringsvejleder frem til årets udgang.',
  consent: 'given',
  advicePhone: '+45 00 00 00 00',
} as const;
