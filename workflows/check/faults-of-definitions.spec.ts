import type { DeadlineDefinition, HandoverEvent } from '@stafet/core';
import { advice } from '../advice';
import { commonEvents } from '../events';
import { lifecycle } from '../lifecycle';
import type { AdvicePathway, Pathway, TransferPathway } from '../pathway';
import { psyDischargeMunicipalityV1 as discharge } from '../psy-discharge-municipality/definition.v1';
import { psyFirstAdmissionV1 as admission } from '../psy-first-admission/definition.v1';
import { specialistPhoneV1 as phone } from '../specialist-phone/definition.v1';
import { prove } from './prove';
import type { Invariant } from './turn';

/* Faults that somebody writes into a definition: its machine, its acts, its deadlines, its words. */

type Plan = { on?: Record<string, unknown>; always?: unknown; states?: Record<string, Plan>; initial?: string };
const planned = <P extends Pathway>(pathway: P, change: (states: Record<string, Plan>) => void): P => {
  const config = JSON.parse(JSON.stringify(pathway.machine.config)) as { states: Record<string, Plan> };
  change(config.states);
  const vocabulary = pathway.transfers ? lifecycle : advice;
  return { ...pathway, machine: (vocabulary as typeof lifecycle).createMachine(config as never) as never };
};
const withDeadline = (
  pathway: TransferPathway,
  name: string,
  change: Partial<DeadlineDefinition>,
): TransferPathway => ({
  ...pathway,
  deadlines: pathway.deadlines.map((each) => (each.name === name ? { ...each, ...change } : each)),
});
const said = (pathway: TransferPathway, type: HandoverEvent['type'], change: object): TransferPathway => ({
  ...pathway,
  events: pathway.events.map((event) => (event.type === type ? { ...event, ...change } : event)),
});
const respond = discharge.deadlines.find(({ name }) => name === 'respond')!;

const faults: readonly { readonly invariant: Invariant; readonly fault: string; readonly pathway: Pathway }[] = [
  {
    invariant: 'definition',
    fault: 'an advice flow hands an item over',
    pathway: { ...phone, items: discharge.items } as unknown as AdvicePathway,
  },
  {
    invariant: 'definition',
    fault: 'an advice flow is written in words that transfer',
    pathway: {
      ...phone,
      events: [...phone.events, ...commonEvents.filter(({ type }) => type === 'accept')],
      machine: discharge.machine,
    } as unknown as AdvicePathway,
  },
  {
    invariant: 'deadlines',
    fault: 'a step in which somebody is waited for has no deadline',
    pathway: { ...admission, deadlines: admission.deadlines.filter(({ name }) => name !== 'call') },
  },
  {
    invariant: 'definition',
    fault: 'a deadline runs where nobody waits',
    pathway: withDeadline(discharge, 'respond', { runsIn: [...respond.runsIn, 'completed'] }),
  },
  {
    invariant: 'definition',
    fault: 'a deadline runs in a step that does not exist',
    pathway: withDeadline(admission, 'call', { runsIn: ['to-be-rung-up'] }),
  },
  {
    invariant: 'unused-event',
    fault: 'a deadline can never start',
    pathway: withDeadline(discharge, 'discharge', { runsIn: ['needs-information'], pausesWithQuestion: true }),
  },
  {
    invariant: 'definition',
    fault: 'a deadline is told to nobody',
    pathway: withDeadline(discharge, 'respond', { levels: [] }),
  },
  {
    invariant: 'definition',
    fault: 'the levels of a deadline do not ascend',
    pathway: withDeadline(discharge, 'respond', { levels: [...respond.levels].reverse() }),
  },
  {
    invariant: 'definition',
    fault: 'a deadline counts from a moment that nobody defines',
    pathway: { ...admission, moments: [] },
  },
  {
    invariant: 'INV-2',
    fault: 'an act of the pathway moves an item',
    pathway: {
      ...admission,
      machine: planned(admission, (states) => {
        states['asked']!.on!['act.call'] = {
          guard: { type: 'isAct', params: { by: 'receiver' } },
          actions: ['takeOutRequestedItems', 'countAct', 'tellSender'],
        };
      }).machine,
    },
  },
  {
    invariant: 'definition',
    fault: 'it can be completed before the step that is required',
    pathway: planned(admission, (states) => {
      states['transferred']!.on!['complete'] = { guard: 'isReceiver', target: '#completed', actions: 'completeItems' };
    }),
  },
  {
    invariant: 'definition',
    fault: 'the receiver may move the agreed moment',
    pathway: said(
      planned(discharge, (states) => {
        states['accepted']!.on!['reschedule'] = { target: 'rescheduled', actions: 'moveMomentOfEffect' };
      }),
      'reschedule',
      { by: 'either' },
    ),
  },
  {
    invariant: 'unreachable',
    fault: 'no way leads to a phase',
    pathway: planned(discharge, (states) => {
      delete states['asked']!.states!['sent']!.on!['delivery-failed'];
    }),
  },
  {
    invariant: 'unused-event',
    fault: 'an event that everybody is refused',
    pathway: {
      ...discharge,
      events: [
        ...discharge.events,
        { type: 'greet', by: 'sender', label: { da: 'Hils', en: 'Greet' }, fields: { type: 'object', properties: {} } },
      ],
    },
  },
  {
    invariant: 'definition',
    fault: 'states lead round in a circle',
    pathway: planned(discharge, (states) => {
      states['answered']!.always = [{ target: 'rescheduled' }];
    }),
  },
  {
    invariant: 'definition',
    fault: 'a guard is of no vocabulary',
    pathway: planned(discharge, (states) => {
      states['accepted']!.on!['withdraw'] = { guard: 'isFullMoon', target: 'answered' };
    }),
  },
  {
    invariant: 'definition',
    fault: 'an act is not said in English',
    pathway: said(discharge, 'accept', { label: { da: 'Bekræft', en: '' } }),
  },
  {
    invariant: 'definition',
    fault: 'nobody may send it to anybody',
    pathway: { ...discharge, routes: [] },
  },
  {
    invariant: 'definition',
    fault: 'a way is never in force',
    pathway: {
      ...discharge,
      routes: discharge.routes.map((route) => ({ ...route, validFrom: '2027-01-01', validTo: '2026-01-01' })),
    },
  },
  {
    invariant: 'definition',
    fault: 'an item is there twice',
    pathway: { ...discharge, items: [discharge.items[0], discharge.items[0]] },
  },
];

describe('a definition', () => {
  it.each(faults)('is refused ($invariant) when $fault', ({ invariant, pathway }) => {
    const { violation } = prove(pathway);
    expect(violation?.invariant).toBe(invariant);
    expect(violation?.story.da.at(-1)).toMatch(/\*[a-z0-9 /-]+\*/i);
    expect(violation?.story.en.at(-1)).toMatch(/\*[a-z0-9 /-]+\*/i);
  });

  it.each([discharge, admission, phone])('holds as it stands: $id', (pathway) => {
    expect(prove(pathway).violation).toBeUndefined();
  });
});
