import type { HandoverRoute } from '@stafet/core';
import { actFields, day, oneOf, words } from '../content-fields';
import { commonEvents } from '../events';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { deadlinesV1, momentsV1 } from './deadlines.v1';
import { machineV1 } from './machine.v1';
import { principlesV1 } from './principles.v1';

const routes: readonly HandoverRoute[] = [
  {
    from: ['ward', 'psychiatric-department', 'general-practice', 'municipality', 'botilbud'],
    to: ['outreach-team'],
    items: ['treatment/outreach'],
    catchment: 'cluster-unit',
    freeChoice: true,
    supplyDuty: true,
    validFrom: '2020-01-01',
    evidence: 'SEED',
    source: 'pathway catalogue P13, from and to; S2 «rammepapiret», in force 1 January 2020; «forsyningsforpligtelse»',
  },
  {
    from: ['outreach-team'],
    to: ['psychiatric-department'],
    items: ['treatment/outreach'],
    catchment: 'sender-department',
    freeChoice: true,
    supplyDuty: true,
    evidence: 'SEED',
    source: 'pathway catalogue P13, from and to: back to ambulatory psychiatry; S2 «forsyningsforpligtelse»',
  },
  {
    from: ['outreach-team'],
    to: ['general-practice'],
    items: ['treatment/outreach'],
    catchment: 'none',
    evidence: 'SEED',
    source: 'pathway catalogue P13, from and to: back to the GP',
  },
  {
    from: ['outreach-team'],
    to: ['municipality'],
    items: ['social-support/after-outreach'],
    catchment: 'municipality',
    evidence: 'SEED',
    source: 'pathway catalogue P13, from and to: back to the municipality',
  },
];

/** P13 `outreach-team`, version 1. */
export const outreachTeamV1: TransferPathway = {
  id: 'outreach-team',
  version: 1,
  catalogueId: 'P13',
  tier: 1,
  transfers: true,
  name: { da: 'Udgående ambulant team og F-ACT', en: 'Outreach team and F-ACT' },
  description: {
    da: 'Et udgående team overtager behandlingen i et kortere, intensivt forløb eller i F-ACT, og giver den videre igen.',
    en: 'An outreach team takes the treatment over for a short intensive course or in F-ACT, and hands it on again.',
  },
  routes,
  items: [
    {
      kind: 'treatment',
      scope: 'outreach',
      label: { da: 'Behandling i det udgående team', en: 'Treatment by the outreach team' },
      evidence: 'SEED',
      source: 'pathway catalogue P13, handed over; S2 «kortere-varende intensive forløb»',
    },
    {
      kind: 'social-support',
      scope: 'after-outreach',
      label: { da: 'Opfølgning i kommunen efter forløbet', en: 'Follow-up by the municipality after the course' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P13, exit; 1.2: a municipality holds social support and no treatment',
    },
  ],
  events: [
    ...commonEvents,
    {
      type: 'first-visit',
      by: 'receiver',
      label: { da: 'Registrér første besøg', en: 'Record the first visit' },
      fields: actFields(
        {
          course: oneOf('Forløb', 'Course', {
            short: ['Kortere, intensivt forløb (4-8 uger)', 'Short intensive course (4–8 weeks)'],
            'f-act': ['F-ACT (længere forløb)', 'F-ACT (long course)'],
            'after-team': ['Indsats efter teamets forløb', 'What follows the team’s course'],
          }),
          note: words('Note', 'Note'),
        },
        ['course'],
      ),
    },
    {
      type: 'plan-exit',
      by: 'receiver',
      label: { da: 'Planlæg afslutning', en: 'Plan the exit' },
      fields: actFields(
        {
          receivers: words('Hvem der skal overtage hvad', 'Who shall take over what'),
          contactPersons: words('Kontaktpersoner', 'Contact persons'),
          expectedEnd: day('Forventet afslutning', 'Expected end'),
        },
        ['receivers', 'expectedEnd'],
      ),
    },
    {
      type: 'exit-confirmed',
      by: 'receiver',
      label: { da: 'Registrér, at alle har bekræftet', en: 'Record that every receiver has confirmed' },
      fields: actFields({ confirmedBy: words('Hvem der har bekræftet hvad', 'Who has confirmed what') }, [
        'confirmedBy',
      ]),
    },
  ],
  deadlines: deadlinesV1,
  moments: momentsV1,
  specialRules: [
    ...principlesV1,
    {
      text: {
        da: 'Afslutningen er nye overdragelser i samme forløb (course): behandlingen til ambulatoriet eller egen læge, opfølgningen til kommunen. Teamet har ansvaret, indtil de har bekræftet.',
        en: 'The exit is new handovers of the same course: the treatment to the outpatient clinic or the GP, the follow-up to the municipality. The team holds until they have confirmed.',
      },
      evidence: 'SEED',
      source: 'pathway catalogue P13, holder by phase; INV-5, S0 «fuldt ud overdraget og bekræftet»',
    },
    {
      text: {
        da: 'Teamenes optageområder er forskellige i klyngen; er teamet det forkerte, sendes anmodningen videre til det rette uden at afsenderen skal gøre noget.',
        en: 'Teams cover different parts of a cluster; where it is the wrong one, the request goes on to the right one and the sender has nothing to do.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P13, reject/redirect',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P13; S2 «Indsatsen i de udgående teams …», S0 «en tværsektoriel F-ACT-model»',
  machine: machineV1,
};
