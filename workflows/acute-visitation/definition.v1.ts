import {
  waitingPhases,
  type DeadlineDefinition,
  type EventDefinition,
  type HandoverRoute,
  type Reason,
  type SpecialRule,
} from '@stafet/core';
import { actFields, momentInTime, oneOf, words } from '../content-fields';
import { expired } from '../escalation';
import { commonEventsBut } from '../events';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { redirectReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const reasonsToSendOn: readonly Reason[] = [
  { code: 'recommended', label: { da: 'Anbefalet af visitationen', en: 'Recommended by the visitation' } },
  ...redirectReasons,
];

const physicians = ['general-practice', 'out-of-hours-gp', 'prehospital'] as const;

const way = (
  to: readonly string[],
  catchment: HandoverRoute['catchment'],
  more: Partial<HandoverRoute>,
): HandoverRoute => ({
  from: physicians,
  ...{ to, catchment },
  evidence: 'SEED',
  source: 'pathway catalogue P05, from and to; S2 «akut indlæggelse … en tid dagen efter … et kommunalt tilbud»',
  ...more,
});

const recommendation = actFields(
  {
    offer: oneOf('Anbefaling', 'Recommendation', {
      'acute-admission': ['Akut indlæggelse', 'Acute admission'],
      'next-day-appointment': ['Tid dagen efter', 'Appointment on the next day'],
      'municipal-offer': ['Kommunalt tilbud', 'Municipal offer'],
    }),
    appointmentAt: momentInTime('Tiden er aftalt til', 'The appointment is at'),
    note: words('Begrundelse og anbefalet enhed', 'Reason, and the unit that is recommended'),
  },
  ['offer'],
);

const recommend: EventDefinition = {
  type: 'recommend',
  by: 'receiver',
  label: { da: 'Anbefal tilbud', en: 'Recommend an offer' },
  fields: {
    ...recommendation,
    // «next-day slot booked before the call ends» [PROPOSED]: a time on the next day is recommended with its time.
    if: {
      type: 'object',
      properties: { offer: { type: 'string', const: 'next-day-appointment' } },
      required: ['offer'],
    },
    then: {
      type: 'object',
      properties: { appointmentAt: { type: 'string' } },
      required: ['appointmentAt'],
    },
  },
};

const minutes = (duration: string) =>
  always({ clock: 'elapsed', duration }, { evidence: 'PROPOSED', source: 'pathway catalogue P05, deadlines' });

const deadlines: readonly DeadlineDefinition[] = [
  {
    name: 'recommendation',
    label: { da: 'Svar fra visitationen', en: 'Answer of the visitation' },
    waitsFor: 'receiver',
    runsIn: ['recommendation-awaited'],
    pausesWithQuestion: true,
    counts: 'after-start',
    rules: minutes('PT30M'),
    // E1 at 30 min; E2 at 60 min is the next clock's.
    levels: [{ ...expired, source: 'pathway catalogue P05, escalation: E1 at 30 min' }],
  },
  {
    // From the first request on, also where the visitation has sent it on (INV-8).
    ...respondWithin(minutes('PT1H'), [
      {
        rule: { level: 2, at: { is: 'due' } },
        tells: ['receiving-duty-leader', 'sending-clinician', 'key-contacts'],
        evidence: 'PROPOSED',
        source: 'pathway catalogue P05, escalation: E2 at 60 min',
      },
      {
        rule: { level: 3, at: { is: 'after-due', rule: { clock: 'elapsed', duration: 'P1D' } } },
        tells: ['management', 'auditor-queue'],
        evidence: 'PROPOSED',
        source: 'pathway catalogue 1.6',
      },
    ]),
    label: { da: 'Bekræftelse fra den modtagende enhed', en: 'Confirmation of the receiving unit' },
    runsIn: waitingPhases,
  },
  answerWithin(minutes('PT30M'), [expired]),
  sentOnTwice,
  capacityLacking,
];

const rule = (evidence: SpecialRule['evidence'], source: string, da: string, en: string): SpecialRule => ({
  ...{ evidence, text: { da, en } },
  source: `pathway catalogue P05, ${source}`,
});

/** P05 `acute-visitation`, version 1. */
export const acuteVisitationV1: TransferPathway = {
  id: 'acute-visitation',
  version: 1,
  catalogueId: 'P05',
  tier: 1,
  transfers: true,
  name: { da: 'Akut henvisning og fælles sundhedsvisitation', en: 'Acute referral and joint visitation' },
  description: {
    da: 'Egen læge, lægevagt eller præhospital læge spørger visitationen, som anbefaler og sender videre til den enhed, der overtager.',
    en: 'A GP, out-of-hours GP or prehospital physician asks the visitation, which recommends and sends on to the unit that takes over.',
  },
  routes: [
    way(['hospital-visitation'], 'cluster-unit', {
      receiverAdvises: true,
      supplyDuty: true,
      freeChoice: true,
      source: 'pathway catalogue P05, from and to; S2 «sundhedsvisitationerne … på regionens fem akuthospitaler»',
    }),
    way(['acute-hospital', 'acute-clinic'], 'cluster-unit', { supplyDuty: true, freeChoice: true }),
    way(['ward', 'psychiatric-department'], 'psychiatric-department', { supplyDuty: true, freeChoice: true }),
    way(['municipality'], 'municipality', {}),
    way(['municipal-acute-function'], 'municipal-unit', {}),
  ],
  items: [
    {
      kind: 'treatment',
      scope: 'acute-problem',
      label: { da: 'Behandling af det akutte problem', en: 'Treatment of the acute problem' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P05, handed over; 1.2',
    },
  ],
  events: [...commonEventsBut({ redirect: { reasons: reasonsToSendOn } }), recommend],
  deadlines,
  specialRules: [
    rule(
      'SEED',
      'special rules; S2 «efter henvendelse til enten 1-1-2 eller via egen læge eller vagtlæge»',
      'Akut indlæggelse sker kun via 1-1-2, egen læge eller lægevagt og efter aftale med visitationen i bopælskommunens akutafdeling. Frit valg respekteres.',
      'Acute admission goes through 1-1-2, GP or out-of-hours GP only, and by agreement with the visitation of the acute department of the home municipality. Free choice is respected.',
    ),
    rule('PROPOSED', 'deadlines', 'Der ringes altid.', 'The physician always phones.'),
    rule(
      'SEED',
      'special rules; S2 «uanset om de har psykisk eller somatisk sygdom»',
      'Psykiatriske og somatiske akutte patienter bruger samme dør, undtagen ved tvang og dom (P24).',
      'Psychiatric and somatic acute patients use the same door, except with coercion or a court order (P24).',
    ),
    rule(
      'SEED',
      'special rules; S2 «på hverdage klokken 8-17»',
      'Silkeborg modtager visiterede akutte medicinske patienter på hverdage kl. 8-17.',
      'Silkeborg receives visited acute medical patients on weekdays 8–17.',
    ),
    rule(
      'SEED',
      'special rules; S2 «regional retningslinje om samarbejde ved kritisk overbelægning»',
      'Ved kritisk overbelægning hjælper hospitalerne hinanden efter den regionale retningslinje: enheden sender videre.',
      'In critical over-occupancy the hospitals support each other by the regional guideline: the unit sends on.',
    ),
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P05; S2 «sundhedsvisitationerne, som skal etableres i de eksisterende hospitalsvisitationer»',
  machine: machineV1,
};
