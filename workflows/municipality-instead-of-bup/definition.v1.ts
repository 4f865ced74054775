import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { expired, plannedChain } from '../escalation';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const fiveWorkingDays = always(
  { clock: 'working', duration: 'P5D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P20, deadlines: municipality answer 5 working days' },
);

/** P20 `municipality-instead-of-bup`, version 1. */
export const municipalityInsteadOfBupV1: TransferPathway = {
  id: 'municipality-instead-of-bup',
  version: 1,
  catalogueId: 'P20',
  tier: 2,
  transfers: true,
  name: { da: 'Kommunen i stedet for BUP', en: 'The municipality instead of child psychiatry' },
  description: {
    da: 'Egen læge henviser et barn eller en ung med lette symptomer til kommunens tilbud i stedet for til BUP.',
    en: 'A GP refers a child or young person with mild symptoms to the municipality instead of child psychiatry.',
  },
  routes: [
    {
      from: ['general-practice'],
      to: ['municipality'],
      catchment: 'municipality',
      evidence: 'SEED',
      source: 'pathway catalogue P20; S2 «henvise til kommunen som alternativ»',
    },
    {
      from: ['general-practice'],
      to: ['ppr'],
      catchment: 'municipal-unit',
      evidence: 'PROPOSED',
      source: 'pathway catalogue P20, P06: PPR is part of the municipality',
    },
    {
      // Where the municipality sends on to: BUP is asked by the same practice, in a linked request.
      from: ['general-practice'],
      to: ['psychiatric-department'],
      catchment: 'psychiatric-department',
      freeChoice: true,
      supplyDuty: true,
      evidence: 'PROPOSED',
      source: 'pathway catalogue P20: able to send on to BUP without losing the place in time; 6.3 rule 3',
    },
  ],
  items: [
    {
      kind: 'social-support',
      scope: 'child-wellbeing',
      label: { da: 'Hjælp til barnets eller den unges trivsel', en: 'Help for the well-being of the child' },
      evidence: 'SEED',
      source: 'pathway catalogue P20; S2 «henvise til kommunen»',
    },
  ],
  events: commonEvents,
  deadlines: [
    respondWithin(fiveWorkingDays, plannedChain),
    answerWithin(fiveWorkingDays, [expired]),
    sentOnTwice,
    capacityLacking,
  ],
  specialRules: [
    {
      text: {
        da: 'Sender kommunen videre til BUP, beholder barnet sin plads i tiden: uret fra den første henvendelse fortsætter. Henvender lægen sig til BUP fra starten, bruges den almindelige henvisning (P04).',
        en: 'Where the municipality sends on to child psychiatry, the child keeps its place in time: the clock of the first request goes on. A GP who turns to child psychiatry from the start uses the ordinary referral (P04).',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P20, special rules; INV-8',
    },
    {
      text: {
        da: 'Har kommunen bekræftet og vil inddrage BUP, sker det i den fælles forpligtende plan (P06); kommunen har ansvaret imens.',
        en: 'Where the municipality has confirmed and wants child psychiatry to join, that is done in the joint binding plan (P06); the municipality holds it meanwhile.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P20: link to P06',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P20; S2 «henvise til kommunen som alternativ til henvisning til børne- og ungdomspsykiatrien», S0',
  machine: machineV1,
};
