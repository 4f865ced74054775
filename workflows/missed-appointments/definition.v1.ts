import { actFields, oneOf, words } from '../content-fields';
import { expired, plannedChain } from '../escalation';
import { adviceEvents } from '../events';
import { always, answerWithin, respondWithin } from '../lifecycle-deadlines';
import type { AdvicePathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

const decision = always(
  { clock: 'working', duration: 'P2D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P17, deadlines: decision within 2 working days' },
);

/** P17 `missed-appointments`, version 1. */
export const missedAppointmentsV1: AdvicePathway = {
  id: 'missed-appointments',
  version: 1,
  catalogueId: 'P17',
  tier: 2,
  transfers: false,
  name: { da: 'Udeblivelser og gentagne akutte kontakter', en: 'Missed appointments and repeated acute contacts' },
  description: {
    da: 'Psykiatrien tager stilling til, om der skal sættes en særlig indsats i gang for en patient, der udebliver eller bliver ved med at komme akut. Ansvaret bliver, hvor det er.',
    en: 'Psychiatry decides whether a patient who stays away, or keeps coming acutely, needs a special effort. Responsibility stays where it is.',
  },
  routes: [
    {
      from: ['ward', 'outreach-team'],
      to: ['psychiatric-department'],
      catchment: 'sender-department',
      evidence: 'SEED',
      source: 'pathway catalogue P17; S0 «udebliver fra aftaler i psykiatrien»',
    },
    {
      // Who is part of no department, or is one and met another's patient, asks the one where the citizen belongs.
      from: ['health-house', 'psychiatric-department'],
      to: ['psychiatric-department'],
      catchment: 'psychiatric-department',
      evidence: 'PROPOSED',
      source: 'pathway catalogue P17, 6.3',
    },
  ],
  items: [],
  events: [
    // It forces a decision: it is taken back only where it was no such matter at all.
    ...adviceEvents.map((event) =>
      event.type === 'withdraw'
        ? { ...event, reasons: event.reasons?.filter(({ code }) => code === 'sent-by-mistake') ?? [] }
        : event,
    ),
    {
      type: 'decide-effort',
      by: 'receiver',
      label: { da: 'Tag stilling til særlig indsats', en: 'Decide on a special effort' },
      fields: actFields(
        {
          effort: oneOf('Beslutning', 'Decision', {
            special: ['Særlig indsats', 'Special effort'],
            none: ['Ingen særlig indsats', 'No special effort'],
          }),
          withActors: oneOf('I samarbejde med', 'Together with', {
            municipality: ['Kommunen', 'The municipality'],
            'general-practice': ['Almen praksis', 'General practice'],
            'outreach-team': ['Udgående team', 'Outreach team'],
            botilbud: ['Botilbud', 'Residential home'],
            'network-meeting': ['Netværksmøde', 'Network meeting'],
            nobody: ['Ingen andre', 'Nobody else'],
          }),
          why: words('Begrundelse', 'Why'),
        },
        ['effort', 'withActors', 'why'],
      ),
    },
  ],
  deadlines: [
    { ...respondWithin(decision, plannedChain), label: { da: 'Beslutning om indsats', en: 'Decision on the effort' } },
    answerWithin(decision, [expired]),
  ],
  specialRules: [
    {
      text: {
        da: 'En udeblivelse afslutter aldrig et ansvar. Den, der har ansvaret, har det fortsat, uanset hvad der besluttes.',
        en: 'A missed appointment never ends a responsibility. Whoever is responsible stays so, whatever is decided.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P17: a no-show never ends responsibility',
    },
    {
      text: {
        da: 'Det, der besluttes, oprettes som en ny overdragelse, der følger denne: til et udgående team (P13), som netværksmøde (P03) eller om selvskade (P16).',
        en: 'What is decided is opened as a new handover that follows this one: to an outreach team (P13), as a network meeting (P03) or on self-harm (P16).',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue P17, P13, P03, P16',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: 'P17; S0 «om der … skal iværksættes en særlig indsats»',
  machine: machineV1,
};
