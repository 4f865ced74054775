import { waitingPhases, type DeadlineDefinition, type HandoverRoute, type Reason } from '@stafet/core';
import { actFields, day, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { commonEventsBut } from '../events';
import {
  always,
  answerWithin,
  capacityLacking,
  respondElective,
  respondWithin,
  sentOnTwice,
} from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { rejectReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

/** «not-target-group must offer advice or another offer» (P20, A1, internetpsykiatri). */
const reasonsToReject: readonly Reason[] = rejectReasons.map((reason) =>
  reason.code === 'not-target-group' ? { ...reason, needs: 'text-or-better-receiver' } : reason,
);

/** The right to assessment within 30 days of the referral, or a plan. A question does not stop it. */
const assessment: DeadlineDefinition = {
  name: 'assessment',
  label: { da: 'Udredning inden for 30 dage', en: 'Assessment within 30 days' },
  waitsFor: 'receiver',
  runsIn: [...waitingPhases, 'appointment-given'],
  counts: 'after-moment',
  moment: 'referred',
  rules: always(
    { clock: 'calendar', duration: 'P30D' },
    { evidence: 'EXT', source: 'pathway catalogue P04, deadlines: applies to psychiatry since 1 September 2015' },
  ),
  levels: [
    {
      // Day 20.
      rule: { level: 0, at: { is: 'before-due', rule: { clock: 'calendar', duration: 'P10D' } } },
      tells: ['receiving-inbox', 'receiving-duty-leader'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P04, escalation: day 20 warning',
    },
    {
      // Day 28: the management hears of it while something can still be done.
      rule: { level: 3, at: { is: 'before-due', rule: { clock: 'calendar', duration: 'P2D' } } },
      tells: ['management', 'auditor-queue'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P04, escalation: day 28 E3',
    },
  ],
};

const referral = (from: readonly string[], sourced: Pick<HandoverRoute, 'evidence' | 'source'>): HandoverRoute => ({
  from,
  to: ['psychiatric-department'],
  catchment: 'psychiatric-department',
  freeChoice: true,
  supplyDuty: true,
  ...sourced,
});

/** P04 `gp-referral-psychiatry`, version 1. */
export const gpReferralPsychiatryV1: TransferPathway = {
  id: 'gp-referral-psychiatry',
  version: 1,
  catalogueId: 'P04',
  tier: 1,
  transfers: true,
  name: { da: 'Henvisning til psykiatrien', en: 'Referral to psychiatry' },
  description: {
    da: 'Almen praksis henviser en patient til udredning og behandling i en psykiatrisk afdeling.',
    en: 'A general practice refers a patient to a psychiatric department for assessment and treatment.',
  },
  routes: [
    referral(['general-practice'], {
      evidence: 'SEED',
      source: 'pathway catalogue P04, from and to; S2 «Henvisning fra almen praksis», «forsyningsforpligtelse»',
    }),
    referral(['specialist-practice', 'psychologist-practice'], {
      evidence: 'PROPOSED',
      source: 'pathway catalogue P04, from and to: route per local rule',
    }),
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'referred-problem',
      label: { da: 'Behandling af det henviste problem', en: 'Treatment of the referred problem' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P04, handed over; 1.2',
    },
  ],
  events: [
    ...commonEventsBut({ accept: { requires: 'startDate' }, reject: { reasons: reasonsToReject } }),
    {
      type: 'give-plan',
      by: 'receiver',
      label: { da: 'Giv plan for udredningen', en: 'Give a plan for the assessment' },
      fields: actFields(
        {
          plan: words('Plan for den videre udredning', 'Plan for the further assessment'),
          nextStepOn: day('Næste skridt den', 'Next step on'),
        },
        ['plan', 'nextStepOn'],
      ),
    },
    {
      type: 'record-no-show',
      by: 'receiver',
      label: { da: 'Registrér udeblivelse', en: 'Record a missed appointment' },
      fields: actFields(
        { appointmentOn: day('Aftalen var den', 'The appointment was on'), note: words('Note', 'Note') },
        ['appointmentOn'],
      ),
    },
  ],
  deadlines: [
    respondWithin(respondElective, plannedChain),
    answerWithin(respondElective, [expired]),
    assessment,
    sentOnTwice,
    capacityLacking,
  ],
  moments: [
    {
      name: 'referred',
      label: { da: 'Henvisningsdato', en: 'Date of referral' },
      from: { content: 'referredOn' },
      evidence: 'EXT',
      source: 'pathway catalogue P04, deadlines: within 30 days of referral',
    },
  ],
  specialRules: [
    {
      text: {
        da: 'Barn eller voksen afgøres af alderen på henvisningsdatoen. Spiseforstyrrelser hører i alle aldre til i Børne- og Ungdomspsykiatrisk Afdeling.',
        en: 'Child or adult is decided by the age on the date of referral. Eating disorders of any age belong to child and adolescent psychiatry.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P04, special rules, and 6.3; S2 «på henvisningstidspunktet er fyldt 18 år»',
    },
    {
      text: {
        da: 'Målgruppen er «mennesker med psykisk lidelse, hvor lidelsen har en kompleksitet og sværhedsgrad, der ofte forudsætter behov for en tværfaglig indsats».',
        en: 'The target group is people with a mental disorder of a complexity and severity that often needs several professions.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P04, reject and redirect; S0',
    },
    {
      text: {
        da: 'Almen praksis beholder det almene behandlingsansvar og er som regel tovholder.',
        en: 'The general practice keeps the general treatment, and usually the coordination.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P04, handed over; S2 «den primære indgang til og tovholder i sundhedsvæsnet»',
    },
    {
      text: {
        da: 'En udeblivelse flytter ikke ansvaret tilbage; afdelingen tager stilling efter forløbet om udeblivelser (P17).',
        en: 'A missed appointment moves no responsibility back; the department decides by the pathway on missed appointments (P17).',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P04, holder by phase, and P17',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P04; S2 «Henvisning fra almen praksis», S2 «Mere kvalificerede henvisninger»',
  machine: machineV1,
};
