import { expired, plannedChain } from '../escalation';
import { commonEvents } from '../events';
import { always, answerWithin, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const confirmation = always(
  { clock: 'working', duration: 'P5D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P26, deadlines: GP confirm 5 working days' },
);

/** P26 `discharge-to-gp`, version 1. */
export const dischargeToGpV1: TransferPathway = {
  id: 'discharge-to-gp',
  version: 1,
  catalogueId: 'P26',
  tier: 2,
  transfers: true,
  name: { da: 'Afslutning til almen praksis', en: 'Discharge to the general practice' },
  description: {
    da: 'Psykiatrien afslutter et forløb og beder almen praksis overtage behandlingen. Epikrisen alene flytter intet.',
    en: 'Psychiatry ends a course and asks the general practice to take the treatment over. The letter alone moves nothing.',
  },
  routes: [
    {
      // The citizen's own practice must be named: a municipality has many.
      from: ['ward', 'psychiatric-department', 'outreach-team', 'psychosis-team', 'specialist-practice'],
      to: ['general-practice'],
      catchment: 'none',
      evidence: 'SEED',
      source: 'pathway catalogue P26, from and to; S2 «overdragelse af behandleransvar»',
    },
  ],
  items: [
    {
      kind: 'treatment',
      label: { da: 'Behandlingsansvar', en: 'Treatment' },
      evidence: 'SEED',
      source: 'pathway catalogue P26; S2 «overdragelse af behandleransvar»',
    },
    {
      kind: 'medication',
      label: { da: 'Medicinansvar', en: 'Medication' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P26: medication incl. tapering; 1.2',
    },
  ],
  events: commonEvents,
  deadlines: [respondWithin(confirmation, plannedChain), answerWithin(confirmation, [expired]), sentOnTwice],
  specialRules: [
    {
      text: {
        da: 'Epikrisen alene er information. Hver opgave til almen praksis skal bekræftes; ellers har psykiatrien den stadig.',
        en: 'The discharge letter alone is information. Every task for the practice needs confirmation; otherwise psychiatry keeps it.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P26, responsibility and special rules',
    },
    {
      text: {
        da: 'Specialistrådgivning følger med overdragelsen: nummeret står i indholdet, og rådgivningen er speciallægetelefonen (A1).',
        en: 'Specialist advice follows the transfer: its number stands in the content, and the advice is the specialist phone (A1).',
      },
      evidence: 'SEED',
      source:
        'pathway catalogue P26; S2 «Yde specialistrådgivning … i forbindelse med overdragelse af behandleransvar»',
    },
    {
      text: {
        da: 'Ved udskrivelse hører den sammen med overdragelsen til kommunen (P01) i ét forløb (course).',
        en: 'At a discharge it belongs with the handover to the municipality (P01) in one course.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P01: GP informed in parallel (P26)',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P26; S2 «Yde specialistrådgivning og tilbyde kompetenceudvikling i primærsektoren …»',
  machine: machineV1,
};
