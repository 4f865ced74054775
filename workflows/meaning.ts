import {
  instant,
  keyOf,
  plainParticulars,
  systemActor,
  type Actor,
  type Effect,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type OrganizationId,
  type Role,
} from '@stafet/core';
import { decide } from './decide';
import type { Pathway } from './pathway';
import { samplesOf } from './samples';

/*
 * What a released version means, as text that can be hashed. A running handover keeps the version that it started with
 * (design D3), so that none of this may change under it. Words for people, sources, tags and examples are no part of it:
 * they may be mended.
 */

const wordsForPeople = ['title', 'title-en', 'enum-da', 'enum-en', 'description', 'source', 'evidence'];
const leftOut = ['machine', 'exampleContent', 'specialRules', 'tier', 'catalogueId'];

/** What a pathway says in data, and its machine as it is written, in canonical form. */
export function dataOf(pathway: Pathway): string {
  const data = Object.fromEntries(Object.entries(pathway).filter(([name]) => !leftOut.includes(name)));
  return canonical({ ...data, machine: pathway.machine.config });
}

/** What happens in it: who may say what where, what it leads to, and what it asks for, walked in one small world. */
export function behaviourOf(pathway: Pathway): string {
  const known = new Map(draftsOf(pathway).map((state) => [placeKey(state, 0), { state, day: 0 }]));
  const steps = new Set<string>();
  const lines: string[] = [];
  // The list grows while it is walked, nearest first. Past the bound only steps are added where nobody has been yet.
  for (const [key, { state, day }] of known) {
    const arrive = (next: HandoverState, on: number): string => {
      const there = placeKey(next, on);
      const step = `${on} ${next.phase}/${next.step}`;
      if (!known.has(there) && (known.size < mostPlaces || !steps.has(step)))
        known.set(there, { state: next, day: on });
      steps.add(step);
      return there;
    };
    if (day + 1 < days.length) arrive(state, day + 1);
    for (const [voice, actor] of Object.entries(actors)) {
      for (const event of eventsOf(pathway, voice)) {
        const answer = decide(pathway, state, event, actor, days[day] as Instant);
        const said = `${key} | ${voice} ${canonical(event)}`;
        if (answer.kind === 'refused') lines.push(`${said} | ${answer.refusal.code}`);
        else lines.push(`${said} | ${arrive(answer.state, day)} | ${answer.effects.map(effectWord).join(', ')}`);
      }
    }
  }
  return lines.join('\n');
}

const mostPlaces = 120;
const days = ['02', '03'].map((day): Instant => instant(`2026-11-${day}T09:00:00.000Z`));
const sender = 'organization-that-hands-over' as OrganizationId;
const receiver = 'organization-that-is-asked' as OrganizationId;

const person = (id: string, role: Role, organization: OrganizationId): Actor => ({
  id,
  name: id,
  roles: [{ role, organization }],
});
const actors: Readonly<Record<string, Actor>> = {
  sender: person('a-person-at-the-sender', 'clinician', sender),
  receiver: person('a-person-at-the-receiver', 'case-worker', receiver),
  stafet: systemActor,
};

/** For tomorrow, with each of the things that may be handed over; and of one who only advises, where the pathway has one. */
function draftsOf({ items, routes, moments = [] }: Pathway): readonly HandoverState[] {
  const draft = (names: Pathway['items'][number][], canReceiverHold: boolean): HandoverState => ({
    phase: 'draft',
    step: 'draft',
    sender,
    receiver,
    effectiveFrom: days[1],
    items: names.map(({ kind, scope }) => ({
      kind,
      ...(scope === undefined ? {} : { scope }),
      status: 'requested',
      holder: sender,
    })),
    isQuestionOpen: false,
    passedDeadlines: [],
    particulars: {
      ...plainParticulars,
      canReceiverHold,
      hasSupplyDuty: routes.some((route) => route.supplyDuty === true),
      moments: Object.fromEntries(
        moments.filter(({ from }) => !('act' in from)).map(({ name }) => [name, days[1] as Instant]),
      ),
    },
  });
  const single: readonly Pathway['items'][number][][] = items.length === 0 ? [[]] : items.map((item) => [item]);
  return [
    ...single.map((names) => draft(names, true)),
    ...(routes.some((route) => route.receiverAdvises === true) ? [draft(single[0] ?? [], false)] : []),
  ];
}

/** What each voice says: people their acts, with every coded field, and Stafet what only Stafet tells. */
function eventsOf(pathway: Pathway, voice: string): readonly HandoverEvent[] {
  if (voice !== 'stafet') {
    return pathway.events.flatMap((definition) => [
      ...samplesOf(definition),
      ...(definition.type === 'accept' ? [{ type: 'accept', startsAt: days[1] } as const] : []),
      ...(definition.type === 'reject'
        ? (definition.reasons ?? []).map(({ code }): HandoverEvent => ({ type: 'reject', reason: code }))
        : []),
    ]);
  }
  return [
    { type: 'delivered' },
    { type: 'delivery-failed' },
    { type: 'transferred' },
    ...pathway.deadlines.flatMap(({ name, levels }) =>
      levels
        .slice(0, 1)
        .map(({ rule }): HandoverEvent => ({ type: 'deadline-passed', deadline: name, level: rule.level })),
    ),
    ...(['admission', 'discharge'] as const).map((circumstance): HandoverEvent => ({
      type: 'circumstance',
      circumstance,
    })),
    { type: 'closed-by-event', reason: 'patient-deceased' },
    { type: 'reopened' },
  ];
}

/** What a place is told apart by. When an old mark was made, and what was told before, lead to no other place. */
function placeKey({ phase, step, items, isQuestionOpen, particulars }: HandoverState, day: number): string {
  const counts = Object.entries(particulars.counts).map(([act, count]) => `${act} ${Math.min(count, 3)}`);
  return [
    day,
    `${phase}/${step}`,
    ...items.map((item) => `${keyOf(item)} ${item.status} ${item.holder}`),
    isQuestionOpen ? 'asked' : '',
    particulars.canReceiverHold ? '' : 'advises',
    particulars.lacksCapacity ? 'full' : '',
    ...counts,
    ...particulars.interrupted,
  ].join(' ');
}

function effectWord(effect: Effect): string {
  const named = 'name' in effect ? ` ${effect.name}` : '';
  return `${effect.type}${named}`;
}

/** JSON with the names in order, without functions and without the words for people. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (name, each: unknown) => {
    if (typeof each === 'string' && wordsForPeople.includes(name)) return undefined;
    if (Array.isArray(each) && wordsForPeople.includes(name)) return undefined;
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    if (isInBothLanguages(each)) return undefined;
    return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

function isInBothLanguages(value: object): boolean {
  return Object.keys(value).sort().join(' ') === 'da en';
}
