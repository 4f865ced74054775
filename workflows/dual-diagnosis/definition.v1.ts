import { waitingPhases, type DeadlineDefinition } from '@stafet/core';
import { actFields, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { commonEventsBut } from '../events';
import { always, answerWithin, respondElective, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { rejectReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

/** Of the law, not of the common chain: it counts from the referral, and neither a question nor a confirmation stops it. */
const startOfTreatment: DeadlineDefinition = {
  name: 'start-treatment',
  label: { da: 'Behandlingen begynder senest 14 dage efter henvisningen', en: 'Treatment begins within 14 days' },
  waitsFor: 'receiver',
  runsIn: [...waitingPhases, 'accepted', 'to-be-started'],
  counts: 'after-moment',
  moment: 'referral',
  rules: always(
    { clock: 'calendar', duration: 'P14D' },
    { evidence: 'EXT', source: 'pathway catalogue P09, deadlines; E4: L 126 (2023-24), sundhedsloven § 82 c' },
  ),
  levels: [
    {
      // Day 10, counted from the referral also where the clock is set anew.
      rule: { level: 0, at: { is: 'before-due', rule: { clock: 'calendar', duration: 'P4D' } } },
      tells: ['receiving-inbox', 'receiving-duty-leader'],
      evidence: 'PROPOSED',
      source: 'pathway catalogue P09, escalation: day 10 warning',
    },
    {
      rule: { level: 3, at: { is: 'due' } },
      tells: ['management', 'auditor-queue'],
      evidence: 'EXT',
      source: 'pathway catalogue P09, escalation: day 14 E3; E4',
    },
  ],
};

/** P09 `dual-diagnosis`, version 1. */
export const dualDiagnosisV1: TransferPathway = {
  id: 'dual-diagnosis',
  version: 1,
  catalogueId: 'P09',
  tier: 1,
  transfers: true,
  name: { da: 'Dobbeltdiagnose', en: 'Dual diagnosis' },
  description: {
    da: 'En borger med psykisk lidelse og behandlingskrævende misbrug henvises til det regionale tilbud for begge dele.',
    en: 'A citizen with a mental disorder and a substance problem is referred to the regional offer for both.',
  },
  routes: [
    {
      from: ['psychiatric-department', 'ward', 'general-practice', 'somatic-department'],
      to: ['regional-offer'],
      items: ['treatment/mental-disorder'],
      catchment: 'region-wide',
      group: 'dual-diagnosis',
      validFrom: '2024-01-01',
      evidence: 'SEED',
      source: 'pathway catalogue P09, from and to; S0 «Fra 2024 påbegyndes en trinvis ibrugtagning»',
    },
    {
      from: ['municipality'],
      to: ['regional-offer'],
      items: ['treatment/substance-use'],
      catchment: 'region-wide',
      group: 'dual-diagnosis',
      validFrom: '2024-01-01',
      evidence: 'SEED',
      source: 'pathway catalogue P09, from and to; S0 «Fra 2024 påbegyndes en trinvis ibrugtagning»',
    },
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'mental-disorder',
      label: { da: 'Behandling af den psykiske lidelse', en: 'Treatment of the mental disorder' },
      evidence: 'SEED',
      source: 'pathway catalogue P09, handed over; S0 «både en psykisk lidelse»',
    },
    {
      kind: 'treatment',
      scope: 'substance-use',
      label: { da: 'Behandling af misbruget', en: 'Treatment of the substance use' },
      evidence: 'SEED',
      source: 'pathway catalogue P09, handed over; S0 «og et behandlingskrævende misbrug»',
    },
  ],
  events: [
    ...commonEventsBut({
      // "No wrong door": whoever says no says what shall happen instead, or who can.
      reject: {
        reasons: rejectReasons.map((reason) => ({ ...reason, needs: reason.needs ?? 'text-or-better-receiver' })),
      },
    }),
    {
      type: 'start-treatment',
      by: 'receiver',
      label: { da: 'Registrér at behandlingen er begyndt', en: 'Record that the treatment has begun' },
      fields: actFields({ note: words('Hvordan behandlingen er begyndt', 'How the treatment has begun') }, []),
    },
  ],
  deadlines: [
    respondWithin(respondElective, plannedChain),
    answerWithin(respondElective, [expired]),
    startOfTreatment,
    sentOnTwice,
  ],
  moments: [
    {
      name: 'referral',
      label: { da: 'Henvisningen', en: 'The referral' },
      from: { act: 'send' },
      evidence: 'EXT',
      source: 'pathway catalogue P09, deadlines: 14 days after the region received the referral; E4',
    },
  ],
  specialRules: [
    {
      text: {
        da: 'Psykiatriens og kommunens henvisning er to dele af ét forløb: hver har sin egen opgave, og en afvisning lader begge nuværende ansvarlige stå.',
        en: 'The referrals of psychiatry and municipality are two parts of one course: each has its own item, and a rejection leaves both present holders standing.',
      },
      evidence: 'EXT',
      source: 'pathway catalogue P09, holder by phase, reject and redirect; E4',
    },
    {
      text: {
        da: 'Mistanke er nok til en henvisning; en bekræftet diagnose kræves ikke.',
        en: 'Suspicion is enough for a referral; a confirmed diagnosis is not required.',
      },
      evidence: 'EXT',
      source: 'pathway catalogue P09, reject and redirect; E4',
    },
    {
      text: {
        da: 'Tilbuddet tages i brug trinvist efter gruppe 1, 2 og 3; visitationsretningslinjens kriterier er konfiguration.',
        en: 'The offer is phased in by group 1, 2 and 3; the criteria of the visitation guideline are configuration.',
      },
      evidence: 'EXT',
      source: 'pathway catalogue P09, special rules; E4; S0 «på baggrund af en faglig visitationsretningslinje»',
    },
    {
      text: {
        da: 'Kommunen beholder den sociale indsats hele vejen.',
        en: 'The municipality keeps the social support all the way.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P09, handed over',
    },
    {
      text: {
        da: 'Ved afslutning gives hver opgave tilbage for sig (forløbet return): tilbuddet har den, indtil psykiatri eller praktiserende læge og kommune hver bekræfter sin.',
        en: 'At the end each item is handed back on its own (pathway return): the offer holds until psychiatry or GP, and the municipality, each confirm theirs.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P09, holder by phase',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P09; S0 «et regionalt forankret samlet dobbeltdiagnosetilbud»; E4',
  machine: machineV1,
};
