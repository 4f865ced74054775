import type { HandoverRoute } from '@stafet/core';
import { actFields, day, oneOf, words } from '../content-fields';
import { commonEventsBut } from '../events';
import type { TransferPathway } from '../pathway';
import { rejectReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { deadlinesV1, momentsV1 } from './deadlines.v1';
import { machineV1 } from './machine.v1';

const hospitalUnits = ['ward', 'psychiatric-department', 'somatic-department', 'hospital', 'acute-hospital'];

const routes: readonly HandoverRoute[] = [
  {
    from: hospitalUnits,
    to: ['municipality'],
    catchment: 'municipality',
    evidence: 'SEED',
    source:
      'pathway catalogue P11, from and to; S2 «Almen genoptræning foregår i kommunen efter udskrivning fra hospitalet.»',
  },
  {
    from: hospitalUnits,
    to: ['hospital', 'somatic-department', 'psychiatric-department'],
    catchment: 'none',
    freeChoice: true,
    supplyDuty: true,
    evidence: 'SEED',
    source:
      'pathway catalogue P11, from and to; S2 «Specialiseret genoptræning foregår på et hospital», «forsyningsforpligtelse»',
  },
  {
    from: [...hospitalUnits, 'municipality'],
    to: ['health-house', 'region'],
    catchment: 'none',
    validFrom: '2027-01-01',
    evidence: 'EXT',
    source: 'pathway catalogue P11, special rules, 6.5; E11, adoption not verified',
  },
];

/** P11 `rehab-plan`, version 1. */
export const rehabPlanV1: TransferPathway = {
  id: 'rehab-plan',
  version: 1,
  catalogueId: 'P11',
  tier: 1,
  transfers: true,
  name: { da: 'Genoptræningsplan og rehabilitering', en: 'Rehabilitation plan' },
  description: {
    da: 'En hospitalsafdeling overdrager genoptræning eller rehabilitering til kommunen, eller til et hospital på specialiseret niveau.',
    en: 'A hospital department hands over rehabilitation to the municipality, or to a hospital at specialised level.',
  },
  routes,
  items: [
    {
      kind: 'nursing-rehab',
      scope: 'rehabilitation',
      label: { da: 'Genoptræning efter planen', en: 'Rehabilitation by the plan' },
      evidence: 'SEED',
      source: 'pathway catalogue P11, handed over; S2 «Almen genoptræning foregår i kommunen»',
    },
  ],
  events: [
    ...commonEventsBut({
      accept: { requires: 'startDate' },
      // The wrong level goes back to the department, with the reason in words.
      reject: {
        reasons: rejectReasons.map((reason) =>
          reason.code === 'not-target-group' ? { ...reason, needs: 'text' } : reason,
        ),
      },
    }),
    {
      type: 'first-contact',
      by: 'receiver',
      label: { da: 'Registrér første kontakt til borgeren', en: 'Record the first contact to the citizen' },
      fields: actFields(
        {
          outcome: oneOf('Udfald', 'Outcome', {
            agreed: ['Start er aftalt', 'A start is agreed'],
            declined: ['Borgeren ønsker det ikke', 'The citizen declines'],
          }),
          note: words('Note', 'Note'),
        },
        ['outcome'],
      ),
    },
    {
      type: 'first-attendance',
      by: 'receiver',
      label: { da: 'Registrér første fremmøde', en: 'Record the first attendance' },
      fields: actFields(
        { date: day('Dato for første fremmøde', 'Date of first attendance'), note: words('Note', 'Note') },
        ['date'],
      ),
    },
  ],
  deadlines: deadlinesV1,
  moments: momentsV1,
  specialRules: [
    {
      text: {
        da: 'En psykosocial rehabiliteringsplan følger samme forløb; arten står i planen.',
        en: 'A psychosocial rehabilitation plan follows the same pathway; its kind is told in the plan.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P11, special rules',
    },
    {
      text: {
        da: 'Fra 1. januar 2027 er specialiseret rehabilitering planlagt flyttet fra kommunerne til regionerne; modtageren findes efter datoen for overtagelsen.',
        en: 'From 1 January 2027 specialised rehabilitation is planned to move from municipalities to regions; the receiver is that of the day of effect.',
      },
      evidence: 'EXT',
      source: 'pathway catalogue P11, special rules, 6.5; E11, adoption not verified',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P11; S2 «Specialiseret genoptræning foregår på et hospital», «Almen genoptræning foregår i kommunen»',
  machine: machineV1,
};
