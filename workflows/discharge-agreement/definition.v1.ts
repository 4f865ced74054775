import { actFields, momentInTime, words } from '../content-fields';
import { commonEventsBut } from '../events';
import type { TransferPathway } from '../pathway';
import { rejectReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { deadlinesV1, momentsV1 } from './deadlines.v1';
import { machineV1 } from './machine.v1';

/** P10 `discharge-agreement`, version 1. */
export const dischargeAgreementV1: TransferPathway = {
  id: 'discharge-agreement',
  version: 1,
  catalogueId: 'P10',
  tier: 1,
  transfers: true,
  needsEffectiveFrom: true,
  name: { da: 'Udskrivningsaftale og koordinationsplan', en: 'Discharge agreement and coordination plan' },
  description: {
    da: 'Den psykiatriske afdeling aftaler før udskrivelsen med hver part, hvad den har ansvaret for bagefter.',
    en: 'Before the discharge the psychiatric department agrees with each party what it is responsible for afterwards.',
  },
  routes: [
    {
      from: ['psychiatric-department', 'ward'],
      to: ['municipality'],
      items: ['social-support/discharge-agreement'],
      catchment: 'municipality',
      evidence: 'SEED',
      source: 'pathway catalogue P10, from and to; S1 «Udskrivningsaftaler og koordinationsplaner»',
    },
    {
      from: ['psychiatric-department', 'ward'],
      to: ['general-practice', 'specialist-practice'],
      items: ['treatment/discharge-agreement'],
      catchment: 'none',
      evidence: 'SEED',
      source: 'pathway catalogue P10, from and to; S1 «Udskrivningsaftaler og koordinationsplaner»',
    },
    {
      from: ['psychiatric-department', 'ward'],
      to: ['botilbud', 'regional-social-offer'],
      items: ['social-support/discharge-agreement'],
      catchment: 'none',
      evidence: 'PROPOSED',
      source: 'pathway catalogue P10, from and to: other authorities',
    },
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'discharge-agreement',
      label: { da: 'Aftalt behandling efter udskrivelse', en: 'Agreed treatment after the discharge' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P10, handed over',
    },
    {
      kind: 'social-support',
      scope: 'discharge-agreement',
      label: { da: 'Aftalt social indsats efter udskrivelse', en: 'Agreed social support after the discharge' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P10, handed over',
    },
  ],
  events: [
    ...commonEventsBut({
      reject: {
        reasons: [
          ...rejectReasons,
          // «A party can dispute its item; then the department keeps it until another party confirms.»
          {
            code: 'disputed',
            label: { da: 'Parten bestrider opgaven', en: 'The party disputes its item' },
            needs: 'text',
          },
        ],
      },
    }),
    {
      type: 'discharge-anyway',
      by: 'sender',
      label: { da: 'Udskriv uden bekræftelse', en: 'Discharge without confirmation' },
      fields: actFields(
        {
          overlaege: words('Overlæge, der har besluttet det', 'Consultant who has decided it'),
          reason: words('Begrundelse', 'Reason'),
        },
        ['overlaege', 'reason'],
      ),
    },
    {
      type: 'review',
      by: 'either',
      label: { da: 'Registrér opfølgning', en: 'Record a review' },
      fields: actFields(
        {
          note: words('Hvad der blev aftalt', 'What was agreed'),
          nextReviewAt: momentInTime('Næste opfølgning', 'Next review'),
        },
        ['note'],
      ),
    },
  ],
  deadlines: deadlinesV1,
  moments: momentsV1,
  specialRules: [
    {
      text: {
        da: 'Hver part bekræfter sin egen opgave; overdragelserne til kommune, praktiserende læge og andre er dele af ét forløb.',
        en: 'Each party confirms its own item; the handovers to municipality, GP and others are parts of one course.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P10, holder by phase; INV-5',
    },
    {
      text: {
        da: 'Aftalen skal foreligge før udskrivelsen. Mangler en bekræftelse, advares der; overlægen kan udskrive alligevel med en begrundelse, og afdelingen beholder opgaven.',
        en: 'The agreement must stand before the discharge. A missing confirmation warns; the consultant can discharge all the same with a reason, and the department keeps the item.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P10, deadlines [EXT] and escalation [PROPOSED]',
    },
    {
      text: {
        da: 'Medvirker borgeren ikke, er dokumentet en koordinationsplan i stedet for en udskrivningsaftale.',
        en: 'Where the citizen does not take part, the document is a coordination plan instead of a discharge agreement.',
      },
      evidence: 'EXT',
      source: 'pathway catalogue P10, special rules; E5',
    },
    {
      text: {
        da: 'Oplysninger kan videregives uden samtykke, når det er nødvendigt for at indgå og følge aftalen eller planen (psykiatriloven § 13 c).',
        en: 'Information may be shared without consent where that is necessary for making and overseeing the agreement or plan (psykiatriloven § 13 c).',
      },
      evidence: 'EXT',
      source: 'pathway catalogue P10, special rules; E5',
    },
    {
      text: {
        da: 'Efter udskrivelsen beholder afdelingen den opfølgning, som dokumentet lægger hos den.',
        en: 'After the discharge the department keeps the follow-up that the document lays with it.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P10, holder by phase',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P10; S1 «Udskrivningsaftaler og koordinationsplaner»; E5',
  machine: machineV1,
};
