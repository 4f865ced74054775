import { actFields, oneOf, words } from '../content-fields';
import { commonEventsBut } from '../events';
import type { TransferPathway } from '../pathway';
import { rejectReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { deadlinesV1, momentsV1 } from './deadlines.v1';
import { machineV1 } from './machine.v1';

/** P07 `bup-to-adult`, version 1. */
export const bupToAdultV1: TransferPathway = {
  id: 'bup-to-adult',
  version: 1,
  catalogueId: 'P07',
  tier: 1,
  transfers: true,
  name: { da: 'Overgang fra BUP til voksenpsykiatri', en: 'From child and adolescent to adult psychiatry' },
  description: {
    da: 'Børne- og Ungdomspsykiatrisk Afdeling overdrager en ung, der nærmer sig 21 år, til voksenpsykiatrien.',
    en: 'Child and adolescent psychiatry hands a young person close to 21 over to adult psychiatry.',
  },
  routes: [
    {
      from: ['psychiatric-department'],
      to: ['psychiatric-department'],
      catchment: 'psychiatric-department',
      freeChoice: true,
      supplyDuty: true,
      evidence: 'SEED',
      source:
        'pathway catalogue P07, from and to, 1.7; S2 «hvor ansvaret for behandlingen overgår til voksenpsykiatrien»',
    },
    {
      from: ['psychiatric-department'],
      to: ['general-practice'],
      catchment: 'none',
      evidence: 'PROPOSED',
      source: 'pathway catalogue P07, reject and redirect: a named alternative (GP, municipality) that confirms',
    },
  ],
  items: [
    {
      kind: 'treatment',
      label: { da: 'Behandlingsansvar', en: 'Treatment' },
      evidence: 'SEED',
      source: 'pathway catalogue P07, handed over; S2 «ansvaret for behandlingen overgår»',
    },
    {
      kind: 'medication',
      label: { da: 'Medicinansvar', en: 'Medication and the shared medication record' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.2, P07',
    },
  ],
  events: [
    ...commonEventsBut({
      reject: {
        reasons: rejectReasons.map((reason) =>
          reason.code === 'not-target-group' ? { ...reason, needs: 'better-receiver' } : reason,
        ),
      },
    }),
    {
      type: 'hold-joint-meeting',
      by: 'either',
      label: { da: 'Registrér fælles møde', en: 'Record the joint meeting' },
      fields: actFields(
        {
          outcome: oneOf('Udfald', 'Outcome', {
            held: ['Holdt', 'Held'],
            'not-wanted': ['Den unge ønsker ikke mødet', 'The young person does not want it'],
          }),
          note: words('Hvad der blev aftalt', 'What was agreed'),
        },
        ['outcome'],
      ),
    },
  ],
  deadlines: deadlinesV1,
  moments: momentsV1,
  specialRules: [
    {
      text: {
        da: 'Fødselsdagen flytter pligten til at overtage, ikke ansvaret: BUP har det, indtil voksenpsykiatrien bekræfter, også efter det fyldte 21. år.',
        en: 'The birthday moves the duty to take over, not the responsibility: child psychiatry holds until adult psychiatry confirms, also after 21.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P07, holder by phase and special rules',
    },
    {
      text: {
        da: 'Spiseforstyrrelser overdrages ikke her: de bliver i børne- og ungdomspsykiatrien uanset alder, og indholdet kan ikke sige andet.',
        en: 'Eating disorders are not handed over here: they stay in child psychiatry at any age, and the content cannot say otherwise.',
      },
      evidence: 'SEED',
      source:
        'pathway catalogue P07; S2 «patienter med spiseforstyrrelse, uanset alder, varetages af børne- og ungdomspsykiatrien»',
    },
    {
      text: {
        da: 'Kun den, der var under 18 år ved henvisningen, er i BUP til det fyldte 21. år; øvrige er allerede i voksenpsykiatrien. Datoen for henvisningen står på sagen.',
        en: 'Only who was under 18 at the referral is in child psychiatry until 21; others are in adult psychiatry already. The date of referral stands on the case.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P07, deadlines; S2 «som på henvisningstidspunktet er under 18 år»',
    },
    {
      text: {
        da: 'Overgangen åbnes ved 20 år og 6 måneder.',
        en: 'The transition case is opened at 20 years and 6 months.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P07, deadlines',
    },
    {
      text: {
        da: 'Den systematiske overgang gælder «udvalgte patientgrupper»; afdelingen afgør, hvem det er.',
        en: 'The systematic transition is for selected groups of patients; the department decides who that is.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P07, special rules; S0 «for udvalgte patientgrupper»',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P07; S2 «indtil patienten fylder 21 år», S0 «mere systematik i overgangen»',
  machine: machineV1,
};
