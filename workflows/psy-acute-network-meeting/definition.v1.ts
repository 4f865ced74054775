import type { EventDefinition, HandoverRoute, ItemDefinition, Localized, Reason, SpecialRule } from '@stafet/core';
import { actFields, day, momentInTime, oneOf, words } from '../content-fields';
import { commonEventsBut } from '../events';
import type { TransferPathway } from '../pathway';
import { rejectReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { deadlinesV1 } from './deadlines.v1';
import { machineV1 } from './machine.v1';

// They say that the invitation itself was an error. Any other refusal is a party's position, and is written down.
const formalReasons = ['wrong-catchment', 'missing-consent', 'patient-deceased', 'duplicate', 'wrong-patient'];
const reasonsToReject: readonly Reason[] = rejectReasons.map((reason) =>
  formalReasons.includes(reason.code) ? reason : { ...reason, needs: 'text' },
);

const item = (kind: ItemDefinition['kind'], scope: string, da: string, en: string): ItemDefinition => ({
  ...{ kind, scope, label: { da, en } },
  evidence: 'PROPOSED',
  source: 'pathway catalogue P03, handed over: a set of new responsibility items; 1.2',
});

const conveners = [
  'ward',
  'psychiatric-department',
  'municipality',
  'general-practice',
  'botilbud',
  'outreach-team',
] as const;

/** Any party can call a meeting and invite any other; the admitting ward does so by default. */
const invite = (to: readonly string[], items: readonly string[], more: Partial<HandoverRoute> = {}): HandoverRoute => ({
  from: conveners,
  ...{ to, items, catchment: 'none' },
  evidence: 'SEED',
  source: 'pathway catalogue P03, from and to; S2 «mellem relevante parter»',
  ...more,
});

const clinical = ['treatment/network-meeting', 'medication/network-meeting', 'coordination/network-meeting'] as const;

const ownEvents: readonly EventDefinition[] = [
  {
    type: 'attend',
    by: 'receiver',
    label: { da: 'Vi deltager', en: 'We attend' },
    fields: actFields({ participant: words('Hvem deltager', 'Who attends') }, ['participant']),
  },
  {
    type: 'decline-attendance',
    by: 'receiver',
    label: { da: 'Vi kan ikke deltage', en: 'We cannot attend' },
    fields: actFields(
      {
        instead: oneOf('I stedet', 'Instead', {
          substitute: ['Stedfortræder', 'Substitute'],
          'written-position': ['Skriftlig stillingtagen', 'Written position'],
        }),
        substituteOrPosition: words(
          'Stedfortræderens navn eller den skriftlige stillingtagen',
          'Name of the substitute, or the written position',
        ),
      },
      ['instead', 'substituteOrPosition'],
    ),
  },
  {
    type: 'find-date',
    by: 'sender',
    label: { da: 'Fastsæt mødetidspunkt', en: 'Set the date of the meeting' },
    fields: actFields(
      { meetingAt: momentInTime('Mødetidspunkt', 'Time of the meeting'), place: words('Sted', 'Place') },
      ['meetingAt'],
    ),
  },
  {
    type: 'write-minutes',
    by: 'sender',
    label: { da: 'Skriv mødereferat', en: 'Write the minutes' },
    fields: actFields(
      {
        heldOn: day('Mødet blev holdt den', 'The meeting was held on'),
        decisions: words('Beslutninger', 'Decisions'),
        responsibleParties: words(
          'Ansvarlig part og dato for hver beslutning',
          'Responsible party and date for each decision',
        ),
        crisisPlan: words('Kriseplan', 'Crisis plan'),
      },
      ['heldOn', 'decisions', 'responsibleParties', 'crisisPlan'],
    ),
  },
];

const proposed = (row: string, text: Localized): SpecialRule => ({
  text,
  evidence: 'PROPOSED',
  source: `pathway catalogue P03, ${row}`,
});

/** P03 `psy-acute-network-meeting`, version 1. */
export const psyAcuteNetworkMeetingV1: TransferPathway = {
  id: 'psy-acute-network-meeting',
  version: 1,
  catalogueId: 'P03',
  tier: 1,
  transfers: true,
  name: { da: 'Akut netværksmøde', en: 'Acute network meeting' },
  description: {
    da: 'En part indkalder til netværksmøde efter gentagne indlæggelser. Hver part bekræfter sine opgaver efter referatet.',
    en: 'A party calls a network meeting after repeated admissions. Each party confirms its items after the minutes.',
  },
  routes: [
    invite(
      ['municipality'],
      ['social-support/network-meeting', 'nursing-rehab/network-meeting', 'coordination/network-meeting'],
      { catchment: 'municipality' },
    ),
    invite(['general-practice'], clinical),
    invite(['botilbud'], ['social-support/network-meeting-botilbud']),
    invite(['outreach-team'], clinical, { supplyDuty: true }),
    invite(['ward', 'psychiatric-department'], clinical, { supplyDuty: true }),
  ],
  items: [
    item('social-support', 'network-meeting', 'Social indsats aftalt på mødet', 'Social support agreed at the meeting'),
    item('treatment', 'network-meeting', 'Behandling aftalt på mødet', 'Treatment agreed at the meeting'),
    item(
      'nursing-rehab',
      'network-meeting',
      'Sygepleje, pleje og genoptræning aftalt på mødet',
      'Nursing and rehabilitation agreed at the meeting',
    ),
    item('coordination', 'network-meeting', 'Tovholder efter mødet', 'Coordination after the meeting'),
    item('medication', 'network-meeting', 'Medicinansvar aftalt på mødet', 'Medication agreed at the meeting'),
    // Beside the municipality's own: both are at the table, and each confirms what is its part.
    item(
      'social-support',
      'network-meeting-botilbud',
      'Botilbuddets støtte aftalt på mødet',
      'Support of the housing offer agreed at the meeting',
    ),
  ],
  events: [...commonEventsBut({ reject: { reasons: reasonsToReject } }), ...ownEvents],
  deadlines: deadlinesV1,
  specialRules: [
    proposed('trigger', {
      da: 'Foreslås ved 2 psykiatriske indlæggelser inden for 30 dage eller 3 inden for 180 dage; grænsen sættes for hver klynge. Enhver part kan også selv indkalde.',
      en: 'Proposed after 2 psychiatric admissions within 30 days or 3 within 180 days; each cluster sets its threshold. Any party can also call one.',
    }),
    proposed('from and to', {
      da: 'Hver indbudt part har sin egen overdragelse, og de er samlet i ét forløb. Borger og pårørende inviteres, men overtager ikke ansvar.',
      en: 'Each invited party has a handover of its own, and they are linked as one course. Citizen and relatives are invited, and take over nothing.',
    }),
    proposed('reject', {
      da: 'En part kan melde afbud, men skal navngive en stedfortræder eller give en skriftlig stillingtagen.',
      en: 'A party can decline to attend, but must name a substitute or give a written position.',
    }),
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P03; S2 «akutte netværksmøder mellem relevante parter»',
  machine: machineV1,
};
