import { answerWithin, respondBeforeEffect, respondWithin } from '../lifecycle-deadlines';
import { actFields, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { adviceEvents } from '../events';
import type { AdvicePathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

/** A1 `specialist-phone`, version 1. */
export const specialistPhoneV1: AdvicePathway = {
  id: 'specialist-phone',
  version: 1,
  catalogueId: 'A1',
  tier: 3,
  transfers: false,
  name: { da: 'Speciallægetelefon', en: 'Specialist phone' },
  description: {
    da: 'Den praktiserende læge får råd af en psykiatrisk speciallæge. Ansvaret bliver hos den praktiserende læge.',
    en: 'A GP is advised by a psychiatrist. The GP stays responsible.',
  },
  routes: [
    {
      from: ['general-practice', 'out-of-hours-gp'],
      to: ['psychiatric-department'],
      catchment: 'psychiatric-department',
      freeChoice: true,
      evidence: 'SEED',
      source: 'pathway catalogue A1; S2 «speciallægetelefon»',
    },
  ],
  items: [],
  events: [
    ...adviceEvents,
    {
      type: 'advise',
      by: 'receiver',
      label: { da: 'Giv råd', en: 'Advise' },
      fields: actFields({ advice: words('Råd', 'Advice'), adviser: words('Rådgivende speciallæge', 'Adviser') }, [
        'advice',
        'adviser',
      ]),
    },
  ],
  deadlines: [respondWithin(respondBeforeEffect, plannedChain), answerWithin(respondBeforeEffect, [expired])],
  specialRules: [
    {
      text: {
        da: 'Rådgivning flytter ikke ansvaret. Bliver rådet til en henvisning, oprettes den som en ny overdragelse, der henviser til rådgivningen.',
        en: 'Advice moves no responsibility. Where it becomes a referral, that is a new handover that follows the advice.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue A1',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'A1; S2 «speciallægetelefon», S0 «specialisttelefonen»',
  machine: machineV1,
};
