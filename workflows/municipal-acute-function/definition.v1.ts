import type { HandoverRoute } from '@stafet/core';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { deadlinesV1, momentsV1 } from './deadlines.v1';
import { machineV1 } from './machine.v1';

const hospitalUnits = [
  'ward',
  'psychiatric-department',
  'somatic-department',
  'hospital',
  'acute-hospital',
  'acute-clinic',
];
const physicians = [...hospitalUnits, 'general-practice', 'out-of-hours-gp'];

const routes: readonly HandoverRoute[] = [
  {
    from: physicians,
    to: ['municipal-acute-function', 'municipality'],
    items: ['nursing-rehab/acute'],
    catchment: 'municipal-unit',
    supplyDuty: true,
    validTo: '2027-01-01',
    evidence: 'SEED',
    source:
      'pathway catalogue P12, from and to; S2 «i en kommunal akutfunktion tættere på eget hjem»; the end is E11 [EXT]',
  },
  {
    from: physicians,
    to: ['municipal-acute-function'],
    items: ['nursing-rehab/acute'],
    catchment: 'region-wide',
    supplyDuty: true,
    validFrom: '2027-01-01',
    evidence: 'EXT',
    source: 'pathway catalogue P12, special rules: regional «akutsygepleje»; E11, adoption not verified',
  },
  {
    from: [...hospitalUnits, 'out-of-hours-gp'],
    to: ['general-practice'],
    items: ['treatment/acute-medical'],
    catchment: 'none',
    evidence: 'SEED',
    source: 'pathway catalogue P12, holder by phase; S2 «tydelighed om det lægefaglige ansvar»',
  },
  {
    from: ['general-practice', 'out-of-hours-gp'],
    to: ['acute-hospital'],
    items: ['treatment/acute-medical'],
    catchment: 'cluster-unit',
    freeChoice: true,
    supplyDuty: true,
    evidence: 'SEED',
    source: 'pathway catalogue P12, from and to: up to hospital; S2 «forsyningsforpligtelse»',
  },
  {
    from: ['municipal-acute-function'],
    to: ['municipality'],
    items: ['nursing-rehab/acute'],
    catchment: 'municipality',
    evidence: 'PROPOSED',
    source: 'pathway catalogue P12, from and to: back to home care',
  },
  {
    from: ['municipal-acute-function', 'municipality'],
    to: ['acute-hospital'],
    items: ['nursing-rehab/acute'],
    catchment: 'cluster-unit',
    freeChoice: true,
    supplyDuty: true,
    evidence: 'PROPOSED',
    source: 'pathway catalogue P12, from and to: up to hospital',
  },
];

/** P12 `municipal-acute-function`, version 1. */
export const municipalAcuteFunctionV1: TransferPathway = {
  id: 'municipal-acute-function',
  version: 1,
  catalogueId: 'P12',
  tier: 1,
  transfers: true,
  name: { da: 'Kommunal akutfunktion', en: 'Municipal acute function' },
  description: {
    da: 'En læge overdrager akut sygepleje til den kommunale akutfunktion. Det lægefaglige ansvar går sin egen vej, fra læge til læge.',
    en: 'A physician hands acute nursing over to the municipal acute function. The medical responsibility goes its own way, from physician to physician.',
  },
  routes,
  items: [
    {
      kind: 'nursing-rehab',
      scope: 'acute',
      label: { da: 'Akut sygepleje', en: 'Acute nursing' },
      evidence: 'SEED',
      source: 'pathway catalogue P12, handed over; S2 «kommunale akutfunktioner»',
    },
    {
      kind: 'treatment',
      scope: 'acute-medical',
      label: { da: 'Lægefagligt ansvar i det akutte forløb', en: 'Medical responsibility in the acute course' },
      evidence: 'SEED',
      source: 'pathway catalogue P12, handed over; S2 «tydelighed om det lægefaglige ansvar»',
    },
  ],
  events: commonEvents,
  deadlines: deadlinesV1,
  moments: momentsV1,
  specialRules: [
    {
      text: {
        da: 'Sygeplejen og det lægefaglige ansvar er to overdragelser i ét forløb (course). Akutfunktionen kan aldrig få det lægefaglige ansvar.',
        en: 'The nursing and the medical responsibility are two handovers of one course. The acute function can never be given the medical responsibility.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P12, handed over; S2 «tydelighed om det lægefaglige ansvar»',
    },
    {
      text: {
        da: 'Afsenderen ringer altid, også når der er skrevet; opkaldet noteres.',
        en: 'The sender always phones as well, and records the call.',
      },
      evidence: 'EXT',
      source: 'pathway catalogue P12, escalation: phone always; 1.5 T_RESPOND_ACUTE',
    },
    {
      text: {
        da: 'Hospitalets lægefaglige ansvar slutter tidligst 72 timer efter udskrivelsen og aldrig før den praktiserende læge har bekræftet. Hospitalet sætter overdragelsens tidspunkt til tidligst 72 timer efter udskrivelsen.',
        en: 'The hospital’s medical responsibility ends at the earliest 72 hours after the discharge, and never before the GP has confirmed. The hospital sets the moment of effect 72 hours after the discharge or later.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P12, deadlines; whether the 72 hours cover psychiatry is not verified',
    },
    {
      text: {
        da: 'Rådgivning fra den praktiserende læge til akutfunktionen er et honoreret forsøg og flytter intet ansvar.',
        en: 'Advice from the GP to the acute function is a paid trial and moves no responsibility.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P12, special rules',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P12; S2 «Implementering af samarbejdsaftale om samarbejdet mellem … kommunale akutfunktioner og hospitalet»',
  machine: machineV1,
};
