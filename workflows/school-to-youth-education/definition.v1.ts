import { waitingPhases, type DeadlineDefinition } from '@stafet/core';
import { always, answerWithin, respondElective, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { expired, plannedChain } from '../escalation';
import { commonEventsBut } from '../events';
import type { TransferPathway } from '../pathway';
import { onlyReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

/** The summer does not wait: the day stands, also while a question is open. */
const beforeSchoolStart: DeadlineDefinition = {
  name: 'school-start',
  label: { da: 'Bekræftelse inden skolestart', en: 'Confirmation before school starts' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  counts: 'before-moment',
  moment: 'school-start',
  rules: always(
    { clock: 'next-working-day', at: '12:00' },
    {
      evidence: 'PROPOSED',
      source: 'pathway catalogue P21, deadlines: before school start; 12:00 as T_RESPOND_ROUTINE',
    },
  ),
  levels: plannedChain,
};

/** P21 `school-to-youth-education`, version 1. */
export const schoolToYouthEducationV1: TransferPathway = {
  id: 'school-to-youth-education',
  version: 1,
  catalogueId: 'P21',
  tier: 2,
  transfers: true,
  name: { da: 'Fra folkeskole til ungdomsuddannelse', en: 'From school to youth education' },
  description: {
    da: 'Skolen overdrager viden om en ungs trivsel og vigtige relationer til ungdomsuddannelsen. Ingen helbredsoplysninger.',
    en: 'The school hands what it knows of a pupil’s well-being and relations over to the youth education. No health data.',
  },
  routes: [
    {
      // The young person has chosen it, so it is named and not looked up.
      from: ['school'],
      to: ['youth-education'],
      catchment: 'none',
      evidence: 'SEED',
      source: 'pathway catalogue P21; S2 «fra folkeskolen til den modtagende ungdomsuddannelse»',
    },
  ],
  items: [
    {
      kind: 'coordination',
      scope: 'school-change',
      label: { da: 'Skoleskiftet og en god start', en: 'The change of school and a good start' },
      evidence: 'SEED',
      source: 'pathway catalogue P21; S2 «vigtig viden om den unges trivsel overdrages»',
    },
  ],
  events: commonEventsBut({
    reject: {
      reasons: onlyReasons(
        'not-target-group',
        'missing-information',
        'missing-consent',
        'no-legal-basis',
        'patient-deceased',
        'duplicate',
        'wrong-patient',
      ),
    },
    redirect: { reasons: onlyReasons('not-target-group') },
  }),
  deadlines: [
    // The row names the school start alone; until then the common time to answer reminds (1.5), and escalates no further.
    respondWithin(respondElective, [expired]),
    beforeSchoolStart,
    answerWithin(respondElective, [expired]),
    sentOnTwice,
  ],
  moments: [
    {
      name: 'school-start',
      label: { da: 'Første skoledag', en: 'First day of school' },
      from: { content: 'schoolStart' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P21, deadlines: before school start (summer change)',
    },
  ],
  specialRules: [
    {
      text: {
        da: 'Der overdrages ingen helbredsoplysninger. Forløbet har sit eget adgangsområde: kun skolen og ungdomsuddannelsen ser det, og de ser intet andet om den unge.',
        en: 'No health data is handed over. It is an access domain of its own: only the school and the youth education see it, and they see nothing else of the young person.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P21: not health data by default; separate access domain',
    },
    {
      text: {
        da: 'Skolen deler på eget lovgrundlag og med samtykke. Mangler et af dem, afviser ungdomsuddannelsen; grundlaget fremgår ikke af kilderne og skal afklares af parterne.',
        en: 'The school shares on a legal basis of its own and with consent. Where one of them is missing, the youth education rejects; the sources do not name the basis, and the parties must settle it.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P21: separate legal basis and consent; 9 no. 9',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P21; S2 «vigtig viden om den unges trivsel overdrages fra folkeskolen til den modtagende ungdomsuddannelse»',
  machine: machineV1,
};
