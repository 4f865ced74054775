import { actFields, day, momentInTime, oneOf, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { adviceEvents } from '../events';
import { answerWithin, respondElective, respondWithin } from '../lifecycle-deadlines';
import type { AdvicePathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

/** A4 `patient-controlled-admission`, version 1. */
export const patientControlledAdmissionV1: AdvicePathway = {
  id: 'patient-controlled-admission',
  version: 1,
  catalogueId: 'A4',
  tier: 3,
  transfers: false,
  name: { da: 'Brugerstyret indlæggelse', en: 'Patient-controlled admission' },
  description: {
    da: 'En kontrakt giver patienten mulighed for selv at vurdere, hvornår der er brug for indlæggelse. Stafet registrerer kontrakten og indlæggelserne.',
    en: 'A contract lets the patient judge herself when to be admitted. Stafet registers the contract and the admissions.',
  },
  routes: [
    {
      from: ['psychiatric-department', 'ward', 'outreach-team'],
      to: ['ward'],
      catchment: 'psychiatric-department',
      freeChoice: true,
      evidence: 'SEED',
      source: 'pathway catalogue A4; S0 «kontrakt på en brugerstyret indlæggelse»; 7, statement 26',
    },
  ],
  items: [],
  events: [
    ...adviceEvents,
    {
      type: 'register-contract',
      by: 'receiver',
      label: { da: 'Registrér kontrakt', en: 'Register the contract' },
      fields: actFields(
        {
          contractFrom: day('Kontrakten gælder fra', 'Contract from'),
          contractTo: day('Kontrakten gælder til og med', 'Contract to'),
        },
        ['contractFrom', 'contractTo'],
      ),
    },
    {
      type: 'decline-contract',
      by: 'receiver',
      label: { da: 'Afslå kontrakt', en: 'Decline the contract' },
      fields: actFields({ why: words('Begrundelse', 'Why') }, ['why']),
    },
    {
      type: 'register-admission',
      by: 'receiver',
      label: { da: 'Registrér indlæggelse', en: 'Register an admission' },
      fields: actFields({ admittedAt: momentInTime('Indlagt', 'Admitted') }, ['admittedAt']),
    },
    {
      type: 'end-contract',
      by: 'either',
      label: { da: 'Afslut kontrakten', en: 'End the contract' },
      fields: actFields(
        {
          cause: oneOf('Årsag', 'Cause', {
            expired: ['Perioden er udløbet', 'The period is over'],
            'patient-wishes': ['Patienten ønsker det', 'The patient wishes it'],
            'no-longer-suitable': ['Passer ikke længere til patientens situation', 'No longer fits the situation'],
          }),
          note: words('Note', 'Note'),
        },
        ['cause'],
      ),
    },
  ],
  deadlines: [respondWithin(respondElective, plannedChain), answerWithin(respondElective, [expired])],
  specialRules: [
    {
      text: {
        da: 'Kontrakten flytter intet ansvar. Når patienten skal udskrives igen, sker overdragelsen som ved enhver anden udskrivelse (P01).',
        en: 'The contract moves no responsibility. When the patient leaves again, she is handed over as at any other discharge (P01).',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue A4: only registers contract and admission, then P01 on exit',
    },
    {
      text: {
        da: 'Patienten vurderer selv, hvornår der er brug for indlæggelse. Kontrakten gælder, til nogen afslutter den, også efter den aftalte dag.',
        en: 'The patient judges herself when she comes. The contract is in force until somebody ends it, also after the day agreed.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue A4',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'A4; S0 «muligheden for at få kontrakt på en brugerstyret indlæggelse»',
  machine: machineV1,
};
