import { setTimeout as sleep } from 'node:timers/promises';
import { keyOf, type Actor, type HandoverCommandEvent, type HandoverRoute, type Instant } from '@stafet/core';
import { loadCatalogue } from '@stafet/organization';
import { ProblemError } from '@stafet/platform';
import { samplesOf, type Pathway } from '@stafet/workflows';
import type { HandoverView } from './handover-view';
import { person, type ServiceStage } from './service-stage';
import { itemsOn, waysOpenOn } from './ways';

const catalogue = loadCatalogue();
const today = new Date().toISOString() as Instant;

/** The two sides of a handover on one way of a pathway, and somebody else who could be asked. */
export interface Cast {
  readonly sender: string;
  readonly receiver: string;
  readonly another: string | undefined;
}

/** Organisations that the reference data has for a way. */
export function castFor({ from, to }: HandoverRoute): Cast | undefined {
  const all = catalogue.all(today);
  const sender = all.find(({ type }) => from.includes(type))?.id;
  const [receiver, another] = all.filter(({ type, id }) => to.includes(type) && id !== sender).map(({ id }) => id);
  return sender === undefined || receiver === undefined ? undefined : { sender, receiver, another };
}

/** Every way of a pathway that is open today and has organisations on both ends. */
export function waysWithCast(pathway: Pathway): readonly (readonly [HandoverRoute, Cast])[] {
  return waysOpenOn(pathway, today).flatMap((route) => {
    const cast = castFor(route);
    return cast === undefined ? [] : [[route, cast] as const];
  });
}

/** An event of one of the two sides that fits in form; which of all that fit, `pick` says. */
export function eventLike(
  pathway: Pathway,
  type: string,
  { receiver, another }: Cast,
  items: readonly string[],
  pick: number,
): HandoverCommandEvent | undefined {
  const definition = pathway.events.find((each) => each.type === type);
  if (definition === undefined) return undefined;
  const samples = samplesOf(definition);
  const sample = samples[pick % samples.length] as HandoverCommandEvent;
  const some = pick % 3 === 0 || items.length < 2 ? undefined : items.slice(0, 1);
  const soon = new Date(Date.now() + (1 + (pick % 3)) * 86_400_000).toISOString() as Instant;
  const reason = definition.reasons?.[pick % definition.reasons.length]?.code ?? '';
  switch (sample.type) {
    case 'accept':
      return {
        ...sample,
        items: some,
        ...(definition.requires === 'startDate' || pick % 5 === 0 ? { startsAt: soon } : {}),
      };
    case 'reject':
      return { ...sample, reason, betterReceiver: another ?? receiver, items: some };
    case 'redirect':
      return { ...sample, reason, receiver: another ?? receiver };
    case 'withdraw':
    case 'correct':
      return { ...sample, reason };
    case 'reschedule':
      return { ...sample, effectiveFrom: soon };
    case 'act':
      return { ...sample, fields: withMoment(sample.fields, soon) };
    default:
      return sample;
  }
}

function withMoment(fields: Readonly<Record<string, string | number | boolean>>, moment: Instant) {
  const near = (value: string | number | boolean): string | number | boolean =>
    typeof value === 'string' && value.startsWith('9999-12-31') ? moment.slice(0, value.length) : value;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, near(value)]));
}

/**
 * Lets a handover live: after the sending, both sides do something that they can do, as often as is said; answers how it
 * stands then. The same picks live the same life.
 */
export async function live(
  stage: ServiceStage,
  pathway: Pathway,
  [route, cast]: readonly [HandoverRoute, Cast],
  picks: readonly number[],
): Promise<HandoverView> {
  const [sending, receiving] = sidesOf(cast);
  const [first = 0] = picks;
  let view = await stage.create(sending, {
    pathway: pathway.id,
    patient: { cpr: '2509479989', municipality: '0730' },
    ...{ sender: cast.sender, receiver: cast.receiver, content: pathway.exampleContent, send: true },
    items: itemsOn(pathway, route).map(keyOf),
    ...(first % 2 === 0 ? {} : { effectiveFrom: new Date(Date.now() + 2_000).toISOString() as Instant }),
  });
  for (const pick of picks) {
    const actor = pick % 2 === 0 ? receiving : sending;
    const seen = await stage.reads.handover(view.id, actor);
    const able = seen.availableEvents.filter(({ type }) => type !== 'redirect' || cast.another !== undefined);
    const type = able[pick % Math.max(1, able.length)]?.type ?? '';
    const keys = seen.items.map(({ kind, scope }) => (scope === null ? kind : `${kind}/${scope}`));
    const event = eventLike(pathway, type, cast, keys, pick);
    if (event !== undefined) view = (await unlessRefused(stage.apply(actor, view.id, event))) ?? view;
    if (pick % 7 === 0) await stage.service.applySystem(view.id, { type: 'delivered' });
    if (pick % 11 === 0) await stage.service.applySystem(view.id, { type: 'circumstance', circumstance: 'leave' });
    await sleep(1);
  }
  return view;
}

/** Somebody who may act for each side. */
export function sidesOf({ sender, receiver }: Cast): readonly [Actor, Actor] {
  return [person('clinician', sender), person('case-worker', receiver)];
}

async function unlessRefused<Answer>(attempt: Promise<Answer>): Promise<Answer | undefined> {
  return attempt.catch((error: unknown) => {
    if (error instanceof ProblemError) return undefined;
    throw error;
  });
}
