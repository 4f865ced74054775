import { always, answerWithin, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { actFields, oneOf, words } from '../content-fields';
import { expired } from '../escalation';
import { commonEventsBut } from '../events';
import type { TransferPathway } from '../pathway';
import { onlyReasons } from '../reasons';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const confirmation = always(
  { clock: 'next-working-day', at: '10:00' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P02, deadlines: 10:00 on that weekday' },
);

/** P02 `psy-first-admission`, version 1. */
export const psyFirstAdmissionV1: TransferPathway = {
  id: 'psy-first-admission',
  version: 1,
  catalogueId: 'P02',
  tier: 1,
  transfers: true,
  name: { da: 'Førstegangsindlagt med psykosociale problemer', en: 'First admission with psychosocial problems' },
  description: {
    da: 'Et psykiatrisk afsnit beder kommunen ringe til en borger, der er indlagt for første gang.',
    en: 'A psychiatric ward asks the municipality to call a citizen who is admitted for the first time.',
  },
  routes: [
    {
      from: ['ward', 'psychiatric-department'],
      to: ['municipality'],
      catchment: 'municipality',
      evidence: 'SEED',
      source: 'pathway catalogue P02, from and to; S2 «kontaktes kommunen»',
    },
  ],
  items: [
    {
      kind: 'coordination',
      scope: 'first-contact',
      label: { da: 'Opkald til borgeren', en: 'The call to the citizen' },
      evidence: 'SEED',
      source: 'pathway catalogue P02, handed over; S2 «som ringer borgeren op»',
    },
  ],
  events: [
    ...commonEventsBut({
      reject: { reasons: onlyReasons('wrong-catchment', 'wrong-patient', 'missing-consent', 'duplicate') },
      redirect: { reasons: onlyReasons('wrong-catchment').map(({ code, label }) => ({ code, label })) },
    }),
    {
      type: 'call',
      by: 'receiver',
      label: { da: 'Registrér opkald til borgeren', en: 'Record the call to the citizen' },
      fields: actFields(
        {
          outcome: oneOf('Udfald', 'Outcome', {
            reached: ['Truffet', 'Reached'],
            'not-reached': ['Ikke truffet', 'Not reached'],
            declined: ['Ønsker ikke kontakt', 'Declined'],
          }),
          note: words('Note', 'Note'),
        },
        ['outcome'],
      ),
    },
  ],
  deadlines: [
    respondWithin(confirmation, [expired]),
    answerWithin(confirmation, [expired]),
    {
      // «førstkommende hverdag» [SEED]; E2 where no attempt is registered by 15:00 [PROPOSED].
      name: 'call',
      label: { da: 'Opkald førstkommende hverdag', en: 'Call on the first following weekday' },
      waitsFor: 'receiver',
      runsIn: ['to-be-called'],
      counts: 'after-moment',
      moment: 'contact',
      rules: always(
        { clock: 'next-working-day', at: '24:00' },
        { evidence: 'SEED', source: 'pathway catalogue P02, deadlines; S2 «førstkommende hverdag»' },
      ),
      levels: [
        {
          rule: { level: 2, at: { is: 'before-due', rule: { clock: 'elapsed', duration: 'PT9H' } } },
          tells: ['key-contacts'],
          evidence: 'PROPOSED',
          source: 'pathway catalogue P02, escalation: no attempt by 15:00 -> E2',
        },
        {
          rule: { level: 3, at: { is: 'due' } },
          tells: ['management', 'auditor-queue'],
          evidence: 'PROPOSED',
          source: 'pathway catalogue 1.6',
        },
      ],
    },
    {
      name: 'hand-back',
      label: { da: 'Opgaven gives tilbage', en: 'The duty is handed back' },
      waitsFor: 'receiver',
      runsIn: ['not-reached'],
      counts: 'after-start',
      rules: always(
        { clock: 'next-working-day', at: '12:00' },
        { evidence: 'PROPOSED', source: 'pathway catalogue P02, special rules; 1.5 T_RESPOND_ROUTINE' },
      ),
      levels: [expired],
    },
    sentOnTwice,
  ],
  moments: [
    {
      // The seed leaves open what the weekday follows (catalogue 9.5); the ward's contact is the proposed reading.
      name: 'contact',
      label: { da: 'Afsnittets henvendelse', en: 'The ward’s contact' },
      from: { act: 'send' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P02, deadlines: the weekday after the ward’s contact',
    },
    {
      name: 'contact',
      label: { da: 'Seneste forsøg', en: 'The last attempt' },
      from: { act: 'call' },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P02, special rules: retry next weekday',
    },
  ],
  specialRules: [
    {
      text: {
        da: 'Træffes borgeren ikke, ringes der igen næste hverdag, højst tre gange; derefter gives opgaven tilbage i en ny overdragelse.',
        en: 'A citizen who is not reached is called again on the next weekday, three times at most; then the duty is handed back in a new handover.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P02, special rules',
    },
    {
      text: {
        da: 'At det er første indlæggelse, ved afsnittet; det udledes ikke af Stafets egen historik.',
        en: 'That it is the first admission is the ward’s knowledge; it is not derived from Stafet’s own history.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P02, special rules',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P02; S2 «forandringspakker», S1 «Modtagelse af førstegangsindlagte»',
  machine: machineV1,
};
