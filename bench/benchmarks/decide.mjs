// How many decisions a second one core makes on the largest pathway. Beside it, the same transitions by XState's own
// `transition` alone: without entitlement, settling, reasons, clocks, facts and effects.
import { createRequire } from 'node:module';
import { interleaved, rate } from '../rounds.mjs';

const require = createRequire(import.meta.url);
const { decide, diagramOf, pathways, placesOf, samplesOf } = require('../../dist/workflows/index.js');
const { transition } = require('xstate');

const [sender, receiver] = ['organization-that-hands-over', 'organization-that-is-asked'];
const person = (organization) => ({
  id: organization,
  name: organization,
  roles: [{ role: 'clinician', organization }],
});
const actors = [person(sender), person(receiver), { id: 'system', name: 'Stafet', roles: [] }];
const at = '2026-11-02T09:00:00.000Z';
// Enough that every phase and act is among them; each is decided in turn.
const mostStates = 400;

export const name = 'decide';

export async function run({ rounds, seconds }) {
  const pathway = [...pathways].sort((a, b) => size(b) - size(a))[0];
  const situations = situationsOf(pathway);
  const places = new Map(placesOf(pathway.machine).map((place) => [`${place.phase} ${place.step}`, place.snapshot]));
  const transitions = situations.map(({ state: { phase, step, ...context }, event, actor }) => [
    { ...places.get(`${phase} ${step}`), context },
    { ...(event.type === 'act' ? { ...event, type: `act.${event.act}` } : event), by: actor, at },
  ]);
  const decideAll = () => {
    for (const { state, event, actor } of situations) decide(pathway, state, event, actor, at);
  };
  const transitAll = () => {
    for (const [snapshot, event] of transitions) transition(pathway.machine, snapshot, event);
  };
  decideAll();
  transitAll();
  const measured = await interleaved(
    rounds,
    () => rate(decideAll, situations.length, seconds),
    () => rate(transitAll, transitions.length, seconds),
  );
  return [
    {
      measure: `decisions a second on one core, ${pathway.id}`,
      unit: '1/s',
      ...measured,
      limitIs: 'XState’s transition alone',
      goal: { atLeast: 20_000 },
      about: { pathway: pathway.id, version: pathway.version, situations: situations.length },
    },
  ];
}

function size(pathway) {
  return diagramOf(pathway).transitions.length;
}

/** What can happen in the pathway, each with the state in which it is decided. */
function situationsOf(pathway) {
  const plain = { counts: {}, moments: {}, circumstances: [], interrupted: [], timesSentOn: 0, lacksCapacity: false };
  const draft = {
    ...{ phase: 'draft', step: 'draft', sender, receiver, isQuestionOpen: false, passedDeadlines: [] },
    items: pathway.items.slice(0, 2).map(({ kind, scope }) => ({ kind, scope, status: 'requested', holder: sender })),
    particulars: { ...plain, canReceiverHold: true, hasSupplyDuty: false },
  };
  const events = [
    ...pathway.events.flatMap((definition) => samplesOf(definition)),
    ...['delivered', 'delivery-failed', 'transferred', 'reopened'].map((type) => ({ type })),
    { type: 'circumstance', circumstance: 'leave' },
    { type: 'closed-by-event', reason: 'patient-deceased' },
    ...pathway.deadlines.map(({ name: deadline }) => ({ type: 'deadline-passed', deadline, level: 1 })),
  ];
  const known = new Set([JSON.stringify(draft)]);
  const situations = [];
  const waiting = [draft];
  for (let state = waiting.shift(); state !== undefined; state = waiting.shift()) {
    for (const event of events) {
      for (const actor of actors) {
        const answer = decide(pathway, state, event, actor, at);
        if (answer.kind === 'refused') continue;
        situations.push({ state, event, actor });
        const key = JSON.stringify(answer.state);
        if (known.has(key) || known.size >= mostStates) continue;
        known.add(key);
        waiting.push(answer.state);
      }
    }
  }
  return situations;
}
